"""Items that begin with a check box, which becomes a sign: books have no boxes."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

from sphinx_newsfeed.generators.flavours import CHECK_BOXES

#: Source: GitHub Flavored Markdown, "Task list items".
_BOX = re.compile(r"\[([ xX])\][ \t]+(?=\S)")


def write_check_boxes(markdown: MarkdownIt) -> None:
    """Let a parser write the boxes of items as signs."""
    markdown.core.ruler.push("newsfeed_check_boxes", _write)


def _write(state: StateCore) -> None:
    for at in range(2, len(state.tokens)):
        token = state.tokens[at]
        is_first = state.tokens[at - 2].type == "list_item_open"
        if token.type == "inline" and is_first and token.children:
            text = token.children[0]
            box = _BOX.match(token.content)
            if box and text.type == "text" and text.content.startswith(box[0]):
                text.content = CHECK_BOXES[box[1] != " "] + text.content[box.end() :]
