"""The line of dates, authors and categories, and those of tags and of the original."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from docutils import nodes
from listing.trees import check, presentation
from model.samples import make_article

from sphinx_newsfeed.config.taxonomies import all_taxonomies, check_taxonomies
from sphinx_newsfeed.listing.byline import build_byline, build_original, build_terms
from sphinx_newsfeed.localization import Localization


def byline(language: str = "en", translate: Any = str, **fields: Any) -> str:
    made = build_byline(
        make_article("a", 28, **fields), presentation(Localization(language, None, translate))
    )
    check([made])
    return made.astext()


class TestByline:
    def test_a_date_alone(self) -> None:
        assert byline() == "March 28, 2022"

    def test_everything(self) -> None:
        line = byline(
            "en_GB",
            authors=("ann", "Zoe"),
            categories=("Markets", "金融"),
            updated=datetime(2022, 4, 1, tzinfo=UTC),
        )
        assert line == ("28 March 2022 (updated 1 April 2022) · Ann Example, Zoe · Markets, 金融")

    @pytest.mark.parametrize(
        ("updated", "is_shown"),
        [
            (datetime(2022, 3, 29, tzinfo=UTC), True),
            (datetime(2022, 3, 28, 23, tzinfo=UTC), False),
            (datetime(2022, 3, 27, tzinfo=UTC), False),
            (None, False),
        ],
    )
    def test_a_change_is_told_when_it_was_on_a_later_day(
        self, updated: datetime | None, is_shown: bool
    ) -> None:
        assert ("updated" in byline(updated=updated)) is is_shown

    @pytest.mark.parametrize(
        ("unpublished", "fields", "mark"),
        [
            ("draft", {}, "Draft"),
            ("future", {}, "Scheduled for March 28, 2022"),
            ("future", {"live": datetime(2022, 4, 1, tzinfo=UTC)}, "Scheduled for April 1, 2022"),
        ],
    )
    def test_what_only_a_preview_shows_says_so_first(
        self, unpublished: str, fields: dict[str, Any], mark: str
    ) -> None:
        line = byline(unpublished=unpublished, pinned=True, **fields)
        assert line == f"{mark} · Pinned · March 28, 2022"

    def test_the_readers_language(self) -> None:
        words = {"updated {date}": "geändert am {date}"}
        line = byline(
            "de", lambda text: words.get(text, text), updated=datetime(2022, 4, 1, tzinfo=UTC)
        )
        assert line == "28. März 2022 (geändert am 1. April 2022)"

    def test_links_of_authors(self) -> None:
        made = build_byline(make_article(authors=("ann", "bad", "bob", "Zoe")), presentation())
        links = {link.astext(): link["refuri"] for link in made.findall(nodes.reference)}
        assert links == {
            "Ann Example": "https://example.org/ann",
            "Bad Example": "author/bad.html",
            "Bob Example": "author/bob.html",
            "Zoe": "author/Zoe.html",
        }

    def test_names_that_look_like_markup_are_text(self) -> None:
        assert (
            byline(categories=("<script>", "*a* {date}")) == "March 28, 2022 · <script>, *a* {date}"
        )

    def test_authors_have_pictures_where_they_have_one(self) -> None:
        shown = replace(
            presentation(),
            avatar_of=lambda key: nodes.image(uri=f"{key}.png") if key == "bob" else None,
        )
        made = build_byline(make_article(authors=("ann", "bob")), shown)
        (picture,) = made.findall(nodes.image)
        assert picture["classes"] == ["newsfeed-avatar", "newsfeed-byline-avatar"]
        assert [each.astext() for each in picture.parent] == ["", "Bob Example"]
        assert picture.parent["classes"] == ["newsfeed-signed"]


def test_tags_and_the_original() -> None:
    article = make_article(tags=("a", "b"), link="https://example.org/one")
    (tags,) = build_terms(article, presentation())
    original = build_original(article, presentation())
    check([tags, original])
    assert tags.astext() == "Tags: a, b"
    assert original.astext() == "Original: https://example.org/one"
    assert [link["refuri"] for link in original.findall(nodes.reference)] == [article.link]
    assert tags["translatable"] is original["translatable"] is False


def test_names_of_ones_own_taxonomies_say_what_they_are() -> None:
    told = {"release": {"title": "Releases", "label": "Release"}, "part": {"tree": True}}
    taxonomies = all_taxonomies(check_taxonomies(told))
    show = replace(presentation(), taxonomies=taxonomies)
    terms = {"release": (("2.0",),), "part": (("A", "B"), ("C",))}
    lines = build_terms(make_article(tags=("a",), terms=terms), show)
    check(lines)
    assert [line.astext() for line in lines] == ["Release: 2.0", "Part: A › B, C", "Tags: a"]
    assert [line["classes"] for line in lines[:2]] == [
        ["newsfeed-tags", "newsfeed-terms", f"newsfeed-terms-{name}"] for name in told
    ]
    both = make_article(terms={"release": (("2.0",), ("2.1",))})
    assert [line.astext() for line in build_terms(both, show)] == ["Releases: 2.0, 2.1"]
    assert build_terms(make_article(), show) == []
