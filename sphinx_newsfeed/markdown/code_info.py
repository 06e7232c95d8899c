"""What stands behind the fence of a block of code: its language, in any notation, and its title.

Sources: PyMdown Extensions, "SuperFences"; R Markdown Cookbook, "Chunk options"; what generators
say of blocks of code, and plugins for them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

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
#: A language, and words that are no attributes or options in braces; what the words may be besides.
_CAPTION = re.compile(r"(?P<name>[A-Za-z][\w+#.-]*)[ \t]+(?P<rest>[^{}=]+)")
_OPTION = re.compile(
    r"(?:first_line|highlight|language_attr|line_number|line_threshold|mark|wrap):\S+"
)
_URL = re.compile(r"https?://\S+|/\S+")


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


def read_code_captions(markdown: MarkdownIt) -> None:
    """Let a parser show the words behind the language of code, and an address as a link."""
    markdown.core.ruler.before("newsfeed_code_info", "newsfeed_code_captions", _read_captions)


def _read_captions(state: StateCore) -> None:
    tokens = list[Token]()
    for token in state.tokens:
        found = _CAPTION.fullmatch(token.info.strip()) if token.type == "fence" else None
        words = (
            [each for each in found["rest"].split() if not _OPTION.fullmatch(each)] if found else []
        )
        if words:
            place = next((i for i, each in enumerate(words) if _URL.fullmatch(each)), len(words))
            tokens += title_above(token, " ".join(words[:place]), words[place:])
            token.info = found["name"] if found else ""
        tokens.append(token)
    state.tokens = tokens


def title_above(code: Token, title: str, link: Sequence[str] = ()) -> list[Token]:
    """A paragraph that is the title of a block of code, and perhaps a link: address and words."""
    inline = Token("inline", "", 0, content=title.strip(), level=code.level + 1, map=code.map)
    inline.children = _around("strong", title.strip(), {}) if title.strip() else []
    if link:
        words = " ".join(link[1:]) or "link"
        gap = [_text(" ")] if inline.children else []
        inline.children += gap + _around("link", words, {"href": link[0]})
    return [
        Token("paragraph_open", "p", 1, level=code.level, map=code.map, block=True),
        inline,
        Token("paragraph_close", "p", -1, level=code.level, block=True),
    ]


def _around(kind: str, words: str, attributes: dict[str, str | int | float]) -> list[Token]:
    tag = {"link": "a"}.get(kind, kind)
    opening = Token(f"{kind}_open", tag, 1, attrs=attributes)
    return [opening, _text(words), Token(f"{kind}_close", tag, -1)]


def _text(words: str) -> Token:
    return Token("text", "", 0, content=words)
