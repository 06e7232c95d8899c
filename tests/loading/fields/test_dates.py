"""Dates in front matter and in paths."""

from __future__ import annotations

import time as time_module
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_newsfeed.loading.fields.dates import date_in_path, parse_date, read_date
from sphinx_newsfeed.loading.fields.keys import Keys
from sphinx_newsfeed.loading.fields.times import Clock, read_times

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
    # RFC 2822, 4.3: years of two digits are those of 1950 to 2049
    ("28 Feb 49 07:13 GMT", "2049-02-28T15:13:00+08:00"),
    ("28 Feb 50 07:13 GMT", "1950-02-28T15:13:00+08:00"),
    # RFC 822, 3.4.3: comments
    ("Mon, 28 Feb 2022 07:13:47 +0000 (UTC)", "2022-02-28T15:13:47+08:00"),
    # the wrong day of the week
    ("Fri, 28 Feb 2022 07:13:47 GMT", "2022-02-28T15:13:47+08:00"),
    ("  Mon, 28 Feb 2022 07:13:47 GMT\n", "2022-02-28T15:13:47+08:00"),
    # ISO 8601, with and without "T" and zone
    ("2022-02-28", "2022-02-28T00:00:00+08:00"),
    ("2022-02-28 07:13", "2022-02-28T07:13:00+08:00"),
    ("2022-02-28 07:13:47", "2022-02-28T07:13:47+08:00"),
    ("2022-02-28T07:13:47", "2022-02-28T07:13:47+08:00"),
    ("2022-02-28T07:13:47Z", "2022-02-28T15:13:47+08:00"),
    ("2022-02-28T07:13:47.250Z", "2022-02-28T15:13:47.250000+08:00"),
    ("2022-02-28T07:13:47.123456789Z", "2022-02-28T15:13:47.123456+08:00"),
    ("2022-02-28T07:13:47,25", "2022-02-28T07:13:47.250000+08:00"),
    ("2022-02-28T07:13:47+01:00", "2022-02-28T14:13:47+08:00"),
    ("2022-02-28T07:13:47-0500", "2022-02-28T20:13:47+08:00"),
    ("2022-02-28T07:13-05", "2022-02-28T20:13:00+08:00"),
    ("20220228", "2022-02-28T00:00:00+08:00"),
    ("20220228T071347Z", "2022-02-28T15:13:47+08:00"),
    ("20220228T0713+0100", "2022-02-28T14:13:00+08:00"),
    ("2022-W09-1", "2022-02-28T00:00:00+08:00"),
    ("2022-059", "2022-02-28T00:00:00+08:00"),
    ("2020-366 07:13", "2020-12-31T07:13:00+08:00"),
    ("2022-02-28T24:00", "2022-03-01T00:00:00+08:00"),
    # RFC 3339, 5.6: a leap second
    ("2016-12-31T23:59:60Z", "2017-01-01T07:59:59+08:00"),
    # RFC 9557: an offset and the name of the zone
    ("2022-02-28T07:13+01:00[Europe/Berlin]", "2022-02-28T14:13:00+08:00"),
    # XML Schema: a day with an offset
    ("2022-02-28+09:00", "2022-02-27T23:00:00+08:00"),
    ("2022-02-28Z", "2022-02-28T08:00:00+08:00"),
    # Jekyll: a blank before the zone, no colon in it
    ("2022-02-28 07:13:47 +0100", "2022-02-28T14:13:47+08:00"),
    ("2022-02-28 07:13:47 -05:00", "2022-02-28T20:13:47+08:00"),
    ("2022-02-28 07:13:47 +9", "2022-02-28T06:13:47+08:00"),
    # Hexo: digits that are left out, slashes
    ("2020-9-1 5:00:00", "2020-09-01T05:00:00+08:00"),
    ("2013/7/13 20:46:25", "2013-07-13T20:46:25+08:00"),
    ("2015/06/10", "2015-06-10T00:00:00+08:00"),
    ("2015.06.10", "2015-06-10T00:00:00+08:00"),
    # Nikola: "UTC-05:00" is west of Greenwich, as in Python and JavaScript
    ("2013-05-01 12:00:00 UTC-05:00", "2013-05-02T01:00:00+08:00"),
    ("2013-05-01 12:00:00 UTC+2", "2013-05-01T18:00:00+08:00"),
    # JavaScript: Date.prototype.toString
    ("Mon Feb 28 2022 07:13:47 GMT+0900 (JST)", "2022-02-28T06:13:47+08:00"),
    (
        "Mon Feb 28 2022 07:13:47 GMT+0100 (Central European Standard Time)",
        "2022-02-28T14:13:47+08:00",
    ),
    # Go: Time.String
    ("2022-02-28 07:13:47.25 +0900 JST", "2022-02-28T06:13:47.250000+08:00"),
    # the command "date", and Ruby
    ("Fri Sep  3 11:21:31 CEST 2021", "2021-09-03T17:21:31+08:00"),
    ("Fri Sep 03 11:21:31 +0200 2021", "2021-09-03T17:21:31+08:00"),
    # names of zones
    ("2022-02-28 07:13 UTC", "2022-02-28T15:13:00+08:00"),
    ("2022-02-28 07:13 utc", "2022-02-28T15:13:00+08:00"),
    ("2022-02-28 07:13 PST", "2022-02-28T23:13:00+08:00"),
    ("2022-02-28 07:13 MSK", "2022-02-28T12:13:00+08:00"),
    ("2022-02-28 07:13 BST", "2022-02-28T14:13:00+08:00"),
    ("2022-02-28 07:13 IST", "2022-02-28T09:43:00+08:00"),
    ("2022-02-28 07:13 JST", "2022-02-28T06:13:00+08:00"),
    ("2022-02-28 07:13 Europe/Berlin", "2022-02-28T14:13:00+08:00"),
    ("2022-07-28 07:13 America/New_York", "2022-07-28T19:13:00+08:00"),
    ("2022-07-28 America/Argentina/Buenos_Aires", "2022-07-28T11:00:00+08:00"),
    # English months, 12 hours
    ("Jan 2, 2020", "2020-01-02T00:00:00+08:00"),
    ("2 January 2020", "2020-01-02T00:00:00+08:00"),
    ("January 2nd, 2020", "2020-01-02T00:00:00+08:00"),
    ("02 Jan 2020", "2020-01-02T00:00:00+08:00"),
    ("10-Jan-2020", "2020-01-10T00:00:00+08:00"),
    ("Jan 2, 2020 8:51 PM", "2020-01-02T20:51:00+08:00"),
    ("Jan 2, 2020 at 12:05 a.m. JST", "2020-01-01T23:05:00+08:00"),
    ("8:51 PM EST 2 JAN 2020", "2020-01-03T09:51:00+08:00"),
    ("10:00, EST, 2 Jan 2020", "2020-01-02T23:00:00+08:00"),
    ("10:00 JAN 2 2020", "2020-01-02T10:00:00+08:00"),
    # numbers alone: the first is the month, unless it cannot be
    ("11-9-2017", "2017-11-09T00:00:00+08:00"),
    ("10/06/2015", "2015-10-06T00:00:00+08:00"),
    ("25/06/2015", "2015-06-25T00:00:00+08:00"),
    # Chinese, Japanese, Korean
    ("2015年6月10日", "2015-06-10T00:00:00+08:00"),
    ("2015年6月10日 20:46", "2015-06-10T20:46:00+08:00"),
    ("2015年06月10日20时46分12秒", "2015-06-10T20:46:12+08:00"),
    ("2015 年 6 月 10 日 星期三 下午 3:04", "2015-06-10T15:04:00+08:00"),
    ("2015年6月10日(水) 午後3時4分", "2015-06-10T15:04:00+08:00"),
    ("2015年6月10日 水曜日 8時", "2015-06-10T08:00:00+08:00"),
    ("2015년 6월 10일 수요일 오전 9시 5분", "2015-06-10T09:05:00+08:00"),
    ("２０１５／６／１０　２０：４６", "2015-06-10T20:46:00+08:00"),
    # what stands around a date
    ("'2022-02-28'", "2022-02-28T00:00:00+08:00"),
    ("“2022-02-28”", "2022-02-28T00:00:00+08:00"),
    ("\ufeff2022‑02‑28\u00a007:13", "2022-02-28T07:13:00+08:00"),
    (
        "2022-02-28 # of the event, not of the text",
        "2022-02-28T00:00:00+08:00",
    ),
    ("2022-02-28 07:13 <!-- or so -->", "2022-02-28T07:13:00+08:00"),
    # seconds and milliseconds since 1970
    ("1646032427", "2022-02-28T15:13:47+08:00"),
    (1646032427, "2022-02-28T15:13:47+08:00"),
    (1646032427.25, "2022-02-28T15:13:47.250000+08:00"),
    (1646032427250, "2022-02-28T15:13:47.250000+08:00"),
    (946684799, "2000-01-01T07:59:59+08:00"),
    # digits without separators
    (20220228, "2022-02-28T00:00:00+08:00"),
    (202202280713, "2022-02-28T07:13:00+08:00"),
    ("20220228071347", "2022-02-28T07:13:47+08:00"),
    # what TOML makes itself
    (date(2022, 2, 28), "2022-02-28T00:00:00+08:00"),
    (datetime(2022, 2, 28, 7, 13), "2022-02-28T07:13:00+08:00"),
    (datetime(2022, 2, 28, 7, 13, tzinfo=UTC), "2022-02-28T15:13:00+08:00"),
    (datetime(2022, 2, 28, 7, tzinfo=timezone(timedelta(hours=1))), "2022-02-28T14:00:00+08:00"),
    # mkdocs-material: a mapping; a list of one
    ({"created": "2022-02-28", "updated": "2022-03-01"}, "2022-02-28T00:00:00+08:00"),
    ({"created": None, "date": date(2022, 2, 28)}, "2022-02-28T00:00:00+08:00"),
    (["2022-02-28"], "2022-02-28T00:00:00+08:00"),
    # leap days
    ("2020-02-29", "2020-02-29T00:00:00+08:00"),
    (date(2000, 2, 29), "2000-02-29T00:00:00+08:00"),
]

BAD = [
    None,
    # It is the midnight of the next day, which no calendar of Python has.
    "9999-12-31 24:00",
    "",
    "   ",
    "Invalid Date",
    "{{ date }}",
    "{{ now }} 2022-02-28",
    "soon",
    "now",
    "today",
    "a",
    # what does not say day, month and year
    "10",
    "May",
    "2022",
    2022,
    "May 2022",
    "29 Feb",
    "2022-02",
    "2022-W09",
    "2022年2月",
    "Sat Oct 2020",
    "Sat 10 2020",
    "Monday 10:00 2020",
    "10:00",
    "19:85:35",
    "5:00:00",
    # years of two digits without a name beside them
    "1/2/20",
    "Mon 1/2/20",
    "1.2.3",
    "220228",
    # days that are in no calendar
    "0000-00-00",
    "2022-02-30",
    "2022-02-30 25:00",
    "2021-02-29",
    "2021-366",
    "2022-W54-1",
    "2022-13-01",
    "2022-00-10",
    "31/31/2022",
    "Mon, 31 Feb 2022 07:13:47 GMT",
    "Mon, 28 Foo 2022 07:13:47 GMT",
    20221301,
    99999999,
    # words beside a date
    "12 monkeys 1995",
    "2022-02-28 soon",
    "version 2022.02.28",
    # numbers that are neither days nor seconds
    12345678901,
    -1646032427,
    10**400,
    pytest.param(10**5000, id="a huge number"),
    1.5,
    float("nan"),
    float("inf"),
    "9" * 5000,
    "1:99999999999999999999999999999999 2022-02-28 of 1",
    "2022-02-28 " * 10,
    "on " * 30 + "2022-02-28",
    "1646032427 25:00",
    # a zone where none is expected
    "07:13 28 EST Feb 2022",
    "2022-02-28\0",
    "\ud800",
    "²022-02-28",
    True,
    [],
    ["2022-02-28", "2022-03-01"],
    [["2022-02-28"]],
    {},
    {"updated": "2022-02-28"},
    b"2022-02-28",
    time(7, 13),
]

#: Texts of which only a part can be used.
PARTLY = [
    ("2022-02-28 00:10::00", "2022-02-28T00:00:00+08:00", "00:10::00 is no time"),
    ("2022-02-28 24:25:44", "2022-02-28T00:00:00+08:00", "24:25:44 is no time"),
    ("2022-02-28 19:85:35", "2022-02-28T00:00:00+08:00", "19:85:35 is no time"),
    ("2022-02-28T25:00", "2022-02-28T00:00:00+08:00", "25:00 is no time"),
    ("2022-02-28 13:51 AM", "2022-02-28T00:00:00+08:00", "13:51 AM is no time"),
    ("2022-02-28 25:30 2023", "2022-02-28T00:00:00+08:00", "25:30 is no time"),
    # Digits behind the time, which look like one more.
    ("2022-02-28 18:30:22 2023", "2022-02-28T18:30:22+08:00", "2022-02-28 18:30:22 2023 is more"),
    (
        "2022-02-28 10:00 11:00",
        "2022-02-28T00:00:00+08:00",
        "2022-02-28 10:00 11:00 has sev",
    ),
    # Its own zone would make another day of midnight.
    ("2022-02-28 25:00 -0800", "2022-02-28T00:00:00+08:00", "25:00 is no time"),
    ("2022-02-28 07:13 XYZ", "2022-02-28T07:13:00+08:00", "XYZ is no time zone"),
    ("Mon Feb 28 07:13 XYZ 2022", "2022-02-28T07:13:00+08:00", "XYZ is no time zone"),
    ("2022-02-28 07:13 Mars/Phobos", "2022-02-28T07:13:00+08:00", "Mars/Phobos is no time zone"),
    ("2022-02-28 07:13 America/Argentina", "2022-02-28T07:13:00+08:00", "America/Argentina is no"),
    ("2022-02-28 07:13 +9999", "2022-02-28T07:13:00+08:00", "+9999 is no time zone"),
    ("2022-02-28 07:13 +2400", "2022-02-28T07:13:00+08:00", "+2400 is no time zone"),
    ("2022-02-28 07:13 +01:60", "2022-02-28T07:13:00+08:00", "+01:60 is no time zone"),
]


def read(value: object, zone: tzinfo) -> tuple[datetime | None, str]:
    found = read_date(value, zone)
    return found.date, found.remark


@pytest.mark.parametrize(("value", "expected"), GOOD, ids=str)
def test_a_date_becomes_a_time_of_the_zone(value: object, expected: str) -> None:
    found, remark = read(value, SHANGHAI)
    assert found is not None
    assert found.isoformat() == expected
    assert found.tzinfo is SHANGHAI
    assert remark == ""


@pytest.mark.parametrize("value", BAD, ids=lambda value: f"{value!r:.30}")
def test_what_is_no_date_gives_none(value: object) -> None:
    assert read(value, SHANGHAI) == (None, "")


@pytest.mark.parametrize(("text", "expected", "remark"), PARTLY)
def test_what_of_a_date_cannot_be_used_is_said(text: str, expected: str, remark: str) -> None:
    found, said = read(text, SHANGHAI)
    assert found is not None
    assert found.isoformat() == expected
    assert said.startswith(remark)
    assert parse_date(text, SHANGHAI) == found


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        (SHANGHAI, "2022-02-28T07:13:00+08:00"),
        (ZoneInfo("America/Chicago"), "2022-02-28T07:13:00-06:00"),
        # RFC 822, 5.1
        (UTC, "2022-02-28T13:13:00+00:00"),
    ],
    ids=str,
)
def test_an_abbreviation_is_first_of_all_what_the_own_clocks_say(
    zone: ZoneInfo, expected: str
) -> None:
    found = parse_date("2022-02-28 07:13 CST", zone)
    assert found is not None
    assert found.isoformat() == expected


@pytest.mark.parametrize("machine", ["UTC", "EST5EDT", "XYZ-3"])
@pytest.mark.skipif(not hasattr(time_module, "tzset"), reason="the system has no tzset")
def test_the_clock_and_zone_of_the_machine_do_not_count(
    machine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    try:
        with monkeypatch.context() as patched:
            patched.setenv("TZ", machine)
            time_module.tzset()
            dates = [
                parse_date(text, SHANGHAI)
                for text in (
                    "2 Jan 2020 10:00 EST",
                    "2 Jan 2020 10:00 XYZ",
                    "2 Jan 49",
                    "1646032427",
                )
            ]
    finally:
        time_module.tzset()
    assert [found and found.isoformat() for found in dates] == [
        "2020-01-02T23:00:00+08:00",
        "2020-01-02T10:00:00+08:00",
        "2049-01-02T00:00:00+08:00",
        "2022-02-28T15:13:47+08:00",
    ]


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


#: Texts of what dates are made of, so that more than the first letter is read.
PIECES = st.lists(
    st.sampled_from(
        [
            *"0123456789:-/.,+ T()[]年月日",
            *("2022", "2022-02-28", "07:13", "Jan", "Mon", "PM", "am", "a", "of", "h", "st"),
            *("Z", "UTC", "EST", "GMT+", "Europe/Berlin", "24:00", "9999", "e5", "\uff15", "٣"),
        ]
    ),
    max_size=12,
).map("".join)


@given(
    PIECES
    | st.text()
    | st.integers()
    | st.floats()
    | st.dates()
    | st.datetimes()
    | st.datetimes(timezones=st.timezones())
)
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
        ("2022-2-8_title.md", "2022-02-08"),
        ("2022-02-28T1200-title.md", "2022-02-28"),
        ("2022年2月28日.md", "2022-02-28"),
        # without separators
        ("20220228.md", "2022-02-28"),
        ("20220228-title.md", "2022-02-28"),
        ("202202281200-title.md", "2022-02-28"),
        ("20220228120000.md", "2022-02-28"),
        ("title_20220228.md", "2022-02-28"),
        ("20220228/index.md", "2022-02-28"),
        ("19700101.md", "1970-01-01"),
        ("21001231.md", "2100-12-31"),
        # Docusaurus: folders and names in all mixtures
        ("2022/02/28/title/index.md", "2022-02-28"),
        ("2022/02-28-title.md", "2022-02-28"),
        ("2022-02/28-title.md", "2022-02-28"),
        ("2022/02/28-title/index.md", "2022-02-28"),
        # the innermost folder
        ("2019/01/01/2022/02/28/title.md", "2022-02-28"),
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
        "20220230.md",
        "19691231.md",
        "21010101.md",
        "IMG20220228.md",
        "202202281.md",
        "2022022812345.md",
        "version-1.2.3.md",
        "2022/02/title/index.md",
    ],
)
def test_a_path_that_spells_none(path: str) -> None:
    assert date_in_path(path, SHANGHAI) is None


def test_a_long_path_is_read_in_step() -> None:
    started = time_module.perf_counter()
    assert date_in_path("2022-02-" * 50_000 + "/" + "2022" * 50_000, SHANGHAI) is None
    assert parse_date("2022-02-28 " * 100_000, SHANGHAI) is None
    assert time_module.perf_counter() - started < 5


#: What is seven hours behind UTC all year.
_PHOENIX = ZoneInfo("America/Phoenix")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        # A time without a zone is one of the generator's, a date alone a day of the project.
        ("2024-05-03 10:00:00", "2024-05-03T03:00:00-07:00"),
        ("2024-05-03T23:30", "2024-05-03T16:30:00-07:00"),
        (datetime(2024, 5, 3, 10), "2024-05-03T03:00:00-07:00"),
        ("May 03 2024", "2024-05-03T00:00:00-07:00"),
        ("2024-05-03", "2024-05-03T00:00:00-07:00"),
        (date(2024, 5, 3), "2024-05-03T00:00:00-07:00"),
        # One that names its zone is of that.
        ("2024-05-03T10:00:00+02:00", "2024-05-03T01:00:00-07:00"),
        ("2024-05-03 10:00 EST", "2024-05-03T08:00:00-07:00"),
        ("2024-05-03 25:00", "2024-05-03T00:00:00-07:00"),
        (1714730400, "2024-05-03T03:00:00-07:00"),
    ],
)
def test_times_of_a_generator_that_takes_them_for_utc(value: object, expected: str) -> None:
    for dialect, key in (("eleventy", "date"), ("astro", "pubDate")):
        keys = Keys({key: value}, dialect, {})
        found = read_times(
            keys,
            "a.md",
            Clock.of(keys.generator, _PHOENIX, is_named=True),
            lambda key, message: None,
        ).date
        assert found is not None
        assert found.isoformat() == expected


def test_times_of_other_generators_are_of_the_project() -> None:
    keys = Keys({"date": "2024-05-03 10:00:00"}, "hugo", {})
    found = read_times(
        keys, "a.md", Clock.of(keys.generator, _PHOENIX, is_named=True), lambda key, message: None
    ).date
    assert found == datetime(2024, 5, 3, 10, tzinfo=_PHOENIX)


@pytest.mark.parametrize(
    "word", ["Created", "Last Modified", "git Created", "git Last Modified", "last modified"]
)
def test_words_for_dates_that_no_file_holds(word: str) -> None:
    remarks: list[str] = []
    keys = Keys({"date": word}, "eleventy", {})
    times = read_times(
        keys,
        "2024-05-03-a.md",
        Clock.of(keys.generator, UTC, is_named=True),
        lambda key, message: remarks.append(message),
    )
    assert times.date == datetime(2024, 5, 3, tzinfo=UTC)
    assert remarks == []
    times = read_times(
        keys,
        "a.md",
        Clock.of(keys.generator, UTC, is_named=True),
        lambda key, message: remarks.append(message),
    )
    assert (times.date, times.written, remarks) == (None, repr(word), [])
