"""Keeps the body of each article's page as it was written, of which feeds take the text."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from sphinx_newsfeed.sphinx_ext.build_info.cache import kept_of_output
from sphinx_newsfeed.sphinx_ext.build_info.page_addresses import has_feeds
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of

_KIND = "bodies"


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


def kept_body(app: Sphinx, docname: str) -> str | None:
    """The body of an article's page as it was written; ``None`` where its page is not known."""
    body = kept_of_output(app, _KIND).load(docname)
    return body if isinstance(body, str) else None
