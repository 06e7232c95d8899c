"""HTML in Markdown keeps its words, wherever blank lines stand in it.

What CommonMark's own rendering shows in a browser, as HTML's parser says what a browser makes of
it, the article shows.
"""

from __future__ import annotations

import random
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator

import html5lib
import pytest
from conftest import NewsProject
from markdown_it import MarkdownIt

pytestmark = pytest.mark.slow

_INLINE = (
    *("a", "abbr", "b", "cite", "code", "em", "font", "i", "kbd", "label", "mark", "q", "samp"),
    *("script", "small", "span", "strong", "style", "sub", "textarea", "tt", "u"),
)
_BLOCKS = (
    *("address", "article", "aside", "blockquote", "center", "details", "div", "dl", "figure"),
    *("form", "h2", "noscript", "ol", "p", "p", "p", "pre", "section", "table", "ul"),
)
_RAW = frozenset(("script", "style", "textarea"))
_HIDDEN = frozenset(("noscript", "script", "style", "template"))
_NO_WORDS = re.compile(r"<!--.*?-->|<(?:script|style)>.*?</", re.DOTALL)
_PIECE = re.compile(r"<[^>]*>|[^<>\s]+|\s+")
_WORD = re.compile(r"w\d+q")


class Writer:
    """Writes HTML that is well-formed, with words that are told apart."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - the same bodies each time
        self._words = 0

    def body(self) -> str:
        """HTML, some Markdown in it, with blank lines anywhere between its words and tags."""
        chosen = self._random.choices([self.block, self.inline, self.comment], [6, 2, 1], k=3)
        html = "\n".join(write() for write in chosen)
        pieces = (piece + self._gap() for piece in _PIECE.findall(html))
        return f"First.\n\n{''.join(pieces)}\n\n{self.words()} *{self.word()}*\n"

    def _gap(self) -> str:
        return "\n\n" if self._random.random() < 0.12 else ""

    def word(self) -> str:
        self._words += 1
        return f"w{self._words}q"

    def words(self) -> str:
        return " ".join(self.word() for _ in range(self._random.randint(1, 3)))

    def markdown(self) -> str:
        return self._random.choice(["*{}*", "**{}**", "`{}`", "[{}](http://e.example/)"]).format(
            self.word()
        )

    def comment(self) -> str:
        return f"<!-- {self.words()} -->{self.words()}"

    def inline(self, depth: int = 2) -> str:
        return " ".join(self._inline(depth) for _ in range(self._random.randint(1, 3)))

    def _inline(self, depth: int) -> str:
        if not depth or self._random.random() < 0.5:
            return self._random.choice([self.words, self.markdown])()
        name = self._random.choice(_INLINE)
        content = self.words() if name in _RAW else self.inline(depth - 1)
        return f"<{name}>{content}</{name}>"

    def flow(self, depth: int) -> str:
        if not depth:
            return self.inline(1)
        chosen = self._random.choices([self.block, self.inline], k=self._random.randint(1, 3))
        return self._random.choice(["", "\n", " "]).join(write(depth) for write in chosen)

    def block(self, depth: int = 3) -> str:
        name = self._random.choice(_BLOCKS)
        hidden = " hidden" if name == "div" and self._random.random() < 0.2 else ""
        return f"<{name}{hidden}>{self._content(name, depth - 1)}</{name}>"

    def _content(self, name: str, depth: int) -> str:
        match name:
            case "p" | "h2" | "pre":
                return self.inline(2)
            case "ul" | "ol":
                return f"<li>{self.flow(depth)}</li>\n<li>{self.flow(depth)}</li>"
            case "dl":
                return f"<dt>{self.inline(1)}</dt><dd>{self.flow(depth)}</dd>"
            case "table":
                return f"<tr><td>{self.flow(depth)}</td>\n<td>{self.inline()}</td></tr>"
            case "details":
                return f"<summary>{self.inline(1)}</summary>{self.flow(depth)}"
            case "figure":
                return f"{self.flow(depth)}<figcaption>{self.inline(1)}</figcaption>"
        return self.flow(depth)


def shown_by_a_browser(body: str) -> set[str]:
    """The words of a body that CommonMark's rendering shows."""
    page = html5lib.parse(MarkdownIt("commonmark").render(body), namespaceHTMLElements=False)
    shown = set(_WORD.findall(" ".join(_texts(page.find("body")))))
    return shown - set(_WORD.findall(" ".join(_NO_WORDS.findall(body))))


def _texts(element: ElementTree.Element) -> Iterator[str]:
    if not isinstance(element.tag, str) or element.tag in _HIDDEN or "hidden" in element.attrib:
        return
    yield element.text or ""
    for child in element:
        yield from _texts(child)
        yield child.tail or ""


BODIES = tuple(Writer(seed).body() for seed in range(150))


@pytest.mark.parametrize(
    ("dialect", "trusted"), [("hugo", True), ("jekyll", True), ("plain", False)]
)
def test_no_word_is_lost(project: NewsProject, dialect: str, trusted: bool) -> None:
    keys = {"path": "news", "dialect": dialect, "trusted": trusted}
    project.configure(f"newsfeed_sources = {{'news': {keys!r}}}", "newsfeed_feeds = []")
    for number, body in enumerate(BODIES):
        project.article(f"a{number}.md", body, extra="format: markdown")
    build = project.build("pseudoxml")
    lost = {
        body: shown_by_a_browser(body) - set(_WORD.findall(text))
        for number, body in enumerate(BODIES)
        for text in [build.text(f"news/a{number}.pseudoxml")]
    }
    assert {body: words for body, words in lost.items() if words} == {}


def test_nearly_all_bodies_show_words() -> None:
    assert sum(map(bool, map(shown_by_a_browser, BODIES))) > 0.9 * len(BODIES)
