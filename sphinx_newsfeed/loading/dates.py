"""Dates as front matter and paths write them, made into aware times of the project's zone."""

from __future__ import annotations

import re
from datetime import date, datetime, time, tzinfo
from email.utils import parsedate_to_datetime

#: A date in a file's name, a folder or a path: ``2022-02-28-title``, ``2022/02/28/title``.
_DATE_IN_PATH = re.compile(r"(?<!\d)(\d{4})[-/_.](\d{1,2})[-/_.](\d{1,2})(?!\d)")


def parse_date(value: object, zone: tzinfo) -> datetime | None:
    """The time that a front matter value names, in *zone*; ``None`` when it names none.

    Takes what YAML and TOML already made a date, ISO 8601 as Python reads it, and the dates of
    RFC 2822 (RSS, e-mail). A value that names no zone is a time of *zone*; a date without a time
    is its midnight.
    """
    found = _as_datetime(value)
    if found is None:
        return None
    try:
        return (found if found.tzinfo else found.replace(tzinfo=zone)).astimezone(zone)
    except (OverflowError, ValueError):
        # The years 1 and 9999 have no neighbours to shift into.
        return None


def date_in_path(path: str, zone: tzinfo) -> datetime | None:
    """The last date that *path* spells as year, month and day; midnight in *zone*."""
    for year, month, day in reversed(_DATE_IN_PATH.findall(path)):
        try:
            return datetime(int(year), int(month), int(day), tzinfo=zone)
        except ValueError:
            continue
    return None


def _as_datetime(value: object) -> datetime | None:
    match value:
        case datetime():
            return value
        case date():
            return datetime.combine(value, time())
        case str():
            return _parse_text(value.strip())
    return None


def _parse_text(text: str) -> datetime | None:
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return parse(text)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None
