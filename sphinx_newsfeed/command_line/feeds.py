"""Reads RSS, Atom and JSON Feed into entries, and exports that are feeds: WordPress, Blogger."""

from __future__ import annotations

import calendar
import html
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import feedparser  # type: ignore[import-untyped]

from sphinx_newsfeed.command_line.computing_time import TooLongError, computing_at_most
from sphinx_newsfeed.command_line.download import CannotReadError
from sphinx_newsfeed.command_line.entries import Entry, Feed
from sphinx_newsfeed.command_line.exports.blogger import blogger_entry, is_blogger, kind_of
from sphinx_newsfeed.command_line.exports.markup import text_of
from sphinx_newsfeed.command_line.exports.remarks import Remarks
from sphinx_newsfeed.command_line.feed_text import xml_without_entities
from sphinx_newsfeed.command_line.wordpress import is_post, wordpress_entry
from sphinx_newsfeed.command_line.wordpress_library import (
    SiteLibrary,
    is_wordpress,
    read_library,
)
from sphinx_newsfeed.loading.fields.dates import parse_date

#: How long feedparser may compute, in seconds, and for each further megabyte. It takes a time that
#: grows with the square of a name of an author, or of the number of an entry's categories.
_SECONDS, _SECONDS_FOR_MEGABYTE = 30, 3

_TAG = re.compile(r"<[^<>]{0,1000}>")


def parse_xml_feeds(documents: Sequence[bytes], site: str = "") -> Feed:
    """The entries of feeds in XML, or of an export in several parts, which share one library.

    Raises :exc:`CannotReadError` for what is no feed.
    """
    texts = [xml_without_entities(data) for data in documents]
    library = read_library(*texts)
    feeds = [_parse_xml(text, library, site) for text in texts]
    entries = tuple(entry for feed in feeds for entry in feed.entries)
    return Feed(entries, tuple(remark for feed in feeds for remark in feed.remarks))


def _parse_xml(document: bytes, library: SiteLibrary, site: str) -> Feed:
    of_blogger = is_blogger(document)
    # What an export holds is as it was written; addresses in it are those of the old site.
    parsed = _parsed(document, as_written=of_blogger or is_wordpress(document))
    if not parsed.entries and not parsed.get("version"):
        reason = str(parsed.get("bozo_exception", "")) or "nothing in it is known"
        raise CannotReadError(f"it is no feed: {reason[:200]}")
    remarks = Remarks()
    if parsed.bozo and not isinstance(parsed.bozo_exception, feedparser.CharacterEncodingOverride):
        remarks.say(f"the feed is damaged ({parsed.bozo_exception}); it is read as far as it goes")
    language = str(parsed.feed.get("language", ""))
    is_taken = _is_post_of_blogger if of_blogger else is_post
    posts = [entry for entry in parsed.entries if is_taken(entry)]
    if left_out := len(parsed.entries) - len(posts):
        remarks.say(f"{left_out} of the export are no posts (pages, attachments); left out")

    def read(entry: Any) -> Entry:
        found = _entry(entry, language)
        if of_blogger:
            return blogger_entry(entry, found, site)
        if "wp_post_type" not in entry:
            return found
        return wordpress_entry(
            entry, found, library, lambda problem: remarks.of(found.title, problem.message)
        )

    entries = remarks.read_each(posts, read)
    return Feed(entries, remarks.all())


def _is_post_of_blogger(entry: Any) -> bool:
    return kind_of(entry) == "post"


def _parsed(document: bytes, *, as_written: bool) -> Any:
    try:
        with computing_at_most(_SECONDS + _SECONDS_FOR_MEGABYTE * len(document) / 1_000_000):
            return feedparser.parse(
                document,
                response_headers={"content-type": "application/xml; charset=utf-8"},
                sanitize_html=False,
                resolve_relative_uris=not as_written,
            )
    except TooLongError:
        raise CannotReadError("it takes too long, far longer than others of its length") from None


def plain_text(text: str) -> str:
    """*text* without tags and entities, on one line."""
    return " ".join(html.unescape(_TAG.sub("", text)).split())


def _entry(entry: Any, language: str) -> Entry:
    content = next((c.value for c in entry.get("content", ()) if c.get("value")), "")
    summary = entry.get("summary", "")
    authors = [a.get("name", "") for a in entry.get("authors", ())] or [entry.get("author", "")]
    guid = str(entry.get("id", ""))
    return Entry(
        title=plain_text(entry.get("title", "")) or plain_text(summary)[:60] or "Untitled",
        date=_time(entry, "published") or _time(entry, "updated"),
        updated=_time(entry, "updated"),
        content=content or summary,
        authors=tuple(filter(None, map(plain_text, authors))),
        categories=tuple(dict.fromkeys(_terms(entry))),
        summary=plain_text(summary) if content and summary != content else "",
        link=_link(entry),
        guid=guid,
        picture=_picture(entry),
        language=str(entry.get("language", "")) or language,
        enclosure=_enclosure(entry),
    )


def _time(entry: Any, name: str) -> datetime | None:
    parsed = entry.get(f"{name}_parsed")
    if parsed is None:
        return parse_date(entry.get(name, ""), UTC)
    # Not every system has times before 1970 in seconds.
    return datetime.fromtimestamp(0, UTC) + timedelta(seconds=calendar.timegm(parsed))


def _link(entry: Any) -> str:
    """The address of an entry; feedparser gives its identifier for one where it has none."""
    link = str(entry.get("link", ""))
    return "" if entry.get("guidislink") and not urlsplit(link).netloc else link


def _terms(entry: Any) -> Iterator[str]:
    for tag in entry.get("tags", ()):
        name = plain_text(str(tag.get("label") or tag.get("term") or ""))
        if name:
            yield name


def _picture(entry: Any) -> str:
    media = [*entry.get("media_thumbnail", ()), *entry.get("media_content", ())]
    for each in media:
        kind = f"{each.get('medium', '')} {each.get('type', '')}"
        if each.get("url") and (each in entry.get("media_thumbnail", ()) or "image" in kind):
            return str(each["url"])
    return ""


def _enclosure(entry: Any) -> dict[str, object]:
    found = next(iter(entry.get("enclosures", ())), None)
    if not found or not found.get("href"):
        return {}
    length = str(found.get("length", ""))
    given = {
        "url": found["href"],
        "type": found.get("type", ""),
        "length": int(length) if length.isdigit() and len(length) < 16 else None,
    }
    return {name: value for name, value in given.items() if value}


def parse_json_feed(feed: Mapping[str, Any]) -> Feed:
    """The entries of a JSON Feed; raises :exc:`CannotReadError` for another document of JSON.

    Source: JSON Feed 1.1.
    """
    items = feed.get("items")
    if not isinstance(items, list):
        raise CannotReadError("it is JSON, and no JSON Feed: it has no items")
    language = text_of(feed, "language")
    items = [item for item in items if isinstance(item, dict)]
    remarks = Remarks()
    entries = remarks.read_each(items, lambda item: _json_entry(item, feed, language))
    return Feed(entries, remarks.all())


def _json_entry(item: Mapping[str, Any], feed: Mapping[str, Any], language: str) -> Entry:
    plain = text_of(item, "content_text")
    paragraphs = [f"<p>{html.escape(part)}</p>" for part in plain.split("\n\n") if part.strip()]
    content = text_of(item, "content_html") or "\n".join(paragraphs)
    authors = item.get("authors") or feed.get("authors") or []
    # JSON Feed 1.0 has one author.
    people = [*authors, item.get("author")] if isinstance(authors, list) else []
    names = [text_of(person, "name") for person in people if isinstance(person, dict)]
    tags = item.get("tags")
    return Entry(
        title=plain_text(text_of(item, "title")) or plain_text(plain or content)[:60] or "Untitled",
        date=parse_date(text_of(item, "date_published"), UTC)
        or parse_date(text_of(item, "date_modified"), UTC),
        updated=parse_date(text_of(item, "date_modified"), UTC),
        content=content,
        authors=tuple(filter(None, names)),
        categories=tuple(str(tag) for tag in tags) if isinstance(tags, list) else (),
        summary=text_of(item, "summary"),
        link=text_of(item, "url"),
        guid=str(item.get("id", "") or ""),
        picture=text_of(item, "image"),
        language=text_of(item, "language") or language,
    )
