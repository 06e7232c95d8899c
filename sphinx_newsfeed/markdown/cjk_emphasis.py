"""Emphasis beside East Asian text, which has no blanks between its words.

CommonMark closes emphasis behind punctuation only before a blank: of ``**结论：**字`` it shows the
signs. Sources: CommonMark, "Left-flanking delimiter run"; its issue 650, "emphasis with CJK
punctuation", and the rules that came of it, "A Markdown extension to make it CJK-friendly".
"""

from __future__ import annotations

import unicodedata

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.emphasis import tokenize as commonmark_emphasis
from markdown_it.rules_inline.state_inline import Delimiter

_MARKER = "*"


def read_emphasis_beside_cjk(markdown: MarkdownIt) -> None:
    """Let a parser read emphasis with ``*`` beside East Asian characters."""
    markdown.inline.ruler.at("emphasis", emphasis)


def emphasis(state: StateInline, silent: bool) -> bool:
    """An inline rule for markdown-it, in place of its own."""
    start = state.pos
    if silent or state.src[start] != _MARKER:
        return bool(commonmark_emphasis(state, silent))
    end = start
    while end < state.posMax and state.src[end] == _MARKER:
        end += 1
    before = state.src[start - 1] if start else " "
    after = state.src[end] if end < state.posMax else " "
    if not (_is_cjk(before) or _is_cjk(after)):
        return bool(commonmark_emphasis(state, silent))
    _push(state, end - start, opens=_flanks(after, before), closes=_flanks(before, after))
    return True


def _push(state: StateInline, length: int, *, opens: bool, closes: bool) -> None:
    for _ in range(length):
        state.push("text", "", 0).content = _MARKER
        token = len(state.tokens) - 1
        state.delimiters.append(Delimiter(ord(_MARKER), length, token, -1, opens, closes))
    state.pos += length


def _flanks(inner: str, outer: str) -> bool:
    """Whether signs between the two can stand at the end of emphasis that *inner* is part of."""
    if inner.isspace():
        return False
    is_word = not _is_punctuation(inner) or _is_cjk(inner)
    return is_word or outer.isspace() or _is_punctuation(outer) or _is_cjk(outer)


def _is_punctuation(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "PS"


def _is_cjk(sign: str) -> bool:
    """Whether a character is as wide as those of East Asia, or a narrow form of one."""
    return sign > "\u1100" and unicodedata.east_asian_width(sign) in "WFH"
