"""Which articles a selection has, in which order."""

from __future__ import annotations

import pickle
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone
from fnmatch import fnmatchcase
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from model.samples import make_article, make_selection

from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.model.catalogue import Catalogue
from sphinx_newsfeed.model.selection import Match, Selection, Sort, select
from sphinx_newsfeed.model.taxonomy import AUTHOR, BUILT_IN, CATEGORY, LANGUAGE, TAG

ARTICLES = (
    make_article("a", 1, categories=("Markets",), tags=("x", "y"), authors=("Ann",)),
    make_article("b", 2, categories=("markets", "金融"), tags=("x",), authors=("Bob",)),
    make_article("c", 3, categories=("金融",), tags=("y",), authors=("Ann", "Bob"), language="de"),
    make_article("2022/d", 4, language="zh-CN"),
)

#: A selection in which every field differs from its default.
FULL = make_selection(
    docnames=("news/*", "blog/[ab]"),
    category=("金融", "Markets"),
    tag=("x",),
    author=("Ann",),
    language=("de", "zh-CN"),
    match=Match.ALL,
    since=datetime(2022, 1, 1, tzinfo=ZoneInfo("Asia/Shanghai")),
    until=datetime(2023, 1, 1, 0, 0, 0, 5, tzinfo=UTC),
    sort=Sort.TITLE,
    offset=2,
    limit=0,
)


def names(*articles: Article, **options: Any) -> list[str]:
    found = select(Catalogue(articles or ARTICLES), make_selection(**options))
    return [article.docname.rpartition("/")[2] for article in found]


def test_an_empty_selection_has_everything() -> None:
    assert names() == ["d", "c", "b", "a"]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"category": ("Markets",)}, ["b", "a"]),
        ({"category": ("MARKETS",)}, ["b", "a"]),
        ({"category": ("金融",)}, ["c", "b"]),
        ({"category": ("nothing",)}, []),
        ({"tag": ("x",)}, ["b", "a"]),
        ({"author": ("ann",)}, ["c", "a"]),
        ({"language": ("de",)}, ["c"]),
        ({"language": ("ZH-cn",)}, ["d"]),
        ({"language": ("zh",)}, []),
        # within a field: or
        ({"category": ("Markets", "金融")}, ["c", "b", "a"]),
        ({"category": ("Markets", "markets")}, ["b", "a"]),
        ({"category": ("nothing", "金融")}, ["c", "b"]),
        ({"tag": ("x", "y")}, ["c", "b", "a"]),
        ({"language": ("de", "zh-CN")}, ["d", "c"]),
        # across fields: and
        ({"category": ("金融",), "tag": ("x",)}, ["b"]),
        ({"category": ("Markets",), "author": ("Ann",)}, ["a"]),
        ({"tag": ("y",), "author": ("Bob",), "language": ("de",)}, ["c"]),
        ({"tag": ("x", "y"), "author": ("Ann", "Bob")}, ["c", "b", "a"]),
        ({"tag": ("x",), "language": ("de",)}, []),
        ({"category": ("金融",), "docnames": ("news/b",)}, ["b"]),
    ],
)
def test_names_filter(options: dict[str, Any], expected: list[str]) -> None:
    assert names(**options) == expected


@pytest.mark.parametrize(
    ("patterns", "expected"),
    [
        (("news/a",), ["a"]),
        (("news/*",), ["d", "c", "b", "a"]),
        (("*/d",), ["d"]),
        (("news/?",), ["c", "b", "a"]),
        (("news/[ab]",), ["b", "a"]),
        (("news/[!ab]",), ["c"]),
        (("news/2022/*", "news/a"), ["d", "a"]),
        (("News/*",), []),
        (("a",), []),
        (("*",), ["d", "c", "b", "a"]),
    ],
)
def test_patterns_of_docnames(patterns: tuple[str, ...], expected: list[str]) -> None:
    assert names(docnames=patterns) == expected


class TestPeriods:
    """The first instant belongs to it, the last does not."""

    NOON = datetime(2022, 3, 2, 12, tzinfo=UTC)
    SECOND = timedelta(microseconds=1)

    @pytest.mark.parametrize(
        ("since", "expected"),
        [
            (NOON - SECOND, ["d", "c", "b"]),
            (NOON, ["d", "c", "b"]),
            (NOON + SECOND, ["d", "c"]),
            (NOON.astimezone(timezone(timedelta(hours=8))), ["d", "c", "b"]),
            (datetime(2022, 3, 2, 12, tzinfo=timezone(timedelta(hours=-1))), ["d", "c"]),
        ],
    )
    def test_since(self, since: datetime, expected: list[str]) -> None:
        assert names(since=since) == expected

    @pytest.mark.parametrize(
        ("until", "expected"),
        [
            (NOON - SECOND, ["a"]),
            (NOON, ["a"]),
            (NOON + SECOND, ["b", "a"]),
            (NOON.astimezone(timezone(timedelta(hours=8))), ["a"]),
        ],
    )
    def test_until(self, until: datetime, expected: list[str]) -> None:
        assert names(until=until) == expected

    def test_both(self) -> None:
        assert names(since=self.NOON, until=self.NOON + timedelta(days=1)) == ["b"]
        assert names(since=self.NOON, until=self.NOON) == []

    @pytest.mark.parametrize(
        ("until", "expected"), [(NOON - SECOND, ["a"]), (NOON, ["a"]), (NOON + SECOND, ["b", "a"])]
    )
    @pytest.mark.parametrize(
        "names_of_both", [{"tag": ("x",)}, {"category": ("Markets", "none")}, {"docnames": ("*",)}]
    )
    def test_it_ends_also_for_those_of_a_name(
        self, names_of_both: dict[str, Any], until: datetime, expected: list[str]
    ) -> None:
        assert names(until=until, **names_of_both) == expected
        left = [name for name in ("b", "a") if name not in expected]
        assert names(*ARTICLES[:2], since=until, **names_of_both) == left

    def test_in_the_hour_that_comes_twice_it_is_the_instant_that_counts(self) -> None:
        berlin = ZoneInfo("Europe/Berlin")
        first = datetime(2022, 10, 30, 2, 40, tzinfo=berlin)
        second = datetime(2022, 10, 30, 2, 20, fold=1, tzinfo=berlin)
        articles = (
            make_article("first", date=first, tags=("x",)),
            make_article("second", date=second, tags=("x",)),
        )
        for options in ({}, {"tag": ("x",)}):
            assert names(*articles, since=second, **options) == ["second"]
            assert names(*articles, until=second, **options) == ["first"]


class TestOrder:
    ARTICLES = (
        make_article("a", 1, title="beta"),
        make_article("b", 2, title="Alpha", pinned=True),
        make_article("c", 3, title="Gamma"),
        make_article("d", 4, title="alpha 2"),
        make_article("e", 5, title="delta", pinned=True),
    )

    @pytest.mark.parametrize(
        ("sort", "expected"),
        [
            (Sort.NEWEST, ["e", "b", "d", "c", "a"]),
            (Sort.OLDEST, ["b", "e", "a", "c", "d"]),
            (Sort.TITLE, ["b", "e", "d", "a", "c"]),
        ],
    )
    def test_pinned_articles_come_first_in_each_order(
        self, sort: Sort, expected: list[str]
    ) -> None:
        assert names(*self.ARTICLES, sort=sort) == expected
        assert names(*self.ARTICLES[::-1], sort=sort) == expected

    def test_equal_titles_stand_newest_first(self) -> None:
        articles = (make_article("a", 1, title="Same"), make_article("b", 2, title="same"))
        assert names(*articles, sort=Sort.TITLE) == ["b", "a"]

    @pytest.mark.parametrize(
        ("offset", "limit", "expected"),
        [
            (0, None, ["e", "b", "d", "c", "a"]),
            (0, 2, ["e", "b"]),
            (1, 2, ["b", "d"]),
            (3, None, ["c", "a"]),
            (4, 10, ["a"]),
            (5, None, []),
            (99, 1, []),
            (0, 0, []),
            (2, 0, []),
            (0, 99, ["e", "b", "d", "c", "a"]),
        ],
    )
    def test_offset_and_limit_count_in_that_order(
        self, offset: int, limit: int | None, expected: list[str]
    ) -> None:
        assert names(*self.ARTICLES, offset=offset, limit=limit) == expected


@pytest.mark.parametrize("name", [field.name for field in fields(Selection)])
def test_a_selection_is_kept_with_the_environment(name: str) -> None:
    selection = replace(Selection(), **{name: getattr(FULL, name)})
    assert selection != Selection(), "each field of the full selection is set"
    assert pickle.loads(pickle.dumps(selection)) == selection  # noqa: S301 - our own


NAMES = ["a", "A", "b", "ß", "SS", "c"]
SOME_NAMES = st.lists(st.sampled_from(NAMES), max_size=2, unique=True).map(tuple)
#: So few that the ends of a period fall on dates of articles, in any zone.
DATES = st.builds(
    lambda day, hours: datetime(2022, 1, day, tzinfo=UTC).astimezone(
        timezone(timedelta(hours=hours))
    ),
    st.integers(1, 4),
    st.sampled_from([0, 8, -11]),
)


@st.composite
def catalogues(draw: st.DrawFn) -> list[Article]:
    count = draw(st.integers(0, 7))
    return [
        make_article(
            f"{place:02}",
            date=draw(DATES),
            title=draw(st.sampled_from(["One", "one", "Two", "三"])),
            pinned=draw(st.booleans()),
            hidden=draw(st.sampled_from(["", "", "", "draft"])),
            categories=draw(SOME_NAMES),
            tags=draw(SOME_NAMES),
            authors=draw(SOME_NAMES),
            language=draw(st.sampled_from(["", "a", "b"])),
        )
        for place in range(count)
    ]


SELECTIONS = st.builds(
    make_selection,
    docnames=st.lists(st.sampled_from(["news/*", "news/0[0-3]", "*5", "x"]), max_size=2).map(tuple),
    category=SOME_NAMES,
    tag=SOME_NAMES,
    author=SOME_NAMES,
    language=st.lists(st.sampled_from(["a", "B", "x"]), max_size=2).map(tuple),
    since=st.none() | DATES,
    until=st.none() | DATES,
    match=st.sampled_from(Match),
    sort=st.sampled_from(Sort),
    offset=st.integers(0, 4),
    limit=st.none() | st.integers(0, 4),
)


def chosen_naively(articles: list[Article], selection: Selection) -> list[Article]:
    """The same, said as plainly as can be and without any index."""

    def fits(article: Article) -> bool:
        enough = all if selection.match is Match.ALL else any
        named = [
            not wanted or enough(w.casefold() in {n.casefold() for n in has} for w in wanted)
            for wanted, has in (
                (selection.names(CATEGORY), article.categories),
                (selection.names(TAG), article.tags),
                (selection.names(AUTHOR), article.authors),
                (selection.names(LANGUAGE), (article.language,)),
            )
        ]
        patterns = selection.docnames
        return (
            not article.hidden
            and all(named)
            and (not patterns or any(fnmatchcase(article.docname, each) for each in patterns))
            and (selection.since is None or selection.since <= article.date)
            and (selection.until is None or article.date < selection.until)
        )

    newest = sorted(articles, key=lambda article: (-article.date.timestamp(), article.docname))
    ordered = {
        Sort.NEWEST: newest,
        Sort.OLDEST: newest[::-1],
        Sort.TITLE: sorted(newest, key=lambda article: article.title.casefold()),
        Sort.NEWEST_LAST: newest,
    }[selection.sort]
    fitting = [article for article in ordered if fits(article)]
    both = [each for each in fitting if each.pinned] + [each for each in fitting if not each.pinned]
    rest = both[selection.offset :]
    shown = rest if selection.limit is None else rest[: selection.limit]
    return shown[::-1] if selection.sort is Sort.NEWEST_LAST else shown


@given(catalogues(), SELECTIONS)
def test_a_selection_is_what_a_plain_filter_gives(
    articles: list[Article], selection: Selection
) -> None:
    assert list(select(Catalogue(articles), selection)) == chosen_naively(articles, selection)


def test_a_selection_names_what_it_asks_for_on_each_axis() -> None:
    found = {axis: FULL.names(axis) for axis in BUILT_IN}
    assert found == {
        CATEGORY: ("金融", "Markets"),
        TAG: ("x",),
        AUTHOR: ("Ann",),
        LANGUAGE: ("de", "zh-CN"),
    }
