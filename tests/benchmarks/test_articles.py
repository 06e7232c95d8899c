"""The articles of the benchmarks are the same each time, and like those of real archives."""

from __future__ import annotations

import statistics
from pathlib import Path

import pytest
from benchmarks.articles import (
    SEED,
    Article,
    addresses_of,
    html_body,
    make_articles,
    write_articles,
)


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    return make_articles(300)


@pytest.fixture(scope="module")
def bodies(articles: list[Article]) -> list[str]:
    addresses = addresses_of(articles, lambda article: article.old_address)
    return [html_body(article, addresses) for article in articles]


def test_the_same_number_and_seed_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_articles(tmp_path / name, make_articles(5))
    first = {path.name: path.read_bytes() for path in (tmp_path / "one").glob("*.html")}
    assert len(first) == 5
    assert first == {path.name: path.read_bytes() for path in (tmp_path / "two").glob("*.html")}


def test_another_seed_gives_others() -> None:
    assert make_articles(3, SEED + 1) != make_articles(3)


def test_bodies_are_of_many_sizes_around_4_kb(bodies: list[str]) -> None:
    sizes = sorted(len(body.encode()) for body in bodies)
    assert 3_600 < statistics.median(sizes) < 4_400
    assert sizes[0] < 1_000
    assert sizes[-1] > 20_000


def test_all_elements_are_there(bodies: list[str]) -> None:
    names = ("p", "h2", "h3", "ul", "ol", "table", "pre", "blockquote", "img", "figure", "dl")
    missing = [
        name
        for name in (*names, "em", "strong", "code", 'a href="/20', 'a href="https:')
        if not any(f"<{name}" in body for body in bodies)
    ]
    assert not missing


def test_names_and_dates_are_those_of_ten_years(articles: list[Article]) -> None:
    assert {len(article.tags) for article in articles} == {1, 2, 3}
    assert len({article.category for article in articles}) == 10
    assert len({article.author for article in articles}) == 8
    assert {article.date.year for article in articles} >= set(range(2014, 2024))
    assert len({article.name for article in articles}) == len(articles)


def test_every_third_article_is_in_cjk(articles: list[Article]) -> None:
    assert sum(not article.title.isascii() for article in articles) == len(articles) // 3
