"""The language of code in its first line. Source: Python-Markdown, "CodeHilite", "Syntax"."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

#: A path behind ``#!`` belongs to the code.
_FIRST_LINE = re.compile(r"[ \t]*(?::::|#!)(?P<name>[\w+.#-]+)(?:[ \t][^\n]*)?(?:\n|\Z)")


def read_code_languages(markdown: MarkdownIt) -> None:
    """Let a parser take a first line of code such as ``:::python`` for its language."""
    markdown.core.ruler.push("newsfeed_code_languages", _read)


def _read(state: StateCore) -> None:
    for token in state.tokens:
        if token.type != "code_block" and not (token.type == "fence" and not token.info.strip()):
            continue
        found = _FIRST_LINE.match(token.content)
        if found:
            token.type, token.tag, token.markup = "fence", "code", "```"
            token.info = found["name"]
            token.content = token.content[found.end() :]
