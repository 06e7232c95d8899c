"""The languages of what a page shows, and which way each runs.

No writer makes ``dir``: whatever has a language of another direction gets a class for its own.
"""

from __future__ import annotations

import html
from collections.abc import Callable
from functools import cache

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from sphinx_newsfeed.html_to_docutils.alignment import LANGUAGE_CLASS
from sphinx_newsfeed.languages import detect_language
from sphinx_newsfeed.listing.article_page import ARTICLE_CLASS
from sphinx_newsfeed.listing.overviews import DESCRIPTION_CLASS
from sphinx_newsfeed.listing.presentation import classes_of_language, language_classes
from sphinx_newsfeed.listing.survey import Survey
from sphinx_newsfeed.localization import runs_to_the_left
from sphinx_newsfeed.model.names import PATH_SIGN
from sphinx_newsfeed.pages.archives import Archive
from sphinx_newsfeed.sphinx_ext.domain.domain import NewsDomain, domain_of

#: The classes for directions.
DIRECTIONS = frozenset({"ltr", "rtl"})
_SHELTER = "newsfeed_languages"
#: The classes of names, where we show them and where a role does.
_NAMES = frozenset(
    f"{kind}-{axis}" for kind in ("newsfeed", "news") for axis in ("category", "tag", "author")
)

#: What is ours on a page. In a project that runs to the left it says so: few themes do.
_OURS = frozenset({ARTICLE_CLASS, "newsfeed"})


def shelter_languages(tree: Survey) -> None:
    """Put the classes for languages in *tree* aside while the document is read.

    The transform for smart quotes warns of each language for which it has none, although it leaves
    the quotes of these texts alone.
    """
    for node in tree.of(nodes.Element):
        if classes := node["classes"]:
            found = [name for name in classes if name.startswith(LANGUAGE_CLASS)]
            if found:
                node[_SHELTER] = found
                node["classes"] = [name for name in classes if name not in found]


def restore_languages(found: Survey, env: BuildEnvironment) -> None:
    """Give whatever is in another language than what is around it the classes that say so.

    HTML writers make ``lang`` of one of them; the other is for the direction. Put back what was put
    aside, and add languages of names, and directions.
    """
    domain, project = domain_of(env), env.config.language
    own = _OURS if runs_to_the_left(project) else frozenset()
    for node in found.of(nodes.Element):
        attributes = node.attributes
        if sheltered := attributes.pop(_SHELTER, None):
            node["classes"] += sheltered
        # Most nodes have none, and each of each page comes by here.
        if classes := attributes["classes"]:
            if DESCRIPTION_CLASS in classes:
                _add_language(node, detect_language(node.astext(), project))
            elif not _NAMES.isdisjoint(classes):
                _add_language(node, domain.build.language_of_name(node.astext()))
            elif not own.isdisjoint(classes):
                _add_language(node, project)
    if domain.is_filled(env.docname):
        _add_to_titles(found, domain, env.docname)
    for reference in found.of(addnodes.pending_xref):
        _add_to_reference(reference, domain)
    _settle(found, project)


def _add_to_titles(found: Survey, domain: NewsDomain, docname: str) -> None:
    """Say the language of headings that are names, or hold one."""
    for section in found.of(nodes.section):
        title = section.next_node(nodes.title)
        if title is not None and title.get("translatable") is False:
            found.add(_add_to_heading(title, domain, docname))


def say_language_in_contents(app: Sphinx, doctree: nodes.document) -> None:
    """Say the language of a document in tables of contents, once Sphinx has noted its headings."""
    domain, contents = domain_of(app.env), app.env.tocs[app.env.docname]
    article = domain.build.catalogue.get(app.env.docname)
    if article is not None and article.shown_language != app.config.language:
        # Each heading, since themes leave that of the page out, with what is around the others.
        for item in contents.findall(nodes.list_item):
            item["classes"] += language_classes(article)
    elif app.env.docname in domain.build.archives:
        for reference in contents.findall(nodes.reference):
            _add_to_heading(reference, domain, app.env.docname)


def language_of_page(domain: NewsDomain, docname: str) -> str:
    """The language of an article, or of the title of another page of the news section.

    Empty for that of the project.
    """
    article = domain.build.catalogue.get(docname)
    if article is not None:
        return article.shown_language
    archive = domain.build.archives.get(docname)
    return domain.build.language_of_name(archive.short_title or archive.title) if archive else ""


def _add_to_heading(heading: nodes.Element, domain: NewsDomain, docname: str) -> list[nodes.Node]:
    """Say the language of a heading of a document, or of the names in it; return new nodes."""
    archive = domain.build.archives.get(docname)
    text = heading.astext()
    shown = domain.build.localization.name
    names = [name for name in (_names_in(archive, shown) if archive else ()) if name in text]
    parts: list[nodes.Node] = []
    for name in names or [text]:
        parts += _add_to_part(heading, name, domain.build.language_of_name(name))
    return parts


def _names_in(archive: Archive, shown: Callable[[str], str]) -> list[str]:
    """The names that may stand in the heading of an archive, other words around them."""
    is_path = archive.taxonomy is not None and archive.taxonomy.is_tree
    path = archive.key.split(f" {PATH_SIGN} ") if is_path else []
    return [name for name in map(shown, path) if name] or [*filter(None, [archive.short_title])]


def _add_to_part(title: nodes.Element, name: str, language: str) -> list[nodes.Node]:
    """Say the language of a name where it stands in a heading, as in ``Tag: 数据``."""
    text = next((text for text in title.findall(nodes.Text) if name in text), None)
    if not language or text is None:
        return []
    if text == name and text.parent is title and len(title) == 1:
        _add_language(title, language)
        return []
    before, _, after = text.partition(name)
    part = nodes.inline(name, name, classes=classes_of_language(language))
    around = [nodes.Text(each) if each else None for each in (before, after)]
    shown = (around[0], part, around[1])
    parts: list[nodes.Node] = [each for each in shown if each is not None]
    text.parent.replace(text, parts)
    return parts


def _add_language(node: nodes.Element, language: str) -> None:
    if not any(name.startswith(LANGUAGE_CLASS) for name in node["classes"]):
        node["classes"] += classes_of_language(language)


def _add_to_reference(reference: addnodes.pending_xref, domain: NewsDomain) -> None:
    """Say the language of a title that is put in where a reference of the user's leads."""
    is_title = reference.get("reftype") == "article" and not reference.get("refexplicit")
    if not is_title or reference.get("refdomain") != "news" or not reference.children:
        return
    found = domain.build.catalogue.find(reference["reftarget"])
    text = reference.children[0]
    if found and isinstance(text, nodes.Element) and not _language_of(text):
        text["classes"] += language_classes(found[0])


def _settle(found: Survey, project: str) -> None:
    """Take away what says nothing new, and add directions where they change."""
    for node in found.of(nodes.Element):
        classes = node.attributes["classes"]
        if not classes or not (language := _language_of(node)):
            continue
        around = _outer_language(node)
        if around == language:
            node["classes"] = [name for name in classes if not name.startswith(LANGUAGE_CLASS)]
        elif not DIRECTIONS.intersection(classes):
            classes += _direction(language, _outer_direction(node), project)


def _language_of(node: nodes.Element) -> str:
    found = (name for name in node["classes"] if name.startswith(LANGUAGE_CLASS))
    return next(found, "").removeprefix(LANGUAGE_CLASS)


def _outer_language(node: nodes.Element) -> str:
    parent = node.parent
    while parent is not None:
        if language := _language_of(parent):
            return language
        parent = parent.parent
    return ""


def _outer_direction(node: nodes.Element) -> str:
    """The direction that something around a node has by its class; empty for that of the page."""
    parent = node.parent
    while parent is not None:
        if found := DIRECTIONS.intersection(parent["classes"]):
            return min(found)
        parent = parent.parent
    return ""


def direction_of(node: nodes.Element) -> str:
    """The direction in which a node's text runs, as far as a class says it."""
    found = DIRECTIONS.intersection(node["classes"])
    return min(found) if found else _outer_direction(node)


@cache
def _direction(language: str, around: str, project: str) -> tuple[str, ...]:
    """The class for the direction of a text that does not run as those around it may.

    Themes run to the right unless they are made for the other direction.
    """
    own = "rtl" if runs_to_the_left(language) else "ltr"
    if around:
        return () if own == around else (own,)
    return (own,) if own == "rtl" or runs_to_the_left(project) else ()


def language_attributes(language: str, project: str) -> str:
    """The attributes of an element of HTML whose text is in a language; empty for the project's."""
    tag = "".join(classes_of_language(language)).removeprefix(LANGUAGE_CLASS)
    if not tag or tag == "".join(classes_of_language(project)).removeprefix(LANGUAGE_CLASS):
        return ""
    direction = "".join(_direction(tag, "", project))
    said = html.escape(language.replace("_", "-"))
    return f' lang="{said}"' + (f' dir="{direction}"' if direction else "")
