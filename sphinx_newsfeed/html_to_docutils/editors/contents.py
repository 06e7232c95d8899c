"""Tables of contents: topics with lists in them, as docutils makes them of its own.

Asciidoctor, MediaWiki, Notion, org-mode, the W3C, Word.
"""

from __future__ import annotations

import re

from sphinx_newsfeed.html_to_docutils.editors.levels import Place, nest
from sphinx_newsfeed.html_to_docutils.tree import Element, names

SIGNS = ("doc-toc", 'id="toc"', "id='toc'", "id=toc", "table_of_contents", "msotoc")

_IDS = names("toc table-of-contents")
_TITLES = names("h1 h2 h3 h4 h5 h6")
# Notion: how far an entry is indented. Word: the style of one.
_LEVEL = re.compile(r"(?:table_of_contents-indent-|MsoToc)([0-9])")


def rewrite(root: Element) -> None:
    """Make topics of tables of contents, and lists of entries that are none."""
    for element in (root, *root.descendants()):
        if element.get("id") in _IDS or element.get("role") == "doc-toc":
            _make_topic(element)
        nest(element, _place, _items)


def _make_topic(element: Element) -> None:
    shown = (child for child in element.elements() if child.name not in ("input", "label"))
    if (first := next(shown, None)) is None:
        return
    is_title = first.name in _TITLES or "toctitle" in (first.get("id"), *first.classes)
    if is_title:
        first.name, first.attributes = "p", {"class": "topic-title"}
        element.attributes = {"class": "topic", "id": element.get("id")}
        behind = element.children.index(first)
        element.children = element.children[behind:]
    for each in element.descendants():
        # The numbers stand in the entries.
        if each.name == "ol" and "toc" in each.classes:
            each.name = "ul"
        elif each.name in _TITLES:
            each.name = "span"


def _place(element: Element) -> Place | None:
    if element.name not in ("div", "p"):
        return None
    level = next((match[1] for c in element.classes if (match := _LEVEL.fullmatch(c))), "")
    return Place("ul", int(level)) if level else None


def _items(element: Element) -> list[Element]:
    return [Element("li", {}, element.line, element.children)]
