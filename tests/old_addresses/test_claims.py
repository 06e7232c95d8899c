"""Who answers to a key that several articles claim."""

from __future__ import annotations

import pytest
from model.samples import make_article

from sphinx_newsfeed.old_addresses.claims import RankedIndex

#: Source, rank, name and whether it is trusted, in the order of the claims; who answers to those of
#: the sources ``a``, ``b`` and ``c``.
_CLAIMS = [
    ([], ["", "", ""]),
    ([("a", 1, "x", True)], ["x", "x", "x"]),
    # The best claim, and of equal ones the first.
    ([("a", 1, "x", True), ("a", 0, "y", True)], ["y", "y", "y"]),
    ([("a", 0, "x", True), ("a", 1, "y", True)], ["x", "x", "x"]),
    ([("a", 1, "x", True), ("a", 1, "y", True)], ["x", "x", "x"]),
    # A source has its own, where that is as good.
    ([("a", 1, "x", True), ("b", 1, "y", True)], ["x", "y", "x"]),
    ([("a", 1, "x", True), ("b", 2, "y", True)], ["x", "x", "x"]),
    ([("a", 2, "x", True), ("b", 1, "y", True)], ["y", "y", "y"]),
    # Of the claims of one source the best, and of equal ones the first.
    ([("a", 1, "x", True), ("b", 1, "y", True), ("b", 1, "z", True)], ["x", "y", "x"]),
    ([("a", 1, "x", True), ("b", 2, "y", True), ("b", 1, "z", True)], ["x", "z", "x"]),
    ([("a", 1, "x", True), ("b", 1, "y", True), ("b", 2, "a", True)], ["x", "y", "x"]),
    ([("a", 1, "x", True), ("b", 1, "y", True), ("c", 1, "z", True)], ["x", "y", "z"]),
    # Those that are not trusted come last, whatever they claim.
    ([("a", 0, "x", False), ("b", 9, "y", True)], ["y", "y", "y"]),
    ([("a", 1, "x", False), ("b", 0, "y", False)], ["y", "y", "y"]),
    ([("a", 1, "x", True), ("b", 1, "y", False)], ["x", "x", "x"]),
]


@pytest.mark.parametrize(("claims", "expected"), _CLAIMS)
def test_who_answers(claims: list[tuple[str, int, str, bool]], expected: list[str]) -> None:
    index = RankedIndex()
    for source, rank, name, trusted in claims:
        index.add("key", rank, make_article(name, source=source, trusted=trusted))
        index.add("", rank, make_article(name, source=source, trusted=trusted))
    found = [index.find("key", source) for source in "abc"]
    assert [article.slug if article else "" for article in found] == expected
    assert index.find("", "a") is None
    assert index.find("other", "a") is None
