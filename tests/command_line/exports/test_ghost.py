"""Posts of Ghost, and the texts of its editor."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from sphinx_newsfeed.command_line.entries import Entry
from sphinx_newsfeed.command_line.exports.recognition import read_document

_POST: Mapping[str, Any] = {
    "id": "1", "title": "A", "slug": "a", "html": "<p>b</p>", "status": "published",
    "visibility": "public", "published_at": "2024-05-03T22:30:00.000Z",
}  # fmt: skip


def of_ghost(tables: Mapping[str, Any] | None = None, site: str = "", **post: Any) -> Entry:
    data = {"posts": [{**_POST, **post}], **(tables or {})}
    (entry,) = read_document(json.dumps({"db": [{"data": data}]}).encode(), site).entries
    return entry


@pytest.mark.parametrize(
    ("post", "field", "expected"),
    [
        ({"status": "scheduled"}, "hidden", ""),
        *(({"status": status}, "hidden", "draft") for status in ("draft", "sent", "other")),
        *(({"visibility": each}, "hidden", "protected") for each in ("members", "paid", "tiers")),
        ({"status": "draft"}, "aliases", ()),
        ({}, "aliases", ("/a/",)),
        ({"published_at": None, "created_at": "2024-01-01T00:00:00.000Z"}, "date",
         datetime(2024, 1, 1, tzinfo=UTC)),
        ({"title": None, "plaintext": "word " * 20}, "title", f"{'word ' * 11}word…"),
        ({"title": " ", "plaintext": ""}, "title", "Untitled"),
        ({"html": 5, "lexical": None}, "content", ""),
        ({"html": "<p>a</p><!--members-only--><p>b</p>"}, "content", "<p>a</p><p>b</p>"),
        ({"html": '<img src="__GHOST_URL__/x.png">'}, "content", '<img src="/x.png">'),
        ({"canonical_url": "https://b.example/x"}, "link", "https://b.example/x"),
        ({"author_id": 3}, "authors", ("Ada",)),
        ({"feature_image": "__GHOST_URL__/x.png"}, "picture", "/x.png"),
    ],
)  # fmt: skip
def test_a_post_of_ghost(post: dict[str, Any], field: str, expected: object) -> None:
    tables = {"users": [{"id": 3, "name": "Ada"}], "posts_meta": "none", "tags": [None]}
    assert getattr(of_ghost(tables, **post), field) == expected


def test_the_site_of_an_export_of_ghost() -> None:
    """It has its zone and its language, and not its address."""
    settings = [{"key": "timezone", "value": "Europe/Berlin"}, {"key": "lang", "value": "de"}]
    found = of_ghost({"settings": settings}, "https://a.example/", html="__GHOST_URL__/x")
    assert found.date is not None
    assert found.date.utcoffset() == timedelta(hours=2)
    assert (found.language, found.link) == ("de", "https://a.example/a/")
    assert found.content == "https://a.example/x"
    settings[0]["value"] = "Nowhere/../etc"
    assert of_ghost({"settings": settings}).date == datetime(2024, 5, 3, 22, 30, tzinfo=UTC)


def test_an_older_export_of_ghost() -> None:
    data = {"data": {"posts": [{**_POST, "page": 0}, {**_POST, "id": "2", "page": 1}]}}
    feed = read_document(json.dumps(data).encode())
    assert [entry.guid for entry in feed.entries] == ["1"]
    assert feed.remarks == ("1 of the export are pages; they are left out",)


def test_a_text_that_ghost_has_in_a_form_of_its_own() -> None:
    data = {"db": [{"data": {"posts": [{**_POST, "html": None, "mobiledoc": '{"cards":[]}'}]}}]}
    (remark,) = read_document(json.dumps(data).encode()).remarks
    assert remark.startswith("'A': its text is in a form that is not read")


_TEXT = {"type": "extended-text", "text": "a < b"}


@pytest.mark.parametrize(
    ("node", "html"),
    [
        ({"type": "paragraph", "children": [_TEXT]}, "<p>a &lt; b</p>"),
        ({"type": "paragraph", "children": [{**_TEXT, "format": 3}, {"type": "linebreak"}]},
         "<p><em><strong>a &lt; b</strong></em><br></p>"),
        ({"type": "heading", "tag": "h3", "children": [_TEXT]}, "<h3>a &lt; b</h3>"),
        ({"type": "heading", "tag": "script", "children": [_TEXT]}, "<h2>a &lt; b</h2>"),
        ({"type": "list", "listType": "number", "children": [{"type": "listitem", "children": []}]},
         "<ol><li></li></ol>"),
        ({"type": "link", "url": 'x"y', "children": [_TEXT]}, '<a href="x&quot;y">a &lt; b</a>'),
        ({"type": "quote", "children": [_TEXT]}, "<blockquote>a &lt; b</blockquote>"),
        ({"type": "codeblock", "code": "a\n\n<b>"}, "<pre><code>a\n\n&lt;b&gt;</code></pre>"),
        ({"type": "markdown", "markdown": "a *b*"}, "<p>a <em>b</em></p>\n"),
        ({"type": "html", "html": "<b>c</b>"}, "<b>c</b>"),
        ({"type": "gallery", "images": [{"src": "a.png"}, 5], "caption": "Two"},
         '<figure><img src="a.png" alt=""></figure><p>Two</p>'),
        ({"type": "bookmark", "url": "https://b", "metadata": {"title": "B"}},
         '<p><a href="https://b">B</a></p>'),
        ({"type": "embed", "html": "<iframe></iframe>", "caption": "c"},
         "<figure><iframe></iframe><figcaption>c</figcaption></figure>"),
        ({"type": "toggle", "heading": "a", "content": "b"},
         "<details><summary>a</summary>b</details>"),
        ({"type": "callout", "calloutText": "a"}, "<blockquote>a</blockquote>"),
        ({"type": "unheard-of", "children": [_TEXT]}, "a &lt; b"),
        ({"type": 5}, ""),
    ],
)  # fmt: skip
def test_lexical(node: dict[str, Any], html: str) -> None:
    text = json.dumps({"root": {"type": "root", "children": [node]}})
    assert of_ghost(html=None, lexical=text).content == html


def test_lexical_that_is_deep_or_damaged() -> None:
    node: dict[str, Any] = dict(_TEXT)
    for _ in range(100):
        node = {"type": "quote", "children": [node]}
    text = json.dumps({"root": {"children": [node]}})
    assert "a &lt; b" not in of_ghost(html=None, lexical=text).content
    for text in ("{", "[]", '{"root": 5}', "[" * 100_000):
        assert of_ghost(html=None, lexical=text).content == ""
