"""Addresses that CommonMark does not take: with blanks, or with brackets that do not pair.

Source: kramdown, "Syntax", "Links and Images", and what kramdown and Python-Markdown make
of such links.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import ModuleType

from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll
from markdown_it.helpers.parse_link_destination import parseLinkDestination

_BLANKS = " \t\n"
#: What may stand behind an address: the end, or a title.
_END = re.compile(r"\s*+(?:[)\"']|\([^()\n]*+\)\s*+\))")
_END_OF_DEFINITION = re.compile(r"[ \t]*+(?:\n|\Z|[\"'(])")
#: An address up to the bracket that closes it, or to a title. One that holds square brackets is
#: none, so that each of many openings is followed no further than to the next.
_LOOSE = re.compile(
    r"(?:\\.|[^\\()\[\]\s]|[ \t](?![\"'])|\((?:\\.|[^\\()\[\]\n])*+\))++(?=[ \t]?[\"')])"
)
#: In a definition blanks are left to be shown: it may be a sentence that somebody began like one.
_LOOSE_DEFINITION = re.compile(r"[^\s<]\S*+(?=[ \t]*+(?:\n|\Z|[\"'(]))")


@dataclass(frozen=True, slots=True)
class _Address:
    """What markdown-it's own function gives, too; its rules know the names."""

    ok: bool
    pos: int
    """Where the address ends."""
    str: str
    lines: int = 0
    """The line ends in it, of which there are none; markdown-it-py before 4.0 asks for them."""


def read_loose_destinations(markdown: MarkdownIt) -> None:
    """Let a parser take addresses with blanks in links and pictures, and any in definitions."""
    helpers = ModuleType(markdown.helpers.__name__)
    vars(helpers).update(vars(markdown.helpers), parseLinkDestination=_destination)
    # Each parser of markdown-it has its helpers as an attribute, for all rules to ask.
    markdown.helpers = helpers


def _destination(text: str, place: int, end: int) -> _Address:
    """The address at a place: CommonMark's where a link ends behind it, else a loose one."""
    strict = parseLinkDestination(text, place, end)
    is_definition = _sign_before(text, place) == ":"
    after = _END_OF_DEFINITION if is_definition else _END
    is_whole = strict.ok and after.match(text, strict.pos, end)
    pattern = _LOOSE_DEFINITION if is_definition else _LOOSE
    loose = None if is_whole else pattern.match(text, place, end)
    if loose is None:
        return _Address(strict.ok, strict.pos, strict.str)
    return _Address(True, loose.end(), unescapeAll(loose[0].strip()))


def _sign_before(text: str, place: int) -> str:
    while place and text[place - 1] in _BLANKS:
        place -= 1
    return text[place - 1 : place]
