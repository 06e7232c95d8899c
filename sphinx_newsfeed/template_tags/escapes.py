"""What keeps tags from being live, in code as elsewhere: raw blocks, escapes, tags in strings."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from sphinx_newsfeed.generators.tags import Escape
from sphinx_newsfeed.template_tags.lookahead import Lookahead

#: A stretch of text: where it begins and ends.
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Lifted:
    """A text without its escapes."""

    text: str
    #: What was escaped, in order: no tag begins in these.
    literal: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class _Escape:
    opening: re.Pattern[str]
    #: What ends an escape that the opening's match began; ``None`` when it is whole.
    closing: Callable[[re.Match[str]], re.Pattern[str] | None]
    #: What the escape stands for, given the opening's match and the text up to the end.
    meaning: Callable[[re.Match[str], str], str]


# The tag "raw", and a string of which a tag is part: both show a tag as text.
_RAW = re.compile(
    r"""\{%-?\s*+raw\s*+-?%\}
      | \{\{-?\s*+(?:"(?P<double>[^"\n]*+)"|'(?P<single>[^'\n]*+)')\s*+-?\}\}""",
    re.VERBOSE,
)
_END_RAW = re.compile(r"\{%-?\s*+endraw\s*+-?%\}")
_BRACES = re.compile(r"\{\{|\{%|\}\}|%\}")
_RAW_SHORTCODE = re.compile(r"\{\{%\s*+raw\s*+%\}\}")
_END_RAW_SHORTCODE = re.compile(r"\{\{%\s*+/raw\s*+%\}\}")
# A comment within the delimiters makes an example of a tag.
_COMMENTED_SHORTCODE = re.compile(r"(?P<opening>\{\{[<%])/\*")
_COMMENTED_CALL = re.compile(r"(?P<opening>\{[{%])/\*")
_CLOSINGS = {"{{<": ">}}", "{{%": "%}}", "{{": "}}", "{%": "%}"}
_ENDS = {opening: re.compile(re.escape(f"*/{closing}")) for opening, closing in _CLOSINGS.items()}


def _raw_end(match: re.Match[str]) -> re.Pattern[str] | None:
    return None if _quoted(match) else _END_RAW


def _quoted(match: re.Match[str]) -> str:
    return match["double"] or match["single"] or ""


def _commented(match: re.Match[str], inner: str) -> str:
    return match["opening"] + inner + _CLOSINGS[match["opening"]]


_ESCAPES: dict[Escape, _Escape] = {
    Escape.RAW_BLOCKS: _Escape(_RAW, _raw_end, lambda match, inner: _quoted(match) or inner),
    Escape.RAW_SHORTCODES: _Escape(
        _RAW_SHORTCODE, lambda _: _END_RAW_SHORTCODE, lambda _, inner: inner
    ),
    Escape.COMMENTED_SHORTCODES: _Escape(
        _COMMENTED_SHORTCODE, lambda match: _ENDS[match["opening"]], _commented
    ),
    Escape.COMMENTED_CALLS: _Escape(
        _COMMENTED_CALL, lambda match: _ENDS[match["opening"]], _commented
    ),
}


def lift_escapes(text: str, kind: Escape) -> Lifted:
    """Take the escapes of one *kind* out of *text*; the number of lines stays the same.

    An escape without an end stays as it is.
    """
    escape = _ESCAPES.get(kind)
    if escape is None:
        return Lifted(text)
    ahead = Lookahead(text)
    parts: list[str] = []
    literal: list[Span] = []
    at = length = 0
    while match := escape.opening.search(text, at):
        end, meaning = _meaning(text, match, escape, ahead)
        before = text[at : match.start()]
        parts += (before, meaning)
        length += len(before)
        if end > match.end() or meaning != match[0]:
            literal.append((length, length + len(meaning)))
        length += len(meaning)
        at = end
    return Lifted("".join([*parts, text[at:]]), tuple(literal))


def _meaning(text: str, match: re.Match[str], escape: _Escape, ahead: Lookahead) -> tuple[int, str]:
    """Where the escape ends, and what it stands for with as many lines; else itself."""
    closing = escape.closing(match)
    if closing is None:
        meaning = escape.meaning(match, "")
        return match.end(), _lined(meaning, match[0]) if _BRACES.search(meaning) else match[0]
    end = ahead.match(closing, match.end())
    if end is None:
        return match.end(), match[0]
    meaning = escape.meaning(match, text[match.end() : end.start()])
    before, after = match[0].count("\n"), end[0].count("\n")
    return end.end(), "\n" * before + meaning + "\n" * after


def _lined(meaning: str, source: str) -> str:
    return meaning + "\n" * (source.count("\n") - meaning.count("\n"))
