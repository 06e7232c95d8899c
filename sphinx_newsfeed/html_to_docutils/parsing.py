"""HTML text to the tree that is converted: characters, parser, bounded depth."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from bs4 import BeautifulSoup
from bs4.element import Comment, NavigableString, PageElement, PreformattedString, Tag

from sphinx_newsfeed import policy
from sphinx_newsfeed.generators import EXCERPT_ENDS
from sphinx_newsfeed.html_to_docutils.inline_styles import is_hidden_by_style
from sphinx_newsfeed.html_to_docutils.scanning import LINE_ATTRIBUTE, annotate
from sphinx_newsfeed.html_to_docutils.tree import BLOCKS, GAP, MORE, VOID, Element

# The marker that most programs know ("more", with any text behind it), those of generators, and
# what others are usually called.
_EXCERPT_MARKER = re.compile(
    rf"\s*(?:more(?:[\s:].*)?|read[\s_-]?more|{EXCERPT_ENDS}"
    r"|(?:end[\s_-]?)?excerpt(?:[\s_-]?(?:end|separator))?)\s*",
    re.IGNORECASE | re.DOTALL,
)


def clean(text: str) -> str:
    r"""Return the text without what XML 1.0 does not know, and with ``\n`` at the ends of lines.

    A form feed, white space in HTML, becomes a blank.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", " ")
    return policy.clean(text)


@dataclass(slots=True)
class Hidden:
    """Elements that a style hides, as the parser made them, and what they hold."""

    #: How many words, and the line of the first element.
    words: int = 0
    line: int = 0

    def add(self, tag: Tag, line: int) -> None:
        """Count the words of an element that is left out."""
        if words := len(tag.get_text(" ").split()):
            self.words += words
            self.line = self.line or line


@dataclass(frozen=True, slots=True)
class Parsed:
    """The tree of an HTML text, and what it lost to be one that can be converted."""

    root: Element
    #: Whether elements lay too deep in each other, and have given their content to others.
    too_deep: bool
    #: Whether there were too many; the last ones have given their text only.
    too_many: bool
    #: What styles hide and was left out.
    hidden: Hidden = field(default_factory=Hidden)


def parse(
    html: str,
    line: int,
    *,
    known: Iterable[str],
    edit: Callable[[BeautifulSoup], None] | None,
) -> Parsed:
    """Return the tree of the HTML.

    ``known`` are further elements, which are no text in code either. ``edit`` is given the parsed
    body before the tree is made.
    """
    html = clean(html)
    with warnings.catch_warnings():
        # Text that looks like a file name, and XHTML, are no reason to warn about here.
        warnings.simplefilter("ignore")
        text, cut = annotate(html, line, known)
        soup = BeautifulSoup(text, "lxml", multi_valued_attributes=None)
    if edit is not None:
        edit(soup)
    root = Element("#root", line=line)
    # Else only character references by numbers bring something in.
    is_clean = edit is None and "&#" not in html
    tidy = str if is_clean else clean
    hidden = Hidden()
    too_deep = _copy(soup, root, tidy, hidden)
    if hidden.words and hidden.words > _count_words(root):
        # A script of the site shows it.
        root, hidden = Element("#root", line=line), Hidden()
        too_deep = _copy(soup, root, tidy, None)
    return Parsed(root, too_deep=too_deep, too_many=cut, hidden=hidden)


def _count_words(root: Element) -> int:
    shown = (e for e in (root, *root.descendants()) if e.name not in ("script", "style"))
    return sum(len(c.split()) for e in shown for c in e.children if isinstance(c, str))


def _copy(
    soup: BeautifulSoup, root: Element, tidy: Callable[[str], str], left_out: Hidden | None
) -> bool:
    """Copy the parser's tree below ``root``, iteratively; tell whether depth had to be cut.

    An element that lies too deep gives its content to the deepest one that does not. What is
    hidden is left out; ``left_out`` counts what a style hides, and without it that is shown.
    ``tidy`` is given each text and each value of an attribute.
    """
    flattened = False
    stack: list[tuple[Iterator[PageElement], Element, bool]] = [(iter(soup.contents), root, False)]
    while stack:
        content, parent, gap_after = stack[-1]
        node = next(content, None)
        if node is None:
            stack.pop()
            if gap_after:
                _gap(parent)
            continue
        if not isinstance(node, Tag):
            _copy_text(node, parent, tidy)
            continue
        element = _element(node, parent, tidy)
        hidden = _is_left_out(element, node, left_out)
        if node.name in VOID:
            # The parser puts what follows some of these into them.
            parent.children += [] if hidden else [element]
            stack.append((iter(node.contents), parent, False))
        elif not hidden and (len(stack) < policy.MAX_DEPTH or not node.contents):
            parent.children.append(element)
            stack.append((iter(node.contents), element, False))
        elif not hidden:
            flattened = True
            block = node.name in BLOCKS
            if block:
                _gap(parent)
            stack.append((iter(node.contents), parent, block))
    return flattened


def _is_left_out(element: Element, tag: Tag, left_out: Hidden | None) -> bool:
    if "hidden" in element.attributes:
        return True
    if left_out is None or not is_hidden_by_style(element.attributes):
        return False
    left_out.add(tag, element.line)
    return True


def _copy_text(node: PageElement, parent: Element, tidy: Callable[[str], str]) -> None:
    if isinstance(node, Comment):
        if _EXCERPT_MARKER.fullmatch(node):
            parent.children.append(Element(MORE, line=parent.line))
    elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
        parent.children.append(tidy(node))


def _element(tag: Tag, parent: Element, tidy: Callable[[str], str]) -> Element:
    attributes = {name: tidy(_value(value)) for name, value in tag.attrs.items()}
    line = attributes.pop(LINE_ATTRIBUTE, "")
    return Element(tag.name, attributes, int(line) if line.isdecimal() else parent.line)


def _value(value: object) -> str:
    """Return an attribute's value; those that functions of the caller set may be lists."""
    return " ".join(map(str, value)) if isinstance(value, list) else str(value)


def _gap(parent: Element) -> None:
    last = parent.children[-1] if parent.children else None
    if not (isinstance(last, Element) and last.name == GAP):
        parent.children.append(Element(GAP, line=parent.line))
