"""Dates as front matter and paths write them, made into aware times of the project's zone."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from email.utils import parsedate_to_datetime

#: A date in a file's name, a folder or a path: ``2022-02-28-title``, ``2022/02/28/title``.
_DATE_IN_PATH = re.compile(r"(?<!\d)([0-9]{4})[-/_.]([0-9]{1,2})[-/_.]([0-9]{1,2})(?!\d)")


def parse_date(value: object, zone: tzinfo) -> datetime | None:
    """The time that a front matter value names, in *zone*; ``None`` when it names none.

    Takes what YAML and TOML already made a date, ISO 8601 as Python reads it, and the dates of
    RFC 2822 (RSS, e-mail). A value that names no zone is a time of *zone*; a date without a time
    is its midnight. A time that the clocks of *zone* skip is the one that they show instead.
    """
    found = _as_datetime(value)
    if found is None:
        return None
    aware = found if found.tzinfo else found.replace(tzinfo=zone)
    try:
        # Dates at the edges of the calendar cannot be shown in other zones.
        _ = aware - timedelta(days=1), aware + timedelta(days=1)
        return aware.astimezone(UTC).astimezone(zone)
    except (OverflowError, ValueError):
        return None


def date_in_path(path: str, zone: tzinfo) -> datetime | None:
    """The date that *path* spells as year, month and day; midnight in *zone*.

    The first one of the file's name counts, else the last one of the folders.
    """
    spelled = [
        *_DATE_IN_PATH.findall(path.rpartition("/")[2]),
        *reversed(_DATE_IN_PATH.findall(path)),
    ]
    for year, month, day in spelled:
        try:
            return parse_date(date(int(year), int(month), int(day)), zone)
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
    for parse in (datetime.fromisoformat, _parse_rfc_2822):
        try:
            return parse(text)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None


def _parse_rfc_2822(text: str) -> datetime:
    found = parsedate_to_datetime(text)
    # "-0000" is a time of UTC that says nothing of its sender's clock (RFC 5322, 3.3).
    return found.replace(tzinfo=UTC) if text.endswith("-0000") else found
