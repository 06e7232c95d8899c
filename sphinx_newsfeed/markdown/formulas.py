r"""Formulas between ``$$``; where a site typesets more, also between ``$``, ``\(`` and ``\[``.

Sources: kramdown, "Syntax", "Math Blocks"; MathJax, "Writing Mathematics for MathJax", "TeX and
LaTeX input".
"""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin

_InlineRule = Callable[[StateInline, bool], bool]

#: How it begins -> the whole of it. Some write a second backslash, since Markdown takes one away.
_BRACKETS = {
    "(": re.compile(r"(\\\\?)\(((?:[^\\\n]|\\(?![()\[\]])[^\n]){1,2000}?)\1\)"),
    "[": re.compile(r"(\\\\?)\[((?:[^\\]|\\(?![()\[\]])[\s\S]){1,2000}?)\1\]"),
}
_RULE = "math_inline"
_DISPLAYED = "newsfeed_displayed"


def read_double_dollars(markdown: MarkdownIt) -> None:
    """Let a parser read formulas between ``$$``. A single sign is money."""
    markdown.use(dollarmath_plugin, allow_labels=False, double_inline=True)
    inline = _inline_rule(markdown)

    def doubled(state: StateInline, silent: bool) -> bool:
        return state.src.startswith("$$", state.pos) and inline(state, silent)

    markdown.inline.ruler.at(_RULE, doubled)
    markdown.core.ruler.push(_DISPLAYED, _display)


def read_formulas(markdown: MarkdownIt) -> None:
    """Let a parser read formulas between all signs that sites have for them."""
    markdown.use(
        dollarmath_plugin,
        allow_labels=False,
        allow_space=False,
        allow_digits=False,
        double_inline=True,
    )
    markdown.inline.ruler.before("escape", "newsfeed_brackets", _bracketed)
    markdown.core.ruler.push(_DISPLAYED, _display)


def _inline_rule(markdown: MarkdownIt) -> _InlineRule:
    ruler = markdown.inline.ruler
    return dict(zip(ruler.get_active_rules(), ruler.getRules(""), strict=True))[_RULE]


def _bracketed(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "\\":
        return False
    sign = state.src[state.pos + 1 : state.pos + 3].lstrip("\\")[:1]
    found = _BRACKETS[sign].match(state.src, state.pos) if sign in _BRACKETS else None
    if found is None:
        return False
    if not silent:
        kind = "math_inline" if sign == "(" else "math_inline_double"
        state.push(kind, "math", 0).content = found[2].strip()
    state.pos = found.end()
    return True


def _display(state: StateCore) -> None:
    """Set a formula apart that is a paragraph of its own, and all others within their lines."""
    kept: list[Token] = []
    for token in state.tokens:
        children = [each for each in token.children or () if each.type != "softbreak"]
        if len(children) == 1 and children[0].type == "math_inline_double":
            token.type, token.tag, token.content = "math_block", "math", children[0].content
            token.children, token.block = None, True
            if kept[-1].type == "paragraph_open":
                token.level = kept.pop().level
        elif kept and kept[-1].type == "math_block" and token.type == "paragraph_close":
            continue
        for child in token.children or ():
            if child.type == "math_inline_double":
                child.type = "math_inline"
        kept.append(token)
    state.tokens = kept
