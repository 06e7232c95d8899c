"""Formulas of Markdown, which pass what those of HTML pass."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from sphinx_newsfeed.html_to_docutils.elements.tex import is_safe
from sphinx_newsfeed.policy import MOST_TEX

_INLINE = {"math_inline", "math_inline_double", "math_single"}
_BLOCKS = {"math_block", "math_block_label"}


def check_formulas(markdown: MarkdownIt) -> None:
    """Let a parser show TeX as code that is not known to be harmless, or is too much."""
    markdown.core.ruler.push("newsfeed_formulas", _check)


def _check(state: StateCore) -> None:
    read = 0
    for token in state.tokens:
        for each in (token, *(token.children or ())):
            if each.type not in _INLINE | _BLOCKS:
                continue
            read += len(each.content)
            if read > MOST_TEX or not is_safe(each.content):
                _show(each)


def _show(token: Token) -> None:
    if token.type in _BLOCKS:
        token.type, token.tag, token.info = "code_block", "code", ""
        token.content = token.content.strip("\n") + "\n"
    else:
        token.type, token.tag = "code_inline", "code"
        token.content = " ".join(token.content.split())
