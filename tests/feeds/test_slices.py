"""How a long feed is divided: nothing is lost, and what is full never changes."""

from __future__ import annotations

import pytest
from model.samples import make_article

from sphinx_newsfeed.feeds.slices import divide, divide_once
from sphinx_newsfeed.model.article import Article


def articles(count: int) -> list[Article]:
    """So many, newest first."""
    return [make_article(str(number)) for number in range(count, 0, -1)]


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (0, {0: ("", 0, 0)}),
        (1, {0: ("1", 0, 0)}),
        (3, {0: ("321", 0, 0)}),
        (4, {0: ("432", 1, 0), 1: ("321", 0, 0)}),
        (6, {0: ("654", 2, 0), 2: ("654", 1, 0), 1: ("321", 0, 2)}),
        (8, {0: ("876", 2, 0), 2: ("654", 1, 0), 1: ("321", 0, 2)}),
    ],
)
def test_how_many_stand_where(count: int, expected: dict[int, tuple[str, int, int]]) -> None:
    found = {
        part.number: ("".join(a.slug for a in part.articles), part.older, part.newer)
        for part in divide(articles(count), 3)
    }
    assert found == expected


@pytest.mark.parametrize("limit", [1, 2, 3, 20])
def test_nothing_is_lost_and_archives_stay(limit: int) -> None:
    before: dict[int, list[Article]] = {}
    for count in range(30):
        parts = divide(articles(count), limit)
        assert {a.slug for part in parts for a in part.articles} == {
            str(number) for number in range(1, count + 1)
        }
        archives = {part.number: list(part.articles) for part in parts[1:]}
        assert all(archives[number] == shown for number, shown in before.items())
        before = archives


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (0, {0: ("", 0, 0)}),
        (3, {0: ("321", 0, 0)}),
        (4, {0: ("432", 1, 0), 1: ("1", 0, 0)}),
        (6, {0: ("654", 1, 0), 1: ("321", 0, 0)}),
        (8, {0: ("876", 2, 0), 2: ("54", 1, 0), 1: ("321", 0, 2)}),
    ],
)
def test_pages_that_hold_each_article_once(
    count: int, expected: dict[int, tuple[str, int, int]]
) -> None:
    found = {
        part.number: ("".join(a.slug for a in part.articles), part.older, part.newer)
        for part in divide_once(articles(count), 3)
    }
    assert found == expected


@pytest.mark.parametrize("limit", [1, 2, 3, 20])
def test_pages_follow_each_other_to_the_end_and_full_ones_stay(limit: int) -> None:
    before: dict[int, list[Article]] = {}
    for count in range(50):
        pages = {part.number: part for part in divide_once(articles(count), limit)}
        walked, number = list(pages[0].articles), pages[0].older
        while number:
            walked += pages[number].articles
            number = pages[number].older
        assert [a.slug for a in walked] == [str(each) for each in range(count, 0, -1)]
        assert len(pages) == len(walked) // limit + 1 - (count % limit == 0 and count > 0)
        now = {number: list(part.articles) for number, part in pages.items() if number}
        full = {number: shown for number, shown in before.items() if len(shown) == limit}
        assert all(now[number] == shown for number, shown in full.items())
        before = now
