"""Makes the links in a copied piece of an article right on the page that shows the copy."""

from __future__ import annotations

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.builders import Builder
from sphinx.environment import BuildEnvironment
from sphinx.errors import NoUri
from sphinx.util.nodes import make_refnode

from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of
from sphinx_newsfeed.sphinx_ext.domain.references import GENERATED, docname_at, moved_address


def adapt_copied_links(copy: nodes.Node, env: BuildEnvironment, article: str, page: str) -> None:
    """Change links below *copy*, made of nodes of the document *article*, to hold on *page*.

    What misses is told on the article's own page, and not again here.
    """
    builder = domain_of(env).build.builder
    for pending in list(copy.findall(pending_xref)):
        _adapt_pending(pending, env, article, page)
    for reference in list(copy.findall(nodes.reference)):
        if "refid" in reference:
            _lead_to_article(reference, builder, article, page)
        elif "refuri" in reference:
            reference["refuri"] = moved_address(reference["refuri"], builder, article, page)


def _adapt_pending(reference: pending_xref, env: BuildEnvironment, article: str, page: str) -> None:
    base = reference.get("refdoc", article)
    kind = (reference.get("refdomain"), reference["reftype"])
    if kind == ("doc", "myst"):
        if reference["reftarget"] not in env.all_docs:
            reference.replace_self(reference.children)
    elif reference["reftype"] == "myst" and reference.get("reflocalid"):
        anchor = reference["reflocalid"]
        link = nodes.reference("", "", *reference.children, refid=anchor, internal=True)
        reference.replace_self(link)
    elif kind == ("std", "doc") or reference["reftype"] in {"any", "myst"}:
        absolute = docname_at(base, reference["reftarget"])
        if absolute in env.all_docs:
            reference["reftarget"] = f"/{absolute}"
    if reference["reftype"] == "myst" and reference.get("refdomain") != "doc":
        # MyST asks the same as ``any`` does, but warns whatever the reference says.
        reference.attributes |= {"reftype": "any", "refdomain": ""}
    reference.attributes |= {"refdoc": page, "refwarn": False, GENERATED: True}


def _lead_to_article(reference: nodes.reference, builder: Builder, article: str, page: str) -> None:
    anchor = reference["refid"]
    inner = nodes.inline("", "", *reference.children)
    try:
        reference.replace_self(make_refnode(builder, page, article, anchor, inner))
    except NoUri:
        reference.replace_self(inner)
