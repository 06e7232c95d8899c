"""References to articles and names: how they are made, and what is said when they miss."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.domains import Domain

from sphinx_newsfeed.article import Article, Axis
from sphinx_newsfeed.nearest import nearest
from sphinx_newsfeed.problems import Problem, ProblemKind
from sphinx_newsfeed.sphinx_ext.reporting import warn

#: How many candidates a warning names at the most.
_CANDIDATES = 5


def pending_article(article: Article, from_docname: str) -> pending_xref:
    """A reference to an article, which takes its title (translated, where it is) when resolved."""
    return _pending("article", article.docname, article.title, from_docname)


def pending_name(axis: Axis, name: str, text: str, from_docname: str) -> pending_xref:
    """A reference to where the articles of a name stand; plain text where that is nowhere."""
    reference = _pending(axis.value, name, text, from_docname)
    reference["refexplicit"] = True
    return reference


def _pending(typ: str, target: str, text: str, from_docname: str) -> pending_xref:
    reference = pending_xref(
        "",
        nodes.inline(text, text, classes=[f"newsfeed-{typ}"]),
        refdomain="news",
        reftype=typ,
        reftarget=target,
        refexplicit=False,
        refwarn=False,
        refdoc=from_docname,
    )
    # Under -n Sphinx warns of every miss; a name that stands nowhere is none here.
    reference["newsfeed_generated"] = True
    return reference


def warn_missing(app: Sphinx, domain: Domain | None, node: pending_xref) -> bool | None:
    """Say what a role of the domain may have meant, in place of Sphinx' own warning."""
    if domain is None or domain.name != "news":
        return None
    if not node.get("newsfeed_generated"):
        known = list(_known(domain, node["reftype"]))
        message = f"no {node['reftype']} {node['reftarget']!r}; {_advice(node, known)}"
        warn(Problem(ProblemKind.REFERENCE, message, *_location(node)))
    return True


def warn_ambiguous(target: str, articles: Sequence[Article], node: pending_xref) -> None:
    """Say that *target* names several articles, of which the newest was taken."""
    names = ", ".join(article.docname for article in articles[:_CANDIDATES])
    message = f"{target!r} names {len(articles)} articles, the first is taken: {names}"
    warn(Problem(ProblemKind.REFERENCE, message, *_location(node)))


def _known(domain: Domain, objtype: str) -> Iterable[str]:
    return (name for name, _, typ, *_ in domain.get_objects() if typ == objtype)


def _advice(node: pending_xref, known: list[str]) -> str:
    if known:
        return f"nearest are {', '.join(nearest(node['reftarget'], known))}"
    if node["reftype"] == "article":
        return "there are no articles"
    axis = "month" if node["reftype"] == "date" else node["reftype"]
    return f"a newsfeed directive with the option ':group-by: {axis}' gives them a place"


def _location(node: nodes.Node) -> tuple[str, int]:
    while node.source is None and node.parent is not None:
        node = node.parent
    return node.source or "", node.line or 0
