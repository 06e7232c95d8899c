"""Abbreviations: ``*[HTML]: HyperText Markup Language``.

Sources: PHP Markdown Extra, "Abbreviations"; kramdown, "Abbreviations".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_DEFINITION = re.compile(r"\*\[(?P<word>[^\[\]\n]{1,100})\]:[ \t]*(?P<meaning>[^\n]*)\Z")
_DEFINED = "newsfeed_abbreviations"
#: How many words a text may define: each is looked for in all of it.
_MOST = 100


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
    if not defined:
        return
    words = "|".join(map(re.escape, sorted(defined, key=len, reverse=True)))
    pattern = re.compile(rf"(?<!\w)(?:{words})(?!\w)")
    for token in state.tokens:
        if token.type == "inline" and pattern.search(token.content):
            token.children = [
                part for child in token.children or () for part in _parts(child, pattern, defined)
            ]


def _parts(token: Token, pattern: re.Pattern[str], defined: dict[str, str]) -> Iterator[Token]:
    """A token, in pieces where its text holds words that are defined."""
    if token.type != "text":
        yield token
        return
    done = 0
    for word in pattern.finditer(token.content):
        yield _text(token.content[done : word.start()], token.level)
        yield _html(f'<abbr title="{escape(defined[word[0]])}">', token.level)
        yield _text(word[0], token.level)
        yield _html("</abbr>", token.level)
        done = word.end()
    yield _text(token.content[done:], token.level)


def _text(content: str, level: int) -> Token:
    return Token("text", "", 0, content=content, level=level)


def _html(content: str, level: int) -> Token:
    return Token("html_inline", "", 0, content=content, level=level)
