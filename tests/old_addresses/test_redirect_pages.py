"""Pages that lead from an old address to a new one."""

from __future__ import annotations

import pytest
from lxml import html

from sphinx_newsfeed.old_addresses.redirect_pages import MARK, RedirectPage, refusal_of


@pytest.mark.parametrize(
    ("language", "expected"),
    [("de", "de"), ("zh-Hant-TW", "zh-Hant-TW"), ("", None), ("d", None), ('de" x="', None),
     ("x" * 35, "x" * 35), ("x" * 36, None)],
)  # fmt: skip
def test_its_language_is_one(language: str, expected: str | None) -> None:
    page = html.fromstring(RedirectPage("T", "a.html", "a.html", language).text())
    assert page.attrib.get("lang") == expected
    assert set(page.attrib) <= {"lang"}


def test_each_text_stands_in_its_place_and_does_nothing_else() -> None:
    text = RedirectPage('"<T> & t', "../a%20b.html?x=1&y", "https://e.org/?a&b", "en").text()
    page = html.fromstring(text)
    assert MARK in text
    assert page.findtext(".//title") == '"<T> & t'
    assert [each.text for each in page.iter("a")] == ['"<T> & t']
    assert [each.get("href") for each in page.iter("a")] == ["../a%20b.html?x=1&y"]
    assert page.xpath("//link[@rel='canonical']/@href") == ["https://e.org/?a&b"]
    assert page.xpath("//meta[@http-equiv='refresh']/@content") == ["0; url=../a%20b.html?x=1&y"]
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]


@pytest.mark.parametrize(
    "file",
    [
        *("../x/index.html", "a/../index.html", "a//index.html", "./a.html", "C:/x.html"),
        *("a\\b.html", "a\0.html", "a\n/index.html", "_static/x.html", "_IMAGES/x.html"),
        *("con/index.html", "Con.html", "lpt1.x.html", "a./index.html", "a /index.html"),
        *(f"{'a' * 256}/index.html", f"{'é' * 126}.html", ".git/index.html", "\ud800.html"),
    ],
)
def test_files_that_no_redirect_may_have(file: str) -> None:
    assert refusal_of(file)


@pytest.mark.parametrize(
    "file",
    [
        "a/b/index.html",
        "你好/index.html",
        "a b.html",
        "a\u3000b.html",
        f"{'a' * 250}.html",
        "console.html",
    ],
)
def test_files_that_a_redirect_may_have(file: str) -> None:
    assert refusal_of(file) == ""
