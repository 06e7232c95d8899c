"""What is printed: tables in columns, and no character that a terminal would act on."""

from __future__ import annotations

import io
import json
import re
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Sequence

from sphinx_newsfeed.policy import NOT_FOR_TERMINALS, printable

_UNSAFE = re.compile(NOT_FOR_TERMINALS)


def write_all_signs() -> None:
    """Let what the encoding of the output does not have stand as an escape, and stop nothing.

    Windows gives a pipe, and a file, the encoding of old programs.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def json_text(data: object) -> str:
    """*data* as JSON that means the same in any output: signs are escaped that it does not have."""
    text = json.dumps(data, ensure_ascii=False, indent=2, default=str)
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        text = json.dumps(data, indent=2, default=str)
    return escaped(text)


def escaped(data: str) -> str:
    """JSON *data* with escapes in the place of what terminals act on; it means the same."""
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", data)


def width_of(text: str) -> int:
    """How many columns a terminal needs for *text* (Unicode Standard Annex 11)."""
    return sum(_columns(character) for character in text)


def table(head: Sequence[str], rows: Iterable[Sequence[str]], width: int = 0) -> list[str]:
    """Lines with the columns below each other.

    The widest columns give way where a line would be wider than *width* (that of the terminal for
    0); none becomes narrower than its head, or than ten columns.
    """
    cells = [[printable(cell) for cell in row] for row in (head, *rows)]
    widths = [max(map(width_of, column)) for column in zip(*cells, strict=True)]
    room = width or shutil.get_terminal_size((100, 24)).columns
    least = [max(width_of(name), 10) for name in head]
    for _ in range(sum(widths) + 2 * (len(widths) - 1) - room):
        widest = max(range(len(widths)), key=lambda at: widths[at] - least[at])
        if widths[widest] > least[widest]:
            widths[widest] -= 1
    return ["  ".join(map(_fitted, row, widths)).rstrip() for row in cells]


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"F", "W"} else 1


def _fitted(text: str, width: int) -> str:
    if width_of(text) > width:
        while width_of(text) > width - 1:
            text = text[:-1]
        text += "…"
    return text + " " * (width - width_of(text))
