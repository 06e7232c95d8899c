"""Dates in the patterns of addresses: the placeholders of all generators, with English names."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime

_DIRECTIVE = re.compile(r"%(-?[A-Za-z%])")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class UnknownPlaceholderError(LookupError):
    """A pattern holds what cannot be known of an article."""


def date_formatter(form: str) -> Callable[[datetime], str]:
    """What writes a date in the notation of ``strftime`` with English names.

    Raises :exc:`UnknownPlaceholderError` for a directive that is not known. Source: Python
    documentation, "strftime() and strptime() Behavior".
    """
    for name in _DIRECTIVE.findall(form):
        if name not in _DIRECTIVES:
            raise UnknownPlaceholderError(name)
    return lambda date: _DIRECTIVE.sub(lambda match: _DIRECTIVES[match[1]](date), form)


#: What a date gives, as all generators name it.
DATE_VALUES: Mapping[str, Callable[[datetime], str]] = {
    "year": lambda date: f"{date.year:04}",
    "short_year": lambda date: f"{date.year % 100:02}",
    "month": lambda date: f"{date.month:02}",
    "i_month": lambda date: f"{date.month}",
    "short_month": lambda date: _MONTHS[date.month - 1][:3],
    "long_month": lambda date: _MONTHS[date.month - 1],
    "day": lambda date: f"{date.day:02}",
    "i_day": lambda date: f"{date.day}",
    "y_day": lambda date: f"{date.timetuple().tm_yday:03}",
    "short_day": lambda date: _DAYS[date.weekday()][:3],
    "long_day": lambda date: _DAYS[date.weekday()],
    "w_year": lambda date: f"{date.isocalendar().year:04}",
    "week": lambda date: f"{date.isocalendar().week:02}",
    "w_day": lambda date: f"{date.isoweekday()}",
    "hour": lambda date: f"{date.hour:02}",
    "minute": lambda date: f"{date.minute:02}",
    "second": lambda date: f"{date.second:02}",
    "timestamp": lambda date: f"{int(date.timestamp())}",
    "monthname": lambda date: _MONTHS[date.month - 1],
    "weekday": lambda date: f"{date.isoweekday() % 7}",
    "weekdayname": lambda date: _DAYS[date.weekday()],
    "yearday": lambda date: f"{date.timetuple().tm_yday}",
    "date": lambda date: f"{date.year:04}/{date.month:02}/{date.day:02}",
}
#: The directives of ``strftime`` that patterns hold.
_DIRECTIVES: Mapping[str, Callable[[datetime], str]] = {
    "Y": lambda date: f"{date.year:04}",
    "y": lambda date: f"{date.year % 100:02}",
    "m": lambda date: f"{date.month:02}",
    "-m": lambda date: f"{date.month}",
    "b": lambda date: _MONTHS[date.month - 1][:3],
    "B": lambda date: _MONTHS[date.month - 1],
    "d": lambda date: f"{date.day:02}",
    "-d": lambda date: f"{date.day}",
    "j": lambda date: f"{date.timetuple().tm_yday:03}",
    "H": lambda date: f"{date.hour:02}",
    "M": lambda date: f"{date.minute:02}",
    "S": lambda date: f"{date.second:02}",
}
