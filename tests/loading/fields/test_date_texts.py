"""Dates as texts spell them: their plain form, and what the calendar says of it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from sphinx_newsfeed.loading.fields.date_texts import plain_form, read_calendar, without_time


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022-02-28", "2022-02-28"),
        ("  2022-02-28\t 07:13\n", "2022-02-28 07:13"),
        ("'2022-02-28'", "2022-02-28"),
        ("「2022-02-28」", "2022-02-28"),
        # Signs of typography, and full-width ones.
        ("2022–02−28", "2022-02-28"),
        ("2022-02-28 07∶13", "2022-02-28 07:13"),
        ("２０２２－０２－２８", "2022-02-28"),
        ("\ufeff2022-\u200b02-28", "2022-02-28"),
        # Comments.
        ("2022-02-28 # a note", "2022-02-28"),
        ("2022-02-28 // a note", "2022-02-28"),
        ("2022-02-28 <!-- a note -->", "2022-02-28"),
        ("2022-02-28 07:13 +0000 (UTC)", "2022-02-28 07:13 +0000"),
        # Chinese, Japanese, Korean.
        ("2022年2月28日", "2022-2-28"),
        ("2022年 2月 28日 星期一", "2022-2-28"),
        ("2022年2月28日(月)", "2022-2-28"),
        ("2022년 2월 28일 월요일", "2022-2-28"),
        ("2022年2月28日 7时13分", "2022-2-28 7:13"),
        ("2022年2月28日 7點", "2022-2-28 7:00"),
        ("2022年2月28日 7时13分47秒", "2022-2-28 7:13:47"),
        ("2022年2月28日 下午3:04", "2022-2-28 3:04 PM"),
        ("2022年2月28日 午前3:04", "2022-2-28 3:04 AM"),
        # What is no date: other letters, controls, sentences.
        ("", ""),
        ("28 février 2022", ""),
        ("2022-02-28\x00", ""),
        ("a" * 81, ""),
        (" " * 200 + "2022-02-28", "2022-02-28"),
    ],
)
def test_the_plain_form(text: str, expected: str) -> None:
    assert plain_form(text) == expected
    assert plain_form(expected) == expected


@pytest.mark.parametrize(
    ("text", "rest", "clocks"),
    [
        ("2022-02-28", "2022-02-28", ""),
        ("2022-02-28 07:13", "2022-02-28", "07:13"),
        ("2022-02-28T07:13:47.5", "2022-02-28", "07:13:47.5"),
        ("7:13 PM 28 Feb 2022", "28 Feb 2022", "7:13 PM"),
        ("28 Feb 2022 7:13 a.m.", "28 Feb 2022", "7:13 a.m"),
        ("2022-02-28 07:13 08:14", "2022-02-28", "07:13|08:14"),
        ("2022-02-28 99:99", "2022-02-28", "99:99"),
    ],
)
def test_times_are_taken_out(text: str, rest: str, clocks: str) -> None:
    assert without_time(text) == (rest, tuple(filter(None, clocks.split("|"))))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022-02-28", datetime(2022, 2, 28)),
        ("2022-02-28 07:13", datetime(2022, 2, 28, 7, 13)),
        ("2022-02-28T07:13:47", datetime(2022, 2, 28, 7, 13, 47)),
        ("2022-02-28T07:13:47,5", datetime(2022, 2, 28, 7, 13, 47, 500_000)),
        # ISO 8601: weeks, and days of the year.
        ("2022-W09-1", datetime(2022, 2, 28)),
        ("2022-059", datetime(2022, 2, 28)),
        ("2020-366T12:00", datetime(2020, 12, 31, 12)),
        # ISO 8601-1:2019, 4.3.8: the end of a day is the beginning of the next.
        ("2022-02-28 24:00", datetime(2022, 3, 1)),
        ("2022-12-31T24:00:00", datetime(2023, 1, 1)),
        # RFC 3339, 5.6: a leap second.
        ("2016-12-31 23:59:60", datetime(2016, 12, 31, 23, 59, 59)),
        # RFC 2822, with and without the day of the week.
        ("Mon, 28 Feb 2022 07:13:47", datetime(2022, 2, 28, 7, 13, 47)),
        ("28 Feb 2022 07:13", datetime(2022, 2, 28, 7, 13)),
        # RFC 2822, 4.3: years of two digits.
        ("28 Feb 49", datetime(2049, 2, 28)),
        ("28 Feb 50", datetime(1950, 2, 28)),
        # Seconds and milliseconds since 1970 are those of UTC.
        ("1646032427", datetime(2022, 2, 28, 7, 13, 47, tzinfo=UTC)),
        ("1646032427.5", datetime(2022, 2, 28, 7, 13, 47, 500_000, tzinfo=UTC)),
        ("1646032427000", datetime(2022, 2, 28, 7, 13, 47, tzinfo=UTC)),
        # Whatever names all three.
        ("February 28, 2022", datetime(2022, 2, 28)),
        ("28 Feb 2022 3 PM", datetime(2022, 2, 28, 15)),
        ("2022/2/28", datetime(2022, 2, 28)),
        ("20220228", datetime(2022, 2, 28)),
    ],
)
def test_what_the_calendar_knows(text: str, expected: datetime) -> None:
    assert read_calendar(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "", "soon", "2022", "2022-02", "Feb 2022", "Feb 28", "Monday", "1.2.3", "28.02.22",
        "2022-02-30", "2021-02-29", "2022-13-01", "2021-366", "2022-000", "2022-W54-1",
        "2022-02-28 25:00", "2022-02-28 24:01", "2022-02-28 07:60", "9999-12-31 24:00",
        # Of two times none is meant for certain.
        "2022-02-28 07:13 08:14",
        # Zones are taken out before.
        "2022-02-28 07:13 +0800", "2022-02-28 07:13 UTC",
        "0", "12345678", "9" * 14, "9" * 400,
    ],
    ids=lambda text: f"{text:.30}",
)  # fmt: skip
def test_what_the_calendar_does_not_know(text: str) -> None:
    assert read_calendar(text) is None
