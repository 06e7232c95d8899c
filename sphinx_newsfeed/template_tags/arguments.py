"""The arguments of a tag: words and strings, some with a name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

#: A comma parts arguments of calls; within a word it is one of prose.
_ARGUMENT = re.compile(
    r"""
    ,
    | (?:(?P<name>[\w.-]++)(?:=|\s*+=\s*+(?=["'`])))?+
      (?: "(?P<double>(?:[^"\\]|\\.)*+)" | '(?P<single>(?:[^'\\]|\\.)*+)' | `(?P<raw>[^`]*+)`
        | (?P<word>(?(name)[^\s,]++|\S++)) )
    """,
    re.VERBOSE | re.DOTALL,
)

_BETWEEN_COMMAS = re.compile(
    r"""(?:\A|,)\s*+(?:"([^"]*+)"\s*+(?=,|\Z)|'([^']*+)'\s*+(?=,|\Z)|([^,]*+))"""
)


@dataclass(frozen=True, slots=True)
class Arguments:
    """What a tag was given."""

    #: Those without a name, in order.
    words: tuple[str, ...]
    #: Those with one, by their name in lower case.
    named: Mapping[str, str]

    def get(self, *names: str, at: int = -1) -> str:
        """The argument of the first of *names* that is given, else the word *at*; else empty."""
        for name in names:
            if self.named.get(name):
                return self.named[name]
        return self.words[at] if 0 <= at < len(self.words) else ""

    def rest(self, at: int) -> str:
        """All words from *at* on, as one text."""
        return " ".join(self.words[at:])


def read_arguments(text: str) -> Arguments:
    """Read words, strings in any of three quotes, and ``name=value``."""
    words: list[str] = []
    named: dict[str, str] = {}
    for match in _ARGUMENT.finditer(text):
        if match["name"]:
            named.setdefault(match["name"].lower(), _value(match))
        elif match[0] != ",":
            words.append(_value(match))
    return Arguments(tuple(words), named)


def split_arguments(text: str) -> list[str]:
    """Arguments with commas between them, without quotes around them."""
    found = _BETWEEN_COMMAS.finditer(text)
    return [next(each for each in match.groups() if each is not None).strip() for match in found]


def _value(match: re.Match[str]) -> str:
    if match["raw"] is not None:
        return match["raw"]
    # A backslash escapes the quote that it stands in, and itself.
    if match["double"] is not None:
        return match["double"].replace('\\"', '"').replace("\\\\", "\\")
    if match["single"] is not None:
        return match["single"].replace("\\'", "'").replace("\\\\", "\\")
    return match["word"] or ""
