"""What templates of HTML pages get of the news section besides the body of a page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.locale import _

from sphinx_newsfeed.listing.tex_text import shielded_title
from sphinx_newsfeed.model.article import Article, plain_record
from sphinx_newsfeed.sphinx_ext.build_info.builders import makes_site
from sphinx_newsfeed.sphinx_ext.domain.domain import NewsDomain, domain_of
from sphinx_newsfeed.sphinx_ext.html_pages.navigation import neighbours_of, parents_of
from sphinx_newsfeed.sphinx_ext.html_pages.source_copies import copy_name

#: Signs that end an attribute in HTML, or begin an element.
_ACTIVE = frozenset("\"'<>&")


def complete_context(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Set Sphinx' own ``prev``, ``next`` and ``parents``, which every theme shows in its way.

    Before an article is the older one, before a page of a listing that of newer articles.
    Templates find an article's record, with all that its front matter says, as
    ``newsfeed_article``; its texts are not escaped.
    """
    domain = domain_of(app.env)
    if doctree is None:
        return
    article = domain.build.catalogue.get(pagename)
    if article is not None:
        context["newsfeed_article"] = _record(app, article)
        _name_source(app, article, context)
    is_generated = pagename in domain.build.pages or pagename in domain.build.archives
    before, after = neighbours_of(domain, pagename)
    if article is not None or is_generated:
        context["title"] = shielded_title(app.env.longtitles[pagename].astext())
        _set_neighbours(app, pagename, before, after, context)
        _set_parents(app, pagename, context)
    elif after and not context.get("next"):
        # The first page of a listing may have neighbours in the tree of documents.
        context["next"] = _link(app, domain, pagename, after)
    if domain.build.is_generated(pagename):
        # The text of a page that nobody wrote is of no use to anybody.
        context["sourcename"] = ""
        context["has_source"] = False


def _record(app: Sphinx, article: Article) -> dict[str, Any]:
    """What templates get; builders of JSON publish it as it is, so private keys are not there."""
    record = plain_record(article)
    return record if makes_site(app.builder) else record | {"extra": {}}


def _set_neighbours(
    app: Sphinx, pagename: str, before: str, after: str, context: dict[str, Any]
) -> None:
    domain = domain_of(app.env)
    context["prev"] = _link(app, domain, pagename, before)
    context["next"] = _link(app, domain, pagename, after)
    context["rellinks"] = [
        *(link for link in context.get("rellinks", ()) if link[2] not in {"N", "P"}),
        *_rellink(domain, after, "N", _("next")),
        *_rellink(domain, before, "P", _("previous")),
    ]


def _set_parents(app: Sphinx, pagename: str, context: dict[str, Any]) -> None:
    """Set the way to the page, unless it has one in the tree of documents."""
    domain = domain_of(app.env)
    parents = parents_of(domain, pagename)
    context["newsfeed_parents"] = parents
    if not context.get("parents"):
        context["parents"] = [
            {"link": app.builder.get_relative_uri(pagename, name), "title": shielded_title(title)}
            for name, title in parents
        ]


def _name_source(app: Sphinx, article: Article, context: dict[str, Any]) -> None:
    """Name the copy of the source after the document.

    Sphinx cuts the suffix out of the path below the source directory, and a file that lies outside
    it would be copied to wherever the rest leads; and it lets the project choose a suffix.
    """
    suffix = Path(article.path).suffix
    context["page_source_suffix"] = suffix
    if _ACTIVE.intersection(article.path):
        # sphinx_immaterial puts the path of the file into a link to edit it, as it is.
        context["meta"] = {"hide-edit-link": "", **(context.get("meta") or {})}
    if context.get("sourcename"):
        context["sourcename"] = copy_name(article.docname, suffix, app.env.found_docs)


def _link(app: Sphinx, domain: NewsDomain, pagename: str, docname: str) -> dict[str, str] | None:
    if not docname:
        return None
    link = app.builder.get_relative_uri(pagename, docname)
    return {"link": link, "title": _title(domain, docname)}


def _rellink(
    domain: NewsDomain, docname: str, key: str, label: str
) -> list[tuple[str, str, str, str]]:
    return [(docname, _title(domain, docname), key, label)] if docname else []


def _title(domain: NewsDomain, docname: str) -> str:
    # Templates put titles out as they are: Sphinx turns Jinja's escaping off.
    return shielded_title(domain.title_of(docname))
