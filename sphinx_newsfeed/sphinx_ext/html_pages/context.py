"""What templates of HTML pages get of the news section besides the body of a page."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from sphinx_newsfeed.listing.tex_text import shielded_title
from sphinx_newsfeed.model.article import Article, plain_record
from sphinx_newsfeed.sphinx_ext.articles.languages import language_attributes, language_of_page
from sphinx_newsfeed.sphinx_ext.build_info.builders import makes_site
from sphinx_newsfeed.sphinx_ext.domain.domain import NewsDomain, domain_of
from sphinx_newsfeed.sphinx_ext.html_pages.edit_links import name_file, name_no_file
from sphinx_newsfeed.sphinx_ext.html_pages.navigation import neighbours_of, parents_of
from sphinx_newsfeed.sphinx_ext.html_pages.source_copies import copy_name


def complete_context(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Set Sphinx' own ``parents``, which every theme shows in its way, and neighbours.

    Before an article is the older one, before a page of a listing that of newer articles. On a site
    both stand in the text, whatever the theme, so themes get no ``prev`` and ``next`` to show a
    second time; browsers and search engines find them in the head. Templates find an article's
    record, with all that its front matter says, as ``newsfeed_article``; its texts are not escaped.
    """
    domain = domain_of(app.env)
    if doctree is None:
        return
    article = domain.build.catalogue.get(pagename)
    if article is not None:
        context["newsfeed_article"] = _record(app, article)
        _name_source(app, article, context)
        name_file(app, article, context)
    is_generated = pagename in domain.build.pages or pagename in domain.build.archives
    before, after = neighbours_of(domain, pagename)
    if article is not None or is_generated:
        context["title"] = shielded_title(app.env.longtitles[pagename].astext())
        _set_neighbours(app, pagename, before, after, context)
        _set_parents(app, pagename, context)
    elif after and not context.get("next"):
        # The first page of a listing may have neighbours in the tree of documents.
        _tell_neighbour(app, pagename, "next", after, context)
    if pagename in domain.build.html_pages and context.get("sourcename"):
        # The project chooses a suffix; one of HTML would let the file act.
        suffix = Path(app.env.doc2path(pagename)).suffix
        context["sourcename"] = copy_name(pagename, suffix, app.env.found_docs)
    if domain.build.is_generated(pagename):
        # The text of a page that nobody wrote is of no use to readers.
        context["sourcename"] = ""
        context["has_source"] = False
        name_no_file(context)


def _record(app: Sphinx, article: Article) -> dict[str, Any]:
    """What templates get; builders of JSON publish it as it is, so private keys are not there."""
    record = plain_record(article)
    record |= {"title": article.shown_title, "summary": article.shown_summary}
    return record if makes_site(app.builder) else record | {"extra": {}}


def _set_neighbours(
    app: Sphinx, pagename: str, before: str, after: str, context: dict[str, Any]
) -> None:
    _tell_neighbour(app, pagename, "prev", before, context)
    _tell_neighbour(app, pagename, "next", after, context)
    kept = [link for link in context.get("rellinks", ()) if link[2] not in {"N", "P"}]
    context["rellinks"] = kept


def _tell_neighbour(
    app: Sphinx, pagename: str, rel: str, docname: str, context: dict[str, Any]
) -> None:
    domain = domain_of(app.env)
    if not makes_site(app.builder):
        context[rel] = _link(app, domain, pagename, docname)
        return
    context[rel] = None
    if docname:
        address = escape(app.builder.get_relative_uri(pagename, docname))
        title = escape(domain.title_of(docname))
        tag = f'<link rel="{rel}" title="{title}" href="{address}" />'
        context["metatags"] = f"{context.get('metatags') or ''}{tag}\n"


def _set_parents(app: Sphinx, pagename: str, context: dict[str, Any]) -> None:
    """Set the way to the page, unless it has one in the tree of documents."""
    domain = domain_of(app.env)
    parents = parents_of(domain, pagename)
    context["newsfeed_parents"] = parents
    if not context.get("parents"):
        context["parents"] = [
            {
                "link": app.builder.get_relative_uri(pagename, name),
                "title": _in_its_language(app, domain, name, shielded_title(title)),
            }
            for name, title in parents
        ]


def _in_its_language(app: Sphinx, domain: NewsDomain, docname: str, title: str) -> str:
    """A title that tells readers of screens how to pronounce it; all themes put it into a text."""
    language = language_of_page(domain, docname)
    attributes = language_attributes(language, app.config.language)
    return f"<span{attributes}>{title}</span>" if attributes else title


def _name_source(app: Sphinx, article: Article, context: dict[str, Any]) -> None:
    """Name the copy of the source after the document.

    Sphinx cuts the suffix out of the path below the source directory, and a file that lies outside
    it would be copied to wherever the rest leads; and it lets the project choose a suffix.
    """
    suffix = Path(article.path).suffix
    if context.get("sourcename"):
        context["sourcename"] = copy_name(article.docname, suffix, app.env.found_docs)


def _link(app: Sphinx, domain: NewsDomain, pagename: str, docname: str) -> dict[str, str] | None:
    if not docname:
        return None
    link = app.builder.get_relative_uri(pagename, docname)
    return {"link": link, "title": _title(domain, docname)}


def _title(domain: NewsDomain, docname: str) -> str:
    # Templates put titles out as they are: Sphinx turns Jinja's escaping off.
    return shielded_title(domain.title_of(docname))
