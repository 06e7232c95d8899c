"""HTML text to the tree that is converted: characters, parser, bounded depth."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field

from bs4 import BeautifulSoup
from bs4.element import Comment, NavigableString, PageElement, PreformattedString, Tag

from sphinx_newsfeed import policy
from sphinx_newsfeed.html_to_docutils.growth import Growth
from sphinx_newsfeed.html_to_docutils.left_out import Count
from sphinx_newsfeed.html_to_docutils.scanning import annotate
from sphinx_newsfeed.html_to_docutils.tree import Element
from sphinx_newsfeed.html_to_docutils.tree_builder import GrowthBuilder


def clean(text: str) -> str:
    r"""Return the text without what XML 1.0 does not know, and with ``\n`` at the ends of lines.

    A form feed, white space in HTML, becomes a blank.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", " ")
    return policy.clean(text)


@dataclass(frozen=True, slots=True)
class Parsed:
    """The tree of an HTML text, and what it lost to be one that can be converted."""

    root: Element
    #: Whether elements lay too deep in each other, and have given their content to others.
    too_deep: bool
    #: Whether there were too many; the last ones have given their text only.
    too_many: bool
    #: Whether a link leads to a place in the text itself.
    leads_within: bool
    #: What styles hide and was left out.
    hidden: Count = field(default_factory=Count)


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
    # Else only character references by numbers bring something in.
    tidy = None if edit is None and "&#" not in html else clean
    text, cut = annotate(html, line, known)
    grow = _from_text(text) if edit is None else _from_edited(text, edit)
    growth = grow(Growth(line, tidy))
    if growth.hidden.words and growth.hidden.words > _count_words(growth.root):
        # A script of the site shows it.
        growth = grow(Growth(line, tidy, shows_hidden=True))
    return Parsed(
        growth.root,
        too_deep=growth.flattened,
        too_many=cut,
        leads_within=growth.leads_within,
        hidden=growth.hidden,
    )


def _from_text(text: str) -> Callable[[Growth], Growth]:
    """What lets a tree grow while the text is parsed."""

    def grow(growth: Growth) -> Growth:
        with _unwarned():
            BeautifulSoup(text, builder=GrowthBuilder(growth))
        return growth

    return grow


def _from_edited(text: str, edit: Callable[[BeautifulSoup], None]) -> Callable[[Growth], Growth]:
    """What lets a tree grow as the parser's is, which is edited before."""
    with _unwarned():
        soup = BeautifulSoup(text, "lxml", multi_valued_attributes=None)
    edit(soup)
    return lambda growth: _follow(soup, growth)


def _unwarned() -> AbstractContextManager[object]:
    # Text that looks like a file name, and XHTML, are no reason to warn about here.
    return warnings.catch_warnings(action="ignore")


def _count_words(root: Element) -> int:
    return sum(len(text.split()) for text in root.seen_texts())


def _follow(soup: BeautifulSoup, growth: Growth) -> Growth:
    """Let a tree grow as the parser's was edited, iteratively."""
    stack: list[Iterator[PageElement]] = [iter(soup.contents)]
    while stack:
        node = next(stack[-1], None)
        if isinstance(node, Tag):
            growth.start(node.name, {name: _value(value) for name, value in node.attrs.items()})
            stack.append(iter(node.contents))
        elif isinstance(node, PreformattedString):
            growth.comment(node if isinstance(node, Comment) else "")
        elif isinstance(node, NavigableString):
            growth.text(node)
        else:
            stack.pop()
            if stack:
                growth.end()
    return growth


def _value(value: object) -> str:
    """Return an attribute's value; those that functions of the caller set may be lists."""
    return " ".join(map(str, value)) if isinstance(value, list) else str(value)
