"""Articles are divided into groups."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from model.samples import make_article

from sphinx_newsfeed.listing.groups import (
    Group,
    GroupBy,
    anchor_of,
    group_articles,
    in_order_of_groups,
)
from sphinx_newsfeed.localization import Localization
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.model.taxonomy import AUTHOR, CATEGORY, TAG

SHANGHAI = ZoneInfo("Asia/Shanghai")


def dated(name: str, *date: int) -> Article:
    return make_article(name, date=datetime(*date, tzinfo=SHANGHAI))  # type: ignore[arg-type, misc]


DATED = (
    dated("e", 2022, 3, 1, 0, 30),
    dated("d", 2022, 2, 28, 23, 30),
    dated("c", 2022, 2, 28),
    dated("b", 2022, 1, 1),
    dated("a", 2021, 12, 31, 23, 59),
)


def group(
    articles: tuple[Article, ...], by: GroupBy, language: str = "en", *, oldest_first: bool = False
) -> list[tuple[str, str, str]]:
    """Title, anchor and the names of the articles of each group."""
    groups = group_articles(articles, by, Localization(language), oldest_first=oldest_first)
    return [
        (each.title, each.anchor, "".join(a.docname.removeprefix("news/") for a in each.articles))
        for each in groups
    ]


def test_by_year() -> None:
    assert group(DATED, GroupBy.YEAR) == [
        ("2022", "news-2022", "edcb"),
        ("2021", "news-2021", "a"),
    ]


def test_by_month_in_the_zone_of_the_articles() -> None:
    assert group(DATED, GroupBy.MONTH) == [
        ("March 2022", "news-2022-03", "e"),
        ("February 2022", "news-2022-02", "dc"),
        ("January 2022", "news-2022-01", "b"),
        ("December 2021", "news-2021-12", "a"),
    ]


def test_by_day() -> None:
    assert group(DATED[:3], GroupBy.DAY, "zh_CN") == [
        ("2022年3月1日", "news-2022-03-01", "e"),
        ("2022年2月28日", "news-2022-02-28", "dc"),
    ]


def test_oldest_first() -> None:
    assert group(DATED[::-1], GroupBy.YEAR, oldest_first=True) == [
        ("2021", "news-2021", "a"),
        ("2022", "news-2022", "bcde"),
    ]


def test_a_pinned_article_is_the_first_of_its_month_and_not_of_the_listing() -> None:
    pinned_first = (DATED[2], DATED[0], DATED[1], DATED[3], DATED[4])
    ordered = in_order_of_groups(pinned_first, GroupBy.MONTH)
    assert [article.docname for article in ordered] == [f"news/{name}" for name in "ecdba"]
    oldest = in_order_of_groups(pinned_first[::-1], GroupBy.YEAR, oldest_first=True)
    assert [article.docname for article in oldest] == [f"news/{name}" for name in "abdec"]
    for other in (GroupBy.NONE, CATEGORY):
        assert in_order_of_groups(pinned_first, other) == pinned_first


def test_a_group_keeps_the_order_of_its_articles_and_comes_once() -> None:
    pinned_first = (DATED[4], DATED[0], DATED[3])
    assert group(pinned_first, GroupBy.YEAR) == [
        ("2022", "news-2022", "eb"),
        ("2021", "news-2021", "a"),
    ]


def test_the_pattern_of_dates_does_not_name_groups_of_months() -> None:
    groups = group_articles(DATED[:1], GroupBy.MONTH, Localization("en", "dd/MM/yy"))
    assert groups[0].title == "March 2022"


def test_years_before_1000_have_four_digits() -> None:
    assert group((dated("a", 476, 9, 4),), GroupBy.DAY)[0][1] == "news-0476-09-04"


NAMED = (
    make_article("a", categories=("markets", "金融"), tags=("x",), authors=("Ann",)),
    make_article("b", categories=("Markets",), tags=(), authors=("Ann", "Bob")),
    make_article("c", categories=("Zoo", "art")),
    make_article("d"),
)


def test_by_category() -> None:
    assert group(NAMED, CATEGORY) == [
        ("art", "news-category-art", "c"),
        ("markets", "news-category-markets", "ab"),
        ("Zoo", "news-category-zoo", "c"),
        ("金融", "news-category-jin-rong", "a"),
        ("Other", "news-category-unnamed", "d"),
    ]


def test_by_tag_and_author() -> None:
    assert [title for title, _, _ in group(NAMED, TAG)] == ["x", "Other"]
    assert group(NAMED, AUTHOR) == [
        ("Ann", "news-author-ann", "ab"),
        ("Bob", "news-author-bob", "b"),
        ("Other", "news-author-unnamed", "cd"),
    ]


@pytest.mark.parametrize(
    ("by", "expected"),
    [(AUTHOR, ["Ann Ex", "Bob", "Other"]), (TAG, ["Ann", "Other"])],
)
def test_a_key_of_an_author_has_the_author_s_name(by: GroupBy, expected: list[str]) -> None:
    articles = (*NAMED, make_article("e", tags=("Ann",), authors=("Ann",)))[1:]
    titles = {"Ann": "Ann Ex"}
    found = group_articles(articles, by, Localization("en"), titles=titles)
    assert [each.title for each in found] == expected
    assert found[0].key == "Ann"


def test_an_article_stands_once_in_a_group_however_it_spells_its_name() -> None:
    article = make_article("a", categories=("Markets", "markets", "Ｍarkets"))
    assert group((article,), CATEGORY) == [("Markets", "news-category-markets", "a")]


def test_the_group_of_those_without_a_name_is_named_in_the_readers_language() -> None:
    localization = Localization("de", translate={"Other": "Andere"}.__getitem__)
    (found,) = group_articles(NAMED[3:], TAG, localization)
    assert found == Group("Andere", "", NAMED[3:], "tag")


def test_no_articles_give_no_groups() -> None:
    for by in set(GroupBy) - {GroupBy.NONE}:
        assert group((), by) == []


@pytest.mark.parametrize(
    ("of", "key", "anchor"),
    [
        ("", "2022", "news-2022"),
        ("", "2022-02-28", "news-2022-02-28"),
        ("category", "C++", "news-category-c-plus-plus"),
        ("tag", "C#", "news-tag-c-sharp"),
        ("author", "新浪财经", "news-author-xin-lang-cai-jing"),
    ],
)
def test_anchors(of: str, key: str, anchor: str) -> None:
    assert anchor_of(of, key) == anchor
