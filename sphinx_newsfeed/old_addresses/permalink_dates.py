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
#: Go's way to say how a date is written: the parts of the time that stands for all others.
#: Source: Go documentation, package ``time``, "Constants"; only what a placeholder can hold.
_LAYOUT = re.compile(
    "January|Jan|Monday|Mon|2006|__2|_2(?!006)|002|01|02|03|04|05|06|15|1|2|3|4|5|PM|pm|MST"
)
_OF_LAYOUT: Mapping[str, Callable[[datetime], str]] = {
    "2006": DATE_VALUES["year"],
    "06": DATE_VALUES["short_year"],
    "January": DATE_VALUES["long_month"],
    "Jan": DATE_VALUES["short_month"],
    "01": DATE_VALUES["month"],
    "1": DATE_VALUES["i_month"],
    "Monday": DATE_VALUES["long_day"],
    "Mon": DATE_VALUES["short_day"],
    "02": DATE_VALUES["day"],
    "2": DATE_VALUES["i_day"],
    "_2": lambda date: f"{date.day:2}",
    "002": DATE_VALUES["y_day"],
    "__2": lambda date: f"{date.timetuple().tm_yday:3}",
    "15": DATE_VALUES["hour"],
    "03": lambda date: f"{(date.hour - 1) % 12 + 1:02}",
    "3": lambda date: f"{(date.hour - 1) % 12 + 1}",
    "04": DATE_VALUES["minute"],
    "4": lambda date: f"{date.minute}",
    "05": DATE_VALUES["second"],
    "5": lambda date: f"{date.second}",
    "PM": lambda date: "PM" if date.hour >= 12 else "AM",
    "pm": lambda date: "pm" if date.hour >= 12 else "am",
    "MST": lambda date: date.tzname() or "",
}


def layout_formatter(layout: str) -> Callable[[datetime], str] | None:
    """What writes a date as a layout of Go's says; ``None`` where nothing in it is of a date."""
    if not _LAYOUT.search(layout):
        return None
    return lambda date: _LAYOUT.sub(lambda match: _OF_LAYOUT[match[0]](date), layout)
