"""Dates as Ruby's ``strftime`` writes them, with English names, the same on all systems."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
#: Source: Ruby documentation, "Formats for Dates and Times".
_DIRECTIVE = re.compile(r"%(?P<flag>[-^0_]?)(?P<colon>:?)(?P<name>[A-Za-z%])")


def _offset(moment: datetime, between: str = "") -> str:
    offset = moment.utcoffset() or timedelta()
    minutes = int(abs(offset).total_seconds()) // 60
    sign = "-" if offset < timedelta() else "+"
    return f"{sign}{minutes // 60:02}{between}{minutes % 60:02}"


#: Parts of a date that are numbers, with how wide they are.
_NUMBERS: Mapping[str, tuple[Callable[[datetime], int], int]] = {
    "d": (lambda moment: moment.day, 2),
    "e": (lambda moment: moment.day, 2),
    "m": (lambda moment: moment.month, 2),
    "Y": (lambda moment: moment.year, 4),
    "y": (lambda moment: moment.year % 100, 2),
    "H": (lambda moment: moment.hour, 2),
    "k": (lambda moment: moment.hour, 2),
    "I": (lambda moment: moment.hour % 12 or 12, 2),
    "l": (lambda moment: moment.hour % 12 or 12, 2),
    "M": (lambda moment: moment.minute, 2),
    "S": (lambda moment: moment.second, 2),
    "L": (lambda moment: moment.microsecond // 1000, 3),
    "j": (lambda moment: moment.timetuple().tm_yday, 3),
    "u": (lambda moment: moment.isoweekday(), 1),
    "w": (lambda moment: moment.isoweekday() % 7, 1),
    "V": (lambda moment: moment.isocalendar().week, 2),
    "G": (lambda moment: moment.isocalendar().year, 4),
}
#: Parts that are words.
_WORDS: Mapping[str, Callable[[datetime], str]] = {
    "A": lambda moment: _DAYS[moment.weekday()],
    "a": lambda moment: _DAYS[moment.weekday()][:3],
    "B": lambda moment: _MONTHS[moment.month - 1],
    "b": lambda moment: _MONTHS[moment.month - 1][:3],
    "h": lambda moment: _MONTHS[moment.month - 1][:3],
    "p": lambda moment: "AM" if moment.hour < 12 else "PM",
    "P": lambda moment: "am" if moment.hour < 12 else "pm",
    "Z": lambda moment: moment.tzname() or "UTC",
    "z": _offset,
    "%": lambda moment: "%",
    "n": lambda moment: "\n",
    "t": lambda moment: "\t",
}
#: Parts that stand for several.
_SHORT = {
    "F": "%Y-%m-%d",
    "D": "%m/%d/%y",
    "x": "%m/%d/%y",
    "T": "%H:%M:%S",
    "X": "%H:%M:%S",
    "R": "%H:%M",
    "r": "%I:%M:%S %p",
    "c": "%a %b %e %H:%M:%S %Y",
}
#: Numbers that blanks make as wide as they are.
_BLANK = frozenset("ekl")


def ruby_date(moment: datetime, pattern: str) -> str:
    """*moment* in a pattern of Ruby's; what is no directive stays as it is."""
    return _DIRECTIVE.sub(lambda match: _part(moment, match), pattern)


def _part(moment: datetime, match: re.Match[str]) -> str:
    name, flag = match["name"], match["flag"]
    if name in _SHORT:
        return ruby_date(moment, _SHORT[name])
    if name in _WORDS:
        text = _offset(moment, ":") if match["colon"] and name == "z" else _WORDS[name](moment)
        return text.upper() if flag == "^" else text
    if name not in _NUMBERS:
        return match[0]
    value, width = _NUMBERS[name]
    number = value(moment)
    if flag == "-":
        return str(number)
    is_blank = flag == "_" or (name in _BLANK and flag != "0")
    return str(number).rjust(width) if is_blank else str(number).zfill(width)
