"""Bounds how deep the parts of a Markdown body lie in each other, without losing a word.

markdown-it leaves out what lies deeper than its own bound, which is ten lists, and has none for
emphasis, where thousands of signs become a tree that Python cannot walk over.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from sphinx_newsfeed.policy import DEEPEST_MARKDOWN, DEEPEST_MARKS


def bound_depth(markdown: MarkdownIt) -> None:
    """Let a parser take what lies too deep for a paragraph, and deep marks for text."""
    # Its own bound comes behind ours; a list takes two levels at once.
    markdown.options["maxNesting"] = DEEPEST_MARKDOWN + 20
    first = markdown.get_active_rules()["block"][0]
    markdown.block.ruler.before(first, "newsfeed_depth", plain_paragraph)
    markdown.core.ruler.push("newsfeed_marks", drop_deep_marks)


def plain_paragraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Make one paragraph of all that lies in a block which is as deep as one may be."""
    if state.level < DEEPEST_MARKDOWN or silent:
        return False
    line = start
    while line < end and (state.isEmpty(line) or state.sCount[line] >= state.blkIndent):
        line += 1
    state.push("paragraph_open", "p", 1).map = [start, line]
    token = state.push("inline", "", 0)
    token.content = state.getLines(start, line, state.blkIndent, False).strip()
    token.map, token.children = [start, line], []
    state.push("paragraph_close", "p", -1)
    state.line = line
    return True


def drop_deep_marks(state: StateCore) -> None:
    """Leave emphasis, links and the like out that lie too deep in each other; their text stays."""
    for token in state.tokens:
        if token.children:
            token.children = _without_deep_marks(token.children)


def _without_deep_marks(tokens: list[Token]) -> list[Token]:
    kept, depth = [], 0
    for token in tokens:
        depth += token.nesting == 1
        if not token.nesting or depth <= DEEPEST_MARKS:
            kept.append(token)
        depth -= token.nesting == -1
    return kept
