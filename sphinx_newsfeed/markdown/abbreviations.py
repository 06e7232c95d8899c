"""Abbreviations: ``*[HTML]: HyperText Markup Language``.

Sources: PHP Markdown Extra, "Abbreviations"; kramdown, "Abbreviations".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_DEFINITION = re.compile(r"\*\[(?P<word>[^\[\]\n]{1,100})\]:[ \t]*(?P<meaning>[^\n]{0,500})\Z")
_DEFINED = "newsfeed_abbreviations"
#: How many words a text may define: each is looked for in all of it.
_MOST = 100
#: How often they are explained, and how much is written of that, in characters: words behind that
#: are left as they are.
_MOST_EXPLAINED, _LONGEST = 10_000, 1_000_000


def read_abbreviations(markdown: MarkdownIt) -> None:
    """Let a parser say what words stand for, where a text defines them."""
    interrupted = ["paragraph", "reference", "blockquote", "list"]
    markdown.block.ruler.before("reference", _DEFINED, _define, {"alt": interrupted})
    markdown.core.ruler.push(_DEFINED, _explain)


def _define(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    start = state.bMarks[line] + state.tShift[line]
    if not state.src.startswith("*[", start) or state.is_code_block(line):
        return False
    found = _DEFINITION.match(state.src[start : state.eMarks[line]])
    defined = state.env.setdefault(_DEFINED, {})
    if not found or len(defined) >= _MOST:
        return False
    if not silent:
        defined.setdefault(found["word"], found["meaning"].strip())
        state.line = line + 1
    return True


def _explain(state: StateCore) -> None:
    defined: dict[str, str] = state.env.get(_DEFINED, {})
    if defined:
        _Explaining(defined).explain(state.tokens)


class _Explaining:
    """Says in one text what words stand for."""

    def __init__(self, defined: Mapping[str, str]) -> None:
        self._defined = defined
        words = "|".join(map(re.escape, sorted(defined, key=len, reverse=True)))
        self._pattern = re.compile(rf"(?<!\w)(?:{words})(?!\w)")
        self._left, self._room = _MOST_EXPLAINED, _LONGEST

    def explain(self, tokens: Iterable[Token]) -> None:
        """Put what words mean beside them."""
        for token in tokens:
            if token.type == "inline" and self._pattern.search(token.content):
                children = token.children or ()
                token.children = [part for child in children for part in self._parts(child)]

    def _parts(self, token: Token) -> Iterator[Token]:
        """A token, in pieces where its text holds words that are defined."""
        if token.type != "text":
            yield token
            return
        done = 0
        for word in self._pattern.finditer(token.content):
            meaning = self._defined[word[0]]
            self._left -= 1
            self._room -= len(meaning)
            if min(self._left, self._room) < 0:
                break
            yield _text(token.content[done : word.start()], token.level)
            yield _html(f'<abbr title="{escape(meaning)}">', token.level)
            yield _text(word[0], token.level)
            yield _html("</abbr>", token.level)
            done = word.end()
        yield _text(token.content[done:], token.level)


def _text(content: str, level: int) -> Token:
    return Token("text", "", 0, content=content, level=level)


def _html(content: str, level: int) -> Token:
    return Token("html_inline", "", 0, content=content, level=level)
