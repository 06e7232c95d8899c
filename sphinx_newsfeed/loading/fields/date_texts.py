"""Dates as texts spell them: one plain form for all scripts, and what the calendar says of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo
from email.utils import parsedate_to_datetime

from dateutil.parser import parser, parserinfo

#: A date with weekday, zone and comment has some 60 characters; what is longer is a sentence.
_LONGEST = 80
_EPOCH = datetime.fromtimestamp(0, UTC)

#: Signs that stand for one of ASCII: full-width forms, dashes and colons of typography, blanks.
_SIGNS: dict[int, str] = {
    **{0xFEE0 + code: chr(code) for code in range(0x21, 0x7F)},
    **dict.fromkeys(map(ord, "‐‑‒–—−"), "-"),
    **dict.fromkeys(map(ord, "∶꞉︓"), ":"),
    **dict.fromkeys(map(ord, "\u200b\u200e\u200f\u2060\ufeff"), ""),
}
_QUOTES = " '\"`‘’‚“”„«»「」『』"

#: What becomes of the words around and within a date, in this order: comments (of YAML, and of
#: RFC 822, 3.4.3) and days of the week go; Chinese, Japanese and Korean dates get ISO 8601's signs.
_WORDS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r" (?:#|//|<!--).*"), ""),
    (re.compile(r"\([^()]*\)"), " "),
    (re.compile(r"(?:星期|周|週|礼拜|禮拜)[一二三四五六日天]|[月火水木金土日]曜日?"), " "),
    (re.compile(r"[월화수목금토일]요일"), " "),
    (
        re.compile(r"([0-9]{4}) ?[年년] ?([0-9]{1,2}) ?[月월] ?([0-9]{1,2}) ?[日일号號]?"),
        r"\1-\2-\3 ",
    ),
    (re.compile(r"([0-9]{1,2}) ?[时時시点點](?! ?[0-9])"), r"\1:00 "),
    (re.compile(r"([0-9]{1,2}) ?[时時시点點] ?([0-9]{1,2})"), r"\1:\2"),
    (re.compile(r"(?<=[0-9]) ?[分분] ?(?=[0-9]{1,2} ?[秒초])"), ":"),
    (re.compile(r"(?<=[0-9]) ?[分분秒초]"), " "),
    (re.compile(r"(?:上午|午前|오전) ?([0-9]{1,2}:[0-9:]+)"), r"\1 AM"),
    (re.compile(r"(?:下午|午後|오후) ?([0-9]{1,2}:[0-9:]+)"), r"\1 PM"),
)

_TIME = re.compile(r"[T ]?(?<![0-9])[0-9]{1,3}:[0-9:.,]*(?: ?[AaPp]\.?[Mm]\b\.?)?")
#: A year of two digits is one only beside a month's name, as RFC 822 has it: ``1.2.3`` is none.
_FULL_YEAR_OR_MONTH = re.compile(
    r"(?<![0-9])[0-9]{4}(?:[0-9]{4}|[0-9]{8}|[0-9]{10})?(?![0-9])"
    r"|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec",
    re.IGNORECASE,
)
#: ISO 8601-1:2019, 4.3.8: the end of a day may be written as 24:00.
_END_OF_DAY = re.compile(r"(?<![0-9:])24:00(?::00(?:[.,]0+)?)?(?![0-9:]| ?[AaPp])")
#: Behind the hours of the afternoon, as a clock of 24 hours has them, this says nothing more.
_NEEDLESS_PM = re.compile(
    r"(?<![0-9:])((?:1[3-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:[.,][0-9]+)?)?) ?[Pp]\.?[Mm]\b\.?"
)
#: RFC 3339, 5.6: a minute may have a 61st second. No clock of Python shows it.
_LEAP_SECOND = re.compile(r"(?<=[0-9]:[0-5][0-9]):60(?![0-9:])")


def plain_form(text: str) -> str:
    """A date's *text* with single blanks, signs of ASCII and neither quotes nor comments.

    Empty for what cannot be a date: a text that is too long, or holds other letters.
    """
    if len(text) > _LONGEST:
        text = text.strip()
    if len(text) > _LONGEST:
        return ""
    text = _single_blanks(text.translate(_SIGNS)).strip(_QUOTES)
    if not (text.isascii() and _is_bare(text)):
        for pattern, replacement in _WORDS:
            text = pattern.sub(replacement, text)
        text = _single_blanks(text).strip(_QUOTES)
    return text if text.isascii() and text.isprintable() else ""


def without_time(text: str) -> tuple[str, tuple[str, ...]]:
    """A date's plain *text* without all that looks like a time, and that."""
    clocks = tuple(found[0].strip("T .,") for found in _TIME.finditer(text))
    return _single_blanks(_TIME.sub(" ", text)), clocks


def read_calendar(text: str) -> datetime | None:
    """The date and time that the plain *text* without a zone spells; ``None`` when it does not.

    It is naive, but for the seconds since 1970: those are aware. A date without a time is its
    midnight. Day, month and year must all be given.
    """
    clock = _LEAP_SECOND.sub(":59", _END_OF_DAY.sub("00:00", _NEEDLESS_PM.sub(r"\1", text)))
    found = _read(clock)
    if found is None or not _END_OF_DAY.search(text):
        return found
    try:
        return found + timedelta(days=1)
    except OverflowError:
        return None


def _single_blanks(text: str) -> str:
    return " ".join(text.split())


def _is_bare(text: str) -> bool:
    """Whether *text* holds no comment."""
    return not any(sign in text for sign in ("#", "//", "<", "("))


def _read(text: str) -> datetime | None:
    for pattern, read in _READERS:
        if pattern.fullmatch(text):
            try:
                return read(text)
            except (ValueError, ArithmeticError):
                return None
    return _read_odd(text)


def _read_epoch(text: str) -> datetime:
    return _EPOCH + timedelta(seconds=float(text))


def _read_epoch_milliseconds(text: str) -> datetime:
    return _EPOCH + timedelta(milliseconds=int(text))


def _read_ordinal(text: str) -> datetime:
    first = datetime.fromisoformat(f"{text[:4]}-01-01{text[8:]}")
    found = first + timedelta(days=int(text[5:8]) - 1)
    if found.year != first.year:
        raise ValueError(f"{text} is beyond the year's last day")
    return found


def _read_odd(text: str) -> datetime | None:
    """What dateutil makes of *text*, where it need not guess.

    It fills up from a default what a text does not give; so what changes with the default was not
    given. The days of the two defaults are two weeks apart, as a day of the week moves a default.
    """
    # Of two times it takes the last.
    if not _FULL_YEAR_OR_MONTH.search(text) or len(_TIME.findall(text)) > 1:
        return None
    found = {_read_with(text, default) for default in _DEFAULTS}
    return found.pop() if len(found) == 1 else None


def _read_with(text: str, default: datetime) -> datetime | None:
    try:
        return _PARSER.parse(text, default=default, tzinfos=_refuse_zone)
    except (ValueError, ArithmeticError, LookupError, TypeError, AttributeError, AssertionError):
        # Besides its own errors it lets through those of numbers that are too large for it.
        return None


def _refuse_zone(name: str | None, offset: int | None) -> tzinfo | None:
    """A zone that is left over: it stands where none should, or dateutil mistakes its sign."""
    if name is not None or offset is not None:
        raise ValueError("a zone where none is expected")
    return None


class _FixedCentury(parserinfo):
    """dateutil tells the century of a year by today's date; RFC 2822, 4.3, by its number."""

    def convertyear(self, year: int, century_specified: bool = False) -> int:
        """The year that two digits stand for."""
        if century_specified or year >= 100:
            return year
        return year + (2000 if year < 50 else 1900)


_PARSER = parser(_FixedCentury())
_DEFAULTS = (datetime(2000, 1, 1), datetime(2001, 2, 15))  # noqa: DTZ001

_CLOCK = r"(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?)?"
#: Forms with one meaning, each with what reads it; dateutil is slow and knows some of them not.
_READERS: tuple[tuple[re.Pattern[str], Callable[[str], datetime]], ...] = (
    (re.compile(rf"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}{_CLOCK}"), datetime.fromisoformat),
    (re.compile(rf"[0-9]{{4}}-W[0-9]{{2}}-[0-9]{_CLOCK}"), datetime.fromisoformat),
    (re.compile(rf"[0-9]{{4}}-[0-9]{{3}}{_CLOCK}"), _read_ordinal),
    (
        re.compile(
            r"(?:[A-Z][a-z]{2}, )?[0-9]{1,2} [A-Z][a-z]{2} [0-9]{4} [0-9]{2}:[0-9]{2}(?::[0-9]{2})?"
        ),
        parsedate_to_datetime,
    ),
    (re.compile(r"[0-9]{9,10}(?:\.[0-9]+)?"), _read_epoch),
    (re.compile(r"[0-9]{13}"), _read_epoch_milliseconds),
)
