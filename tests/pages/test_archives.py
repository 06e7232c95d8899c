"""Which archive pages there are, and what they are called."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from model.samples import make_article

from sphinx_newsfeed.config.settings import Author
from sphinx_newsfeed.localization import Localization
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.model.catalogue import Catalogue
from sphinx_newsfeed.model.outputs import AddressTable, Holder
from sphinx_newsfeed.model.taxonomy import TAG
from sphinx_newsfeed.pages.archives import (
    Archive,
    ArchiveKind,
    find_archives,
    within_bounds,
    without_collisions,
)


def found(articles: Sequence[Article], *kinds: str) -> list[Archive]:
    authors = {"ann": Author("Ann Ex")}
    return find_archives(Catalogue(articles), kinds, "news", Localization("en"), authors)


def shown(archives: Sequence[Archive]) -> list[tuple[str, str, int, str]]:
    return [(each.docname, each.title, each.count, each.above) for each in archives]


ARTICLES = [
    make_article("a", 1, tags=("x",), authors=("ann",), category_paths=(("A", "B"),)),
    make_article("b", 2, tags=("x", "C++"), authors=("bob",), category_paths=(("A",),)),
]


def test_names_have_an_overview_and_a_page_each() -> None:
    assert shown(found(ARTICLES, "tag", "author")) == [
        ("news/tag", "Tags", 0, ""),
        ("news/tag/x", "Tag: x", 2, "news/tag"),
        ("news/tag/c-plus-plus", "Tag: C++", 1, "news/tag"),
        ("news/author", "Authors", 0, ""),
        ("news/author/ann", "News by Ann Ex", 1, "news/author"),
        ("news/author/bob", "News by bob", 1, "news/author"),
    ]


def test_dates_lead_to_each_other() -> None:
    expected = [
        ("news/archive", "Archive", 0, ""),
        ("news/archive/2022", "2022", 2, "news/archive"),
        ("news/archive/2022/03", "March 2022", 2, "news/archive/2022"),
        ("news/archive/2022/03/02", "March 2, 2022", 1, "news/archive/2022/03"),
        ("news/archive/2022/03/01", "March 1, 2022", 1, "news/archive/2022/03"),
    ]
    assert shown(found(ARTICLES, "day", "year", "month")) == expected
    # What is above is the next of those that there are.
    assert [above for *_, above in shown(found(ARTICLES, "day", "year"))[2:]] == [
        "news/archive/2022"
    ] * 2
    assert [above for *_, above in shown(found(ARTICLES, "month"))] == ["", "news/archive"]


def test_categories_lie_in_each_other() -> None:
    assert shown(found(ARTICLES, "category", "all")) == [
        ("news/all", "All news", 2, ""),
        ("news/category", "Categories", 0, ""),
        ("news/category/a", "Category: A", 2, "news/category"),
        ("news/category/a/b", "Category: A › B", 1, "news/category/a"),
    ]
    assert [each.short_title for each in found(ARTICLES, "category")] == ["", "A", "B"]


def test_only_authors_have_names_besides_their_keys() -> None:
    articles = [make_article("a", tags=("ann",), authors=("ann",))]
    assert [(each.title, each.short_title) for each in found(articles, "tag", "author")] == [
        *[("Tags", ""), ("Tag: ann", "ann")],
        *[("Authors", ""), ("News by Ann Ex", "Ann Ex")],
    ]


@pytest.mark.parametrize("names", [("C plus", "C+"), ("C+", "C plus")])
def test_names_of_one_article_come_in_the_order_of_the_alphabet(names: tuple[str, ...]) -> None:
    """Who is first gets the plain slug: an author may change the order, and no address moves."""
    slugs = {each.key: each.docname for each in found([make_article("a", tags=names)], "tag")}
    assert slugs["C plus"] == "news/tag/c-plus"


@pytest.mark.parametrize("kinds", [(), ("all", "year", "category", "tag", "author")])
def test_without_articles_there_are_none(kinds: tuple[str, ...]) -> None:
    assert found([], *kinds) == []
    assert found(ARTICLES) == []


@pytest.mark.parametrize(
    ("uses", "expected"),
    [
        # Of two with one slug the name has it that was used first, whenever it was used last.
        ([("C+", 1, True), ("C plus", 2, True), ("C+", 9, True)], "C+"),
        ([("C+", 2, True), ("C plus", 1, True), ("C+", 3, True)], "C plus"),
        ([("C+", 2, True), ("C plus", 3, True), ("C plus", 9, True)], "C+"),
        # Articles that are not trusted take none of what another has.
        ([("C+", 1, False), ("C plus", 9, True)], "C plus"),
        ([("C+", 1, False), ("C+", 8, True), ("C plus", 9, True)], "C+"),
        ([("C+", 1, False), ("C+", 9, True), ("C plus", 8, True)], "C plus"),
        ([("C+", 2, False), ("C plus", 1, False)], "C plus"),
    ],
)
@pytest.mark.parametrize("kind", ["tag", "category"])
def test_who_has_an_address_keeps_it(
    uses: list[tuple[str, int, bool]], expected: str, kind: str
) -> None:
    articles = [
        make_article(f"n{n}", day, trusted=trusted, tags=(name,), category_paths=((name,),))
        for n, (name, day, trusted) in enumerate(uses)
    ]
    by_docname = {each.docname: each.key for each in found(articles, kind)}
    assert by_docname[f"news/{kind}/c-plus"] == expected
    assert len(by_docname) == 3


@pytest.mark.parametrize(
    ("most", "expected", "dropped"),
    [
        (4, ["news/tag", "news/tag/x", "news/tag/y", "news/tag/z"], None),
        (3, ["news/tag", "news/tag/y", "news/tag/z"], (1, "news/tag/x")),
        (2, ["news/tag", "news/tag/y"], (2, "news/tag/z")),
        (1, ["news/tag"], (3, "news/tag/y")),
        (0, [], (4, "news/tag")),
    ],
)
def test_what_has_most_articles_stays(
    most: int, expected: list[str], dropped: tuple[int, str] | None
) -> None:
    counts = {"x": 1, "y": 3, "z": 2}
    archives = [Archive("news/tag", ArchiveKind.NAMES, "Tags", taxonomy=TAG)]
    archives += [
        Archive(f"news/tag/{name}", ArchiveKind.NAMES, name, name, count, "news/tag", taxonomy=TAG)
        for name, count in counts.items()
    ]
    told: list[tuple[int, str]] = []
    kept = within_bounds(archives, most, lambda *said: told.append(said))
    assert [each.docname for each in kept] == expected
    assert told == ([dropped] if dropped else [])


def test_an_archive_gives_way_to_what_is_there() -> None:
    table = AddressTable(["news/tag"])
    table.claim_page("news/tag/x", Holder("an article"))
    table.claim_page("news/tag/x-archive", Holder("another"))
    told: list[str] = []
    archives = without_collisions(
        found(ARTICLES[:1], "tag", "category"),
        {"news/tag"},
        table,
        lambda old, new, holder: told.append(f"{old} {new} {holder.name}"),
    )
    assert [(each.docname, each.above) for each in archives] == [
        ("news/category", ""),
        ("news/category/a", "news/category"),
        ("news/category/a/b", "news/category/a"),
        ("news/tag", ""),
        ("news/tag/x-archive-archive", "news/tag"),
    ]
    assert told == [
        "news/tag/x news/tag/x-archive an article",
        "news/tag/x news/tag/x-archive-archive another",
    ]
