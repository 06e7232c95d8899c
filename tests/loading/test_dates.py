"""Dates in front matter and in paths."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_newsfeed.loading.dates import date_in_path, parse_date

SHANGHAI = ZoneInfo("Asia/Shanghai")
BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")

GOOD = [
    # RFC 2822
    ("Mon, 28 Feb 2022 07:13:47 GMT", "2022-02-28T15:13:47+08:00"),
    ("Mon, 28 Feb 2022 07:13:47 +0000", "2022-02-28T15:13:47+08:00"),
    ("Mon, 28 Feb 2022 07:13:47 +0800", "2022-02-28T07:13:47+08:00"),
    ("Mon, 28 Feb 2022 07:13:47 EDT", "2022-02-28T19:13:47+08:00"),
    ("Mon, 28 Feb 2022 07:13:47 -0500", "2022-02-28T20:13:47+08:00"),
    ("28 Feb 2022 07:13:47 GMT", "2022-02-28T15:13:47+08:00"),
    ("28 Feb 2022 07:13 GMT", "2022-02-28T15:13:00+08:00"),
    ("Mon, 28 Feb 2022 07:13:47", "2022-02-28T07:13:47+08:00"),
    # RFC 2822, 3.3: "-0000" is a time of UTC that says nothing of the sender's zone.
    ("Mon, 28 Feb 2022 07:13:47 -0000", "2022-02-28T15:13:47+08:00"),
    ("  Mon, 28 Feb 2022 07:13:47 GMT\n", "2022-02-28T15:13:47+08:00"),
    # ISO 8601, with and without "T" and zone
    ("2022-02-28", "2022-02-28T00:00:00+08:00"),
    ("2022-02-28 07:13", "2022-02-28T07:13:00+08:00"),
    ("2022-02-28 07:13:47", "2022-02-28T07:13:47+08:00"),
    ("2022-02-28T07:13:47", "2022-02-28T07:13:47+08:00"),
    ("2022-02-28T07:13:47Z", "2022-02-28T15:13:47+08:00"),
    ("2022-02-28T07:13:47.250Z", "2022-02-28T15:13:47.250000+08:00"),
    ("2022-02-28T07:13:47+01:00", "2022-02-28T14:13:47+08:00"),
    ("2022-02-28T07:13:47-0500", "2022-02-28T20:13:47+08:00"),
    # Jekyll: a blank before the zone, no colon in it
    ("2022-02-28 07:13:47 +0100", "2022-02-28T14:13:47+08:00"),
    ("2022-02-28 07:13:47 -05:00", "2022-02-28T20:13:47+08:00"),
    # what YAML and TOML make themselves
    (date(2022, 2, 28), "2022-02-28T00:00:00+08:00"),
    (datetime(2022, 2, 28, 7, 13), "2022-02-28T07:13:00+08:00"),
    (datetime(2022, 2, 28, 7, 13, tzinfo=UTC), "2022-02-28T15:13:00+08:00"),
    (datetime(2022, 2, 28, 7, tzinfo=timezone(timedelta(hours=1))), "2022-02-28T14:00:00+08:00"),
    # leap days
    ("2020-02-29", "2020-02-29T00:00:00+08:00"),
    (date(2000, 2, 29), "2000-02-29T00:00:00+08:00"),
]

BAD = [
    None,
    "",
    "   ",
    "Invalid Date",
    "{{ date }}",
    "soon",
    "2022-02-30",
    "2021-02-29",
    "2022-13-01",
    "2022-00-10",
    "2022-02-28 25:00:00",
    "2022-02-28 07:61:00",
    "Mon, 31 Feb 2022 07:13:47 GMT",
    "Mon, 28 Foo 2022 07:13:47 GMT",
    "Mon, 28 Feb 2022 07:13:47 +9999",
    "19:85:35",
    "5:00:00",
    "12 monkeys 1995",
    "9" * 5000,
    "2022-02-28\0",
    "\ud800",
    20220228,
    1.5,
    True,
    [],
    ["2022-02-28"],
    {},
    {"created": "2022-02-28"},
    b"2022-02-28",
    time(7, 13),
]


@pytest.mark.parametrize(("value", "expected"), GOOD, ids=str)
def test_a_date_becomes_a_time_of_the_zone(value: object, expected: str) -> None:
    found = parse_date(value, SHANGHAI)
    assert found is not None
    assert found.isoformat() == expected
    assert found.tzinfo is SHANGHAI


@pytest.mark.parametrize("value", BAD, ids=lambda value: f"{value!r:.30}")
def test_what_is_no_date_gives_none(value: object) -> None:
    assert parse_date(value, SHANGHAI) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 2022-03-27 has no 02:30 in Berlin: PEP 495 reads it with the offset before the gap.
        ("2022-03-27 01:59:59", "2022-03-27T01:59:59+01:00"),
        ("2022-03-27 02:30:00", "2022-03-27T03:30:00+02:00"),
        ("2022-03-27 03:00:00", "2022-03-27T03:00:00+02:00"),
        # 2022-10-30 has two: the first is meant, unless an offset says otherwise.
        ("2022-10-30 02:30:00", "2022-10-30T02:30:00+02:00"),
        ("2022-10-30T02:30:00+02:00", "2022-10-30T02:30:00+02:00"),
        ("2022-10-30T02:30:00+01:00", "2022-10-30T02:30:00+01:00"),
        ("2022-10-30T01:30:00Z", "2022-10-30T02:30:00+01:00"),
    ],
)
def test_where_clocks_change_there_is_one_time_for_each_instant(text: str, expected: str) -> None:
    found = parse_date(text, BERLIN)
    assert found is not None
    assert found.isoformat() == expected


@pytest.mark.parametrize("zone", [UTC, SHANGHAI, NEW_YORK], ids=str)
@pytest.mark.parametrize(
    "value",
    [
        "0001-01-01",
        "0001-01-01T00:00:00Z",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31",
        "9999-12-31T23:59:59",
        "9999-12-31T23:59:59Z",
        "9999-12-31T23:59:59-12:00",
        "Mon, 01 Jan 0001 00:00:00 +1400",
        "Fri, 31 Dec 9999 23:59:59 -1200",
        date.min,
        date.max,
        datetime.min,
        datetime.max,
    ],
    ids=str,
)
def test_a_date_at_the_edge_of_the_calendar_can_be_moved_to_other_zones(
    value: object, zone: ZoneInfo
) -> None:
    """What is stored and compared is moved between zones, so such a date is none."""
    found = parse_date(value, zone)
    if found is not None:
        assert datetime.fromisoformat(found.isoformat()).astimezone(zone) == found
        assert found.astimezone(UTC) == found


@given(st.text() | st.dates() | st.datetimes() | st.datetimes(timezones=st.timezones()))
def test_no_value_raises_and_each_time_is_aware(value: object) -> None:
    found = parse_date(value, BERLIN)
    assert found is None or found.utcoffset() is not None


@given(st.datetimes(timezones=st.timezones(), min_value=datetime(1800, 1, 1)))
def test_the_iso_form_of_a_time_gives_the_same_instant(value: datetime) -> None:
    # Old zones have offsets with fractions of a second, and gaps have times that do not exist.
    if value.year < 9999:
        expected = value.astimezone(UTC)
        found = parse_date(value.isoformat(), BERLIN)
        assert found is not None
        assert found.astimezone(UTC) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("2022-02-28-title.md", "2022-02-28"),
        ("_posts/2022-02-28-title.md", "2022-02-28"),
        ("2022/02/28/title.md", "2022-02-28"),
        ("2022/2/8/title.md", "2022-02-08"),
        ("2022_02_28_title.md", "2022-02-28"),
        ("2022.02.28.md", "2022-02-28"),
        ("news/2022-02-28/index.html", "2022-02-28"),
        ("title-2022-02-28.md", "2022-02-28"),
        ("2022-02-28.md", "2022-02-28"),
        ("/blog/2022/02/28/title/", "2022-02-28"),
        ("2020-02-29-leap.md", "2020-02-29"),
        # the one nearest to the article: a folder of an archive says less than the file's name
        ("2019/01/01/2022-02-28-title.md", "2022-02-28"),
        # what only looks like a date is passed over
        ("2022-02-28-from-9999-99-99.md", "2022-02-28"),
        # Jekyll: the date is what a file's name begins with; the rest is the title
        ("2022-02-28-remembering-1989-11-09.md", "2022-02-28"),
    ],
)
def test_a_path_that_spells_a_date(path: str, expected: str) -> None:
    found = date_in_path(path, SHANGHAI)
    assert found is not None
    assert found.isoformat() == f"{expected}T00:00:00+08:00"


@pytest.mark.parametrize(
    "path",
    [
        "",
        "title.md",
        "2022.md",
        "2022-02.md",
        "2022/02/title.md",
        "2022-02-30-title.md",
        "2021-02-29-title.md",
        "2022-13-01.md",
        "2022-00-00.md",
        "0000-01-01.md",
        "12022-02-28.md",
        "2022-02-281.md",
        "2022 02 28.md",
        "20220228.md",
        "version-1.2.3.md",
    ],
)
def test_a_path_that_spells_none(path: str) -> None:
    assert date_in_path(path, SHANGHAI) is None
