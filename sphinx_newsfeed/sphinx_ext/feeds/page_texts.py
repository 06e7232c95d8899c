"""Keeps the body of each article's page as it was written, of which feeds take the text."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from sphinx_newsfeed.feeds.absolute import PartsOfPage, absolute_text
from sphinx_newsfeed.listing.article_page import (
    ARTICLE_CLASS,
    FOOTER_CLASS,
    HEADER_CLASS,
    PICTURE_CLASS,
)
from sphinx_newsfeed.listing.related_links import OTHERS_CLASSES
from sphinx_newsfeed.sphinx_ext.build_info.cache import kept_of_output
from sphinx_newsfeed.sphinx_ext.build_info.page_addresses import page_address
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of
from sphinx_newsfeed.sphinx_ext.feeds.plan import has_feeds

_KIND = "bodies"
#: The class of a tree of documents, which says nothing outside the site. Source: Sphinx.
_TREE_CLASS = "toctree-wrapper"
_PARTS = PartsOfPage(
    ARTICLE_CLASS,
    HEADER_CLASS,
    PICTURE_CLASS,
    frozenset({FOOTER_CLASS, *OTHERS_CLASSES, _TREE_CLASS}),
)


def keep_body(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Keep the body of an article's page, before anybody changes it."""
    body = context.get("body")
    is_article = pagename in domain_of(app.env).build.catalogue
    if doctree is not None and is_article and isinstance(body, str) and has_feeds(app):
        kept_of_output(app, _KIND).keep(pagename, body)


def page_text(app: Sphinx, docname: str) -> str | None:
    """The text of an article as feeds show it; ``None`` where its page is not known."""
    body = kept_of_output(app, _KIND).load(docname)
    if not isinstance(body, str):
        return None
    return absolute_text(body, page_address(app, docname), _PARTS)
