"""Lists in lists, made of items that stand beside each other and say how deep they are."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from sphinx_newsfeed.html_to_docutils.tree import Element


class Place(NamedTuple):
    """Where an item belongs: the name of its list, and how deep that lies in others."""

    name: str
    level: int


#: Says where an element belongs, None where it is no item; and makes items of one.
FindPlace = Callable[[Element], Place | None]
MakeItems = Callable[[Element], list[Element]]


def nest(parent: Element, place_of: FindPlace, items_of: MakeItems) -> None:
    """Put the items among the children of an element into lists, and these into each other."""
    found = {id(child): place for child in parent.elements() if (place := place_of(child))}
    if not found:
        return
    children: list[Element | str] = []
    opened: list[tuple[int, Element]] = []
    for child in parent.children:
        if isinstance(child, str) or id(child) not in found:
            if isinstance(child, Element) or child.strip():
                opened.clear()
            children.append(child)
            continue
        name, level = found[id(child)]
        while opened and opened[-1][0] > level:
            opened.pop()
        if opened and opened[-1][0] == level and opened[-1][1].name != name:
            opened.pop()
        if not opened or opened[-1][0] < level:
            made = Element(name, _start(child), child.line)
            above = opened[-1][1].children[-1:] if opened else []
            item = above[0] if above else None
            (item.children if isinstance(item, Element) else children).append(made)
            opened.append((level, made))
        opened[-1][1].children += items_of(child)
    parent.children = children


def _start(element: Element) -> dict[str, str]:
    return {name: element.get(name) for name in ("start", "type") if element.get(name)}
