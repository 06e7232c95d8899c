"""Text whose lines and indentation a style keeps (CSS Text, section 3)."""

from __future__ import annotations

import re

from sphinx_newsfeed.html_to_docutils.inline_styles import declarations
from sphinx_newsfeed.html_to_docutils.tree import BLOCKS, Element, names

SIGNS = ("white-space",)

_KEEPS = names("pre pre-wrap pre-line break-spaces")
_FONT = re.compile(r"mono|courier|consolas|menlo|cascadia|sourcecode|firacode", re.IGNORECASE)
#: What keeps its lines anyhow, or holds none.
_OTHERS = names("pre listing xmp plaintext textarea code script style table tbody tr ul ol dl")


def rewrite(root: Element) -> None:
    """Make breaks of the ends of lines; what is set like code is code."""
    stack: list[tuple[Element, bool]] = [(root, False)]
    while stack:
        element, kept = stack.pop()
        if element.name in ("pre", "textarea", "code", "script", "style"):
            continue
        style = element.attributes.get("style", "")
        if "white-space" in style.lower():
            said = declarations(style)
            kept = said.get("white-space", "") in _KEEPS
            if kept and element.name in ("div", "p") and _is_code(said, element):
                element.name = "pre"
                continue
        if kept and element.name not in _OTHERS:
            _keep_lines(element)
        stack += [(child, kept) for child in element.elements()]


def _is_code(style: dict[str, str], element: Element) -> bool:
    """Tell whether an element is set in a font for code, and is more than a word in a line."""
    lines = element.text().count("\n") or len(element.elements()) > 1
    return bool(lines and _FONT.search(style.get("font-family", "")))


def _keep_lines(element: Element) -> None:
    children: list[Element | str] = []
    last = len(element.children) - 1
    for index, child in enumerate(element.children):
        if isinstance(child, Element) or "\n" not in child or not child.strip():
            children.append(child)
            continue
        text = child
        if index == 0 or _is_block(element.children[index - 1]):
            text = text.removeprefix("\n")
        if index == last or _is_block(element.children[index + 1]):
            text = text.rstrip("\n ")
        first, *lines = text.split("\n")
        children.append(first)
        for line in lines:
            words = line.lstrip(" \t")
            children += [Element("br"), "\xa0" * (len(line) - len(words)) + words]
    element.children = children


def make_verse(element: Element) -> None:
    """Make a division of verses, or other text in ``pre``, whose lines are kept."""
    for each in (element, *element.descendants()):
        _keep_lines(each)
    element.name, element.attributes = "div", {}


def _is_block(child: Element | str) -> bool:
    return isinstance(child, Element) and child.name in BLOCKS
