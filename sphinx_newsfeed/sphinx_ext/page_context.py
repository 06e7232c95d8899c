"""What templates of HTML pages get of an article besides its body."""

from __future__ import annotations

import html
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.locale import _

from sphinx_newsfeed.article import Article, plain_record
from sphinx_newsfeed.sphinx_ext.domain import NewsDomain, domain_of


def complete_context(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Set Sphinx' own ``prev`` and ``next`` of an article's page, which every theme shows.

    The older article is the previous one. Templates find the article's record, with all that its
    front matter says, as ``newsfeed_article``; its texts are not escaped.
    """
    domain = domain_of(app.env)
    article = domain.catalogue.get(pagename)
    if doctree is None or article is None:
        return
    context["newsfeed_article"] = plain_record(article)
    _name_source(app, article, context)
    neighbours = domain.catalogue.neighbours(pagename)
    context["prev"] = _link(app, domain, pagename, neighbours.older)
    context["next"] = _link(app, domain, pagename, neighbours.newer)
    context["rellinks"] = [
        *(link for link in context.get("rellinks", ()) if link[2] not in {"N", "P"}),
        *_rellink(domain, neighbours.newer, "N", _("next")),
        *_rellink(domain, neighbours.older, "P", _("previous")),
    ]


def _name_source(app: Sphinx, article: Article, context: dict[str, Any]) -> None:
    """Name the copy of the source after the document.

    Sphinx cuts the suffix out of the path below the source directory, and a file that lies outside
    it would be copied to wherever the rest leads.
    """
    suffix = Path(article.path).suffix
    context["page_source_suffix"] = suffix
    if context.get("sourcename"):
        end: str = app.config.html_sourcelink_suffix
        context["sourcename"] = f"{article.docname}{suffix}{'' if suffix == end else end}"


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
