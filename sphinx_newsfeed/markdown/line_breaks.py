"""The ends of lines within paragraphs as line breaks."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore


def keep_line_breaks(markdown: MarkdownIt) -> None:
    """Let a parser break lines where the text does."""
    markdown.core.ruler.push("newsfeed_line_breaks", _break_lines)


def _break_lines(state: StateCore) -> None:
    for token in state.tokens:
        for child in token.children or ():
            if child.type == "softbreak":
                child.type, child.tag = "hardbreak", "br"
