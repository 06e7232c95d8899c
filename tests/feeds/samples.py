"""Feeds for tests: the plainest one, and the worst that articles may bring."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from sphinx_newsfeed.feeds import Enclosure, Feed, FeedEntry, Person

SITE = "https://example.org/"
#: Text that breaks what is not escaped, and characters that XML cannot write.
HOSTILE = "a]]>b <script>alert('1')</script> & \"q\" \x00\x08\x1b\ufffe\ud800 &amp; 日本 \U0001f600"

PLAIN = FeedEntry(
    id="tag:example.org,2024-05-01:first",
    url=f"{SITE}news/first.html",
    title="The first",
    published=datetime(2024, 5, 1, 10, tzinfo=UTC),
    updated=datetime(2024, 5, 1, 10, tzinfo=UTC),
    content="<p>All of it.</p>",
)
RICH = FeedEntry(
    id="https://old.example.org/?p=12",
    url=f"{SITE}news/second.html",
    title=HOSTILE,
    published=datetime(2024, 5, 2, 10, tzinfo=timezone(timedelta(hours=9))),
    updated=datetime(2024, 5, 3, 10, tzinfo=timezone(timedelta(hours=9))),
    authors=(Person("Ada & Co", f"{SITE}ada"), Person(HOSTILE)),
    categories=("Ferries", HOSTILE),
    summary=HOSTILE,
    content=f"<p>{HOSTILE.replace('<', '&lt;')}</p>",
    language="ja",
    enclosures=(
        Enclosure(f"{SITE}talk.mp3", "audio/mpeg", 1234),
        Enclosure(f"{SITE}a.png", "image/png"),
    ),
    original="https://example.net/original",
)


def make_feed(*entries: FeedEntry, **fields: str) -> Feed:
    """A feed of *entries*."""
    values = {
        "id": f"{SITE}news/feed.xml",
        "title": "The Harbour & Co",
        "url": f"{SITE}news/feed.xml",
        "page_url": f"{SITE}news/index.html",
        "language": "en",
    }
    return Feed(**(values | fields), author=Person("Somebody"), entries=entries)  # type: ignore[arg-type]
