"""Lists of Word: paragraphs whose styles say list and level, with the bullet or number as text.

Pages that are saved without what only Word reads ("filtered") say the level by the margin.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sphinx_newsfeed.html_to_docutils.inline_styles import declarations
from sphinx_newsfeed.html_to_docutils.tree import Element

SIGNS = ("mso-list", "msolistparagraph")

# "l0 level2 lfo1", without its blanks.
_LEVEL = re.compile(r"l([0-9]+)level([0-9])")
_NUMBER = re.compile(r"\(?(?:([0-9]{1,9})|[a-z]|[ivxlc]+)[.)]", re.IGNORECASE)
_DEEPEST = 9

_CLASS = "MsoListParagraph"
# What stands between a bullet and the words behind it, as a style without its blanks.
_SPACE = 'font:7.0pt"timesnewroman"'
_LENGTH = re.compile(r"([0-9]{1,4}(?:\.[0-9]+)?)(pt|in|cm)")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54}
#: How far each level is set in, in points.
_STEP = 36.0


@dataclass(slots=True)
class _Open:
    """A list that takes items, with what tells it from others."""

    element: Element
    name: str
    level: int


def rewrite(root: Element) -> None:
    """Make lists of the paragraphs that are items."""
    for parent in [root, *root.descendants()]:
        if any(_place(child) for child in parent.children):
            parent.children = _with_lists(parent.children)


def _place(child: Element | str) -> tuple[str, int] | None:
    """Return the list and the level that a paragraph is an item of."""
    # Outlook writes items as such, too.
    if isinstance(child, str) or child.name == "li":
        return None
    style = child.attributes.get("style", "")
    if "mso-list" in style.lower():
        match = _LEVEL.match(declarations(style).get("mso-list", ""))
        return (match[1], int(match[2])) if match else None
    if any(name.startswith(_CLASS) for name in child.classes) and _space_in(child) is not None:
        match = _LENGTH.fullmatch(declarations(style).get("margin-left", ""))
        points = float(match[1]) * _POINTS[match[2]] if match else _STEP
        return "", round(points / _STEP)
    return None


def _space_in(item: Element) -> tuple[Element, int] | None:
    """Return what holds the blanks behind a bullet or number, and where in it they are."""
    for parent in [item, *item.descendants()]:
        for index, child in enumerate(parent.children):
            if isinstance(child, Element) and _SPACE in _squeezed(child):
                return parent, index
    return None


def _squeezed(element: Element) -> str:
    return re.sub(r"\s", "", element.attributes.get("style", "").lower())


def _with_lists(children: list[Element | str]) -> list[Element | str]:
    result: list[Element | str] = []
    opened: list[_Open] = []
    for child in children:
        place = _place(child)
        if place is not None and isinstance(child, Element):
            name, level = place
            _put(child, name, min(max(level, 1), _DEEPEST), opened, result)
        elif isinstance(child, Element) or child.strip():
            opened.clear()
            result.append(child)
    return result


def _put(
    item: Element, name: str, level: int, opened: list[_Open], result: list[Element | str]
) -> None:
    """Put an item into the list of its level, which begins where there is none."""
    marker = _take_marker(item)
    number = _NUMBER.match(marker)
    while opened and opened[-1].level > level:
        opened.pop()
    kind = "ol" if number else "ul"
    last = opened[-1] if opened else None
    if last is not None and last.level == level and (last.name, last.element.name) != (name, kind):
        opened.pop()
        last = opened[-1] if opened else None
    if last is None or last.level < level:
        start = {"start": number[1]} if number and number[1] and number[1] != "1" else {}
        made = Element(kind, start, item.line)
        _below(last, result).append(made)
        opened.append(_Open(made, name, level))
    line = Element("li", {}, item.line, item.children)
    opened[-1].element.children.append(line)


def _below(last: _Open | None, result: list[Element | str]) -> list[Element | str]:
    """Return what takes a list: the last item of the one around it, or the text."""
    if last is None:
        return result
    item = last.element.children[-1]
    return item.children if isinstance(item, Element) else result


def _take_marker(item: Element) -> str:
    """Take the bullet or the number out of an item, and return it."""
    for parent in [item, *item.descendants()]:
        for index, child in enumerate(parent.children):
            if isinstance(child, Element) and "mso-list:ignore" in _squeezed(child):
                del parent.children[index]
                return child.text().strip()
    if (found := _space_in(item)) is not None:
        parent, index = found
        marker = "".join(child for child in parent.children[:index] if isinstance(child, str))
        parent.children = parent.children[index + 1 :]
        return marker.strip()
    return ""
