"""The options of the directive."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from model.samples import make_selection

from sphinx_newsfeed.listing.groups import GroupBy
from sphinx_newsfeed.listing.options import (
    OPTIONS,
    parse_period,
    read_page_size,
    read_selection,
    read_word,
    split_names,
)
from sphinx_newsfeed.listing.styles import STYLES, Style
from sphinx_newsfeed.model.selection import Selection, Sort
from sphinx_newsfeed.model.taxonomy import BUILT_IN

BERLIN = ZoneInfo("Europe/Berlin")


def read(arguments: str = "", **options: str | None) -> tuple[Selection, list[str]]:
    complaints: list[str] = []
    named = {name.replace("_", "-"): value for name, value in options.items()}
    return read_selection(arguments, named, BUILT_IN, BERLIN, complaints.append), complaints


def at(year: int, month: int = 1, day: int = 1) -> datetime:
    return datetime(year, month, day, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()), (" , ,", ()), ("a", ("a",)), (" a ,b,  c d ", ("a", "b", "c d")),
        ('"a, b", c', ("a, b", "c")), ('a, "b, c"', ("a", "b, c")),
        ('a,"b, c",d', ("a", "b, c", "d")),
        ("a\n  b,\nc", ("a b", "c")), ('say "x"', ('say "x"',)), ("'a, b'", ("'a", "b'")),
    ],
)  # fmt: skip
def test_names_with_commas_between_them(text: str, expected: tuple[str, ...]) -> None:
    assert split_names(text) == expected


@pytest.mark.parametrize(
    ("options", "style", "expected", "said"),
    [
        ({}, Style.SUMMARY, 9, 0), ({}, Style.FULL, 9, 0), ({}, Style.CARDS, 9, 0),
        ({}, Style.LIST, 0, 0), ({}, Style.TABLE, 0, 0),
        ({"page-size": "1"}, Style.SUMMARY, 1, 0), ({"page-size": " 25 "}, Style.LIST, 25, 0),
        ({"page-size": "0"}, Style.SUMMARY, 0, 0),
        ({"page-size": "-1"}, Style.SUMMARY, 0, 1), ({"page-size": "ten"}, Style.LIST, 0, 1),
        ({"limit": "3"}, Style.SUMMARY, 0, 0), ({"group-by": "year"}, Style.SUMMARY, 0, 0),
        ({"limit": "30", "page-size": "5"}, Style.SUMMARY, 5, 0),
    ],
)  # fmt: skip
def test_the_size_of_a_page(
    options: dict[str, str | None], style: Style, expected: int, said: int
) -> None:
    messages: list[str] = []
    assert read_page_size(options, style, 9, messages.append) == expected
    assert len(messages) == said
    assert all(":page-size:" in message for message in messages)


class TestPeriod:
    @pytest.mark.parametrize(
        ("text", "first", "after"),
        [
            ("2022", at(2022), at(2023)),
            ("2022-02", at(2022, 2), at(2022, 3)),
            ("2022-2", at(2022, 2), at(2022, 3)),
            ("2020-02", at(2020, 2), at(2020, 3)),
            ("2022-01", at(2022, 1), at(2022, 2)),
            ("2022-04", at(2022, 4), at(2022, 5)),
            ("2022-12", at(2022, 12), at(2023, 1)),
            ("2022-02-28", at(2022, 2, 28), at(2022, 3, 1)),
            ("2020-02-28", at(2020, 2, 28), at(2020, 2, 29)),
            ("2020-02-29", at(2020, 2, 29), at(2020, 3, 1)),
            ("2022-12-31", at(2022, 12, 31), at(2023, 1, 1)),
            ("2022-2-8", at(2022, 2, 8), at(2022, 2, 9)),
            (" 2022-02-28 ", at(2022, 2, 28), at(2022, 3, 1)),
            # days of 23 and of 25 hours
            ("2022-03-27", at(2022, 3, 27), at(2022, 3, 28)),
            ("2022-10-30", at(2022, 10, 30), at(2022, 10, 31)),
            ("2022-03", at(2022, 3), at(2022, 4)),
            ("0001", at(1), at(2)),
            ("9998", at(9998), at(9999)),
            ("9999-11-30", at(9999, 11, 30), at(9999, 12, 1)),
        ],
    )
    def test_good(self, text: str, first: datetime, after: datetime) -> None:
        assert parse_period(text, BERLIN) == (first, after)
        assert [each.utcoffset() for each in parse_period(text, BERLIN)] == [
            first.utcoffset(),
            after.utcoffset(),
        ]

    @pytest.mark.parametrize(
        "text",
        [
            "", " ", "soon", "22", "202", "20222", "2022-", "2022-02-", "2022-13", "2022-00",
            "2022-02-30", "2021-02-29", "2022-02-00", "2022-00-10", "2022-04-31", "0000",
            "0000-01-01", "2022-02-28T10", "2022-02-28 10:00", "28.02.2022", "2022/02/28",
            "-2022", "2022--02", "9999-12-32", "+2022",
        ],
    )  # fmt: skip
    def test_bad(self, text: str) -> None:
        with pytest.raises(ValueError):
            parse_period(text, BERLIN)

    @pytest.mark.parametrize("text", ["9999", "9999-12", "9999-12-31"])
    def test_after_the_last_day_there_is_none(self, text: str) -> None:
        """What cannot be said in Python's calendar is an error that callers expect, or the end."""
        try:
            first, after = parse_period(text, BERLIN)
        except ValueError:
            return
        assert first < after


class TestSelection:
    def test_nothing_asks_for_everything(self) -> None:
        assert read() == (Selection(), [])

    def test_all_options(self) -> None:
        found, complaints = read(
            "news/* blog/2022-*\nextra/[ab]",
            category="金融, Stocks and bonds ,, x",
            tag="a",
            author="Ann",
            language="zh-CN,de",
            since="2022-02",
            until="2022-02-28",
            sort="Oldest",
            offset=" 5",
            limit="10 ",
            style="full",
            toctree=None,
        )
        assert complaints == []
        assert found == make_selection(
            docnames=("news/*", "blog/2022-*", "extra/[ab]"),
            category=("金融", "Stocks and bonds", "x"),
            tag=("a",),
            author=("Ann",),
            language=("zh-CN", "de"),
            since=at(2022, 2),
            until=at(2022, 3),
            sort=Sort.OLDEST,
            offset=5,
            limit=10,
        )

    def test_the_day_named_as_the_last_belongs_to_it(self) -> None:
        found, _ = read(since="2022-02-28", until="2022-02-28")
        assert found.since is not None
        assert found.until is not None
        assert found.until - found.since == timedelta(days=1)

    @pytest.mark.parametrize("name", ["limit", "offset"])
    @pytest.mark.parametrize("text", ["0", "1", " 20", "007", "10000000000"])
    def test_numbers(self, name: str, text: str) -> None:
        found, complaints = read(**{name: text})
        assert (getattr(found, name), complaints) == (int(text), [])

    @pytest.mark.parametrize("name", ["limit", "offset"])
    @pytest.mark.parametrize(
        "text", ["", " ", "-1", "+1", "1.5", "ten", "1 0", "1_0", "０", "²", "0x1", "9" * 5000]
    )
    def test_what_is_no_number_is_complained_of_and_passed_over(self, name: str, text: str) -> None:
        found, complaints = read(**{name: text})
        assert found == Selection()
        assert len(complaints) == 1
        assert f":{name}:" in complaints[0]

    @pytest.mark.parametrize("name", ["since", "until"])
    @pytest.mark.parametrize("text", ["", "soon", "2022-13", "2022-02-30", "2022-00"])
    def test_what_is_no_date_is_complained_of_and_passed_over(self, name: str, text: str) -> None:
        found, complaints = read(**{name: text})
        assert found == Selection()
        assert len(complaints) == 1
        assert f":{name}:" in complaints[0]
        assert repr(text) in complaints[0]

    def test_the_last_year_of_the_calendar_stops_nothing(self) -> None:
        for text in ("9999", "9999-12", "9999-12-31"):
            found, complaints = read(until=text)
            assert (found.until is None) == (len(complaints) == 1)

    @pytest.mark.parametrize("name", ["category", "tag", "author", "language"])
    @pytest.mark.parametrize("text", ["", " ", ",", " , ,", None])
    def test_an_option_that_names_nothing_is_complained_of(
        self, name: str, text: str | None
    ) -> None:
        found, complaints = read(**{name: text})
        assert found == Selection()
        assert len(complaints) == 1
        assert f":{name}:" in complaints[0]

    def test_each_bad_option_is_complained_of_and_the_good_ones_hold(self) -> None:
        found, complaints = read(since="x", until="y", limit="z", offset="-1", sort="a", tag="good")
        assert found == make_selection(tag=("good",))
        assert len(complaints) == 5


class TestWords:
    @pytest.mark.parametrize("style", Style)
    def test_each_style_is_told(self, style: Style) -> None:
        (option,) = (each for each in OPTIONS if each.name == "style")
        assert f"``{style}`` {STYLES[style].help}" in option.help
        guide = Path(__file__).parents[2] / "docs/howto/listings.md"
        assert f"\n| `{style}`" in guide.read_text("utf-8")

    @pytest.mark.parametrize("word", list(Style))
    def test_each_word_is_known(self, word: Style) -> None:
        for text in (word.value, word.value.upper(), f" {word.value}\n"):
            assert read_word({"style": text}, "style", Style.LIST, pytest.fail) is word

    @pytest.mark.parametrize("options", [{}, {"sort": None}, {"sort": ""}])
    def test_without_a_word_the_default_is_taken(self, options: dict[str, str | None]) -> None:
        assert read_word(options, "sort", Sort.TITLE, pytest.fail) is Sort.TITLE

    @pytest.mark.parametrize("text", ["newst", "newest oldest", "5", "NONE", "list,"])
    def test_an_unknown_word_is_complained_of_with_the_known_ones(self, text: str) -> None:
        complaints: list[str] = []
        found = read_word({"sort": text}, "sort", Sort.NEWEST, complaints.append)
        assert found is Sort.NEWEST
        (complaint,) = complaints
        assert ":sort:" in complaint
        assert text.lower() in complaint
        assert all(word.value in complaint for word in Sort)


def test_the_reference_tells_of_every_option_and_word() -> None:
    names = [option.name for option in OPTIONS]
    assert len(set(names)) == len(names)
    assert {"category", "tag", "author", "language", "since", "until", "limit"} <= set(names)
    values = {option.name: option.values for option in OPTIONS}
    for name, words in (("sort", Sort), ("group-by", GroupBy), ("style", Style)):
        assert all(f"``{word.value}``" in values[name] for word in words)
    assert all(option.help.endswith(".") for option in OPTIONS)
    assert STYLES.keys() == set(Style)


def test_zones_do_not_change_what_a_day_is() -> None:
    first, _ = parse_period("2022-02-28", ZoneInfo("Asia/Shanghai"))
    assert first.astimezone(UTC).isoformat() == "2022-02-27T16:00:00+00:00"
