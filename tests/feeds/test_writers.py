"""The three formats: what stands in each, that all are valid, and what readers make of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import feedparser
import pytest
from feeds.samples import HOSTILE, PLAIN, RICH, SITE, make_feed
from feeds.validators import atom_problems, json_feed_problems, rss_problems
from lxml import etree

from sphinx_newsfeed.feeds import Feed
from sphinx_newsfeed.feeds.atom import write_atom
from sphinx_newsfeed.feeds.json_feed import write_json_feed
from sphinx_newsfeed.feeds.rss import write_rss

Writer = Callable[[Feed], bytes]
Checker = Callable[[bytes], list[str]]
FORMATS: list[tuple[Writer, Checker]] = [
    (write_atom, atom_problems),
    (write_rss, rss_problems),
    (write_json_feed, json_feed_problems),
]
ARCHIVE = make_feed(
    PLAIN,
    url=f"{SITE}news/feed-archive-2.xml",
    older_url=f"{SITE}news/feed-archive-1.xml",
    newer_url=f"{SITE}news/feed-archive-3.xml",
    current_url=f"{SITE}news/feed.xml",
)
FEEDS = {
    "empty": make_feed(),
    "plain": make_feed(PLAIN),
    "rich": make_feed(RICH, PLAIN),
    "summaries": make_feed(replace(RICH, content="")),
    "excerpts": make_feed(replace(RICH, content="", excerpt="<p>In <b>short</b></p>")),
    "titles": make_feed(replace(PLAIN, content="")),
    "long": make_feed(PLAIN, older_url=f"{SITE}news/feed-archive-3.xml"),
    "archive": ARCHIVE,
    "hubs": make_feed(PLAIN, hubs=("https://hub.example/", "https://other.example/?a=b&c")),
    "hostile title": make_feed(PLAIN, title=HOSTILE),
}
#: What is left of the hostile text where XML, or UTF-8, has no way to write a character.
KEPT = HOSTILE.translate(dict.fromkeys(map(ord, "\x00\x08\x1b\ufffe\ud800")))


@pytest.mark.parametrize(("write", "problems"), FORMATS)
@pytest.mark.parametrize("feed", FEEDS.values(), ids=FEEDS)
def test_every_feed_is_valid(write: Writer, problems: Checker, feed: Feed) -> None:
    assert problems(write(feed)) == []


@pytest.mark.parametrize(("write", "problems"), FORMATS)
def test_the_same_feed_has_the_same_bytes(write: Writer, problems: Checker) -> None:
    assert write(FEEDS["rich"]) == write(make_feed(RICH, PLAIN))


@pytest.mark.parametrize("write", [write_atom, write_rss])
def test_a_reader_gets_back_what_was_written(write: Writer) -> None:
    found = feedparser.parse(write(FEEDS["rich"]))
    assert not found.bozo
    assert found.feed.title == "The Harbour & Co"
    assert found.feed.link == f"{SITE}news/index.html"
    assert found.feed.language == "en"
    rich, plain = found.entries
    assert (rich.id, rich.link) == (RICH.id, RICH.url)
    assert rich.title_detail.value.replace("\n", " ") == KEPT or write is write_rss
    assert rich.published_parsed[:5] == (2024, 5, 2, 1, 0)
    assert rich.updated_parsed[:5] == (2024, 5, 3, 1, 0)
    assert [tag.term for tag in rich.tags] == ["Ferries", KEPT]
    names = [author.get("name") for author in rich.authors]
    assert names[:1] == ["Ada & Co"]
    assert plain.content[0].value == "<p>All of it.</p>"
    assert rich.enclosures[0].href == f"{SITE}talk.mp3"
    assert rich.enclosures[0].length == "1234"


def parts(document: bytes, path: str) -> list[Any]:
    names = {
        "a": "http://www.w3.org/2005/Atom",
        "dc": "http://purl.org/dc/elements/1.1/",
        "content": "http://purl.org/rss/1.0/modules/content/",
        "fh": "http://purl.org/syndication/history/1.0",
    }
    found = etree.fromstring(document).xpath(path, namespaces=names)
    return [getattr(each, "text", each) for each in found]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/a:feed/a:updated", ["2024-05-03T10:00:00+09:00"]),
        ("/a:feed/a:id", [f"{SITE}news/feed.xml"]),
        ("/a:feed/a:author/a:name", ["Somebody"]),
        ("/a:feed/@xml:lang", ["en"]),
        ("/a:feed/a:link[@rel='self']/@href", [f"{SITE}news/feed.xml"]),
        ("/a:feed/a:link[@rel='alternate']/@href", [f"{SITE}news/index.html"]),
        ("//a:entry[1]/@xml:lang", ["ja"]),
        ("//a:entry[1]/a:title", [KEPT]),
        ("//a:entry[1]/a:author/a:name", ["Ada & Co", KEPT]),
        ("//a:entry[1]/a:author/a:uri", [f"{SITE}ada"]),
        ("//a:entry[1]/a:category/@term", ["Ferries", KEPT]),
        ("//a:entry[1]/a:summary", [KEPT]),
        ("//a:entry[1]/a:summary/@type", []),
        ("//a:entry[1]/a:content/@type", ["html"]),
        ("//a:entry[1]/a:link[@rel='related']/@href", ["https://example.net/original"]),
        ("//a:entry[1]/a:link[@rel='enclosure']/@href", [f"{SITE}talk.mp3", f"{SITE}a.png"]),
        ("//a:entry[1]/a:link[@rel='enclosure']/@length", ["1234"]),
        ("//a:entry[2]/a:author", []),
        ("/a:feed/fh:archive", []),
        ("/processing-instruction()", []),
    ],
)
def test_atom(path: str, expected: list[str]) -> None:
    assert parts(write_atom(FEEDS["rich"]), path) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/rss/channel/title", ["The Harbour & Co"]),
        ("/rss/channel/link", [f"{SITE}news/index.html"]),
        ("/rss/channel/language", ["en"]),
        ("/rss/channel/lastBuildDate", ["Fri, 03 May 2024 10:00:00 +0900"]),
        ("/rss/channel/a:link[@rel='self']/@href", [f"{SITE}news/feed.xml"]),
        ("//item[1]/title", [KEPT]),
        ("//item[1]/guid", [RICH.id]),
        ("//item/guid/@isPermaLink", ["false", "false"]),
        ("//item[1]/pubDate", ["Thu, 02 May 2024 10:00:00 +0900"]),
        ("//item[1]/dc:creator", ["Ada & Co", KEPT]),
        ("//item[2]/dc:creator", ["Somebody"]),
        ("//item[1]/category", ["Ferries", KEPT]),
        ("//item[2]/content:encoded", ["<p>All of it.</p>"]),
        ("//item[2]/description", []),
        # Many readers take one enclosure alone; the sound is what people subscribe for.
        ("//enclosure/@url", [f"{SITE}talk.mp3"]),
        ("//enclosure/@length", ["1234"]),
    ],
)
def test_rss(path: str, expected: list[str]) -> None:
    assert parts(write_rss(FEEDS["rich"]), path) == expected


def test_rss_says_what_is_a_permalink_and_what_length_is_unknown() -> None:
    entry = replace(PLAIN, id=PLAIN.url, enclosures=RICH.enclosures[1:])
    document = write_rss(make_feed(entry))
    assert parts(document, "//guid/@isPermaLink") == ["true"]
    assert parts(document, "//enclosure/@length") == ["0"]


def test_plain_summaries_stay_text_where_a_description_is_html() -> None:
    document = write_rss(make_feed(replace(PLAIN, summary="a <b> & c", content="")))
    assert parts(document, "//description")[1:] == ["<p>a &lt;b&gt; &amp; c</p>"]


@pytest.mark.parametrize("write", [write_atom, write_rss])
def test_excerpts_are_html(write: Writer) -> None:
    [entry] = feedparser.parse(write(FEEDS["excerpts"])).entries
    assert entry.summary == "<p>In <b>short</b></p>"
    assert "content" not in entry


def test_json() -> None:
    data = json.loads(write_json_feed(FEEDS["rich"]))
    assert {key: value for key, value in data.items() if key != "items"} == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Harbour & Co",
        "home_page_url": f"{SITE}news/index.html",
        "feed_url": f"{SITE}news/feed.xml",
        "language": "en",
        "authors": [{"name": "Somebody"}],
    }
    rich, plain = data["items"]
    assert rich["authors"][0] == {"name": "Ada & Co", "url": f"{SITE}ada"}
    assert rich["image"] == f"{SITE}a.png"
    assert rich["attachments"] == [
        {"url": f"{SITE}talk.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 1234},
        {"url": f"{SITE}a.png", "mime_type": "image/png"},
    ]
    assert rich["external_url"] == "https://example.net/original"
    assert rich["language"] == "ja"
    assert rich["date_modified"] == "2024-05-03T10:00:00+09:00"
    assert plain == {
        "id": PLAIN.id,
        "url": PLAIN.url,
        "title": "The first",
        "date_published": "2024-05-01T10:00:00+00:00",
        "date_modified": "2024-05-01T10:00:00+00:00",
        "content_html": "<p>All of it.</p>",
    }
    [bare] = json.loads(write_json_feed(FEEDS["titles"]))["items"]
    assert bare["content_text"] == "The first"
    assert json.loads(write_json_feed(ARCHIVE))["next_url"] == f"{SITE}news/feed-archive-1.xml"


@pytest.mark.parametrize(("write", "holder"), [(write_atom, "/a:feed"), (write_rss, "//channel")])
def test_an_archive_leads_to_its_neighbours(write: Writer, holder: str) -> None:
    document = write(ARCHIVE)
    assert len(parts(document, f"{holder}/fh:archive")) == 1
    for relation, file in [
        ("current", "feed"),
        ("prev-archive", "feed-archive-1"),
        ("next-archive", "feed-archive-3"),
        ("self", "feed-archive-2"),
    ]:
        address = parts(document, f"{holder}/a:link[@rel='{relation}']/@href")
        assert address == [f"{SITE}news/{file}.xml"]


def test_an_empty_feed_has_a_time_that_no_build_changes() -> None:
    assert parts(write_atom(make_feed()), "/a:feed/a:updated") == ["1970-01-01T00:00:00+00:00"]


def test_the_newest_change_is_the_last_one_in_the_hour_that_comes_twice() -> None:
    zone = ZoneInfo("Europe/Berlin")
    early, late = (
        datetime(2022, 10, 30, 2, minute, tzinfo=zone, fold=fold)
        for minute, fold in ((30, 0), (10, 1))
    )
    feed = make_feed(*(replace(PLAIN, updated=time) for time in (early, late)))
    assert feed.updated.isoformat() == late.isoformat()


_HUBS = ["https://hub.example/", "https://other.example/?a=b&c"]


@pytest.mark.parametrize(("write", "place"), [(write_atom, "/a:feed"), (write_rss, "/rss/channel")])
def test_hubs_stand_beside_the_address_of_the_feed(write: Writer, place: str) -> None:
    document = write(FEEDS["hubs"])
    assert parts(document, f"{place}/a:link[@rel='hub']/@href") == _HUBS
    assert parts(document, f"{place}/a:link[@rel='self']/@href") == [f"{SITE}news/feed.xml"]
    found = feedparser.parse(document).feed.links
    assert [link.href for link in found if link.rel == "hub"] == _HUBS


def test_hubs_of_json_feed() -> None:
    data = json.loads(write_json_feed(FEEDS["hubs"]))
    assert data["hubs"] == [{"type": "WebSub", "url": hub} for hub in _HUBS]
    assert "hubs" not in json.loads(write_json_feed(FEEDS["plain"]))


@pytest.mark.parametrize("write", [write_atom, write_rss])
@pytest.mark.parametrize("feed", FEEDS.values(), ids=FEEDS)
def test_nothing_is_asked_of_a_browser(write: Writer, feed: Feed) -> None:
    """Browsers warn of style sheets in XSLT."""
    assert parts(write(feed), "//processing-instruction()") == []
