"""Patterns of dates as Python's ``strftime`` has them, in the notation of Unicode's CLDR."""

from __future__ import annotations

import re

#: Sources: Python documentation, "strftime() and strptime() Format Codes"; Unicode Technical
#: Standard #35, "Date Field Symbol Table".
_FIELDS = {
    **{"%d": "dd", "%-d": "d", "%e": "d", "%j": "DDD", "%-j": "D"},
    **{"%m": "MM", "%-m": "M", "%b": "MMM", "%h": "MMM", "%B": "MMMM"},
    **{"%y": "yy", "%Y": "y", "%G": "Y", "%a": "EEE", "%A": "EEEE"},
    **{"%H": "HH", "%-H": "H", "%I": "hh", "%-I": "h", "%M": "mm", "%S": "ss", "%p": "a"},
    **{"%F": "y-MM-dd", "%D": "MM/dd/yy", "%T": "HH:mm:ss", "%R": "HH:mm", "%V": "ww"},
    "%%": "%",
}
_PART = re.compile(r"%-?[A-Za-z%]|[^%]+|%")


def cldr_pattern(written: str) -> str:
    """The pattern of CLDR for one of ``strftime``; empty for one that holds something else."""
    parts = []
    for part in _PART.findall(written):
        if part.startswith("%") and part not in _FIELDS:
            return ""
        parts.append(_FIELDS.get(part) or _quoted(part))
    return "".join(parts)


def _quoted(text: str) -> str:
    """Words in a pattern: letters stand in quotation marks."""
    text = text.replace("'", "''")
    return re.sub(r"[A-Za-z]+(?:[^\W\d_]|\s(?=[A-Za-z]))*", lambda word: f"'{word[0]}'", text)
