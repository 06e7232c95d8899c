"""The times of an article, by the keys that give them."""

from __future__ import annotations

from datetime import UTC

import pytest

from sphinx_newsfeed.loading.fields.keys import Keys
from sphinx_newsfeed.loading.fields.times import Times, read_times


def read(
    front_matter: dict[str, object], dialect: str = "plain", name: str = "a.md"
) -> tuple[Times, list[tuple[str, str]]]:
    told: list[tuple[str, str]] = []
    keys = Keys(front_matter, dialect, {})
    return read_times(keys, name, UTC, lambda key, message: told.append((key, message))), told


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
