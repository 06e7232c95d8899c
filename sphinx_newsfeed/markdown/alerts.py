"""Alerts: quotations whose first line names a kind of box.

Sources: GitHub documentation, "Alerts"; Obsidian help, "Callouts".
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from sphinx_newsfeed.generators.tags import BOX_KINDS

#: The key of a quotation's ``meta`` that holds the kind of box, and its title, which may be empty.
ALERT = "newsfeed_alert"
_FIRST_LINE = re.compile(
    r"\[!(?P<kind>[A-Za-z][\w-]{0,30})\](?![(\[])[+-]?[ \t]*(?P<title>[^\n]*)(?:\n|\Z)"
)
#: A quotation, its first paragraph and the text of that.
_OPENING = ["blockquote_open", "paragraph_open", "inline", "paragraph_close"]


def read_alerts(markdown: MarkdownIt) -> None:
    """Let a parser tell quotations that are alerts, by the key :data:`ALERT`."""
    markdown.core.ruler.push("newsfeed_alerts", _read)


def _read(state: StateCore) -> None:
    gone: set[int] = set()
    for at, token in enumerate(state.tokens):
        if token.type != _OPENING[0]:
            continue
        opening = state.tokens[at : at + len(_OPENING)]
        if [each.type for each in opening] != _OPENING:
            continue
        found = _FIRST_LINE.match(opening[2].content)
        if not found:
            continue
        kind = found["kind"].lower()
        # One that is not known is called by its kind.
        named = "" if kind in BOX_KINDS else kind.replace("-", " ").capitalize()
        token.meta[ALERT] = (BOX_KINDS.get(kind, "note"), found["title"].strip() or named)
        if not _drop_first_line(opening[2], found.end()):
            gone.update(range(at + 1, at + len(_OPENING)))
    if gone:
        state.tokens = [token for at, token in enumerate(state.tokens) if at not in gone]


def _drop_first_line(inline: Token, end: int) -> bool:
    """Take the first line out of a paragraph; tell whether anything is left of it."""
    inline.content = inline.content[end:]
    children = inline.children or []
    breaks = [i for i, each in enumerate(children) if each.type in {"softbreak", "hardbreak"}]
    inline.children = children[breaks[0] + 1 :] if breaks else []
    return bool(inline.children)
