"""How Hexo makes parts of addresses out of words."""

from __future__ import annotations

import pytest

from sphinx_newsfeed.generators import hexo


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""), ("A B", "A-B"), ("Café Größe", "Cafe-Große"), ("金融 news", "金融-news"),
        ("X-X", "X-X"), ("XaX", "XaX"), (" --a--b-- ", "a-b"), ("a\x01b", "ab"), ("C++", "C"),
        ("1.2 x", "1-2-x"), ("が", "が"),
    ],
)  # fmt: skip
def test_hexo(text: str, expected: str) -> None:
    assert hexo.slug(text) == expected
