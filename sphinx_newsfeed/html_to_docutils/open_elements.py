"""End tags that the parser passes over, and what browsers end there.

libxml2 ends no element by the end tag of one that weighs less by its own table: after
``<template><td></template>`` or ``<dialog><div></dialog>`` all that follows would belong to what
nobody sees. And it ends a heading only by its own end tag, where browsers take that of any heading
(HTML standard, section 13.2.6.4.7). So the missing end tags are put in.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from sphinx_newsfeed.html_to_docutils.tree import names
from sphinx_newsfeed.html_to_docutils.unclosed import SWALLOWING

HEADINGS = names("h1 h2 h3 h4 h5 h6")
#: What libxml2 ends by the end tag of none of :data:`SWALLOWING` (``htmlEndPriority``).
_HEAVY = names("div table tbody td tfoot th thead tr")
#: An item in a heading, which libxml2 begins behind the heading.
_ITEM, _LISTS = "li", names("dir menu ol ul")


@dataclass
class OpenElements:
    """Follows the tags of a text from where one of these elements begins."""

    #: The last heading if it is open, and how many items began in it.
    heading: str = ""
    _items: int = 0
    #: The elements that are open from one that swallows on, and how often each is among them.
    _open: list[str] = field(default_factory=list)
    _counts: Counter[str] = field(default_factory=Counter)

    def follows(self) -> bool:
        """Whether each tag is to be followed at the moment."""
        return bool(self._open or self.heading)

    def follow(self, name: str, tag: str) -> list[str]:
        """Take note of a tag; return the tags to put right before an end tag."""
        if tag.endswith("/>"):
            return []  # Empty for the parser.
        closing = tag.startswith("</")
        added = self._follow_heading(name, closing=closing)
        if not closing:
            if name in SWALLOWING or (self._open and name in _HEAVY):
                self._open.append(name)
                self._counts[name] += 1
            return added
        if not self._counts[name]:
            return added
        inner: list[str] = []
        while (last := self._open.pop()) != name:
            self._counts[last] -= 1
            inner.append(f"</{last}>")
        self._counts[name] -= 1
        return added + inner if name in SWALLOWING else added

    def _follow_heading(self, name: str, *, closing: bool) -> list[str]:
        if name == _ITEM:
            self._items += -1 if closing else 1
        elif closing and name in _LISTS:
            self._items = 0
        if name not in HEADINGS:
            return []
        heading, items = self.heading, self._items
        self.heading, self._items = "" if closing else name, 0
        if not closing or not heading:
            return []
        return [f"</{_ITEM}>"] * (items > 0) + [f"</{heading}>"] * (heading != name)
