"""Icons, keys and marked words within a line.

Sources: PyMdown Extensions, "Keys", "Mark", "Emoji".
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

#: Pictures by the name of a set, which are ornaments.
_ICON = r"(?<![\w:]):(?:material|octicons|fontawesome|simple)-[\w-]+:[ ]?"
_KEYS = r"(?<![+\w])\+\+(?P<keys>[a-z0-9][a-z0-9-]*(?:\+[a-z0-9-]+)*)\+\+(?!\+)"
_MARKED = r"(?<![=\w])==(?P<marked>[^\s=](?:[^=]*[^\s=])?)==(?![=\w])"
_SPAN = re.compile(f"{_ICON}|{_KEYS}|{_MARKED}")


def read_pymdown_spans(markdown: MarkdownIt) -> None:
    """Let a parser drop icons, write keys as code, and leave out the signs of marked words."""
    markdown.core.ruler.push("newsfeed_pymdown_spans", _read)


def _read(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline" and _SPAN.search(token.content):
            token.children = [part for child in token.children or () for part in _parts(child)]


def _parts(token: Token) -> list[Token]:
    if token.type != "text":
        return [token]
    parts, at = [], 0
    for found in _SPAN.finditer(token.content):
        parts.append(_text(token, token.content[at : found.start()] + (found["marked"] or "")))
        if found["keys"]:
            name = "+".join(each.capitalize() for each in found["keys"].split("+"))
            parts.append(Token("code_inline", "code", 0, content=name, markup="`"))
        at = found.end()
    return [*parts, _text(token, token.content[at:])]


def _text(token: Token, content: str) -> Token:
    return Token("text", "", 0, content=content, level=token.level)
