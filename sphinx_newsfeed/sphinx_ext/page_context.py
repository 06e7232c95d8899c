"""What HTML pages of articles get besides their body: the articles before and after."""

from __future__ import annotations

import html
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.locale import _

from sphinx_newsfeed.article import Article
from sphinx_newsfeed.sphinx_ext.domain import NewsDomain, domain_of


def add_neighbours(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Set Sphinx' own ``prev`` and ``next`` of an article's page, which every theme shows.

    The older article is the previous one.
    """
    domain = domain_of(app.env)
    if doctree is None or pagename not in domain.catalogue:
        return
    neighbours = domain.catalogue.neighbours(pagename)
    context["prev"] = _link(app, domain, pagename, neighbours.older)
    context["next"] = _link(app, domain, pagename, neighbours.newer)
    context["rellinks"] = [
        *(link for link in context.get("rellinks", ()) if link[2] not in {"N", "P"}),
        *_rellink(domain, neighbours.newer, "N", _("next")),
        *_rellink(domain, neighbours.older, "P", _("previous")),
    ]


def _link(
    app: Sphinx, domain: NewsDomain, pagename: str, article: Article | None
) -> dict[str, str] | None:
    if article is None:
        return None
    link = app.builder.get_relative_uri(pagename, article.docname)
    return {"link": link, "title": _title(domain, article)}


def _rellink(
    domain: NewsDomain, article: Article | None, key: str, label: str
) -> list[tuple[str, str, str, str]]:
    return [(article.docname, _title(domain, article), key, label)] if article else []


def _title(domain: NewsDomain, article: Article) -> str:
    # Templates put titles out as they are: Sphinx turns Jinja's escaping off.
    return html.escape(domain.title_of(article.docname))
