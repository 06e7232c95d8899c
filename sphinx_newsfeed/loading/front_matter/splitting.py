"""Splits a file's text into front matter and body."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from sphinx_newsfeed.loading.front_matter.fenced import bounded, read_fenced, read_unfenced
from sphinx_newsfeed.loading.front_matter.headings import first_heading
from sphinx_newsfeed.loading.front_matter.html_head import html_metadata
from sphinx_newsfeed.loading.front_matter.plain_lines import (
    Metadata,
    dotted_metadata,
    python_markdown_metadata,
)
from sphinx_newsfeed.loading.front_matter.post_directive import post_directive, update_dates
from sphinx_newsfeed.loading.front_matter.results import (
    FrontMatter,
    FrontMatterError,
    Head,
    Note,
)
from sphinx_newsfeed.loading.front_matter.rst_fields import field_list_metadata, is_overlined

__all__ = ["FrontMatter", "FrontMatterError", "Note", "first_heading", "split_front_matter"]

_RST = frozenset({".rst", ".rest"})
_HTML = frozenset({".html", ".htm"})
#: The directive ``post``, in reStructuredText or in MyST.
_POST = re.compile(r"^(?:\.\. +post::|[`~:]{3,}\{post\})", re.MULTILINE)
_BLANK_LINES = re.compile(r"(?:[^\S\n]*\n)*")

LineReader = Callable[[Sequence[str]], Metadata | None]


def split_front_matter(text: str, suffix: str = ".md") -> FrontMatter | None:
    """The front matter and body of *text*; ``None`` when it has no front matter.

    *suffix* is that of its file, with the dot. Raises :exc:`FrontMatterError` when front matter is
    there that cannot be read. What is there but is no mapping (a paragraph between two rules) is
    none.
    """
    text = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    suffix = suffix.lower()
    head = _read_block(text, suffix) or _read_lines(text, suffix)
    post = _read_post(head.rest if head else text, suffix)
    if head is None and post is None:
        return None
    fields = {**_counted(head.fields if head else {}), **(post.fields if post else {})}
    rest = post or head
    line = head.line if head else 1
    body, body_line = _body(rest.rest if rest else "", line)
    if suffix not in _HTML and (updates := update_dates(body)):
        fields.setdefault("updated", updates)
    return FrontMatter(fields, body, body_line, head.notes if head else (), post is not None)


def _read_block(text: str, suffix: str) -> Head | None:
    """Front matter in a block of its own at the top."""
    start = len(text) - len(text.lstrip())
    line = text.count("\n", 0, start) + 1
    at_top = text[start:]
    if suffix in _RST:
        return None if is_overlined(text[:5_000].split("\n")) else read_fenced(at_top, line)
    indentation = text[text.rfind("\n", 0, start) + 1 : start]
    head = read_fenced(at_top, line) or read_unfenced(indentation + at_top, line)
    return head or html_metadata(at_top, line)


def _read_lines(text: str, suffix: str) -> Head | None:
    """Front matter in lines at the top of a body."""
    lines = text.split("\n")
    readers: list[LineReader] = [dotted_metadata]
    readers.append(field_list_metadata if suffix in _RST else python_markdown_metadata)
    found = next((found for read in readers if (found := read(lines)) is not None), None)
    return _without(lines, found) if found else None


def _read_post(text: str, suffix: str) -> Head | None:
    """The directive ``post``, which may stand anywhere in a body."""
    if suffix in _HTML or not _POST.search(text):
        return None
    lines = text.split("\n")
    found = post_directive(lines, is_rst=suffix in _RST)
    return _without(lines, found) if found else None


def _counted(fields: Mapping[str, object]) -> Mapping[str, object]:
    """*fields*, where a number in the place of an excerpt is that of its paragraphs."""
    number = fields.get("excerpt")
    if not isinstance(number, int) or isinstance(number, bool):
        return fields
    return {k: v for k, v in fields.items() if k != "excerpt"} | {"excerpt_paragraphs": number}


def _without(lines: Sequence[str], found: Metadata) -> Head:
    """The text without the lines of the metadata, which stay there as blank ones."""
    kept = (found.kept.get(at, "") if at in found.lines else line for at, line in enumerate(lines))
    fields = bounded(found.fields, min(found.lines, default=0) + 1)
    return Head(fields or {}, "\n".join(kept), 1)


def _body(rest: str, line: int) -> tuple[str, int]:
    """The body with the indentation of its first line, and the number of that line."""
    blank = _BLANK_LINES.match(rest)
    start = blank.end() if blank else 0
    if not rest[start:].strip():
        return "", line + rest.count("\n")
    return rest[start:].rstrip(), line + rest.count("\n", 0, start)
