"""HTML that is indented within an element, behind a blank line: for CommonMark it is code.

kramdown and Python-Markdown read an element up to its end tag. So do writers of HTML, who indent
what lies deeper.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter

from markdown_it import MarkdownIt
from markdown_it.common.html_blocks import block_names
from markdown_it.rules_block import StateBlock

_TAG = re.compile(rf"<(/?)({'|'.join(block_names)})(?=[\s/>])", re.IGNORECASE)


def read_indented_html(markdown: MarkdownIt) -> None:
    """Let a parser take no line within an element of HTML for code because it is indented."""
    markdown.block.ruler.before("code", "newsfeed_indented_html", _outdent)


def _outdent(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    if not silent and state.sCount[line] - state.blkIndent >= 4:
        start = state.bMarks[line] + state.tShift[line]
        if state.src[start : start + 1] == "<" and _is_within(state, start):
            state.sCount[line] = state.blkIndent
    return False


def _is_within(state: StateBlock, position: int) -> bool:
    """Whether an element of blocks is open at *position* that ends behind it."""
    known = state.env.get("newsfeed_elements")
    if known is None or known[0] is not state.src:
        known = (state.src, _elements(state.src))
        state.env["newsfeed_elements"] = known
    spans: list[tuple[int, int]] = known[1]
    at = bisect_right(spans, (position, 0)) - 1
    return at >= 0 and spans[at][0] < position < spans[at][1]


def _elements(text: str) -> list[tuple[int, int]]:
    """The outermost elements of blocks in a text, which begin at the beginning of a line."""
    spans: list[tuple[int, int]] = []
    begun: list[tuple[str, int]] = []
    names: Counter[str] = Counter()
    for tag in _TAG.finditer(text):
        name = tag[2].lower()
        if not tag[1]:
            begun.append((name, tag.start()))
            names[name] += 1
        elif names[name]:
            # Elements within that have no end tag end here, too.
            last, start = "", 0
            while last != name:
                last, start = begun.pop()
                names[last] -= 1
            while spans and spans[-1][0] > start:
                spans.pop()
            spans.append((start, tag.end()))
    return spans
