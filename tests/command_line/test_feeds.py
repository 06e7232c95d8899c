"""Feeds read into entries: what of each stands where."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from typing import Any

import pytest

from sphinx_newsfeed.command_line import feeds
from sphinx_newsfeed.command_line.download import CannotReadError
from sphinx_newsfeed.command_line.entries import Entry
from sphinx_newsfeed.command_line.exports.recognition import read_document
from sphinx_newsfeed.command_line.feeds import plain_text


def of_json(feed: dict[str, Any] | None = None, **item: Any) -> Entry:
    data = {"version": "https://jsonfeed.org/version/1.1", **(feed or {}), "items": [item]}
    (entry,) = read_document(json.dumps(data).encode()).entries
    return entry


def of_rss(*lines: str, channel: str = "") -> Entry:
    text = f"<item>{''.join(lines)}</item>"
    (entry,) = read_document(
        f"<rss version='2.0'><channel><title>T</title>{channel}{text}</channel></rss>".encode()
    ).entries
    return entry


def of_atom(*lines: str) -> Entry:
    (entry,) = read_document(
        f"<feed xmlns='http://www.w3.org/2005/Atom'><entry>{''.join(lines)}</entry></feed>".encode()
    ).entries
    return entry


_LONG = "word " * 20
_MAY_6 = datetime(2024, 5, 6, tzinfo=UTC)


@pytest.mark.parametrize(
    ("item", "field", "expected"),
    [
        ({"title": " A <b>b</b> &amp; c "}, "title", "A b & c"),
        ({"content_text": _LONG}, "title", _LONG[:60]),
        ({"content_html": f"<p>{_LONG}</p>"}, "title", _LONG[:60]),
        ({"content_text": "Plain.", "content_html": "<p>Other.</p>"}, "title", "Plain."),
        ({}, "title", "Untitled"),
        ({"content_text": "a <b>\n\n\n\nc\n\n "}, "content", "<p>a &lt;b&gt;</p>\n<p>c</p>"),
        ({"content_text": "a", "content_html": "<i>b</i>"}, "content", "<i>b</i>"),
        ({"date_published": "2024-05-06"}, "date", _MAY_6),
        ({"date_modified": "2024-05-06"}, "date", _MAY_6),
        (
            {"date_published": "2024-05-06", "date_modified": "2024-05-07"},
            "date",
            _MAY_6,
        ),
        ({"date_modified": "2024-05-07"}, "updated", datetime(2024, 5, 7, tzinfo=UTC)),
        ({}, "date", None),
        ({"authors": [{"name": "Ann"}, {"url": "x"}, "B", {"name": "C"}]}, "authors", ("Ann", "C")),
        # JSON Feed 1.0 has one author.
        ({"author": {"name": "Ann"}}, "authors", ("Ann",)),
        ({"authors": "Ann"}, "authors", ()),
        ({"tags": ["a", 5]}, "categories", ("a", "5")),
        ({"tags": "a"}, "categories", ()),
        ({"summary": " s "}, "summary", "s"),
        ({"url": "https://a.example/"}, "link", "https://a.example/"),
        ({"id": 17}, "guid", "17"),
        ({"image": "a.png"}, "picture", "a.png"),
        ({"language": "de"}, "language", "de"),
        ({"title": 5, "summary": None, "url": [], "image": {}}, "title", "Untitled"),
    ],
)  # fmt: skip
def test_json_feed(item: dict[str, Any], field: str, expected: object) -> None:
    assert getattr(of_json(**item), field) == expected


def test_what_a_feed_says_holds_for_its_entries() -> None:
    feed = {"language": "fr", "authors": [{"name": "All"}]}
    assert (of_json(feed).language, of_json(feed).authors) == ("fr", ("All",))
    own = of_json(feed, language="de", authors=[{"name": "Own"}])
    assert (own.language, own.authors) == ("de", ("Own",))
    entry = of_rss("<title>a</title>", channel="<language>fr</language>")
    assert entry.language == "fr"


_MEDIA = "<media:content xmlns:media='http://search.yahoo.com/mrss/' url='"
_CONTENT = "<content:encoded xmlns:content='http://purl.org/rss/1.0/modules/content/'>"


@pytest.mark.parametrize(
    ("lines", "field", "expected"),
    [
        ("<title>A &lt;i&gt;b&lt;/i&gt;</title>", "title", "A b"),
        (f"<description>{_LONG}</description>", "title", _LONG[:60]),
        ("<link>https://a.example/1</link>", "title", "Untitled"),
        ("<description>s</description>", "content", "s"),
        ("<description>s</description>", "summary", ""),
        (f"<description>s</description>{_CONTENT}c</content:encoded>", "content", "c"),
        (f"<description>s</description>{_CONTENT}c</content:encoded>", "summary", "s"),
        (f"<description>c</description>{_CONTENT}c</content:encoded>", "summary", ""),
        ("<category>a</category><category>a</category>", "categories", ("a",)),
        ("<category>a</category><category>b</category>", "categories", ("a", "b")),
        ("<category>&lt;b&gt;</category><category>b</category>", "categories", ("b",)),
        (f"{_MEDIA}a.mp3' type='audio/mpeg'/>{_MEDIA}b' medium='image'/>", "picture", "b"),
        (f"{_MEDIA}a.mp3' type='audio/mpeg'/>", "picture", ""),
        ("<author>Ann</author>", "authors", ("Ann",)),
        ("<guid isPermaLink='false'>x</guid>", "guid", "x"),
        ("<pubDate>Mon, 06 May 2024 00:00:00 GMT</pubDate>", "date", _MAY_6),
        ("<title>a</title>", "date", None),
        # It would be in the year 10000 in Greenwich.
        ("<pubDate>Fri, 31 Dec 9999 23:59:59 -1200</pubDate>", "date", None),
        ("<title>a</title>", "enclosure", {}),
        (
            "<enclosure url='https://a.example/x.mp3' type='audio/mpeg' length='123456789012345'/>",
            "enclosure",
            {"url": "https://a.example/x.mp3", "type": "audio/mpeg", "length": 123456789012345},
        ),
        (
            "<enclosure url='https://a.example/x.mp3' length='1234567890123456'/>",
            "enclosure",
            {"url": "https://a.example/x.mp3"},
        ),
        (
            "<enclosure url='https://a.example/x.mp3' length='-1'/>",
            "enclosure",
            {"url": "https://a.example/x.mp3"},
        ),
    ],
)  # fmt: skip
def test_rss(lines: str, field: str, expected: object) -> None:
    found = getattr(of_rss(lines), field)
    if field == "enclosure":
        # Where nothing is said of the type, the parser may.
        found = {name: value for name, value in found.items() if name in {*expected}}  # type: ignore[misc]
        assert "length" in found or "length" not in getattr(of_rss(lines), field)
    assert found == expected


def test_a_damaged_feed_is_read_as_far_as_it_goes() -> None:
    feed = read_document(b"<rss version='2.0'><channel><item><title>a</title></item><item>")
    assert feed.entries[0].title == "a"
    (remark,) = feed.remarks
    assert "the feed is damaged" in remark


@pytest.mark.parametrize(
    ("lines", "date", "updated"),
    [
        ("<published>2024-05-06</published><updated>2024-05-07</updated>", 6, 7),
        ("<updated>2024-05-07</updated>", 7, 7),
    ],
)
def test_atom_dates(lines: str, date: int, updated: int) -> None:
    entry = of_atom("<title>a</title>", lines)
    assert entry.date == datetime(2024, 5, date, tzinfo=UTC)
    assert entry.updated == datetime(2024, 5, updated, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""), (" a\n b ", "a b"), ("<p>a</p><p>b</p>", "ab"), ("a &lt;b&gt;", "a <b>"),
        ("1 < 2 > 0", "1 0"), ("<" + "x" * 1001 + ">", "<" + "x" * 1001 + ">"),
    ],
)  # fmt: skip
def test_text_without_tags(text: str, expected: str) -> None:
    assert plain_text(text) == expected


@pytest.mark.skipif(sys.platform == "win32", reason="it has no timer for this")
@pytest.mark.parametrize(
    "bomb",
    [
        f"<author>{'a.' * 30_000}</author>",
        "".join(f"<category>{number}</category>" for number in range(30_000)),
    ],
    ids=["author", "categories"],
)
def test_no_feed_is_computed_for_hours(monkeypatch: pytest.MonkeyPatch, bomb: str) -> None:
    monkeypatch.setattr(feeds, "_SECONDS", 0.3)
    monkeypatch.setattr(feeds, "_SECONDS_FOR_MEGABYTE", 0)
    item = f"<item><title>One</title>{bomb}</item>"
    with pytest.raises(CannotReadError, match="takes too long"):
        read_document(f'<rss version="2.0"><channel>{item}</channel></rss>'.encode())
