"""Emoji that are written by their names, as GitHub knows them: ``:tada:``."""

from __future__ import annotations

import re
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

#: No part of a time of day, an address or a name with colons.
_NAME = re.compile(r"(?<![\w:]):[a-z0-9_+-]{1,64}:(?![\w:])")


def write_emoji(markdown: MarkdownIt) -> None:
    """Let a parser write emoji for their names."""
    markdown.core.ruler.push("newsfeed_emoji", _write)


def _write(state: StateCore) -> None:
    for token in state.tokens:
        if token.type != "inline" or not _NAME.search(token.content):
            continue
        for child in token.children or ():
            if child.type == "text":
                child.content = _NAME.sub(lambda name: _emoji_of(name[0]), child.content)


@lru_cache(maxsize=1000)
def _emoji_of(name: str) -> str:
    # It takes longer to import than an article to read, and few have any.
    import emoji

    return str(emoji.emojize(name, language="alias"))
