"""The times of an article, by the keys that give them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from sphinx_newsfeed.loading.fields.keys import Keys
from sphinx_newsfeed.loading.fields.times import Clock, Times, read_times

_at = datetime.fromisoformat


def read(
    front_matter: dict[str, object], dialect: str = "plain", name: str = "a.md"
) -> tuple[Times, list[tuple[str, str]]]:
    told: list[tuple[str, str]] = []
    keys = Keys(front_matter, dialect, {})
    return read_times(
        keys,
        name,
        Clock.of(keys.generator, UTC, is_named=True),
        lambda key, message: told.append((key, message)),
    ), told


def day(times: Times, field: str) -> str:
    found = getattr(times, field)
    return found.date().isoformat() if found else ""


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2022-03-01", "2022-03-01"),
        ({"date": "2022-03-01", "author": "Ann"}, "2022-03-01"),
        ({"updated": "2022-03-02", "date": "2022-03-01"}, "2022-03-02"),
        ({"author": "Ann"}, ""),
        (True, ""),
    ],
    ids=repr,
)
@pytest.mark.parametrize("key", ["updated", "last_update"])
def test_the_last_change(key: str, value: object, expected: str) -> None:
    times, told = read({"date": "2022-02-28", key: value})
    assert (day(times, "date"), day(times, "updated")) == ("2022-02-28", expected)
    assert told == []


def test_a_date_may_hold_that_of_the_last_change() -> None:
    times, told = read({"date": {"created": "2022-02-28", "updated": "2022-03-01"}})
    assert (day(times, "date"), day(times, "updated")) == ("2022-02-28", "2022-03-01")
    assert told == []


@pytest.mark.parametrize("key", ["published", "created", "created_at", "datetime", "time"])
def test_what_is_no_date_under_a_key_that_may_mean_else_is_no_fault(key: str) -> None:
    times, told = read({key: "soon"}, name="2022-02-28-a.md")
    assert (day(times, "date"), times.written, told) == ("2022-02-28", "", [])


def test_what_is_no_date_where_one_belongs_is_told() -> None:
    times, told = read({"Date": "soon", "updated": "later"}, name="2022-02-28-a.md")
    assert (day(times, "date"), times.written) == ("2022-02-28", "'soon'")
    assert told == [
        ("Date", "'soon' is no date; the one in its path is used, 2022-02-28"),
        ("updated", "updated: 'later' is no date; the key is passed over"),
    ]


@pytest.mark.parametrize("key", ["publishDate", "pubdate", "published"])
def test_from_when_an_article_is_shown(key: str) -> None:
    shown = {"date": "2022-02-28", key: "2022-03-01"}
    assert day(read(shown, "hugo")[0], "live") == "2022-03-01"
    assert day(read(shown)[0], "live") == ""


#: Dialect, the zone of the site, what is written, what its generator shows. Those of Jekyll are
#: what Jekyll 4.3 makes of them, those of Hugo what Hugo 0.111 does.
_SHOWN: list[tuple[str, str, object, str]] = [
    ("jekyll", "Asia/Shanghai", "2024-05-01 23:30", "2024-05-01T23:30:00+08:00"),
    ("jekyll", "Asia/Shanghai", "2024-05-01 23:30:00", "2024-05-01T23:30:00+08:00"),
    ("jekyll", "Asia/Shanghai", date(2024, 5, 1), "2024-05-01T00:00:00+08:00"),
    # Without quotes, and with seconds.
    ("jekyll", "Asia/Shanghai", datetime(2024, 5, 1, 23, 30), "2024-05-02T07:30:00+08:00"),
    ("jekyll", "Asia/Shanghai", _at("2024-05-01T23:30:00-07:00"), "2024-05-02T14:30:00+08:00"),
    ("jekyll", "America/Los_Angeles", "2024-05-01 23:30", "2024-05-01T23:30:00-07:00"),
    (
        "jekyll",
        "America/Los_Angeles",
        _at("2024-05-01T23:30:00-07:00"),
        "2024-05-01T23:30:00-07:00",
    ),
    ("hexo", "Asia/Shanghai", datetime(2024, 5, 1, 23, 30), "2024-05-01T23:30:00+08:00"),
    ("hexo", "Asia/Shanghai", "2024-05-01 23:30", "2024-05-01T23:30:00+08:00"),
    ("hexo", "Asia/Shanghai", _at("2024-05-01T23:30:00+08:00"), "2024-05-01T15:30:00+08:00"),
    ("hexo", "Asia/Shanghai", "2024-05-01T23:30:00+00:00", "2024-05-02T07:30:00+08:00"),
    ("hugo", "America/Los_Angeles", datetime(2024, 5, 1, 23, 30), "2024-05-01T23:30:00-07:00"),
    ("hugo", "America/Los_Angeles", _at("2024-05-01T23:30:00+09:00"), "2024-05-01T23:30:00+09:00"),
    ("hugo", "America/Los_Angeles", "2024-05-01T23:30:00Z", "2024-05-01T23:30:00+00:00"),
    ("hugo", "America/Los_Angeles", date(2024, 5, 1), "2024-05-01T00:00:00-07:00"),
    ("pelican", "Europe/Paris", "2024-05-01 23:30", "2024-05-01T23:30:00+02:00"),
    ("pelican", "Europe/Paris", "2024-05-01T23:30:00-04:00", "2024-05-01T23:30:00-04:00"),
    ("nikola", "Europe/Paris", "2024-05-01 23:30:00 UTC-03:00", "2024-05-01T23:30:00-03:00"),
    ("nikola", "Europe/Paris", "2024-05-01 23:30:00", "2024-05-01T23:30:00+02:00"),
]


@pytest.mark.parametrize(("dialect", "zone", "value", "expected"), _SHOWN)
def test_times_are_what_the_generator_makes_of_them(
    dialect: str, zone: str, value: object, expected: str
) -> None:
    keys = Keys({"date": value}, dialect, {})
    clock = Clock.of(keys.generator, ZoneInfo(zone), is_named=False)
    found = read_times(keys, "a.md", clock, lambda key, message: None).date
    assert found is not None
    assert found.isoformat() == expected


@pytest.mark.parametrize("dialect", ["jekyll", "hexo", "hugo", "pelican", "nikola", "plain"])
def test_a_zone_that_the_project_names_is_that_of_all(dialect: str) -> None:
    for value, expected in (
        (datetime(2024, 5, 1, 23, 30), "2024-05-01T23:30:00+02:00"),
        ("2024-05-01 23:30", "2024-05-01T23:30:00+02:00"),
        (_at("2024-05-01T23:30:00+00:00"), "2024-05-02T01:30:00+02:00"),
    ):
        keys = Keys({"date": value}, dialect, {})
        clock = Clock.of(keys.generator, ZoneInfo("Europe/Berlin"), is_named=True)
        found = read_times(keys, "a.md", clock, lambda key, message: None).date
        assert found is not None
        assert found.isoformat() == expected


@pytest.mark.parametrize("dialect", ["jekyll", "hexo", "hugo"])
def test_a_time_at_the_edge_of_the_calendar_is_none(dialect: str) -> None:
    for value in (datetime(1, 1, 1, 0, 0, 1), datetime.max, _at("0001-01-01T00:00:00+14:00")):
        keys = Keys({"date": value}, dialect, {})
        clock = Clock.of(keys.generator, ZoneInfo("Asia/Shanghai"), is_named=False)
        assert read_times(keys, "a.md", clock, lambda key, message: None).date is None
