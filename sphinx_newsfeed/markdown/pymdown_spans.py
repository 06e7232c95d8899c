"""Icons, keys, marked and edited words within a line.

Sources: PyMdown Extensions, "Keys", "Mark", "Emoji", "Caret", "Tilde", "Critic", "InlineHilite".
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
_INSERTED = r"(?<!\^)\^\^(?P<inserted>[^\s^](?:[^^]*[^\s^])?)\^\^(?!\^)"
_RAISED = r"(?<![\^\[])\^(?P<raised>[^\s^]{1,40})\^(?!\^)"
_LOWERED = r"(?<![~/])~(?P<lowered>[^\s~/]{1,40})~(?!~)"
#: What somebody would add or take away, and what they say of it, which is not shown.
_EDITED = (
    r"\{\+\+(?P<added>[^{}]*?)\+\+\}|\{--(?P<removed>[^{}]*?)--\}"
    r"|\{==(?P<noted>[^{}]*?)==\}|\{>>[^{}]*?<<\}"
)
_SPAN = re.compile("|".join((_ICON, _EDITED, _KEYS, _MARKED, _INSERTED, _RAISED, _LOWERED)))
_HTML = {"raised": "sup", "lowered": "sub"}
#: The language of code within a line.
_LANGUAGE = re.compile(r"(?:#!|:::)[\w+-]+[ ](?=\S)")


def read_pymdown_spans(markdown: MarkdownIt) -> None:
    """Let a parser drop icons and signs of words, and know keys, raised and lowered words."""
    markdown.core.ruler.push("newsfeed_pymdown_spans", _read)


def _read(state: StateCore) -> None:
    for token in state.tokens:
        for child in token.children or ():
            if child.type == "code_inline":
                child.content = _LANGUAGE.sub("", child.content, count=1)
        if token.type == "inline" and _SPAN.search(token.content):
            token.children = [part for child in token.children or () for part in _parts(child)]


def _parts(token: Token) -> list[Token]:
    if token.type != "text":
        return [token]
    parts, at = list[Token](), 0
    for found in _SPAN.finditer(token.content):
        parts.append(_text(token, token.content[at : found.start()]))
        parts += _spans(token, found.lastgroup or "", found)
        at = found.end()
    return [*parts, _text(token, token.content[at:])]


def _spans(token: Token, name: str, found: re.Match[str]) -> list[Token]:
    words = found[name] if name else ""
    if name == "keys":
        keys = "+".join(each.capitalize() for each in words.split("+"))
        return [Token("code_inline", "code", 0, content=keys, markup="`")]
    if name == "removed":
        return [Token("s_open", "s", 1), _text(token, words), Token("s_close", "s", -1)]
    if element := _HTML.get(name):
        tags = (Token("html_inline", "", 0, content=f"<{end}{element}>") for end in ("", "/"))
        return [next(tags), _text(token, words), next(tags)]
    return [_text(token, words)]


def _text(token: Token, content: str) -> Token:
    return Token("text", "", 0, content=content, level=token.level)
