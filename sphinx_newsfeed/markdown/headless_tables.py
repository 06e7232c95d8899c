"""Tables of rows alone, without a header. Source: kramdown, "Syntax", "Tables"."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

_ROW = re.compile(r"\|.*[^\\]\|[ \t]*\Z")
#: A row whose last cell is open, in a table that a line of hyphens makes sure of.
_OPEN_ROW = re.compile(r"\|.*[^\\]\|.*\Z")
#: Begins such a table.
_FIRST_RULE = re.compile(r"\|-[|+:\- \t]*\Z")
#: A line that parts the bodies of a table, or its foot.
_RULE = re.compile(r"[|+:=\- \t]+\Z")
_CELL = re.compile(r"(?<!\\)\|")
#: How many cells a table may have, with those that are empty because another row is longer.
#: Source: markdown-it, ``MAX_AUTOCOMPLETED_CELLS``.
_MOST_CELLS = 65_536


def read_headless_tables(markdown: MarkdownIt) -> None:
    """Let a parser take rows in bars for a table. Its head has one row of empty cells."""
    markdown.block.ruler.after("table", "newsfeed_headless_table", _table, {"alt": []})


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    line, rows = start, []
    pattern = _OPEN_ROW if _FIRST_RULE.match(_text(state, start)) else _ROW
    while line < end and (row := _row(state, line, pattern)) is not None:
        rows.append((line, row))
        line += 1
    cells = [(at, row) for at, row in rows if row]
    width = max((len(row) for _, row in cells), default=0)
    if not cells or width * (len(cells) + 1) > _MOST_CELLS or not _ends(state, line, end):
        return False
    if silent:
        return True
    state.push("table_open", "table", 1).map = [start, line]
    cells = [(at, row + [""] * (width - len(row))) for at, row in cells]
    # One row between two lines of hyphens is a header.
    has_head = len(cells) > 1 and [bool(row) for _, row in rows[:3]] == [False, True, False]
    _write(state, "thead", cells[:1] if has_head else [(start, [""] * width)])
    _write(state, "tbody", cells[has_head:])
    state.push("table_close", "table", -1)
    state.line = line
    return True


def _text(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()


def _row(state: StateBlock, line: int, pattern: re.Pattern[str]) -> list[str] | None:
    """The cells of a line, none for one that parts bodies; ``None`` where it is no row."""
    if state.sCount[line] < state.blkIndent or state.is_code_block(line):
        return None
    text = _text(state, line)
    if pattern is _OPEN_ROW and _FIRST_RULE.match(text):
        return []
    if not pattern.match(text):
        return None
    if _RULE.match(text):
        return []
    cells = text[1:-1] if _ROW.match(text) else text[1:]
    return [cell.strip().replace("\\|", "|") for cell in _CELL.split(cells)]


def _ends(state: StateBlock, line: int, end: int) -> bool:
    """Whether what begins at *line* is no further line of the same paragraph."""
    return line >= end or state.isEmpty(line) or state.sCount[line] < state.blkIndent


def _write(state: StateBlock, part: str, rows: list[tuple[int, list[str]]]) -> None:
    cell_name = "th" if part == "thead" else "td"
    state.push(f"{part}_open", part, 1)
    for line, cells in rows:
        state.push("tr_open", "tr", 1).map = [line, line + 1]
        for cell in cells:
            state.push(f"{cell_name}_open", cell_name, 1)
            token = state.push("inline", "", 0)
            token.map, token.content, token.children = [line, line + 1], cell, []
            state.push(f"{cell_name}_close", cell_name, -1)
        state.push("tr_close", "tr", -1)
    state.push(f"{part}_close", part, -1)
