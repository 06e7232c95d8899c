"""The records, and how names are compared."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import fields
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from model.samples import make_article

from sphinx_newsfeed.model.article import Article, BodyFormat, plain_record
from sphinx_newsfeed.model.names import fold_name, name_keys, path_key, path_text
from sphinx_newsfeed.model.taxonomy import AUTHOR, BUILT_IN, CATEGORY, LANGUAGE, TAG


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Markets", "markets"),
        ("MARKETS", "Markets"),
        ("  Markets ", "Markets"),
        ("Ｍａｒｋｅｔｓ", "markets"),
        ("新浪财经－国內", "新浪财经-国內"),
        ("café", "cafe\u0301"),
        ("Straße", "STRASSE"),
        ("ﬁnance", "finance"),
        ("ΟΔΟΣ", "οδος"),
        ("①", "1"),
        ("a\u00a0b", "a b"),
    ],
)
def test_names_that_are_the_same(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("C", "C++"), ("café", "cafe"), ("a b", "ab"), ("国內", "国内"), ("1", "I"), ("", "a")],
)
def test_names_that_differ(one: str, other: str) -> None:
    assert fold_name(one) != fold_name(other)


@given(st.text())
def test_folding_twice_changes_nothing(name: str) -> None:
    folded = fold_name(name)
    assert fold_name(folded) == folded
    assert folded == folded.strip()
    assert unicodedata.is_normalized("NFKC", folded)


def test_the_names_of_an_article_on_each_axis() -> None:
    article = make_article(
        categories=("a", "b"), tags=("c",), authors=("Ann", "Bob"), language="zh-CN"
    )
    assert article.values(CATEGORY) == ("a", "b")
    assert article.values(TAG) == ("c",)
    assert article.values(AUTHOR) == ("Ann", "Bob")
    assert article.values(LANGUAGE) == ("zh-CN",)
    assert all(make_article().values(axis) == () for axis in BUILT_IN)


def test_a_record_is_plain_data() -> None:
    """Templates get it, and caches keep it: each field, under its name."""
    article = make_article(
        categories=("a", "b"),
        category_paths=(("a", "b"), ("c",)),
        updated=datetime(2022, 3, 4, 5, 6, 7, tzinfo=UTC),
        body_format=BodyFormat.RST,
        dialect="hugo",
        pinned=True,
        extra={"key": ["x", 1]},
    )
    record = plain_record(article)
    assert list(record) == [field.name for field in fields(Article)]
    assert record["categories"] == ["a", "b"]
    assert record["category_paths"] == [["a", "b"], ["c"]]
    assert record["date"] == "2022-03-01T12:00:00+00:00"
    assert record["updated"] == "2022-03-04T05:06:07+00:00"
    assert record["expires"] is None
    assert (record["body_format"], type(record["body_format"])) == ("rst", str)
    assert (record["dialect"], type(record["dialect"])) == ("hugo", str)
    assert (record["pinned"], record["title"], record["extra"]) == (True, "One", {"key": ["x", 1]})
    assert json.loads(json.dumps(record)) == record


@pytest.mark.parametrize(
    ("names", "key", "text"),
    [
        (("A",), "›a", "A"),
        (("A", "B"), "›a›b", "A › B"),
        (("A › B", "C"), "›a›b›c", "A › B › C"),
        (("A", "", " "), "›a", "A ›  ›  "),
        ((), "›", ""),
    ],
)
def test_paths_of_categories(names: tuple[str, ...], key: str, text: str) -> None:
    assert path_key(names) == key
    assert path_text(names) == text


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("A", ("a",)),
        # A name may hold the sign of a path, too.
        ("A > B", ("a > b", "›a›b")),
        ("A›B", ("a›b", "›a›b")),
        ("A>B", ("a>b",)),
        ("› A", ("› a", "›a")),
        ("›", ("›",)),
    ],
)
def test_what_a_name_can_mean(name: str, keys: tuple[str, ...]) -> None:
    assert name_keys(name) == keys
