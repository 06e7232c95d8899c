"""Lines of tables that markdown-it takes for no such lines, or for rows of words."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, table
from markdown_it.rules_core import StateCore

#: Parts the bodies of a table, or its foot; a cell of a single sign may be what somebody wrote.
_RULE = re.compile(r"[ \t]*+\|?+(?=.*(?:---|===))[|+:=\- \t]+\Z")
_CODE = 4


def read_table_lines(markdown: MarkdownIt) -> None:
    """Let a parser take indented lines of a table for rows, and none for one that parts bodies.

    Sources: GitHub Flavored Markdown, "Tables": a table goes on to a blank line, or to another
    block; code that is indented cannot end what it would go on with. kramdown, "Tables".
    """
    markdown.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})
    markdown.core.ruler.after("block", "newsfeed_table_rules", _without_rules)


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    indented: dict[int, int] = {}
    if not silent and _may_be_delimiters(state, start + 1, end):
        line = start + 2
        while line < end and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
            if state.sCount[line] - state.blkIndent >= _CODE:
                indented[line] = state.sCount[line]
                state.sCount[line] = state.blkIndent
            line += 1
    found = table(state, start, end, silent)
    for line, count in indented.items():
        state.sCount[line] = count
    return found


def _may_be_delimiters(state: StateBlock, line: int, end: int) -> bool:
    if line >= end:
        return False
    start = state.bMarks[line] + state.tShift[line]
    return not set(state.src[start : state.eMarks[line]]) - set("|:- \t")


def _without_rules(state: StateCore) -> None:
    lines = state.src.split("\n") if any(each.type == "tr_open" for each in state.tokens) else []
    kept, gone, part = [], False, ""
    for token in state.tokens:
        part = token.type if token.type in {"thead_open", "tbody_open"} else part
        if token.type == "tr_open" and token.map and part == "tbody_open":
            gone = bool(_RULE.match(lines[token.map[0]]))
        if not gone:
            kept.append(token)
        gone = gone and token.type != "tr_close"
    state.tokens = kept
