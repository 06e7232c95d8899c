"""What callers do to the parsed body before it is converted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bs4 import BeautifulSoup
from bs4.element import Tag

from sphinx_newsfeed.policy import shown
from sphinx_newsfeed.problems import Problem, ProblemKind, Report

#: How deep elements may lie in each other for selectors: each looks at all elements around one.
_MAX_DEPTH = 256

#: Is given the parsed body, and may change it at will.
Prepare = Callable[[BeautifulSoup], None]


@dataclass(frozen=True, slots=True)
class Edits:
    """What to drop from a body, and a function to change it."""

    drop: Sequence[str] = ()
    prepare: Prepare | None = None

    def apply(self, soup: BeautifulSoup, source: str, report: Report) -> None:
        """Change the body; report selectors that are none."""
        _make_shallow(soup)
        for selector in dict.fromkeys(self.drop):
            found = _select(soup, selector)
            if found is None:
                message = f"{shown(selector)} is no CSS selector; nothing is dropped for it"
                report(Problem(ProblemKind.SETTING, message, source))
            for tag in found or ():
                if not tag.decomposed:
                    tag.decompose()
        if self.prepare is not None:
            self.prepare(soup)


def is_selector(text: str) -> bool:
    """Tell whether a text is a CSS selector that the conversion can use."""
    return _select(BeautifulSoup("", "lxml"), text) is not None


def _select(soup: BeautifulSoup, selector: str) -> Sequence[Tag] | None:
    try:
        return soup.select(selector)
    except Exception:  # The errors of the library that Beautiful Soup hands selectors to.
        return None


def _make_shallow(soup: BeautifulSoup) -> None:
    """Reduce what lies too deep to its text."""
    stack: list[tuple[Tag, int]] = [(soup, 0)]
    while stack:
        parent, depth = stack.pop()
        for tag in [child for child in parent.contents if isinstance(child, Tag)]:
            if depth < _MAX_DEPTH:
                stack.append((tag, depth + 1))
            else:
                tag.string = tag.get_text(" ")
