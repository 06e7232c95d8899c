"""Over which of many articles a whole fails."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from sphinx_newsfeed.sphinx_ext.boundaries.culprits import search

_NAMES = [f"n{number}" for number in range(9)]


@pytest.mark.parametrize(
    "culprits",
    [[], ["n0"], ["n8"], ["n4"], ["n0", "n8"], ["n7", "n8"], ["n0", "n1", "n2"], _NAMES],
)
def test_each_that_fails_alone_is_found(culprits: list[str]) -> None:
    found = search(_NAMES, lambda group: not set(culprits).isdisjoint(group))
    assert sorted(found) == culprits


@pytest.mark.parametrize("place", [0, 511, 512, 1023])
def test_one_of_many_is_found_by_halves(place: int) -> None:
    asked: list[int] = []

    def fails(group: Collection[str]) -> bool:
        asked.append(len(group))
        return str(place) in group

    assert search([str(number) for number in range(1024)], fails) == [str(place)]
    # Ten halves, and of each at the most both parts, which are asked for twice.
    assert len(asked) <= 1 + 4 * 10


@pytest.mark.parametrize("pair", [("n0", "n1"), ("n0", "n8"), ("n3", "n4")])
def test_of_those_that_fail_only_together_all_are_found(pair: tuple[str, str]) -> None:
    found = search(_NAMES, lambda group: set(pair) <= set(group))
    assert set(pair) <= set(found)
    # Whoever may be left out without any change is not among them, as far as halves tell.
    assert search(["n0", "n1"], lambda group: len(group) > 1) == ["n0", "n1"]


def test_without_any_nothing_is_found() -> None:
    assert search([], lambda group: bool(group)) == []
    assert search(["a"], lambda group: True) == ["a"]
