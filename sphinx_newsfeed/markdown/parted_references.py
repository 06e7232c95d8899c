"""References to links and pictures whose label comes behind a blank or a line end.

Sources: kramdown, "Syntax", "Links and Images"; Markdown, "Syntax", "Links". CommonMark has dropped
this.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

#: What parts a text from its label, and the label; one with an address behind it is a link itself.
_LABEL = re.compile(r"(?:[ \t]*+\n[ \t]*+|[ \t])\[(?P<label>[^\[\]]{1,999})\](?![(\[])")


def read_parted_references(markdown: MarkdownIt) -> None:
    """Let a parser take ``[text] [label]`` for a link where the label is defined."""
    markdown.inline.ruler.before("link", "newsfeed_parted_references", _read)


def _read(state: StateInline, silent: bool) -> bool:
    references = state.env.get("references")
    is_picture = state.src.startswith("![", state.pos)
    opening = state.pos + is_picture
    if not references or state.src[opening] != "[":
        return False
    end = state.md.helpers.parseLinkLabel(state, opening, not is_picture)
    label = _LABEL.match(state.src, end + 1, state.posMax) if end >= 0 else None
    goal = references.get(normalizeReference(label["label"])) if label else None
    if label is None or not goal:
        return False
    if not silent:
        put = _put_picture if is_picture else _put_link
        token = put(state, opening + 1, end, goal["href"])
        if goal["title"]:
            token.attrSet("title", goal["title"])
    state.pos = label.end()
    return True


def _put_link(state: StateInline, start: int, end: int, address: str) -> Token:
    token = state.push("link_open", "a", 1)
    token.attrs = {"href": address}
    behind, state.pos, state.posMax = state.posMax, start, end
    state.linkLevel += 1
    state.md.inline.tokenize(state)
    state.linkLevel -= 1
    state.posMax = behind
    state.push("link_close", "a", -1)
    return token


def _put_picture(state: StateInline, start: int, end: int, address: str) -> Token:
    token = state.push("image", "img", 0)
    token.attrs = {"src": address, "alt": ""}
    token.content = state.src[start:end]
    token.children = []
    state.md.inline.parse(token.content, state.md, state.env, token.children)
    return token
