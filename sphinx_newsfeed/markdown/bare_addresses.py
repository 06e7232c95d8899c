"""Bare addresses as links. Source: GitHub Flavored Markdown, "Autolinks (extension)"."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from linkify_it import LinkifyIt
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline import linkify as link_in_line
from markdown_it.token import Token

#: Schemes that linkify-it links besides those of the web.
_OTHERS = ("ftp:", "mailto:", "//")
_WWW = "www."
#: Longer words are no addresses, in characters: linkify-it takes a time with the square of them.
_LONG_WORD = re.compile(r"\S{2000}")
#: Punctuation of East Asian texts, which have no blank behind an address.
_PUNCTUATION = re.compile(
    "[\u3001-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\u2018-\u201f]"
)


def link_bare_addresses(markdown: MarkdownIt) -> None:
    """Let a parser make links of addresses of the web that stand in a text."""
    markdown.linkify = _finder()
    markdown.enable("linkify")
    markdown.options["linkify"] = True
    markdown.inline.ruler.at("linkify", _link_in_line)
    markdown.core.ruler.before("linkify", "newsfeed_long_words", _pass_over_long_words)
    markdown.core.ruler.after("linkify", "newsfeed_addresses", _end_at_punctuation)


@cache
def _finder() -> LinkifyIt:
    """What finds addresses; to make one takes longer than to read most articles."""
    # A word with a point, such as the name of a file, is none.
    finder = LinkifyIt(options={"fuzzy_link": False, "fuzzy_email": False})
    for scheme in _OTHERS:
        finder.add(scheme, None)
    finder.add(_WWW, {"validate": _length_of_host, "normalize": _add_scheme})
    return finder


def _pass_over_long_words(state: StateCore) -> None:
    texts = (child for token in state.tokens for child in token.children or ())
    if any(child.type == "text" and _LONG_WORD.search(child.content) for child in texts):
        state.md.options["linkify"] = False


def _link_in_line(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("://", state.pos) or _LONG_WORD.match(state.src, state.pos):
        return False
    return link_in_line(state, silent)


def _length_of_host(linkify: Any, text: str, position: int) -> int:
    """How much of a text behind ``www.`` is a host and a path."""
    if "www" not in linkify.re:
        parts = (linkify.re["src_host_port_strict"], linkify.re["src_path"])
        linkify.re["www"] = re.compile("".join(parts), re.IGNORECASE)
    found = linkify.re["www"].match(text, position)
    return len(found[0]) if found else 0


def _add_scheme(linkify: Any, match: Any) -> None:
    match.url = f"https://{match.url}"


def _end_at_punctuation(state: StateCore) -> None:
    for token in state.tokens:
        children = token.children or []
        for at in range(len(children) - 2, 0, -1):
            opening, text = children[at - 1], children[at]
            if opening.markup == "linkify" and opening.type == "link_open":
                _shorten(children, at, _PUNCTUATION.search(text.content), state)


def _shorten(children: list[Token], at: int, end: re.Match[str] | None, state: StateCore) -> None:
    """Let a link end before *end*, whose text is the token *at*."""
    if end is None:
        return
    opening, text = children[at - 1], children[at]
    rest = Token("text", "", 0, content=text.content[end.start() :], level=opening.level)
    text.content = text.content[: end.start()]
    scheme = "https://" if text.content.startswith(_WWW) else ""
    opening.attrs["href"] = state.md.normalizeLink(scheme + text.content)
    children.insert(at + 2, rest)
