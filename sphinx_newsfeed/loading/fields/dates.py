"""Dates as front matter and paths write them, made into aware times of the zone that shows them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from sphinx_newsfeed.generators.generator import TimeRules
from sphinx_newsfeed.loading.fields.date_texts import plain_form, read_calendar, without_time
from sphinx_newsfeed.loading.fields.zones import find_zone, split_zone

#: Keys of a mapping that stands for a date, the best first.
_KEYS_OF_DATES = ("created", "date")

#: A date in a file's name, a folder or a path: ``2022-02-28-title``, ``2022/02/28/title``,
#: ``20220228-title``, ``202202281200``. Without separators it must not be part of a word.
_DATE_IN_PATH = re.compile(
    r"(?<![0-9])([0-9]{4})[-/_.年]([0-9]{1,2})[-/_.月]([0-9]{1,2})(?![0-9])"
    r"|(?<![0-9A-Za-z])((?:19[7-9]|20[0-9])[0-9]|2100)([0-9]{2})([0-9]{2})"
    r"(?:[0-9]{4}(?:[0-9]{2})?)?(?![0-9])"
)


@dataclass(frozen=True, slots=True)
class ReadDate:
    """What could be read of a date."""

    #: The time in the zone that shows it; ``None`` when the value names none.
    date: datetime | None
    #: What of the value could not be used, and what is used instead; empty when all is well.
    remark: str = ""


#: Before it some systems write years with less than four digits.
_SHORT_YEARS = 999
_NO_DATE = ReadDate(None)
_NO_RULES = TimeRules()


def parse_date(value: object, zone: tzinfo) -> datetime | None:
    """The time that a front matter value names, in *zone*; ``None`` when it names none.

    ISO 8601; RFC 2822; year, month and day with ``-``, ``/``, ``.`` or 年月日 between them, and
    those with English names of months in any order; eight digits (``20220228``), and seconds or
    milliseconds since 1970. Of numbers as ``10/06/2015`` the first is the month, unless it is
    larger than 12. Day, month and year must all be given; a date without a time is its midnight,
    and so is one whose time cannot be. A zone is an offset, an IANA name or a common abbreviation;
    a value that names none, or one that is not known, is a time of *zone*. A time that the clocks
    of *zone* skip is the one that they show instead.
    """
    return read_date(value, zone).date


def read_date(value: object, zone: tzinfo, rules: TimeRules = _NO_RULES) -> ReadDate:
    """As :func:`parse_date`, and what of the value could not be used.

    A mapping is asked for ``created``, else for ``date``; a list may hold one value. *rules* say
    what else the generator makes of times; a date without a time is one of *zone*.
    """
    match _unpacked(value):
        case datetime() as given:
            return ReadDate(_of_yaml(given, zone, rules))
        case date() as given:
            return ReadDate(_in_zone(datetime.combine(given, time()), zone))
        case int() | float() as number:
            return _read_text(_digits(number), zone, rules)
        case str() as text:
            return _read_text(text, zone, rules)
    return _NO_DATE


def date_in_path(path: str, zone: tzinfo) -> datetime | None:
    """The date that *path* spells as year, month and day; midnight in *zone*.

    The first one of the file's name counts, else the last one of the folders: names begin with the
    date, and what follows is the title. Eight digits are a date of 1970 to 2100 where they
    do not continue a word; a time may follow them.
    """
    spelled = [
        *_DATE_IN_PATH.findall(path.rpartition("/")[2]),
        *reversed(_DATE_IN_PATH.findall(path)),
    ]
    for groups in spelled:
        year, month, day = (int(digits) for digits in groups if digits)
        try:
            return parse_date(date(year, month, day), zone)
        except ValueError:
            continue
    return None


def _unpacked(value: object) -> object:
    if isinstance(value, Mapping):
        value = next((value[key] for key in _KEYS_OF_DATES if value.get(key)), None)
    if isinstance(value, list | tuple) and len(value) == 1:
        return value[0]
    return value


def _digits(number: float) -> str:
    """A number as text; empty for one that no date has, as Python refuses to write huge ones."""
    return str(number) if 0 < number < 10**15 else ""


def _of_yaml(given: datetime, zone: tzinfo, rules: TimeRules) -> datetime | None:
    try:
        given = rules.of_yaml(given, zone) if rules.of_yaml else given
    except (OverflowError, ValueError):
        return None
    return _in_zone(given, zone, rules)


def _read_text(text: str, zone: tzinfo, rules: TimeRules) -> ReadDate:
    plain, written = split_zone(plain_form(text))
    found = read_calendar(plain)
    if found is None:
        return _read_day(plain, zone)
    if not found.tzinfo and not written:
        aware = _in_zone(found, zone, rules if without_time(plain)[1] else _NO_RULES)
        return _NO_DATE if aware is None else ReadDate(aware)
    own, remark = (found.tzinfo, "") if found.tzinfo else _zone_for(found, written, zone)
    aware = _in_zone(found.replace(tzinfo=own), zone, rules)
    return _NO_DATE if aware is None else ReadDate(aware, remark)


def _read_day(plain: str, zone: tzinfo) -> ReadDate:
    """The day of a text whose time cannot be: it is there, and places the article well enough."""
    day, clocks = without_time(plain)
    found = read_calendar(day) if clocks else None
    if found is None or found.tzinfo:
        return _NO_DATE
    # What is left may hold more than a day: digits that look like one more time.
    found = datetime.combine(found.date(), time())
    exact = read_calendar(f"{found:%Y-%m-%d} {clocks[0]}") if found.year > _SHORT_YEARS else None
    if exact is None:
        remark = f"{clocks[0]} is no time; midnight is used"
    elif len(clocks) > 1:
        remark = f"{plain} has several times; midnight is used"
    else:
        found = exact
        remark = f"{plain} is more than a date and a time; {found:%Y-%m-%d %H:%M:%S} is used"
    # A zone went with the time: midnight elsewhere could be another day.
    aware = _in_zone(found, zone)
    return _NO_DATE if aware is None else ReadDate(aware, remark)


def _zone_for(found: datetime, written: str, zone: tzinfo) -> tuple[tzinfo, str]:
    """The zone that *written* means for the naive time *found*, and a remark.

    What the clocks of *zone* call themselves is *zone*: ``CST`` is China's time in a project of
    Shanghai, and that of Chicago elsewhere.
    """
    if not written or found.replace(tzinfo=zone).tzname() == written:
        return zone, ""
    named = find_zone(written)
    if named is None:
        return zone, f"{written} is no time zone that is known; the project's is used"
    return named, ""


def _in_zone(found: datetime, zone: tzinfo, rules: TimeRules = _NO_RULES) -> datetime | None:
    aware = found if found.tzinfo else found.replace(tzinfo=rules.naive or zone)
    shown = found.tzinfo if found.tzinfo and rules.keeps_offsets else zone
    try:
        # Dates at the edges of the calendar cannot be shown in other zones.
        _ = aware - timedelta(days=1), aware + timedelta(days=1)
        return aware.astimezone(UTC).astimezone(shown)
    except (OverflowError, ValueError):
        return None
