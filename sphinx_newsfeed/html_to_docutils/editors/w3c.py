"""MDN and the W3C: what scripts show beside names, and boxes that name themselves by a style."""

from __future__ import annotations

from sphinx_newsfeed.html_to_docutils.editors.pruning import prune
from sphinx_newsfeed.html_to_docutils.tree import Element, names

SIGNS = ("self-link", "dfn-panel", "example-header", "article-footer", "back-to-top")

_FURNITURE = ("dfn-panel", "example-header", "article-footer", "sample-code-frame")
_BOXES = names("advisement issue note")


def rewrite(root: Element) -> None:
    """Make boxes of paragraphs that are some; leave out what scripts show."""
    prune(root, _FURNITURE, ids=("back-to-top",))
    for element in root.descendants():
        if element.name == "p" and not _BOXES.isdisjoint(element.classes):
            _make_box(element)


def _make_box(paragraph: Element) -> None:
    """Make a box of a paragraph whose style writes before it what it is."""
    first = paragraph.first()
    if isinstance(first, Element) and "self-link" in first.classes:
        inner = Element("p", {}, paragraph.line, paragraph.children)
        paragraph.name, paragraph.children = "div", [inner]
        paragraph.attributes["role"] = "note"
