"""Reads RSS, Atom, JSON Feed and exports of WordPress into entries."""

from __future__ import annotations

import calendar
import html
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from itertools import starmap
from typing import Any

import feedparser  # type: ignore[import-untyped]

from sphinx_newsfeed.boundary import Boundary
from sphinx_newsfeed.command_line.computing_time import TooLongError, computing_at_most
from sphinx_newsfeed.command_line.download import CannotReadError
from sphinx_newsfeed.command_line.entries import Entry, Feed
from sphinx_newsfeed.command_line.feed_text import xml_without_entities
from sphinx_newsfeed.command_line.wordpress import is_post, wordpress_entry
from sphinx_newsfeed.command_line.wordpress_library import SiteLibrary, read_library
from sphinx_newsfeed.loading.fields.dates import parse_date
from sphinx_newsfeed.problems import Problem

#: How long feedparser may compute, in seconds, and for each further megabyte. It takes a time that
#: grows with the square of a name of an author, or of the number of an entry's categories.
_SECONDS, _SECONDS_FOR_MEGABYTE = 30, 3

_TAG = re.compile(r"<[^<>]{0,1000}>")


def parse_feed(data: bytes) -> Feed:
    """The entries that *data* holds; raises :exc:`CannotReadError` for what is no feed."""
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _parse_json(data)
    document = xml_without_entities(data)
    parsed = _parsed(document)
    if not parsed.entries and not parsed.get("version"):
        reason = str(parsed.get("bozo_exception", "")) or "nothing in it is known"
        raise CannotReadError(f"it is no feed: {reason[:200]}")
    remarks = []
    if parsed.bozo and not isinstance(parsed.bozo_exception, feedparser.CharacterEncodingOverride):
        remarks.append(
            f"the feed is damaged ({parsed.bozo_exception}); it is read as far as it goes"
        )
    language = str(parsed.feed.get("language", ""))
    posts = [entry for entry in parsed.entries if is_post(entry)]
    if left_out := len(parsed.entries) - len(posts):
        remarks.append(f"{left_out} of the export are no posts (pages, attachments); left out")
    site = read_library(document)
    told: dict[str, list[str]] = {}
    entries = _read_each(posts, lambda entry: _post(entry, language, site, told), remarks)
    return Feed(entries, (*remarks, *starmap(_told, told.items())))


def _parsed(document: bytes) -> Any:
    try:
        with computing_at_most(_SECONDS + _SECONDS_FOR_MEGABYTE * len(document) / 1_000_000):
            return feedparser.parse(
                document,
                response_headers={"content-type": "application/xml; charset=utf-8"},
                sanitize_html=False,
                resolve_relative_uris=True,
            )
    except TooLongError:
        raise CannotReadError("it takes too long, far longer than others of its length") from None


def _post(entry: Any, language: str, site: SiteLibrary, told: dict[str, list[str]]) -> Entry:
    """The entry; what is to be said of it is noted in *told*, by what it is."""
    read = _entry(entry, language)
    if "wp_post_type" not in entry:
        return read

    def report(problem: Problem) -> None:
        told.setdefault(problem.message, []).append(read.title)

    return wordpress_entry(entry, read, site, report)


def _told(message: str, titles: list[str]) -> str:
    others = {1: "", 2: " and another"}.get(len(titles), f" and {len(titles) - 1} others")
    return f"{titles[0]!r}{others}: {message}"


def _read_each(
    found: Iterable[Any], read: Callable[[Any], Entry], remarks: list[str]
) -> tuple[Entry, ...]:
    """What *read* makes of each; one that it fails over is told, and the others are read."""
    boundary = Boundary(lambda problem: remarks.append(problem.message))
    entries: list[Entry] = []
    for number, each in enumerate(found, 1):
        with boundary.around("", f"reading entry {number}", "it is left out"):
            entries.append(read(each))
    return tuple(entries)


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
        link=str(entry.get("link", "")),
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


def _parse_json(data: bytes) -> Feed:
    """Source: JSON Feed 1.1."""
    try:
        feed = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise CannotReadError(f"it is no JSON: {error}") from error
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise CannotReadError("it is JSON, and no JSON Feed: it has no items")
    language = _text(feed, "language")
    items = [item for item in items if isinstance(item, dict)]
    remarks: list[str] = []
    entries = _read_each(items, lambda item: _json_entry(item, feed, language), remarks)
    return Feed(entries, tuple(remarks))


def _json_entry(item: Mapping[str, Any], feed: Mapping[str, Any], language: str) -> Entry:
    plain = _text(item, "content_text")
    paragraphs = [f"<p>{html.escape(part)}</p>" for part in plain.split("\n\n") if part.strip()]
    content = _text(item, "content_html") or "\n".join(paragraphs)
    authors = item.get("authors") or feed.get("authors") or []
    # JSON Feed 1.0 has one author.
    people = [*authors, item.get("author")] if isinstance(authors, list) else []
    names = [_text(person, "name") for person in people if isinstance(person, dict)]
    tags = item.get("tags")
    return Entry(
        title=plain_text(_text(item, "title")) or plain_text(plain or content)[:60] or "Untitled",
        date=parse_date(_text(item, "date_published"), UTC)
        or parse_date(_text(item, "date_modified"), UTC),
        updated=parse_date(_text(item, "date_modified"), UTC),
        content=content,
        authors=tuple(filter(None, names)),
        categories=tuple(str(tag) for tag in tags) if isinstance(tags, list) else (),
        summary=_text(item, "summary"),
        link=_text(item, "url"),
        guid=str(item.get("id", "") or ""),
        picture=_text(item, "image"),
        language=_text(item, "language") or language,
    )


def _text(mapping: Mapping[str, Any], key: str) -> str:
    value = mapping.get(key)
    return value.strip() if isinstance(value, str) else ""
