"""Front matter of reStructuredText: fields above or below the title, and the title itself."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from sphinx_newsfeed.loading.front_matter.plain_lines import Metadata
from sphinx_newsfeed.loading.front_matter.post_directive import named_as_in_directive
from sphinx_newsfeed.loading.front_matter.rst_marks import plain_words
from sphinx_newsfeed.model.names import fold_name

_FIELD = re.compile(r":(?P<name>[A-Za-z][^:`\n]{0,60}):(?:[ \t]+(?P<value>.*)|[ \t]*)")
#: One of the signs that underline titles, repeated.
_ADORNMENT = re.compile(r"([!-/:-@\[-`{-~])\1*")
_EXPLICIT = re.compile(r"\.\.(?:[ \t]|$)")
_DIRECTIVE = re.compile(r"\.\.[ \t]+[\w:.+-]{1,80}::")


def field_list_metadata(lines: Sequence[str]) -> Metadata | None:
    """The title and the fields of a document, above or below its title.

    A title is taken with them where the fields stand next to it. Where they have another one, it is
    a heading of the body. Source: reStructuredText Markup Specification, "Bibliographic Fields".
    """
    at = past_comments(lines, 0)
    title, behind = find_title(lines, at)
    start = past_comments(lines, behind)
    fields, end = _fields(lines, start)
    if not fields:
        return None
    if not title:
        at = past_comments(lines, end)
        title, behind = find_title(lines, at)
    title = plain_words(title)
    named = fields.get("title") or title
    of_title = range(at, behind) if title and fold_name(str(named)) == fold_name(title) else ()
    found: dict[str, object] = {"title": title} if title else {}
    return Metadata(found | fields, frozenset((*range(start, end), *of_title)))


def is_overlined(lines: Sequence[str]) -> bool:
    """Whether the text begins with a title between two lines, and with no fence."""
    at = past_comments(lines[:200], 0)
    some = [line.rstrip() for line in lines[at : at + 3]]
    return len(some) == 3 and some[0] == some[2] and bool(find_title(some, 0)[0])


def find_title(lines: Sequence[str], at: int) -> tuple[str, int]:
    """The title that begins on the line *at*, and the line behind it; empty where none does.

    A line below a text is an underline when it is as long, or has four signs at least; lines
    around one are as long. Source: reStructuredText Markup Specification, "Sections".
    """
    some = [line.rstrip() for line in lines[at : at + 3]]
    if len(some) > 2 and some[0] == some[2] and _is_between(some[0], some[1]):
        return some[1].strip(), at + 3
    if len(some) > 1 and not some[0].startswith((" ", "\t", "..")):
        is_text = not _ADORNMENT.fullmatch(some[0])
        if is_text and _underlines(some[1], some[0]):
            return some[0], at + 2
    return "", at


def past_comments(lines: Sequence[str], at: int) -> int:
    """The first line from *at* on that is neither blank nor in a comment or a target."""
    while at < len(lines):
        if not lines[at].strip():
            at += 1
        elif _EXPLICIT.match(lines[at]) and not _DIRECTIVE.match(lines[at]):
            at = end_of_block(lines, at)
        else:
            break
    return at


def end_of_block(lines: Sequence[str], at: int) -> int:
    """The line behind those that are indented below the line *at*."""
    end = last = at + 1
    while end < len(lines) and (not lines[end].strip() or lines[end][0] in " \t"):
        end += 1
        if lines[end - 1].strip():
            last = end
    return last


def _underlines(adornment: str, title: str) -> bool:
    if not title or not _ADORNMENT.fullmatch(adornment):
        return False
    return len(adornment) >= 4 or len(adornment) >= _width(title)


def _is_between(adornment: str, title: str) -> bool:
    is_adornment = _ADORNMENT.fullmatch(adornment) is not None
    return is_adornment and bool(title.strip()) and len(adornment) >= _width(title.strip())


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def _fields(lines: Sequence[str], at: int) -> tuple[dict[str, object], int]:
    """The fields from the line *at* on, and the line behind them."""
    found: dict[str, object] = {}
    while at < len(lines) and (field := _FIELD.fullmatch(lines[at].rstrip())):
        end = end_of_block(lines, at)
        words = [(field["value"] or "").strip(), *(line.strip() for line in lines[at + 1 : end])]
        key, value = named_as_in_directive(field["name"].lower(), "\n".join(words).strip())
        found[key] = value
        at = end
        while at < len(lines) and not lines[at].strip() and _goes_on(lines, at):
            at += 1
    return found, at


def _goes_on(lines: Sequence[str], at: int) -> bool:
    """Whether behind the blank line *at* another field follows at once."""
    return at + 1 < len(lines) and bool(_FIELD.fullmatch(lines[at + 1].rstrip()))
