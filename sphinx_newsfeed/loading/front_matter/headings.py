"""The first heading of a body, from which some generators take the title."""

from __future__ import annotations

import html
import itertools
import re

from markdown_it import MarkdownIt
from markdown_it.token import Token

from sphinx_newsfeed.loading.front_matter.rst_fields import (
    end_of_block,
    find_title,
    past_comments,
)
from sphinx_newsfeed.loading.front_matter.rst_marks import plain_words

_MARKDOWN = MarkdownIt("commonmark")
#: Inline tokens of which something is read: texts, code, the end of a line.
_SHOWN = frozenset({"text", "code_inline", "softbreak"})
#: How far the heading is looked for, in characters: it is to be that of the whole text.
_LOOKED_AT = 20_000
_LONGEST_TITLE = 1_000
_MAY_BE_HEADING = re.compile(r"^ {0,3}(?:#(?:[ \t]|$)|=+[ \t]*$)", re.MULTILINE)
#: Explicit ids and classes behind headings: ``{#id}``, ``{:.class}``.
_ATTRIBUTES = re.compile(r"\s{0,9}\{\s{0,9}[:#.][^{}]{0,200}\}$")
_OPAQUE = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|pre)\b.*?(?:</\1\s{0,9}>|\Z)", re.DOTALL | re.IGNORECASE
)
_HTML_HEADING = re.compile(
    r"<h([1-6])\b[^<>]*>(.*?)(?:</h\1\s{0,9}>|\Z)", re.DOTALL | re.IGNORECASE
)
_HTML_TITLE = re.compile(r"<title\b[^<>]*>([^<]*)", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")


def first_heading(body: str, suffix: str) -> str:
    """The plain text of the first heading of the first level; empty where there is none.

    A heading of another level before it means that the body begins below a title. Of an HTML page
    without a heading the element ``title`` counts.
    """
    some = body[:_LOOKED_AT]
    match suffix.lower():
        case ".rst" | ".rest":
            found = _rst_heading(some)
        case ".html" | ".htm":
            found = _html_heading(some)
        case _:
            found = _markdown_heading(some)
    return found[:_LONGEST_TITLE].strip()


def _markdown_heading(text: str) -> str:
    if not _MAY_BE_HEADING.search(text):
        return _html_heading(text) if text.lstrip().startswith("<") else ""
    tokens = _MARKDOWN.parse(text)
    for token, inline in itertools.pairwise(tokens):
        if token.type == "heading_open" and not token.level:
            return _words(inline) if token.tag == "h1" else ""
    return ""


def _words(inline: Token) -> str:
    shown = (each for each in inline.children or () if each.type in _SHOWN)
    text = "".join(each.content or " " for each in shown)
    return _ATTRIBUTES.sub("", " ".join(text.split()))


def _html_heading(text: str) -> str:
    text = _OPAQUE.sub("", text)
    heading, title = _HTML_HEADING.search(text), _HTML_TITLE.search(text)
    found = heading[2] if heading and heading[1] == "1" else title[1] if title else ""
    return " ".join(html.unescape(_TAG.sub("", found)).split())


def _rst_heading(text: str) -> str:
    """The title of a document; comments and directives may stand before it."""
    lines = text.split("\n")
    at = past_comments(lines, 0)
    while at < len(lines) and lines[at].startswith(".."):
        at = past_comments(lines, end_of_block(lines, at))
    return plain_words(find_title(lines, at)[0])
