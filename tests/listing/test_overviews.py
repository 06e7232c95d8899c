"""What overviews show of all articles: tags, categories, authors, dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from docutils import nodes
from listing.trees import AUTHORS, check, presentation
from model.samples import make_article

from sphinx_newsfeed.config.settings import Author
from sphinx_newsfeed.listing.overviews import Overview, _sizes, overview_of
from sphinx_newsfeed.localization import Localization
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.model.catalogue import Catalogue
from sphinx_newsfeed.model.taxonomy import BUILT_IN


def _overview(name: str) -> Overview:
    """An overview by the end of its directive's name."""
    of = next((each.name for each in BUILT_IN if each.directive == f"newsfeed-{name}"), name)
    return overview_of(of, BUILT_IN)


def build(
    name: str, articles: Sequence[Article], names: Sequence[str] = (), **parts: Any
) -> list[nodes.Element]:
    """The nodes of an overview; pictures of authors are found unless their address is ``gone``."""
    shown = replace(presentation(Localization("en")), **parts)

    def avatar(key: str) -> nodes.image | None:
        address = shown.authors[key].avatar if key in shown.authors else ""
        return nodes.image(uri=address) if address not in {"", "gone"} else None

    found = _overview(name).build(Catalogue(articles), names, replace(shown, avatar_of=avatar))
    check(found)
    return found


def lines(found: Sequence[nodes.Element]) -> list[str]:
    """Each item as ``text -> where it leads``, with as many stops before it as it is deep."""
    texts = []
    for each in found:
        for item in each.findall(nodes.list_item):
            depth, above = 0, item.parent
            while above is not None:
                depth += isinstance(above, nodes.list_item)
                above = above.parent
            (link,) = item[0].findall(nodes.reference)
            assert item[0]["translatable"] is False
            texts.append(f"{'.' * depth}{item[0].astext()} -> {link['refuri']}")
    return texts


def made_of(name: str, articles: Sequence[Article], *names: str) -> object:
    return _overview(name).made_of(Catalogue(articles), names)


def of_category(name: str, *paths: tuple[str, ...], day: int = 1) -> Article:
    names = tuple(dict.fromkeys(each for path in paths for each in path))
    return make_article(name, day, categories=names, category_paths=paths)


TREE = (
    of_category("a", ("Top", "Sub")),
    of_category("b", ("Top",)),
    of_category("c", ("Top", "Sub", "Deep"), ("Other",)),
    of_category("d", ("other",), day=2),
    of_category("e", ("Other", "Sub")),
    of_category("f", ("middle",)),
)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (
            [],
            [
                # In the order of the alphabet, whatever their case.
                "middle (1) -> category/middle.html",
                "Other (3) -> category/Other.html",
                ".Sub (1) -> category/Other › Sub.html",
                "Top (3) -> category/Top.html",
                ".Sub (2) -> category/Top › Sub.html",
                "..Deep (1) -> category/Top › Sub › Deep.html",
            ],
        ),
        (["top"], [
            "Sub (2) -> category/Top › Sub.html",
            ".Deep (1) -> category/Top › Sub › Deep.html",
        ]),
        (["› Top › Sub"], ["Deep (1) -> category/Top › Sub › Deep.html"]),
        (["Top > Sub", "Other"], [
            "Deep (1) -> category/Top › Sub › Deep.html",
            "Sub (1) -> category/Other › Sub.html",
        ]),
        (["Sub"], []),
        (["nothing"], []),
    ],
)  # fmt: skip
def test_categories_are_a_tree(names: list[str], expected: list[str]) -> None:
    found = build("categories", TREE, names)
    assert lines(found) == expected
    for each in found:
        for tree in each.findall(nodes.bullet_list):
            assert tree["classes"] == ["newsfeed-tree"]


def tagged(**counts: int) -> list[Article]:
    most = max(counts.values(), default=0)
    return [
        make_article(f"n{n}", tags=tuple(name for name, count in counts.items() if n < count))
        for n in range(most)
    ]


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({"one": 1}, {"one": 1}),
        ({"one": 1, "two": 1}, {"one": 1, "two": 1}),
        # By the logarithm of the number.
        ({"a": 1, "b": 2, "c": 4, "d": 8, "e": 16}, {"a": 1, "b": 2, "c": 3, "d": 4, "e": 5}),
        ({"a": 3, "b": 9}, {"a": 3, "b": 5}),
        ({"a": 1, "b": 100}, {"a": 1, "b": 5}),
    ],
)
def test_a_tag_has_a_size_by_its_number(counts: dict[str, int], expected: dict[str, int]) -> None:
    (cloud,) = build("tags", tagged(**counts))
    assert cloud["classes"] == ["newsfeed-cloud"]
    assert {item[0][0].astext(): item[0]["classes"] for item in cloud} == {
        name: [f"newsfeed-size-{size}"] for name, size in expected.items()
    }
    assert lines([cloud]) == [f"{n} ({count}) -> tag/{n}.html" for n, count in counts.items()]
    (count, *_) = cloud.findall(
        lambda node: "newsfeed-count" in getattr(node, "attributes", {}).get("classes", ())
    )
    assert count.astext() == f"({next(iter(counts.values()))})"


@pytest.mark.parametrize(
    ("names", "expected"),
    [((), ["a", "b"]), (("A",), ["a"]), (("b", "x"), ["b"]), (("x",), [])],
)
def test_names_limit_it(names: tuple[str, ...], expected: list[str]) -> None:
    articles = tagged(a=1, b=1200)
    found = build("tags", articles, names)
    assert [text.split()[0] for text in lines(found)] == expected
    if "b" in expected:
        assert "(1,200)" in found[0].astext()
    authors = [replace(article, tags=(), authors=article.tags) for article in articles]
    profiles = build("authors", authors, names)
    assert len([p for each in profiles for p in each]) == len(expected)


@pytest.mark.parametrize("name", ["tags", "authors", "categories", "dates", "calendar"])
def test_without_articles_nothing_is_shown(name: str) -> None:
    assert build(name, []) == []


MONTHS = [
    make_article(f"n{place}", date=datetime(*day, 12, tzinfo=UTC))
    for place, day in enumerate(
        [(2020, 12, 31), (2021, 1, 1), (2021, 3, 5), (2021, 3, 5), (2021, 3, 31)]
    )
]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (
            (),
            [
                "2021 (4) -> 2021.html",
                ".March 2021 (3) -> 2021-03.html",
                ".January 2021 (1) -> 2021-01.html",
                "2020 (1) -> 2020.html",
                ".December 2020 (1) -> 2020-12.html",
            ],
        ),
        (("2020",), ["2020 (1) -> 2020.html", ".December 2020 (1) -> 2020-12.html"]),
        (("1999",), []),
    ],
)
def test_years_have_their_months_newest_first(names: tuple[str, ...], expected: list[str]) -> None:
    found = build("dates", MONTHS, names)
    assert lines(found) == expected
    assert all(
        t["classes"] == ["newsfeed-tree"] for e in found for t in e.findall(nodes.bullet_list)
    )


def test_a_calendar_is_made_of_the_days_of_its_years_or_of_the_latest() -> None:
    latest = {"2021-01-01": 1, "2021-03-05": 2, "2021-03-31": 1}
    assert made_of("calendar", MONTHS) == [latest]
    assert made_of("calendar", MONTHS, "2020", "2021", "1999") == [{"2020-12-31": 1}, latest, {}]
    assert made_of("calendar", []) == [{}]


def profile(author: Author | None) -> nodes.Element:
    authors = {**AUTHORS, "eve": author} if author else AUTHORS
    articles = [make_article("a", authors=("eve",)), make_article("b", authors=("eve",))]
    ((found,),) = build("authors", articles, authors=authors)
    assert found["classes"] == ["newsfeed-profile"]
    assert found[-1]["classes"] == ["newsfeed-profile-text"]
    line = found[-1][0]
    assert line["classes"] == ["newsfeed-author-name"]
    assert line["translatable"] is False
    assert line[0]["refuri"] == "author/eve.html"
    return found


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        (None, ["eve (2)"]),
        (Author("Eve Ex"), ["Eve Ex (2)"]),
        (Author("Eve", description="Writes."), ["Eve (2)", "Writes."]),
        (
            Author("Eve", "https://example.org/", description="Writes."),
            ["Eve (2)", "Writes.", "https://example.org/"],
        ),
        (Author("Eve", "javascript:x"), ["Eve (2)"]),
    ],
)
def test_a_profile_has_what_is_known(author: Author | None, expected: list[str]) -> None:
    found = profile(author)
    assert [each.astext() for each in found.findall(nodes.paragraph)] == expected
    links = [each["refuri"] for each in found.findall(nodes.reference)]
    web = [text for text in expected if text.startswith("https:")]
    assert links == ["author/eve.html", *web]
    if web:
        link = found[-1][-1]
        assert link["translatable"] is False
        assert link[0]["internal"] is False
    assert not list(found.findall(nodes.image))


@pytest.mark.parametrize(
    ("address", "expected"), [("eve.png", ["eve.png"]), ("gone", []), ("", [])]
)
def test_a_profile_has_a_picture_where_there_is_one(address: str, expected: list[str]) -> None:
    found = profile(Author("Eve", avatar=address))
    pictures = list(found.findall(nodes.image))
    assert [each["uri"] for each in pictures] == expected
    for each in pictures:
        assert found[0] is each
        assert each["classes"] == ["newsfeed-avatar"]


def test_profiles_stand_in_one_box() -> None:
    articles = [make_article("a", authors=("ann", "zoe"))]
    (box,) = build("authors", articles)
    assert box["classes"] == ["newsfeed-profiles"]
    assert [each[-1][0].astext() for each in box] == ["Ann Example (1)", "zoe (1)"]


@pytest.mark.parametrize(
    ("counts", "sizes"),
    [
        ([1, 1], [1, 1]),
        ([1, 2, 4, 8, 16], [1, 2, 3, 4, 5]),
        # Between two sizes the nearer one.
        ([3, 16], [3, 5]),
        ([5, 16], [3, 5]),
        ([1000, 7], [5, 2]),
    ],
)
def test_a_tag_is_as_large_as_the_logarithm_of_its_articles(
    counts: list[int], sizes: list[int]
) -> None:
    assert list(_sizes({str(n): count for n, count in enumerate(counts)}).values()) == sizes
