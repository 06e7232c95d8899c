"""How generators make parts of addresses out of words."""

from __future__ import annotations

import pytest

from sphinx_newsfeed.generators import hexo, hugo, jekyll


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


@pytest.mark.parametrize(
    ("text", "title", "slug"),
    [
        ("", "", ""), ("A B", "A-B", "a-b"), ("a, b!", "a,-b!", "a-b"), ("--a--", "a", "a"),
        ("X.Y_Z", "X.Y_Z", "x-y-z"), ("Größe 金融", "Größe-金融", "größe-金融"),
        ("a/b?c", "a-b-c", "a-b-c"),
        ("a & b", "a-&-b", "a-b"),
    ],
)  # fmt: skip
def test_jekyll(text: str, title: str, slug: str) -> None:
    assert jekyll.title(text) == title
    assert jekyll.slug(text) == slug
