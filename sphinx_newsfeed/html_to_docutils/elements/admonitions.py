"""Boxes that tell, warn or advise, as generators and style sheets name them by classes."""

from __future__ import annotations

import re

from docutils import nodes

from sphinx_newsfeed.generators.tags import BOX_KINDS
from sphinx_newsfeed.html_to_docutils.elements.blocks import box, paragraph, quotation, transparent
from sphinx_newsfeed.html_to_docutils.elements.mathematics import marked
from sphinx_newsfeed.html_to_docutils.elements.pictures import division
from sphinx_newsfeed.html_to_docutils.state import Handler, State
from sphinx_newsfeed.html_to_docutils.tree import Element, names

_NODES: dict[str, type[nodes.Element]] = {
    "attention": nodes.attention,
    "caution": nodes.caution,
    "danger": nodes.danger,
    "error": nodes.error,
    "hint": nodes.hint,
    "important": nodes.important,
    "note": nodes.note,
    "tip": nodes.tip,
    "warning": nodes.warning,
}

#: Classes of boxes beside which a kind stands as a class of its own: Sphinx,
#: Asciidoctor, VuePress, Obsidian, generators of sites and their themes.
_BOXES = names(
    "admonition admonitionblock custom-block note callout hint book-hint theme-admonition"
)

# Classes that say both: GitHub, Bootstrap, Quarto, Fluid.
_BOTH = re.compile(
    r"(?:markdown-alert|alert|callout|admonition|theme-admonition|note)--?([a-z]+)", re.IGNORECASE
)
#: Classes that must stand beside one of those.
_ANCHORS = names("markdown-alert alert callout admonition theme-admonition note")

_TITLE_CLASSES = names(
    """
    admonition-title admonition-heading markdown-alert-title callout-title callout-header
    custom-block-title alert-heading alert-title note-title
    """
)
_TITLE_START = ("admonitionheading", "admonition-heading")


def kind_of(element: Element) -> str:
    """Return the kind of box that an element is, empty for none."""
    classes = [name.lower() for name in element.classes]
    if "callout" in classes and (kind := element.get("data-callout").lower()):
        return kind if kind in BOX_KINDS else "note"
    if _ANCHORS.intersection(classes):
        for name in classes:
            match = _BOTH.fullmatch(name)
            if match and match[1] in BOX_KINDS:
                return match[1]
    boxes = _BOXES.intersection(classes)
    for name in classes if boxes else ():
        if name in BOX_KINDS and boxes != {name}:
            return name
    return "note" if "admonition" in boxes or "theme-admonition" in boxes else ""


def _or(other: Handler) -> Handler:
    """Return a handler that puts an admonition or a formula, or does what another handler does."""

    def put(element: Element, state: State) -> None:
        if "class" not in element.attributes or not element.classes:
            other(element, state)
            return
        state.end_paragraph()
        if marked(element, state):
            state.end_paragraph()
        elif (kind := kind_of(element)) and state.may_nest():
            _admonition(element, kind, state)
        else:
            other(element, state)

    summary = (other.__doc__ or "").split("\n\n")[0].strip()
    put.__doc__ = f"{summary} With the classes of a box that tells or warns: an admonition."
    return put


def _admonition(element: Element, kind: str, state: State) -> None:
    """Put an admonition, with a title if it has one of its own."""
    state.end_paragraph()
    line = state.line
    if "admonitionblock" in element.classes:
        element = _without_table(element)
    heading = _heading(element)
    title: list[nodes.Node] = []
    blocks: list[nodes.Node] = []
    if heading is not None:
        state.enter(heading)
        title, blocks = state.collect_title(heading.children)
    content = blocks + state.collect(child for child in element.children if child is not heading)
    state.line = line
    words = "".join(node.astext() for node in title).strip(" :!.\uff1a").lower()
    standard = BOX_KINDS[kind]
    if not content:
        if title:
            state.add(state.new(nodes.paragraph, *title))
    elif words and words != standard:
        parts = [state.new(nodes.title, *title), *content]
        state.add(state.new(nodes.admonition, *parts, classes=[standard]))
    else:
        state.add(state.new(_NODES[standard], *content))


def _heading(element: Element) -> Element | None:
    """Return the child that names the box, where it is the first."""
    first = next((c for c in element.children if not isinstance(c, str) or c.strip()), None)
    if not isinstance(first, Element):
        return None
    classes = {name.lower() for name in first.classes}
    named = classes & _TITLE_CLASSES or any(name.startswith(_TITLE_START) for name in classes)
    return first if named else None


def _without_table(element: Element) -> Element:
    """Return a box of Asciidoctor, which lays an icon and the content out in a table."""
    cells = [cell for cell in element.descendants() if cell.name == "td"]
    content = next((cell for cell in cells if "content" in cell.classes), None)
    return content or element


HANDLERS: dict[str, Handler] = {
    "aside": _or(box),
    "blockquote": _or(quotation),
    "div": _or(division),
    "p": _or(paragraph),
    "section": _or(transparent),
}
