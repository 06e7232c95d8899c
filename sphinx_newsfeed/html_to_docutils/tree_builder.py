"""The builder by which Beautiful Soup makes the tree that is converted, while lxml parses.

Beautiful Soup hands what lxml meets to a builder, which makes Beautiful Soup's own objects of it;
nobody asks for those where nothing edits the body, and they take more time than lxml does. What is
made here is what would be made of them.
"""

from __future__ import annotations

from collections.abc import Mapping

from bs4 import BeautifulSoup

# Beautiful Soup puts its builders there when it is imported.
from bs4.builder import LXMLTreeBuilder  # type: ignore[attr-defined]

from sphinx_newsfeed.html_to_docutils.growth import Growth


class GrowthBuilder(LXMLTreeBuilder):  # type: ignore[misc]
    """Hands what lxml meets to a :class:`Growth`; the soup stays empty.

    lxml ends each element that it begins, in the opposite order.
    """

    def __init__(self, growth: Growth) -> None:
        """``growth`` takes what one text holds."""
        super().__init__()
        self._growth = growth
        #: The pieces of a text that lxml has not finished.
        self._text: list[str] = []
        #: Whether the name of an attribute may seem to have a namespace.
        self._has_namespaces = True
        #: How many elements are open in which white space is kept.
        self._kept = 0
        # Called by lxml for each piece.
        self.data = self._text.append

    def feed(self, markup: str | bytes) -> None:
        """Parse a text."""
        self._has_namespaces = isinstance(markup, bytes) or "{" in markup
        super().feed(markup)

    def start(self, tag: str, attributes: Mapping[str, str], _namespaces: object = None) -> None:
        """Begin an element."""
        if self._text:
            self._end_text()
        if tag in self.preserve_whitespace_tags:
            self._kept += 1
        if self._has_namespaces:
            attributes = {_local(name): value for name, value in attributes.items()}
        self._growth.start(tag, dict(attributes))

    def end(self, tag: str) -> None:
        """End the last element that is open."""
        if self._text:
            self._end_text()
        if tag in self.preserve_whitespace_tags:
            self._kept -= 1
        self._growth.end()

    def comment(self, text: str) -> None:
        """Take a comment."""
        if self._text:
            self._end_text()
        self._growth.comment(text)

    def pi(self, _target: str, _data: str | None = None) -> None:
        """Take a processing instruction, which is no content."""
        self.comment("")

    def doctype(self, _name: str, _public: str | None, _system: str | None) -> None:
        """Take a document type, which is no content either."""
        self.comment("")

    def close(self) -> None:
        """Take the end of the text."""
        if self._text:
            self._end_text()

    def _end_text(self) -> None:
        """Put in the text that was met; white space alone is one sign, as Beautiful Soup has it."""
        text = "".join(self._text)
        self._text.clear()
        if not self._kept and text.isspace() and not text.strip(BeautifulSoup.ASCII_SPACES):
            text = "\n" if "\n" in text else " "
        self._growth.text(text)


def _local(name: str) -> str:
    """Return the name of an attribute without the namespace that Beautiful Soup would see in it."""
    if name[0] == "{" and "}" in name:
        return name.partition("}")[2]
    return name
