"""Time zones as dates in texts name them: offsets, abbreviations and IANA names."""

from __future__ import annotations

import re
from datetime import UTC, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

#: Abbreviations and their hours from UTC. ``EST`` to ``PDT`` are fixed by RFC 822, 5.1. Of those
#: that several countries use, the tz database's count, and of these the one of most people: ``BST``
#: is Britain's, ``IST`` is India's.
ABBREVIATIONS: dict[str, float] = {
    **{"UTC": 0, "UT": 0, "GMT": 0, "Z": 0},
    **{"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7},
    **{"AST": -4, "ADT": -3, "NST": -3.5, "NDT": -2.5, "AKST": -9, "AKDT": -8, "HST": -10},
    **{"BRT": -3, "BRST": -2, "ART": -3, "CLT": -4, "CLST": -3},
    **{"WET": 0, "WEST": 1, "BST": 1, "CET": 1, "CEST": 2, "MEZ": 1, "MESZ": 2, "MET": 1},
    **{"MEST": 2, "EET": 2, "EEST": 3, "MSK": 3, "MSD": 4, "TRT": 3},
    **{"SAST": 2, "EAT": 3, "CAT": 2, "WAT": 1},
    **{"PKT": 5, "IST": 5.5, "NPT": 5.75, "ICT": 7, "WIB": 7, "HKT": 8, "SGT": 8, "PHT": 8},
    **{"JST": 9, "KST": 9},
    **{"AWST": 8, "ACST": 9.5, "ACDT": 10.5, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13},
}

#: ``AM`` and ``PM``, months and days of the week stand in capitals behind a time, too.
_NO_ZONES = frozenset(
    {
        *("AM", "PM", "MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"),
        *("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"),
        *("MARCH", "APRIL", "JUNE", "JULY", "SEPT"),
    }
)

_HOURS = r"[+-][0-9]{1,2}(?::?[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?)?"
_OFFSET = rf"(?:UTC|GMT|UT|Z)?[ ]?{_HOURS}"
_IANA = r"[A-Z][A-Za-z_]+(?:/[A-Z][A-Za-z0-9_+-]+){1,2}"
_NAME = r"[A-Z]{3,5}|UT|Z|(?i:utc|gmt|z)"
#: An offset may be followed by the name of the same zone: Go's ``+0800 CST``, RFC 9557's
#: ``+01:00[Europe/Berlin]``. The offset says more.
_ZONE = rf"\[?(?P<zone>{_OFFSET}|{_IANA}|{_NAME})\]?(?:[ ]?\[?(?:{_IANA}|{_NAME})\]?)?"
_END = r"(?![^ ,])"

#: A zone behind a time (``10:00``, ``8:51 PM``, ``T1000``), wherever that stands.
_BEHIND_TIME = re.compile(
    r"(?P<time>:[0-9]{1,2}(?:[.,][0-9]+)?(?:[ ]?[AaPp]\.?[Mm]\b\.?)?|[0-9]T[0-9]{2,6}(?:\.[0-9]+)?)"
    rf",?[ ]?{_ZONE}{_END}"
)
#: A zone at the end of a date without a time. ``2020-01-02`` ends with no offset;
#: ``2020-01-02+08:00`` is XML Schema's.
_AT_END = re.compile(
    r"(?P<time>[0-9])(?:(?P<attached>Z|\+[0-9]{2}:[0-9]{2})|[ ]"
    rf"(?P<zone>(?:UTC|GMT|UT)?[ ]?[+-][0-9]{{2}}:?[0-9]{{2}}|{_IANA}|{_NAME}))$"
)
_OFFSET_PARTS = re.compile(
    r"(?:UTC|GMT|UT|Z)?[ ]?(?P<sign>[+-])(?P<hours>[0-9]{1,2})"
    r"(?::?(?P<minutes>[0-5][0-9])(?::(?P<seconds>[0-5][0-9](?:\.[0-9]+)?))?)?"
)


def split_zone(text: str) -> tuple[str, str]:
    """The text of a date without its time zone, and the zone as it is written.

    The zone is empty where none is named. *text* has single blanks only.
    """
    for pattern in (_BEHIND_TIME, _AT_END):
        found = pattern.search(text)
        if found is not None:
            written = found[found.lastgroup or 0]
            if written not in _NO_ZONES:
                return text[: found.end("time")] + text[found.end() :], written
    return text, ""


def find_zone(written: str) -> tzinfo | None:
    """The zone that *written* names, as :func:`split_zone` gives it; ``None`` when it is unknown.

    ``UTC+2`` and ``GMT+0200`` are two hours before UTC, as JavaScript writes them.
    """
    if "/" in written:
        return _iana_zone(written)
    offset = _OFFSET_PARTS.fullmatch(written)
    if offset is not None:
        return _offset_zone(offset)
    hours = ABBREVIATIONS.get(written.upper())
    if hours is None:
        return None
    return timezone(timedelta(hours=hours)) if hours else UTC


def _iana_zone(name: str) -> tzinfo | None:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        # A folder of zones (``America/Argentina``) is an OSError for some versions of Python.
        return None


def _offset_zone(offset: re.Match[str]) -> tzinfo | None:
    distance = timedelta(
        hours=int(offset["hours"]),
        minutes=int(offset["minutes"] or 0),
        seconds=float(offset["seconds"] or 0),
    )
    # Python knows no offset of a day or more; the largest in use is 14 hours.
    if distance >= timedelta(days=1):
        return None
    return timezone(-distance if offset["sign"] == "-" else distance)
