"""References to articles and names, as nodes that are resolved when all documents are read."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from urllib.parse import urlsplit, urlunsplit

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.builders import Builder

from sphinx_newsfeed.listing.presentation import language_classes
from sphinx_newsfeed.listing.tex_text import ANY_SIGN, shield_text
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.model.taxonomy import Taxonomy
from sphinx_newsfeed.problems import Problem, ProblemKind
from sphinx_newsfeed.sphinx_ext.build_info.builders import has_addresses
from sphinx_newsfeed.sphinx_ext.build_info.reporting import warn

#: Marks the references of bylines and listings, as against those that somebody wrote.
GENERATED = "newsfeed_generated"
#: The type of references to a feed, which is the name of the role, and of those to all of them.
FEED, FEED_LIST = "feed", "feeds"
#: The type of references to the page of all news.
ARCHIVE = "archive"
#: The type of references to what an address in an article means.
LINK = "link"
#: The type of references by a label of the extension that came before.
OLD_LABEL = "old-label"
#: The attribute of such a reference that names the article in which the address stands.
BASE = "newsfeed_base"
#: The attribute that says that it must lead to an article.
SURE = "newsfeed_sure"
#: The attribute that holds an address of Markdown as it was written; MyST keeps what it made of it.
WRITTEN = "newsfeed_address"
#: How many candidates a warning names at the most.
_CANDIDATES = 5


def pending_article(article: Article, from_docname: str) -> pending_xref:
    """A reference to an article, which takes its title (translated, where it is) when resolved."""
    classes = language_classes(article)
    return _pending("article", article.docname, article.shown_title, from_docname, classes)


def pending_name(taxonomy: Taxonomy, name: str, text: str, from_docname: str) -> pending_xref:
    """A reference to where the articles of a name stand; plain text where that is nowhere."""
    reference = _pending(taxonomy.name, name, text, from_docname)
    if taxonomy.is_own:
        # A class of its name might be one of the style sheet's.
        for words in reference.findall(nodes.inline):
            words["classes"] = ["newsfeed-term"]
    reference["refexplicit"] = True
    return reference


def pending_date(key: str, text: str, from_docname: str) -> pending_xref:
    """A reference to where the articles of a date stand; plain text where that is nowhere."""
    reference = _pending("date", key, text, from_docname)
    reference["refexplicit"] = True
    return reference


def pending_archive(text: str, from_docname: str) -> pending_xref:
    """A reference to the page of all news; plain text where there is none."""
    reference = _pending(ARCHIVE, "", text, from_docname)
    reference["refexplicit"] = True
    return reference


def pending_document(
    docname: str, text: str, from_docname: str, classes: Sequence[str] = ()
) -> pending_xref:
    """A reference to a document, as ``:doc:`` makes one; *classes* are those of its text."""
    reference = _pending("doc", f"/{docname}", text, from_docname, classes)
    reference.attributes |= {"refdomain": "std", "refexplicit": True}
    return reference


def _pending(
    typ: str, target: str, text: str, from_docname: str, classes: Sequence[str] = ()
) -> pending_xref:
    reference = pending_xref(
        "",
        nodes.inline(text, text, classes=[f"newsfeed-{typ}", *classes]),
        refdomain="news",
        reftype=typ,
        reftarget=target,
        refexplicit=False,
        refwarn=False,
        refdoc=from_docname,
    )
    # Under -n Sphinx warns of every miss; a name that stands nowhere is none here.
    reference[GENERATED] = True
    return reference


def pending_link(address: str, article: Article, children: Sequence[nodes.Node]) -> pending_xref:
    """A reference to what *address* means in *article*; it is found while pages are written."""
    reference = pending_xref(
        "",
        nodes.inline("", "", *children),
        refdomain="news",
        reftype=LINK,
        reftarget=address,
        refexplicit=True,
        refwarn=False,
        refdoc=article.docname,
    )
    reference[BASE] = article.docname
    return reference


def is_relative(address: str) -> bool:
    """Whether *address* means something else on another page."""
    if address.startswith("#"):
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return not parts.scheme and not parts.netloc and not parts.path.startswith("/")


def moved_address(address: str, builder: Builder, article: str, page: str) -> str:
    """What *address*, which is relative and stands in the document *article*, is on *page*."""
    if not has_addresses(builder) or article == page or not is_relative(address):
        return address
    base = builder.get_relative_uri(page, article)
    parts = urlsplit(address)
    path = posixpath.normpath(posixpath.join(posixpath.dirname(base), parts.path))
    if ":" in path.partition("/")[0]:
        # "../javascript:…" is a path; what is left of it must not become a scheme.
        path = f"./{path}"
    end = "/" if parts.path.endswith("/") else ""
    return urlunsplit(parts._replace(path=path + end if parts.path else base))


def titled(contnode: nodes.Element, title: str) -> nodes.inline:
    """The content of a reference with *title* in place of its text."""
    shown = nodes.inline(title, title, classes=contnode.get("classes", []))
    if ANY_SIGN.search(title):
        shield_text(shown)
    return shown


def warn_ambiguous(target: str, articles: Sequence[Article], node: pending_xref) -> None:
    """Say that *target* names several articles, of which the newest was taken."""
    names = ", ".join(article.docname for article in articles[:_CANDIDATES])
    message = f"{target!r} names {len(articles)} articles, the first is taken: {names}"
    warn(Problem(ProblemKind.REFERENCE, message, *location_of(node)))


def docname_at(base: str, target: str) -> str:
    """The docname that *target* means in the document *base*."""
    return posixpath.normpath(posixpath.join(f"/{base}", "..", target)).lstrip("/")


def location_of(node: nodes.Node) -> tuple[str, int]:
    """The file and line of *node*, or of what it stands in."""
    while not (node.source and node.line) and node.parent is not None:
        node = node.parent
    return node.source or "", node.line or 0
