"""How Hugo makes parts of addresses out of words."""

from __future__ import annotations

import pytest

from sphinx_newsfeed.generators import hugo


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""), ("A B", "a-b"), ("a  b\tc", "a-b-c"), (" a ", "a"), ("a - b", "a-b"),
        ("a- b", "a-b"), ("a -b", "a-b"), ("-a", "-a"), ("- a", "-a"), ("  - a", "-a"),
        ("a, b", "a-b"), ("a ,b", "a-b"), ("a,b!c", "abc"), ("C++ & C#", "c++-c#"),
        ("x/y.z_w~@", "x/y.z_w~@"), ("Größe 金融", "größe-金融"), ("?", ""), ("a ?", "a"),
        ("a b-", "a-b-"), ("a--b", "a--b"), ("b X c", "b-x-c"), ("x -", "x-"),
    ],
)  # fmt: skip
def test_hugo(text: str, expected: str) -> None:
    assert hugo.path(text) == expected
