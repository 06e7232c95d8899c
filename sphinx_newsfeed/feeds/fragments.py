"""Fragments of HTML as plain trees.

What docutils' writers make is well-formed, so that lxml's parser of XML reads it, in a tenth of the
time that one of HTML takes. What it refuses, or would read otherwise, as HTML of the article's own
may be, is read by Python's parser of HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bs4 import BeautifulSoup, Tag
from bs4.builder import HTMLTreeBuilder
from bs4.element import NavigableString, PreformattedString
from lxml import etree

#: What XML says otherwise: names in namespaces, sections of text, ends of lines in values, and
#: references to characters that HTML takes for others.
_NOT_XML = re.compile(
    r"""xmlns|</?[\w-]+:|\s[\w-]+:[\w-]+=|<!\[|\r|&#(?:1[2-5]\d|x[89]\w);"""
    r"""|=(?:"[^"<>]*[\n\t]|'[^'<>]*[\n\t])"""
)
#: Attributes whose values are lists. Source: HTML Standard, "Index", "Attributes".
_LISTS = frozenset({"class", "rel", "rev", "headers", "sandbox", "accesskey", "archive", "for"})
_BUILDER = HTMLTreeBuilder()
_VOID = frozenset(_BUILDER.empty_element_tags or ())
_BLANK_KEPT = frozenset(_BUILDER.preserve_whitespace_tags)
_ASCII_BLANKS = " \n\t\f\r"


@dataclass(slots=True, eq=False)
class Element:
    """An element, with its texts and elements; comments and the like are left out."""

    name: str
    attributes: dict[str, str]
    children: list[Element | str] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        """Its classes."""
        return self.attributes.get("class", "").split()

    @property
    def is_void(self) -> bool:
        """Whether it is one that never holds anything."""
        return self.name in _VOID and not self.children

    def elements(self) -> Iterator[Element]:
        """All elements in it, in the order of the text."""
        waiting: list[Element | str] = [*reversed(self.children)]
        while waiting:
            node = waiting.pop()
            if isinstance(node, Element):
                yield node
                waiting += reversed(node.children)


def read_fragment(html: str) -> Element:
    """The tree of *html*, below an element without a name."""
    if _NOT_XML.search(html) is None:
        # There are no entities: what declares them has no place in an element.
        parser = etree.XMLParser(target=_Target())
        try:
            tree: Element = etree.fromstring(f"<div>{html}</div>", parser)
        except etree.XMLSyntaxError:
            return _read_html(html)
        return tree
    return _read_html(html)


class _Target:
    """Takes what a parser of XML finds."""

    def __init__(self) -> None:
        #: What is around all; the parser wants one element.
        self._root = Element("", {})
        self._open: list[Element] = []
        self._text: list[str] = []
        self._keeping_blanks = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin an element."""
        self._end_text()
        element = self._root
        if self._open:
            element = Element(name.lower(), dict(_values(attributes)))
            self._open[-1].children.append(element)
        self._open.append(element)
        self._keeping_blanks += element.name in _BLANK_KEPT

    def end(self, name: str) -> None:
        """End the element that was begun last."""
        self._end_text()
        self._keeping_blanks -= self._open.pop().name in _BLANK_KEPT

    def data(self, text: str) -> None:
        """Take a piece of text."""
        self._text.append(text)

    def comment(self, text: str) -> None:
        """Leave a comment out; texts before and behind it are two."""
        self._end_text()

    def pi(self, target: str, text: str) -> None:
        """Leave an instruction out."""
        self._end_text()

    def close(self) -> Element:
        """The element around all."""
        return self._root

    def _end_text(self) -> None:
        text, self._text = "".join(self._text), []
        if text and not self._keeping_blanks and not text.strip(_ASCII_BLANKS):
            # As the parser of HTML has it.
            text = "\n" if "\n" in text else " "
        if text:
            self._open[-1].children.append(text)


def _values(attributes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for key, value in attributes.items():
        name = key.lower()
        yield name, " ".join(value.split()) if name in _LISTS else value


def _read_html(html: str) -> Element:
    around = Element("", {})
    waiting: list[tuple[Tag, Element]] = [(BeautifulSoup(html, "html.parser"), around)]
    while waiting:
        tag, element = waiting.pop()
        for node in tag.contents:
            if isinstance(node, Tag):
                child = Element(node.name, dict(_values(_texts(node))))
                element.children.append(child)
                waiting.append((node, child))
            elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
                element.children.append(str(node))
    return around


def _texts(tag: Tag) -> dict[str, str]:
    """The attributes of an element of BeautifulSoup, some of which are lists."""
    return {
        name: " ".join(value) if isinstance(value, list) else str(value)
        for name, value in tag.attrs.items()
    }
