"""The first heading of a body, from which some generators take the title."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from markdown_it import MarkdownIt

from sphinx_newsfeed.loading.html_metadata import feed
from sphinx_newsfeed.loading.text_metadata import rst_heading

_MARKDOWN = MarkdownIt("commonmark")
#: How far the heading is looked for: it is to be that of the whole text.
_LOOKED_AT = 10_000
_MAY_BE_HEADING = re.compile(r"^(?: {0,3}#[ \t]|.*\n=+[ \t]*$)", re.MULTILINE)
#: Explicit ids of headings: ``{#id}``, ``{.class}``.
_ATTRIBUTES = re.compile(r"\s*\{\s*[:#.][^{}]*\}\s*$")


def first_heading(body: str, suffix: str) -> str:
    """The plain text of the first heading of the first level; empty where there is none.

    A heading of another level before it means that the body begins below a title.
    """
    some = body[:_LOOKED_AT]
    if suffix == ".rst":
        return rst_heading(some.split("\n"))
    if suffix in {".html", ".htm"} or some.lstrip().startswith("<"):
        return _html_heading(some)
    return _markdown_heading(some) if _MAY_BE_HEADING.search(some) else ""


def _markdown_heading(text: str) -> str:
    tokens = _MARKDOWN.parse(text)
    for at, token in enumerate(tokens):
        if token.type == "heading_open" and not token.level:
            children = tokens[at + 1].children or ()
            words = (child.content for child in children if child.type in {"text", "code_inline"})
            return _ATTRIBUTES.sub("", "".join(words)).strip() if token.tag == "h1" else ""
    return ""


def _html_heading(text: str) -> str:
    parser = _FirstHeading()
    feed(parser, text)
    return " ".join("".join(parser.words).split())


class _FirstHeading(HTMLParser):
    """Gathers the text of the first ``h1``, unless another heading comes before it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._open = False
        self._over = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if re.fullmatch(r"h[1-6]", tag) and not self._over:
            self._open = tag == "h1"
            self._over = True

    def handle_endtag(self, tag: str) -> None:
        self._open = self._open and tag != "h1"

    def handle_data(self, data: str) -> None:
        if self._open:
            self.words.append(data)
