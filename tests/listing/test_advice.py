"""What is said of a selection that asks for what does not exist."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from model.samples import make_article, make_selection

from sphinx_newsfeed.listing.advice import reasons_for_nothing, unknown_names, unknown_year
from sphinx_newsfeed.model.catalogue import Catalogue
from sphinx_newsfeed.model.selection import Selection, Sort

CATALOGUE = Catalogue(
    [
        make_article("a", 1, categories=("Markets",), tags=("x",)),
        make_article("b", 2, categories=("Politics",)),
        make_article("c", 9),
    ]
)


def test_a_name_that_no_article_has_is_answered_with_the_nearest() -> None:
    (message,) = unknown_names(CATALOGUE, make_selection(category=("Market", "politics")))
    assert ":category:" in message
    assert "'Market'" in message
    assert "Markets" in message


def test_each_unknown_name_has_its_message() -> None:
    selection = make_selection(category=("aaa", "bbb"), tag=("ccc", "x"), author=("ddd",))
    messages = list(unknown_names(CATALOGUE, selection))
    assert len(messages) == 4
    assert [message.split(":")[1] for message in messages] == [
        "category",
        "category",
        "tag",
        "author",
    ]


def test_where_no_article_has_any_name_that_is_said() -> None:
    (message,) = unknown_names(CATALOGUE, make_selection(author=("Ann",)))
    assert message == ":author: no article has 'Ann'; no article has any"


def test_what_there_is_is_listed() -> None:
    (message,) = unknown_names(CATALOGUE, make_selection(category=("zzz",)))
    assert message == ":category: no article has 'zzz'; there are Markets, Politics"
    assert unknown_year(CATALOGUE, "1999") == "no article is of '1999'; there are 2022"


def test_nothing_is_said_of_names_that_exist() -> None:
    assert list(unknown_names(CATALOGUE, make_selection(category=("MARKETS",), tag=("x",)))) == []


@pytest.mark.parametrize(
    ("selection", "told"),
    [
        (make_selection(docnames=("blog/*",)), ["the pattern of docnames selects none", "news/c"]),
        (
            make_selection(since=datetime(2022, 4, 1, tzinfo=UTC)),
            [":since:", "2022-03-01", "2022-03-09"],
        ),
        (
            make_selection(until=datetime(2022, 3, 1, tzinfo=UTC)),
            [":until:", "2022-03-01", "2022-03-09"],
        ),
        (make_selection(offset=3), [":offset:", "3"]),
        (make_selection(limit=0), [":limit:"]),
    ],
)
def test_an_option_that_alone_selects_nothing_is_named(
    selection: Selection, told: list[str]
) -> None:
    (message,) = reasons_for_nothing(CATALOGUE, selection)
    assert all(text in message for text in told)


def test_several_such_options_are_all_named() -> None:
    selection = make_selection(docnames=("blog/*",), offset=99, category=("Markets",))
    assert len(list(reasons_for_nothing(CATALOGUE, selection))) == 2


def test_options_that_only_together_select_nothing_are_named_together() -> None:
    selection = make_selection(
        category=("Markets",), tag=("x",), since=datetime(2022, 3, 2, tzinfo=UTC)
    )
    for sort in Sort:
        (message,) = reasons_for_nothing(CATALOGUE, replace(selection, sort=sort))
        assert message == ":category:, :tag:, :since: together select none of the 3 articles"


def test_an_unknown_name_is_reason_enough() -> None:
    """It has its own message already."""
    assert list(reasons_for_nothing(CATALOGUE, make_selection(category=("aaa",)))) == []


def test_an_empty_catalogue_stops_nothing() -> None:
    for selection in (Selection(), make_selection(docnames=("a",)), make_selection(limit=0)):
        assert list(unknown_names(Catalogue(), selection)) == []
        list(reasons_for_nothing(Catalogue(), selection))
