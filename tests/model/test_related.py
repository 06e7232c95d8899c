"""Which articles are about the same."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from model.samples import make_article

from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.model.catalogue import Catalogue
from sphinx_newsfeed.model.related import RELATED, find_related


def related(rows: Mapping[str, str], **more: dict[str, str]) -> dict[str, str]:
    """The names of related articles, for articles (oldest first) with tags, ``C`` a category."""
    articles = [
        make_article(
            name,
            day,
            tags=tuple(tag for tag in tags.split() if tag.islower()),
            categories=tuple(tag for tag in tags.split() if tag.isupper()),
            language=more.get(name, {}).get("language", ""),
        )
        for day, (name, tags) in enumerate(rows.items(), 1)
    ]
    found = find_related(Catalogue(articles).articles)
    return {name: "".join(_names(found[f"news/{name}"])) for name in rows}


def _names(articles: tuple[Article, ...]) -> list[str]:
    return [article.docname.removeprefix("news/") for article in articles]


@pytest.mark.parametrize(
    ("rows", "last"),
    [
        ({"a": "x", "b": "y", "c": "x"}, "a"),
        # What nobody else has, and what all have, says nothing.
        ({"a": "x", "b": "y", "c": "z"}, ""),
        ({"a": "x", "b": "x", "c": "x"}, ""),
        # A rare name before a common one, two names before one.
        ({"a": "rare", "b": "much", "c": "much", "d": "y", "e": "rare much"}, "acb"),
        ({"a": "x", "b": "x y", "c": "z", "d": "x y"}, "ba"),
        # A tag before a category of as many articles; the newer of two that are alike.
        ({"a": "x", "b": "C", "c": "z", "d": "x C"}, "ab"),
        ({"a": "x", "b": "x", "c": "z", "d": "z", "e": "x"}, "ba"),
        # Upper and lower case do not count.
        ({"a": "ß", "b": "y", "c": "ss"}, "a"),
    ],
)
def test_the_newest_article_is_related_to(rows: dict[str, str], last: str) -> None:
    assert related(rows)[list(rows)[-1]] == last


def test_a_new_article_changes_no_other() -> None:
    rows = {"a": "x", "b": "y", "c": "x y", "d": "x"}
    before = related(rows)
    after = related({**rows, "e": "x y"})
    assert {name: after[name] for name in rows} == before


def test_there_are_no_more_than_a_few() -> None:
    rows = {**dict.fromkeys("abcdefgh", "x"), **dict.fromkeys("ijk", "y"), "l": "x"}
    assert related(rows)["l"] == "hgfe"
    assert len("hgfe") == RELATED


def test_readers_of_one_language_are_led_to_articles_in_it() -> None:
    rows = {"a": "x", "b": "x", "c": "x", "d": "z", "e": "z", "f": "x"}
    german, french = {"language": "de"}, {"language": "fr"}
    assert related(rows, a=german, b=french, f=german)["f"] == "ca"


def test_the_cost_of_a_name_that_all_have_is_bounded() -> None:
    """Each article is compared with the newest of a name, however many have it."""
    seen: list[str] = []

    class Watched(str):
        def __hash__(self) -> int:
            seen.append(self)
            return super().__hash__()

    def looks(count: int) -> int:
        seen.clear()
        articles = [make_article(f"n{n:04}", 1 + n % 28, tags=("x",)) for n in range(count)]
        watched = [
            make_article(a.docname, docname=Watched(a.docname), date=a.date, tags=a.tags)
            for a in articles
        ]
        find_related(watched)
        return len(seen)

    assert looks(400) < 2.2 * looks(200)


def test_of_many_articles_of_one_name_the_newest_count() -> None:
    others = dict.fromkeys("abcdefghijklmno", "x")
    assert related({"0": "y", **others, "z": "x"})["z"] == "onml"
