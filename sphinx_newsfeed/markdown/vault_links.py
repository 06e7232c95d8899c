"""Links and pictures as vaults of notes have them: ``[[Note#Part|words]]``, ``![[picture.png]]``.

Sources: Obsidian help, "Internal links", "Embed files"; MediaWiki, "Help:Links".
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from sphinx_newsfeed.model.site import internal

#: Names have none of the signs of code; what a blank follows is a test of a shell.
_LINK = re.compile(
    r"""(?P<embeds>!?)\[\[
        (?P<name>[^\s\[\]{}()=<>"'`,;*$%&|\#\\][^\[\]{}=<>"`;*$%&|\#\n\\]{0,200})?
        (?:\#(?P<part>[^\[\]|\n]{1,200}))?
        (?:\|(?P<words>[^\[\]\n]{1,300}))?
        \]\](?![\[(:])""",
    re.VERBOSE,
)
_NUMBER = re.compile(r"[\d.\s]+")
_CODE = re.compile(r"::|\w\(")
_PICTURE = re.compile(r"\.(?:avif|bmp|gif|jpe?g|png|svg|webp)\Z", re.IGNORECASE)
#: The size of a picture in the place of words.
_SIZE = re.compile(r"\d+(?:x\d+)?")
#: Attributes of C++ and C, which look the same. Source: cppreference.com, "Attribute specifier
#: sequence".
_ATTRIBUTES = frozenset(
    """
    assume carries_dependency deprecated fallthrough indeterminate likely maybe_unused
    no_unique_address nodiscard noreturn optimize_for_synchronized reproducible unlikely
    unsequenced
    """.split()  # noqa: SIM905
)


def read_vault_links(markdown: MarkdownIt) -> None:
    """Let a parser read names in double brackets as links, and embedded pictures as pictures."""
    markdown.inline.ruler.before("link", "newsfeed_vault_links", _read)


def _read(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith(("[[", "![["), state.pos):
        return False
    found = _LINK.match(state.src, state.pos)
    if found is None or not _is_name(found["name"] or "", found["part"] or ""):
        return False
    if not silent:
        name = (found["name"] or "").strip()
        if found["embeds"] and _PICTURE.search(name):
            _push_picture(state, name, found["words"] or "")
        else:
            _push_link(state, name, found["part"] or "", found["words"] or "")
    state.pos = found.end()
    return True


def _is_name(name: str, part: str) -> bool:
    is_code = name in _ATTRIBUTES or bool(_CODE.search(name) or _NUMBER.fullmatch(name))
    return bool(name or part) and not is_code


def _push_link(state: StateInline, name: str, part: str, words: str) -> None:
    goal = internal("post", name.removesuffix(".md")) if name else ""
    if part:
        # The id that a heading has by its words.
        goal += "#" + re.sub(r"[^\w-]+", "-", part.strip().lower()).strip("-")
    opening = state.push("link_open", "a", 1)
    opening.attrs = {"href": goal}
    state.push("text", "", 0).content = words.strip() or (f"{name}#{part}" if part else name)
    state.push("link_close", "a", -1)


def _push_picture(state: StateInline, name: str, words: str) -> None:
    alternative = "" if _SIZE.fullmatch(words.strip()) else words.strip()
    text = alternative or name.rpartition("/")[2].rpartition(".")[0]
    token = state.push("image", "img", 0)
    token.attrs = {"src": internal("asset", name), "alt": ""}
    token.children = [Token("text", "", 0, content=text)]
    token.content = text
