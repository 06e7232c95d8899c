"""JSON Feed 1.1. Source: https://www.jsonfeed.org/version/1.1/."""

from __future__ import annotations

import json

from sphinx_newsfeed.feeds.feed import Enclosure, Feed, FeedEntry, Person

#: The media type of the format.
JSON_TYPE = "application/feed+json"


def write_json_feed(feed: Feed) -> bytes:
    """The feed as a document of JSON Feed."""
    data: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.page_url,
        "feed_url": feed.url,
        "next_url": feed.older_url,
        "language": feed.language,
        "authors": [_person(feed.author)],
        "hubs": [{"type": "WebSub", "url": hub} for hub in feed.hubs],
    }
    data = {key: value for key, value in data.items() if value}
    data["items"] = [_item(entry) for entry in feed.entries]
    text = json.dumps(data, ensure_ascii=False, indent=1)
    # A lone surrogate has no bytes.
    return f"{text}\n".encode("utf-8", "replace")


def _item(entry: FeedEntry) -> dict[str, object]:
    pictures = (each.url for each in entry.enclosures if each.is_picture)
    item: dict[str, object] = {
        "id": entry.id,
        "url": entry.url,
        "external_url": entry.original,
        "title": entry.title,
        "summary": entry.summary,
        "image": next(pictures, ""),
        "date_published": entry.published.isoformat(timespec="seconds"),
        "date_modified": entry.updated.isoformat(timespec="seconds"),
        "authors": [_person(person) for person in entry.authors],
        "tags": list(entry.categories),
        "language": entry.language,
        "attachments": [_attachment(enclosure) for enclosure in entry.enclosures],
        "content_html": entry.content or entry.excerpt,
    }
    if not item["content_html"]:
        item["content_text"] = entry.summary or entry.title
    return {key: value for key, value in item.items() if value}


def _attachment(enclosure: Enclosure) -> dict[str, object]:
    size = {"size_in_bytes": enclosure.length} if enclosure.length else {}
    return {"url": enclosure.url, "mime_type": enclosure.type, **size}


def _person(person: Person) -> dict[str, str]:
    return {"name": person.name, "url": person.url} if person.url else {"name": person.name}
