"""The words that a browser shows, from the tree of an independent parser (html5lib)."""

from __future__ import annotations

import re
import warnings
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
from docutils import nodes

#: Elements that are not displayed, and those that the converter leaves out by design.
_HIDDEN = frozenset(
    """
    button datalist dialog head input meter noframes option progress script select style template
    textarea title math iframe object video audio svg
    """.split()  # noqa: SIM905 - a list would fill a page
)

_WORD = re.compile(r"[^\W_]+")


def shown_words(html: str) -> list[str]:
    """Return the words of an HTML text that a browser shows."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        builder = html5lib.getTreeBuilder("etree")
        root = html5lib.HTMLParser(builder, namespaceHTMLElements=False).parse(html)
    parts: list[str] = []
    stack: list[Any] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            parts.append(node)
        else:
            stack += [part for part in reversed(_content(node)) if part is not None]
    return _WORD.findall("".join(parts))


def _content(element: Element) -> list[Any]:
    if not isinstance(element.tag, str) or element.tag in _HIDDEN or "hidden" in element.attrib:
        return []
    style = re.sub(r"\s", "", element.get("style", "")).lower()
    if "display:none" in style or "visibility:hidden" in style:
        return []
    content: list[Any] = [element.text]
    for child in element:
        content += [child, child.tail]
    return [" ", *content, " "]


def tree_words(tree: list[nodes.Node]) -> list[str]:
    """Return the words of a tree of nodes."""
    parts: list[str] = []
    for node in tree:
        parts += [text.astext() + " " for text in node.findall(nodes.Text)]
    return _WORD.findall("".join(parts))


def assert_words_kept(html: str, tree: list[nodes.Node]) -> None:
    """Fail unless all that a browser shows is in the tree, in its order.

    Letters are compared, not words: inline elements divide words in the one and not in the other.
    """
    wanted, found = "".join(shown_words(html)), iter("".join(tree_words(tree)))
    missing = next((index for index, letter in enumerate(wanted) if letter not in found), None)
    assert missing is None, f"lost behind {wanted[max(0, missing - 40) : missing]!r}: {html!r}"
