"""What is kept of each document: noted, asked for, forgotten and taken over."""

from __future__ import annotations

from copy import deepcopy

import pytest

from sphinx_newsfeed.listing.groups import GroupBy
from sphinx_newsfeed.listing.styles import Style, TextShown
from sphinx_newsfeed.model.selection import Selection
from sphinx_newsfeed.sphinx_ext.domain.stored_data import (
    ArticleRecord,
    ListingRecord,
    OverviewRecord,
    StoredData,
)
from sphinx_newsfeed.sphinx_ext.domain.targets import Target


def stored() -> tuple[StoredData, dict[str, dict[str, object]]]:
    data = deepcopy(StoredData.EMPTY)
    return StoredData(data), data


def noted(*docnames: str) -> tuple[StoredData, dict[str, dict[str, object]]]:
    store, data = stored()
    for docname in docnames:
        store.note_overview(docname, OverviewRecord("tags", (), docname))
        store.note_target(docname, Target("tag", "A", "A", "news-a"))
        store.noted_article(docname).excerpt = docname
    return store, data


@pytest.mark.parametrize(
    ("shown", "expected"),
    [(TextShown.EXCERPT, "e"), (TextShown.WHOLE, "w"), (TextShown.NOTHING, "")],
)
def test_the_digest_of_as_much_as_is_shown(shown: TextShown, expected: str) -> None:
    assert ArticleRecord(excerpt="e", whole="w").digest_of(shown) == expected


def test_a_listing_is_noted() -> None:
    store, _ = noted("a", "b")
    shows = ListingRecord(
        *(Selection(), Style.SUMMARY, GroupBy.NONE, 0, 1, "html", ("b", "none", "a"))
    )
    store.note_listing("index", shows)
    assert store.listings == {"index": [shows]}


def test_what_was_never_noted_is_empty_and_stays_so() -> None:
    store, data = stored()
    assert store.article("a") == ArticleRecord()
    assert data == StoredData.EMPTY


def test_a_document_is_forgotten_in_all_parts() -> None:
    store, data = noted("a", "b")
    store.forget("a")
    store.forget("none")
    assert [each for part in data.values() for each in part] == ["b"] * 3


def test_of_another_process_the_documents_that_it_read_are_taken() -> None:
    store, data = noted("a", "b")
    _, theirs = noted("a", "c", "d")
    theirs["articles"]["a"] = ArticleRecord(excerpt="new")
    store.merge(iter(["a", "c"]), theirs)
    assert {name: part.keys() for name, part in data.items() if part} == {
        name: {"a", "b", "c"} for name in ("overviews", "targets", "articles")
    }
    assert store.article("a").excerpt == "new"
    assert store.article("b").excerpt == "b"
