"""Front matter in plain lines: that of Python-Markdown, and comments of reStructuredText."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sphinx_newsfeed.loading.front_matter.fenced import KNOWN_KEYS
from sphinx_newsfeed.policy import MOST_VALUES

#: Source: Python-Markdown documentation, "Meta-Data".
_PAIR = re.compile(r"[ ]{0,3}([A-Za-z0-9_-]{1,60}):(?:[ \t]+(.*)|[ \t]*)")
_CONTINUATION = re.compile(r"(?: {4}|\t)[ \t]*(\S.*)")
#: The generator that has them reads them however they are indented.
_DOTTED = re.compile(r"[ \t]{0,80}\.\.[ \t]+([A-Za-z][\w-]{0,40}):(?:[ \t]+(.*)|[ \t]*)")
#: Keys that are one text, on however many lines; others have a value on each line.
_TEXTS = frozenset({"title", "subtitle", "headline", "summary", "description", "excerpt"})


@dataclass(frozen=True, slots=True)
class Metadata:
    """What was found, and on which lines, counted from 0, it stands."""

    fields: dict[str, object]
    lines: frozenset[int]
    #: What stands on some of these lines in the body all the same.
    kept: Mapping[int, str] = field(default_factory=dict)


def python_markdown_metadata(lines: Sequence[str]) -> Metadata | None:
    """Lines of ``Key: value`` at the top, up to a blank one.

    Lines that are indented by four go on with a value; a key that stands twice makes a list. The
    first key must be one of metadata, and more than one line must be, or a blank line follow:
    texts may begin with a word and a colon.
    """
    start = first_line(lines)
    if start == len(lines) or not _begins(lines[start]):
        return None
    found: list[tuple[str, str]] = []
    end = start
    while end < len(lines) and end - start <= MOST_VALUES:
        pair, more = _PAIR.fullmatch(lines[end]), _CONTINUATION.fullmatch(lines[end])
        if pair is not None:
            found.append((pair[1].lower(), (pair[2] or "").strip()))
        elif more is not None:
            found.append((found[-1][0], more[1].strip()))
        else:
            break
        end += 1
    is_ended = end == len(lines) or not lines[end].strip()
    if not is_ended and len(found) == 1:
        return None
    return Metadata(_gathered(found), frozenset(range(end)))


def dotted_metadata(lines: Sequence[str]) -> Metadata | None:
    """Comments ``.. key: value`` at the top, in Markdown and HTML within ``<!--`` and ``-->``."""
    start = first_line(lines)
    if start == len(lines):
        return None
    opening, is_comment, behind = lines[start].partition("<!--")
    if opening.strip() or not is_comment:
        return _dotted_lines(lines, start, lines)
    texts = [*lines[:start], behind, *lines[start + 1 :]]
    end = next((at for at, each in enumerate(texts) if at >= start and "-->" in each), None)
    if end is None:
        return None
    before, _, after = texts[end].partition("-->")
    if after.strip():
        return None
    found = _dotted_lines(texts, start, [*texts[:end], before])
    return found and Metadata(found.fields, found.lines | frozenset(range(start, end + 1)))


def _dotted_lines(lines: Sequence[str], start: int, texts: Sequence[str]) -> Metadata | None:
    """The comments among *texts* from the line *start* on; blank lines may come before them."""
    # They may stand within a comment of reStructuredText.
    blank = {"", ".."}
    at = next((at for at in range(start, len(texts)) if texts[at].strip() not in blank), len(texts))
    found: dict[str, object] = {}
    end = at
    while end < min(len(texts), at + MOST_VALUES) and (pair := _DOTTED.fullmatch(texts[end])):
        found[pair[1].lower()] = (pair[2] or "").strip()
        end += 1
    if not KNOWN_KEYS & found.keys():
        return None
    return Metadata(found, frozenset(range(end)))


def first_line(lines: Sequence[str]) -> int:
    """The first line that is not blank; the number of lines where all are."""
    return next((at for at, line in enumerate(lines) if line.strip()), len(lines))


def _begins(line: str) -> bool:
    pair = _PAIR.fullmatch(line)
    return pair is not None and pair[1].lower() in KNOWN_KEYS


def _gathered(pairs: Iterable[tuple[str, str]]) -> dict[str, object]:
    """The pairs as a mapping; a key with several values has a list of them, or one longer text."""
    found: dict[str, list[str]] = {}
    for key, value in pairs:
        found.setdefault(key, []).extend([value] if value else [])
    return {
        key: values if len(values) > 1 and key not in _TEXTS else "\n".join(values)
        for key, values in found.items()
    }
