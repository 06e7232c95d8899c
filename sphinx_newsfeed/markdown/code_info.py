"""What stands behind the fence of a block of code: its language, in any notation, and its title.

Sources: Docusaurus documentation, "Code blocks"; Material for MkDocs documentation, "Code blocks";
PyMdown Extensions, "SuperFences"; R Markdown Cookbook, "Chunk options"; Hexo documentation, "Tag
Plugins", "Backtick Code Block"; the documentation of plugins for Gatsby and Obsidian.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

#: A language before signs that belong to no name, and one among attributes or options in braces.
#: Braces around one name alone are a directive, or what is shown in its place.
_NAME = re.compile(r"(?P<name>[A-Za-z][\w+#.-]*)(?=[^\w+#.\s-])")
_CLASS = re.compile(r"\{:?[ \t]*\.(?P<name>[\w+#-]+)")
_CHUNK = re.compile(r"\{(?P<name>[A-Za-z][\w+#-]*)[ \t]*(?:,|[ \t][\w.-]+=)[^{}]*\}")
_NOTATIONS = (_NAME, _CLASS, _CHUNK)
_TITLE = re.compile(
    r"(?<![\w-])(?:title|file|filename|file_name)[=:]"
    r"(?:\"(?P<double>[^\"\n]+)\"|'(?P<single>[^'\n]+)'|(?P<word>[^\s\"'{},]+))"
)


def read_code_info(markdown: MarkdownIt) -> None:
    """Let a parser know the language of code however it is written, and show its title."""
    markdown.core.ruler.push("newsfeed_code_info", _read)


def _read(state: StateCore) -> None:
    if not any(token.type == "fence" and len(token.info.split()) for token in state.tokens):
        return
    tokens = list[Token]()
    for token in state.tokens:
        if token.type == "fence":
            if title := _TITLE.search(token.info):
                tokens += title_above(token, title["double"] or title["single"] or title["word"])
            name = next(filter(None, (each.match(token.info.strip()) for each in _NOTATIONS)), None)
            token.info = name["name"] if name else token.info
        tokens.append(token)
    state.tokens = tokens


def title_above(code: Token, title: str) -> list[Token]:
    """A paragraph that is the title of a block of code."""
    text = Token("text", "", 0, content=title.strip(), level=1)
    inline = Token("inline", "", 0, content=title.strip(), level=code.level + 1, map=code.map)
    inline.children = [
        Token("strong_open", "strong", 1, markup="**"),
        text,
        Token("strong_close", "strong", -1, markup="**"),
    ]
    return [
        Token("paragraph_open", "p", 1, level=code.level, map=code.map, block=True),
        inline,
        Token("paragraph_close", "p", -1, level=code.level, block=True),
    ]
