"""Lists of Word: paragraphs whose styles say list and level, with the bullet or number as text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sphinx_newsfeed.html_to_docutils.inline_styles import declarations
from sphinx_newsfeed.html_to_docutils.tree import Element

SIGNS = ("mso-list",)

# "l0 level2 lfo1", without its blanks.
_LEVEL = re.compile(r"l([0-9]+)level([0-9])")
_NUMBER = re.compile(r"\(?(?:([0-9]{1,9})|[a-z]|[ivxlc]+)[.)]", re.IGNORECASE)
_DEEPEST = 9


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


def _place(child: Element | str) -> re.Match[str] | None:
    # Outlook writes items as such, too.
    if isinstance(child, str) or child.name == "li":
        return None
    if "mso-list" not in child.attributes.get("style", "").lower():
        return None
    return _LEVEL.match(declarations(child.attributes["style"]).get("mso-list", ""))


def _with_lists(children: list[Element | str]) -> list[Element | str]:
    result: list[Element | str] = []
    opened: list[_Open] = []
    for child in children:
        place = _place(child)
        if place is not None and isinstance(child, Element):
            level = min(max(int(place[2]), 1), _DEEPEST)
            _put(child, place[1], level, opened, result)
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
    item = last.element.elements()[-1]
    return item.children


def _take_marker(item: Element) -> str:
    """Take the bullet or the number out of an item, and return it."""
    for parent in [item, *item.descendants()]:
        for index, child in enumerate(parent.children):
            if isinstance(child, Element) and "mso-list:ignore" in re.sub(
                r"\s", "", child.attributes.get("style", "").lower()
            ):
                del parent.children[index]
                return child.text().strip()
    return ""
