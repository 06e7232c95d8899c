"""Makes the tree of a page of HTML."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.environment import BuildEnvironment

from sphinx_newsfeed.html_to_docutils import text_of_html
from sphinx_newsfeed.html_to_docutils.whole_pages import Page, html_to_page
from sphinx_newsfeed.listing.presentation import classes_of_language
from sphinx_newsfeed.listing.survey import Survey
from sphinx_newsfeed.listing.tex_text import ANY_SIGN, shield_texts
from sphinx_newsfeed.loading import PictureBounds, PicturePlace
from sphinx_newsfeed.policy import clean
from sphinx_newsfeed.problems import Problem, ProblemKind, Report
from sphinx_newsfeed.sphinx_ext.articles.depth import plain_paragraphs
from sphinx_newsfeed.sphinx_ext.articles.html import arguments_at, put_translatable
from sphinx_newsfeed.sphinx_ext.articles.languages import shelter_languages
from sphinx_newsfeed.sphinx_ext.articles.large_bodies import extent_of, fault_of_document
from sphinx_newsfeed.sphinx_ext.articles.pictures import mark_pictures
from sphinx_newsfeed.sphinx_ext.articles.repairs import repair_body
from sphinx_newsfeed.sphinx_ext.articles.translations import (
    TRANSLATED,
    parse_html_translation,
    settle_translation,
    warn_and_note,
)
from sphinx_newsfeed.sphinx_ext.build_info.reporting import warn
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of

#: What the head of a page may tell Sphinx, as the fields at the top of other documents do. Source:
#: Sphinx, "File-wide metadata".
_SWITCHES = ("orphan", "nosearch", "no-search", "nocomments")
_DEPTH = "tocdepth"


def put_page(text: str, document: nodes.document) -> None:
    """Parse the *text* of a page's file, or a translated message of it, into *document*."""
    env: BuildEnvironment = document.settings.env
    if str(document.get("source", "")).endswith(TRANSLATED):
        parse_html_translation(text, document, partial(_arguments, env))
        settle_translation(document, ANY_SIGN)
        return
    pages: list[Page] = []

    def convert(**arguments: Any) -> Iterable[nodes.Node]:
        name = env.docname.rpartition("/")[2]
        page = html_to_page(clean(text), name=name, **arguments)
        pages.append(page)
        return page.blocks

    put_translatable(document, _arguments(env, warn_and_note(env)), convert)
    (page,) = pages
    if fault := fault_of_document(document, extent_of(document)):
        _show_text(text, fault, document)
    _settle(page, document)
    document.children[:0] = page.meta
    for node in page.meta:
        node.parent = document
    _tell_sphinx(page, env)


def _arguments(env: BuildEnvironment, report: Report) -> dict[str, Any]:
    """The arguments of the conversion: its pictures lie beside the page, or in the project."""
    file = Path(env.doc2path(env.docname))
    bounds = PictureBounds.of(domain_of(env).build.settings)
    place = PicturePlace(file, Path(env.srcdir), bounds=bounds, note_missing=env.note_dependency)
    return arguments_at(place, env, report)


def _show_text(text: str, fault: str, document: nodes.document) -> None:
    """Show the title and the words of a page alone, as those of an article that is too large."""
    file = str(document.settings.env.doc2path(document.settings.env.docname))
    for section in document.findall(nodes.section):
        title = section.children[0]
        section.children = []
        section += [title, *plain_paragraphs(text_of_html(text), file)]
        break
    warn(Problem(ProblemKind.BODY, f"{fault}; its text is shown without markup", file, 1))


def _settle(page: Page, document: nodes.document) -> None:
    """Make of the tree what a page may show, as of that of an article."""
    for section in document.children:
        if isinstance(section, nodes.section):
            own = classes_of_language(document.settings.env.config.language)
            section["classes"] = [each for each in section["classes"] if each not in own]
            document.note_implicit_target(section, section)
    found = Survey(document)
    repair_body(found)
    shield_texts(found, ANY_SIGN)
    shelter_languages(found)
    mark_pictures(found.of(nodes.image))


def _tell_sphinx(page: Page, env: BuildEnvironment) -> None:
    metadata = env.metadata[env.docname]
    metadata |= {name: page.said[name] for name in _SWITCHES if name in page.said}
    if (depth := page.said.get(_DEPTH, "")).isdecimal():
        metadata[_DEPTH] = min(int(depth[:3]), 999)
