"""Front matter in plain lines: Pelican's, Nikola's, ABlog's, fields of reStructuredText."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

#: The metadata keys of Pelican; only a text that begins with one of them begins with metadata.
_PELICAN_KEYS = frozenset(
    """
    title date modified category tags keywords slug author authors summary status lang translation
    template url save_as headline description cover image
    """.split()  # noqa: SIM905
)
#: Those of them that hold several values.
_LISTS = frozenset({"tags", "keywords", "authors", "author", "category"})
_PAIR = re.compile(r"([A-Za-z][\w -]{0,40})[ \t]*:(?:[ \t]+(.*)|[ \t]*)")
_NIKOLA = re.compile(r"\.\.[ \t]+([A-Za-z][\w-]{0,40}):(?:[ \t]+(.*)|[ \t]*)")
_RST_FIELD = re.compile(r":([A-Za-z][^:\n]{0,60}):(?:[ \t]+(.*)|[ \t]*)")
_POST = re.compile(r"\.\.[ \t]+post::[ \t]*(.*)")
_MYST_POST = re.compile(r"(`{3,}|:{3,})\{post\}[ \t]*(.*)")
_OPTION = re.compile(r"[ \t]*:([A-Za-z][\w-]{0,40}):[ \t]*(.*)")
_ADORNMENT = re.compile(r"([!-/:-@\[-`{-~])\1+[ \t]*")
#: What may stand above a title: comments, targets, and other markup.
_EXPLICIT = re.compile(r"\.\.(?:[ \t]|$)")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What was found, and on which lines, counted from 0, it stands."""

    fields: dict[str, object]
    lines: frozenset[int]


def pelican_metadata(lines: Sequence[str]) -> Metadata | None:
    """Lines of ``Key: value`` at the top, up to a blank one.

    Lines that are indented by four go on with a value, and a key that stands twice makes a list.
    Source: Python-Markdown documentation, "Meta-Data".
    """
    at = _first_line(lines)
    pair = _PAIR.fullmatch(lines[at]) if at < len(lines) else None
    if pair is None or pair[1].strip().lower() not in _PELICAN_KEYS:
        return None
    found: list[tuple[str, str]] = []
    end = at
    while end < len(lines) and lines[end].strip():
        pair = _PAIR.fullmatch(lines[end])
        if pair:
            found.append((pair[1].strip(), (pair[2] or "").strip()))
        elif lines[end].startswith("    "):
            found.append((found[-1][0], lines[end].strip()))
        else:
            break
        end += 1
    return Metadata(_gathered(found), frozenset(range(end)))


def nikola_metadata(lines: Sequence[str]) -> Metadata | None:
    """Comments ``.. key: value`` at the top, in Markdown and HTML within ``<!--`` and ``-->``.

    Source: Nikola handbook, "Metadata fields".
    """
    at = _first_line(lines)
    wrapped = at < len(lines) and lines[at].strip() == "<!--"
    start = at + wrapped
    found: list[tuple[str, str]] = []
    end = start
    while end < len(lines) and (match := _NIKOLA.fullmatch(lines[end].strip())):
        found.append((match[1], (match[2] or "").strip()))
        end += 1
    if not found or not {"title", "slug", "date"} & {key for key, _ in found}:
        return None
    if wrapped:
        end = next((n + 1 for n in range(end, min(len(lines), end + 50)) if "-->" in lines[n]), end)
    return Metadata(dict(found), frozenset(range(end)))


def rst_metadata(lines: Sequence[str]) -> Metadata | None:
    """The title and the fields of a reStructuredText document, above or below its title.

    Source: docutils, reStructuredText Markup Specification, "Bibliographic Fields".
    """
    at = _past_markup(lines, 0)
    title, at, consumed = _rst_title(lines, at)
    before_fields = _past_markup(lines, at) if title else at
    fields, end = _rst_fields(lines, before_fields)
    consumed |= set(range(before_fields, end))
    if not fields:
        return None
    if not title:
        title, _, title_lines = _rst_title(lines, _past_markup(lines, end))
        consumed |= title_lines
    found: dict[str, object] = {"title": title} if title else {}
    return Metadata(found | fields, frozenset(consumed))


def post_directive(lines: Sequence[str]) -> Metadata | None:
    """ABlog's directive ``post``, in reStructuredText or MyST: its argument is the date.

    Its content is the summary. Source: ABlog documentation, "post and postlist directives".
    """
    for at, line in enumerate(lines):
        rst, myst = _POST.fullmatch(line), _MYST_POST.fullmatch(line)
        if rst or myst:
            block = _indented(lines, at) if rst else _fenced(lines, at, str(myst and myst[1]))
            argument = (rst[1] if rst else str(myst and myst[2])).strip()
            fields, summary = _directive(block)
            found: dict[str, object] = {"date": argument} if argument else {}
            found |= fields | ({"summary": summary} if summary else {})
            past = at + 1 + len(block) + (1 if myst else 0)
            return Metadata(found, frozenset(range(at, past)))
    return None


def rst_heading(lines: Sequence[str]) -> str:
    """The title of a reStructuredText document; empty when it begins with none."""
    return _rst_title(lines, _past_markup(lines, 0))[0]


def _first_line(lines: Sequence[str]) -> int:
    return next((at for at, line in enumerate(lines) if line.strip()), len(lines))


def _gathered(pairs: Iterable[tuple[str, str]]) -> dict[str, object]:
    """The pairs as a mapping; a key with several values has a list of them, or one longer text."""
    found: dict[str, list[str]] = {}
    for key, value in pairs:
        found.setdefault(key, []).extend([value] if value else [])
    return {
        key: values if len(values) > 1 and key.lower() in _LISTS else " ".join(values)
        for key, values in found.items()
    }


def _past_markup(lines: Sequence[str], at: int) -> int:
    """The first line that is neither blank nor part of a comment, a target or the like."""
    while at < len(lines):
        if _EXPLICIT.match(lines[at]) and not _POST.match(lines[at]):
            at += 1 + len(_indented(lines, at))
        elif not lines[at].strip():
            at += 1
        else:
            break
    return at


def _rst_title(lines: Sequence[str], at: int) -> tuple[str, int, set[int]]:
    """The title on the lines from *at* on, the line behind it, and the lines it takes."""
    some = [line.rstrip() for line in lines[at : at + 3]] + ["", "", ""]
    if _ADORNMENT.fullmatch(some[0]) and some[1].strip() and some[2] == some[0]:
        return some[1].strip(), at + 3, {at, at + 1, at + 2}
    is_text = some[0].strip() and not _ADORNMENT.fullmatch(some[0]) and some[0][0] not in " \t"
    if is_text and _ADORNMENT.fullmatch(some[1]) and len(some[1]) >= min(4, len(some[0])):
        return some[0].strip(), at + 2, {at, at + 1}
    return "", at, set()


def _rst_fields(lines: Sequence[str], at: int) -> tuple[dict[str, object], int]:
    found: list[tuple[str, str]] = []
    while at < len(lines) and (match := _RST_FIELD.fullmatch(lines[at].rstrip())):
        more = [line.strip() for line in _indented(lines, at)]
        words = [(match[2] or "").strip(), *filter(None, more)]
        found.append((match[1], "\n".join(filter(None, words))))
        at += 1 + len(more)
    return dict(found), at


def _indented(lines: Sequence[str], at: int) -> list[str]:
    """The lines behind *at* that are indented, without blank ones at their end."""
    end = at + 1
    last = end
    while end < len(lines) and (not lines[end].strip() or lines[end][0] in " \t"):
        end += 1
        if lines[end - 1].strip():
            last = end
    return list(lines[at + 1 : last])


def _fenced(lines: Sequence[str], at: int, fence: str) -> list[str]:
    for end in range(at + 1, len(lines)):
        if lines[end].strip().startswith(fence):
            return list(lines[at + 1 : end])
    return list(lines[at + 1 :])


def _directive(block: Sequence[str]) -> tuple[dict[str, object], str]:
    fields: dict[str, object] = {}
    rest = list(block)
    while rest and (match := _OPTION.fullmatch(rest[0])):
        fields[match[1]] = match[2].strip() or True
        rest = rest[1:]
    return fields, " ".join(" ".join(rest).split())
