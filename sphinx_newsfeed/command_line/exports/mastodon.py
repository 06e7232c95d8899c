"""Reads the archive of Mastodon: what somebody posted, as ActivityPub has it.

Sources: Mastodon documentation, "Exporting your data"; W3C, "ActivityPub", section 5.1; "Activity
Vocabulary".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC
from html import escape
from typing import Any
from urllib.parse import unquote

from sphinx_newsfeed.command_line.entries import Entry
from sphinx_newsfeed.command_line.exports.markup import (
    beginning,
    figure,
    link,
    parsed,
    text_of,
    words,
)
from sphinx_newsfeed.command_line.exports.remarks import Remarks
from sphinx_newsfeed.loading.fields.dates import parse_date

_Object = Mapping[str, Any]

_PUBLIC = frozenset(
    ("https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public")
)  # fmt: skip
_ACTIVITIES = frozenset(("Create", "Announce"))
_LEFT_OUT = "are answers to others, posts of others, or not public; left out"


def is_outbox(document: Mapping[str, Any]) -> bool:
    """Whether a document of JSON is what somebody posted."""
    is_collection = text_of(document, "type") in {"OrderedCollection", "OrderedCollectionPage"}
    items = document.get("orderedItems")
    if not is_collection or not isinstance(items, list):
        return False
    # What somebody likes or keeps is a list of addresses.
    return any(isinstance(item, dict) and text_of(item, "type") in _ACTIVITIES for item in items)


def read_mastodon(document: Mapping[str, Any], site: str, remarks: Remarks) -> tuple[Entry, ...]:
    """The posts of an archive that begin a thread and are public."""
    items = document["orderedItems"]
    notes = list(_notes(items))
    if left_out := len(items) - len(notes):
        remarks.say(f"{left_out} of the archive {_LEFT_OUT}")
    return remarks.read_each(notes, _entry)


def _notes(items: list[Any]) -> Iterator[_Object]:
    for item in items:
        note = item.get("object") if isinstance(item, dict) else None
        if not isinstance(note, dict) or item.get("type") != "Create":
            continue
        answered, actor = text_of(note, "inReplyTo"), text_of(item, "actor")
        is_answer = bool(answered) and not (actor and answered.startswith(f"{actor}/"))
        if _is_public(note) and not is_answer:
            yield note


def _is_public(note: _Object) -> bool:
    found: list[object] = []
    for key in ("to", "cc"):
        each = note.get(key)
        found += each if isinstance(each, list) else [each]
    return any(isinstance(each, str) and each in _PUBLIC for each in found)


def _entry(note: _Object) -> Entry:
    content, warning = text_of(note, "content"), text_of(note, "summary")
    tags = (tag for tag in _objects(note, "tag") if tag.get("type") == "Hashtag")
    address = text_of(note, "url") or text_of(note, "id")
    said = words(parsed(content).body)
    above = f"<p><em>{escape(warning, quote=False)}</em></p>\n" if warning else ""
    title = text_of(note, "name") or beginning(warning or said)
    return Entry(
        title=title or f"Post {address.rpartition('/')[2]}".strip(),
        date=parse_date(text_of(note, "published"), UTC),
        updated=parse_date(text_of(note, "updated"), UTC),
        content=above + content + "".join(map(_attached, _objects(note, "attachment"))),
        tags=tuple(dict.fromkeys(text_of(tag, "name").lstrip("#") for tag in tags)),
        link=address,
        guid=text_of(note, "id"),
    )


def _objects(note: _Object, key: str) -> list[_Object]:
    found = note.get(key)
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def _attached(each: _Object) -> str:
    url, alt = unquote(text_of(each, "url")), text_of(each, "name")
    if text_of(each, "mediaType").startswith("image/") or each.get("type") == "Image":
        return figure(url, alt)
    return link(url, alt)
