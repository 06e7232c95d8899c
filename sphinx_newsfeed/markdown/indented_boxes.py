"""Boxes and tabs whose content is indented below a line that names them.

Sources: Python-Markdown, "Admonition"; PyMdown Extensions, "Details" and "Tabbed".
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from sphinx_newsfeed.generators.tags import BOX_KINDS
from sphinx_newsfeed.markdown.alerts import ALERT

_BOX = re.compile(
    r"(?:!!!|\?\?\?\+?)[ \t]*+(?P<words>[\w-]++(?:[ \t]++[\w-]++)*+)?[ \t]*+"
    r'(?:"(?P<title>[^\n]*)"[ \t]*+)?'
)
_TAB = re.compile(r'===[!+]*[ \t]+(?:"(?P<title>[^"\n]+)"|\'(?P<other>[^\'\n]+)\')[ \t]*')
_INDENT = 4
#: A word that places a box at the side is no kind.
_PLACES = frozenset({"end", "inline"})


def read_indented_boxes(markdown: MarkdownIt) -> None:
    """Let a parser read boxes as alerts, by the key :data:`ALERT`, and tabs below their titles."""
    markdown.block.ruler.before(
        "fence",
        "newsfeed_indented_box",
        _read,
        {"alt": ["paragraph", "reference", "blockquote", "list"]},
    )


def _read(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if state.is_code_block(start):
        return False
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    box, tab = _BOX.fullmatch(line), _TAB.fullmatch(line)
    if not tab and not (box and (box["words"] or box["title"])):
        return False
    if silent:
        return True
    last = _end(state, start, end)
    if box:
        opening = state.push("blockquote_open", "blockquote", 1)
        opening.map = [start, last]
        opening.meta[ALERT] = _kind_and_title(box["words"] or "", box["title"])
    elif tab:
        _write_title(state, start, tab["title"] or tab["other"])
    _read_within(state, start + 1, last)
    if box:
        state.push("blockquote_close", "blockquote", -1)
    state.line = last
    return True


def _kind_and_title(words: str, title: str | None) -> tuple[str, str]:
    """Source: Python-Markdown, "Admonition": a box without a title is called by its kind."""
    names = [word for word in words.lower().split() if word not in _PLACES]
    name = names[0] if names else "note"
    kind = BOX_KINDS.get(name, "note")
    if title is None:
        return kind, "" if name in BOX_KINDS else name.replace("-", " ").capitalize()
    return kind, title.strip()


def _end(state: StateBlock, start: int, end: int) -> int:
    """The line behind the last one that is indented; blank lines at the end are outside."""
    indent = state.sCount[start] + _INDENT
    last = line = start + 1
    while line < end and (state.isEmpty(line) or state.sCount[line] >= indent):
        line += 1
        if not state.isEmpty(line - 1):
            last = line
    return last


def _write_title(state: StateBlock, line: int, title: str) -> None:
    state.push("paragraph_open", "p", 1).map = [line, line + 1]
    token = state.push("inline", "", 0)
    token.content, token.map, token.children = f"**{title.strip()}**", [line, line + 1], []
    state.push("paragraph_close", "p", -1)


def _read_within(state: StateBlock, start: int, end: int) -> None:
    kept = state.parentType, state.lineMax, state.blkIndent
    state.parentType = "blockquote"
    state.lineMax, state.blkIndent = end, state.sCount[start - 1] + _INDENT
    state.md.block.tokenize(state, start, end)
    state.parentType, state.lineMax, state.blkIndent = kept
