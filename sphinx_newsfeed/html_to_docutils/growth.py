"""A tree that grows as a parser reports what it meets: bounded depth, nothing that is hidden."""

from __future__ import annotations

import re
from collections.abc import Callable

from sphinx_newsfeed import policy
from sphinx_newsfeed.generators import EXCERPT_ENDS
from sphinx_newsfeed.html_to_docutils.inline_styles import is_hidden_by_style, shows_by_style
from sphinx_newsfeed.html_to_docutils.left_out import Count
from sphinx_newsfeed.html_to_docutils.scanning import LINE_ATTRIBUTE
from sphinx_newsfeed.html_to_docutils.tree import BLOCKS, GAP, MORE, UNSEEN, VOID, Element

#: Makes what a text may hold of a text or the value of an attribute.
Tidy = Callable[[str], str]

# The marker that most programs know ("more", with any text behind it), those of generators, and
# what others are usually called.
_EXCERPT_MARKER = re.compile(
    rf"\s*(?:more(?:[\s:].*)?|read[\s_-]?more|{EXCERPT_ENDS}"
    r"|(?:end[\s_-]?)?excerpt(?:[\s_-]?(?:end|separator))?)\s*",
    re.IGNORECASE | re.DOTALL,
)


class Growth:
    """Takes starts, texts and ends in their order, each end being that of the last one open.

    An element that lies too deep gives its content to the deepest one that does not. What is
    hidden is left out.
    """

    def __init__(self, line: int, tidy: Tidy | None, *, shows_hidden: bool = False) -> None:
        """``tidy`` is given each text and each value of an attribute; None: all are tidy.

        What a style hides is left out, unless ``shows_hidden``.
        """
        self.root = Element("#root", line=line)
        #: Whether depth had to be cut.
        self.flattened = False
        #: Whether a link leads to a place in the text itself.
        self.leads_within = False
        self._tidy = tidy
        self._parent = self.root
        #: What took content before each of the open elements, and whether a gap follows it.
        self._outer: list[tuple[Element, bool]] = []
        #: What styles hide and was left out.
        self.hidden = Count()
        self._shows_hidden = shows_hidden
        #: How many elements are open from a hidden one on.
        self._within = 0
        #: The line of that one, if a style hides it, and how many were open before one whose text
        #: nothing shows.
        self._hidden_line = 0
        self._unseen_from = 0
        #: The last element, if it lies too deep and had no content so far.
        self._deep: Element | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin an element, which becomes the owner of its attributes."""
        if self._deep is not None:
            self._flatten(self._deep)
        if self._within:
            self._hide(name)
            return
        parent = self._parent
        element = self._element(name, attributes)
        by_style = not self._shows_hidden and is_hidden_by_style(attributes)
        hidden = by_style or ("hidden" in attributes and not shows_by_style(attributes))
        if name in VOID:
            # The parser puts what follows some of these into them.
            if not hidden:
                parent.children.append(element)
        elif hidden:
            self._hidden_line = element.line if by_style else 0
            self._hide(name)
            return
        elif len(self._outer) + 1 < policy.MAX_DEPTH:
            parent.children.append(element)
            self._parent = element
        else:
            self._deep = element
        self._outer.append((parent, False))

    def _hide(self, name: str) -> None:
        """Begin an element that is left out."""
        self._within += 1
        if name in UNSEEN and not self._unseen_from:
            self._unseen_from = self._within

    def _element(self, name: str, attributes: dict[str, str]) -> Element:
        if self._tidy is not None:
            attributes.update({key: self._tidy(value) for key, value in attributes.items()})
        if "href" in attributes and attributes["href"].lstrip().startswith("#"):
            self.leads_within = True
        line = attributes.pop(LINE_ATTRIBUTE, "")
        return Element(name, attributes, int(line) if line.isdecimal() else self._parent.line)

    def _flatten(self, deep: Element) -> None:
        """Let the element around take the content of one that lies too deep."""
        self.flattened = True
        self._deep = None
        if deep.name in BLOCKS:
            _gap(self._parent)
            self._outer[-1] = (self._parent, True)

    def end(self) -> None:
        """End the last element that is open."""
        if self._within:
            if self._within == self._unseen_from:
                self._unseen_from = 0
            self._within -= 1
            return
        if self._deep is not None:
            self._parent.children.append(self._deep)
            self._deep = None
        parent, gap_after = self._outer.pop()
        if gap_after:
            _gap(parent)
        self._parent = parent

    def text(self, text: str) -> None:
        """Put in a text."""
        if self._deep is not None:
            self._flatten(self._deep)
        if self._within:
            if self._hidden_line and not self._unseen_from:
                self.hidden.add(text, self._hidden_line)
        else:
            self._parent.children.append(self._tidy(text) if self._tidy else text)

    def comment(self, text: str) -> None:
        """Put in the marker of an excerpt, if the comment is one; other content is no content."""
        if self._deep is not None:
            self._flatten(self._deep)
        if not self._within and _EXCERPT_MARKER.fullmatch(text):
            self._parent.children.append(Element(MORE, line=self._parent.line))


def _gap(parent: Element) -> None:
    last = parent.children[-1] if parent.children else None
    if not (isinstance(last, Element) and last.name == GAP):
        parent.children.append(Element(GAP, line=parent.line))
