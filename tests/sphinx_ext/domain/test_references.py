"""What an address means on another page."""

from __future__ import annotations

import pytest

from sphinx_newsfeed.listing.styles import TextShown
from sphinx_newsfeed.sphinx_ext.domain.references import is_relative
from sphinx_newsfeed.sphinx_ext.domain.stored_data import ArticleRecord


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        *[("a.html", True), ("../a", True), ("?a", True), ("", True), ("a#b", True)],
        *[("#a", False), ("/a", False), ("//a.example", False), ("mailto:a", False)],
        ("https://[a", False),
    ],
)
def test_relative_addresses(address: str, expected: bool) -> None:
    assert is_relative(address) is expected


def test_each_amount_of_text_has_its_digest() -> None:
    record = ArticleRecord(excerpt="a", whole="b")
    assert [record.digest_of(each) for each in TextShown] == ["", "a", "b"]
