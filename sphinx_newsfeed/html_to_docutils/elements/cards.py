"""Cards, and what folds: their headings name them, and begin no section around what follows."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sphinx_newsfeed.html_to_docutils.elements.blocks import details
from sphinx_newsfeed.html_to_docutils.state import Handler, State
from sphinx_newsfeed.html_to_docutils.tree import Element, names

_CARD = re.compile(r"(?:[a-z]+-)*(?:box|callout|card|infobox|panel|well)", re.IGNORECASE)
_HEADINGS = names("h1 h2 h3 h4 h5 h6")

#: Classes of what folds, with those of its name and of its content: Ghost, Confluence.
_FOLDS: Mapping[str, tuple[str, str]] = {
    "kg-toggle-card": ("kg-toggle-heading-text", "kg-toggle-content"),
    "expand-container": ("expand-control-text", "expand-content"),
}


def is_card(element: Element) -> bool:
    """Tell whether an element is a card with one heading: more divide an article in a frame."""
    if not any(map(_CARD.fullmatch, element.classes)):
        return False
    headings = [each for each in element.descendants() if each.name in _HEADINGS]
    return len(headings) == 1


def put_card(element: Element, state: State) -> None:
    """Give the content of a card, with a rubric for its heading."""
    for block in state.collect(element.children):
        state.add(block)


def fold(element: Element, state: State) -> None:
    """Put what folds by a script as what folds by itself."""
    name, content = next(_FOLDS[each] for each in element.classes if each in _FOLDS)
    heading, body = element.find_class(name), element.find_class(content)
    children: list[Element | str] = []
    if heading is not None:
        children.append(Element("summary", {}, heading.line, heading.children))
    children += body.children if body is not None else element.children
    details(Element("details", {}, element.line, children), state)


BY_CLASS: dict[str, Handler] = dict.fromkeys(_FOLDS, fold)
