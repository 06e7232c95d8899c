"""The records, and how names are compared."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from model.samples import make_article

from sphinx_newsfeed.model.article import Axis, fold_name


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
    assert article.values(Axis.CATEGORY) == ("a", "b")
    assert article.values(Axis.TAG) == ("c",)
    assert article.values(Axis.AUTHOR) == ("Ann", "Bob")
    assert article.values(Axis.LANGUAGE) == ("zh-CN",)
    assert all(make_article().values(axis) == () for axis in Axis)
