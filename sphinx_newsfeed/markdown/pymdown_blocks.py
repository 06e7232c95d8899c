"""Blocks between slashes: boxes, folded texts, tabs, captions.

Sources: PyMdown Extensions, "Blocks", "Admonition", "Details", "Tab", "Caption", "HTML".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from sphinx_newsfeed.generators.tags import BOX_KINDS
from sphinx_newsfeed.markdown.alerts import ALERT

_OPENING = re.compile(
    r"(?P<slashes>/{3,})[ \t]*(?P<name>[\w-]+)[ \t]*(?:\|[ \t]*(?P<title>[^\n]*))?"
)
_CLOSING = re.compile(r"/{3,}[ \t]*")
_TYPE = re.compile(r"[ \t]*type:[ \t]*[\"']?(?P<type>[\w-]+)")
#: The key under which the ends of blocks are kept while a text is parsed.
_CLOSINGS = "newsfeed_pymdown_closings"
_DEPTH = "newsfeed_pymdown_depth"
#: How many blocks may lie in each other.
_DEEPEST = 20
#: How deep options are indented below the opening.
_INDENT = 4
#: Blocks that are no boxes, and whether their argument is shown above what they hold.
_PLAIN = {
    **dict.fromkeys(("caption", "figure-caption", "table-caption", "html", "definition"), False),
    "tab": True,
}
_BOXES = BOX_KINDS.keys() | {"admonition", "details"}


def read_pymdown_blocks(markdown: MarkdownIt) -> None:
    """Let a parser read such boxes as alerts, by the key :data:`ALERT`."""
    markdown.block.ruler.before(
        "fence",
        "newsfeed_pymdown_block",
        _read,
        {"alt": ["paragraph", "reference", "blockquote", "list"]},
    )


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _read(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    opening = None if state.is_code_block(start) else _OPENING.fullmatch(_line(state, start))
    name = opening["name"].lower() if opening else ""
    if opening is None or not (name in _PLAIN or name in _BOXES):
        return False
    last = _closing(state, start)
    if not start < last < end or state.env.get(_DEPTH, 0) >= _DEEPEST:
        return False
    if silent:
        return True
    first, kind = _options(state, start, last)
    title = (opening["title"] or "").strip()
    if name in _BOXES:
        box = state.push("blockquote_open", "blockquote", 1)
        box.map, box.meta[ALERT] = [start, last], (BOX_KINDS.get(kind or name, "note"), title)
    elif _PLAIN[name] and title:
        _write_title(state, start, title)
    _read_within(state, first, last)
    if name in _BOXES:
        state.push("blockquote_close", "blockquote", -1)
    state.line = last + 1
    return True


def _closing(state: StateBlock, start: int) -> int:
    """The line that closes the block; -1 where none does. The text is gone over once."""
    text, found = state.env.get(_CLOSINGS, (None, {}))
    if text is not state.src:
        found = dict(_closings(state.src))
        state.env[_CLOSINGS] = state.src, found
    return int(found.get(start, -1))


def _closings(text: str) -> Iterator[tuple[int, int]]:
    """Lines that open a block, and those that close it with as many slashes."""
    opened: list[tuple[int, int]] = []
    for number, line in enumerate(text.split("\n")):
        line = line.lstrip(" \t>")
        opening, slashes = _OPENING.fullmatch(line), len(line.rstrip())
        if opening:
            opened.append((number, len(opening["slashes"])))
        elif _CLOSING.fullmatch(line) and any(each == slashes for _, each in opened[-_DEEPEST:]):
            while opened[-1][1] != slashes:
                opened.pop()
            yield opened.pop()[0], number


def _options(state: StateBlock, start: int, last: int) -> tuple[int, str]:
    """The line behind the options, which are indented, and the type that they name."""
    line, kind = start + 1, ""
    while line < last and not state.isEmpty(line) and state.sCount[line] >= _INDENT:
        found = _TYPE.match(_line(state, line))
        kind = found["type"].lower() if found else kind
        line += 1
    return line, kind


def _write_title(state: StateBlock, line: int, title: str) -> None:
    state.push("paragraph_open", "p", 1).map = [line, line + 1]
    token = state.push("inline", "", 0)
    token.content, token.map, token.children = f"**{title}**", [line, line + 1], []
    state.push("paragraph_close", "p", -1)


def _read_within(state: StateBlock, start: int, end: int) -> None:
    kept = state.parentType, state.lineMax
    state.parentType, state.lineMax = "blockquote", end
    state.env[_DEPTH] = state.env.get(_DEPTH, 0) + 1
    state.md.block.tokenize(state, start, end)
    state.env[_DEPTH] -= 1
    state.parentType, state.lineMax = kept
