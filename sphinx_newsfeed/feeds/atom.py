"""Atom 1.0 (RFC 4287), with archives of long feeds (RFC 5005)."""

from __future__ import annotations

from datetime import datetime
from xml.etree import ElementTree as ET

from sphinx_newsfeed.feeds.feed import Feed, FeedEntry, Person
from sphinx_newsfeed.feeds.xml_text import ATOM, HISTORY, XML, add, document
from sphinx_newsfeed.policy import clean

#: The media type of the format.
ATOM_TYPE = "application/atom+xml"


def write_atom(feed: Feed) -> bytes:
    """The feed as a document of Atom."""
    # Plain names under one default namespace are what all readers understand.
    root = ET.Element("feed", {"xmlns": ATOM, f"{{{XML}}}lang": clean(feed.language)})
    add(root, "id", feed.id)
    add(root, "title", feed.title)
    add(root, "updated", _time(feed.updated))
    _add_person(root, feed.author)
    add(root, "link", rel="self", type=ATOM_TYPE, href=feed.url)
    for hub in feed.hubs:
        # Source: W3C Recommendation "WebSub", section 4, "Discovery"; so for RSS.
        add(root, "link", rel="hub", href=hub)
    add(root, "link", rel="alternate", type="text/html", href=feed.page_url)
    _add_archive_links(root, feed)
    add(root, "generator", "sphinx-newsfeed")
    for entry in feed.entries:
        _add_entry(root, entry)
    return document(root)


def _add_archive_links(root: ET.Element, feed: Feed) -> None:
    """Links to older and newer entries. Source: RFC 5005, section 4."""
    if feed.current_url:
        root.set("xmlns:fh", HISTORY)
        ET.SubElement(root, "fh:archive")
        add(root, "link", rel="current", type=ATOM_TYPE, href=feed.current_url)
    if feed.older_url:
        add(root, "link", rel="prev-archive", type=ATOM_TYPE, href=feed.older_url)
    if feed.newer_url:
        add(root, "link", rel="next-archive", type=ATOM_TYPE, href=feed.newer_url)


def _add_entry(root: ET.Element, entry: FeedEntry) -> None:
    element = add(root, "entry")
    if entry.language:
        element.set(f"{{{XML}}}lang", clean(entry.language))
    add(element, "id", entry.id)
    add(element, "title", entry.title)
    add(element, "published", _time(entry.published))
    add(element, "updated", _time(entry.updated))
    for person in entry.authors:
        _add_person(element, person)
    add(element, "link", rel="alternate", type="text/html", href=entry.url)
    if entry.original:
        add(element, "link", rel="related", href=entry.original)
    for enclosure in entry.enclosures:
        size = {"length": str(enclosure.length)} if enclosure.length else {}
        add(element, "link", rel="enclosure", type=enclosure.type, href=enclosure.url, **size)
    for category in entry.categories:
        add(element, "category", term=category)
    if entry.excerpt:
        add(element, "summary", entry.excerpt, type="html")
    elif entry.summary:
        add(element, "summary", entry.summary)
    if entry.content:
        add(element, "content", entry.content, type="html")


def _add_person(parent: ET.Element, person: Person) -> None:
    element = add(parent, "author")
    add(element, "name", person.name)
    if person.url:
        add(element, "uri", person.url)


def _time(time: datetime) -> str:
    """A time of RFC 3339."""
    return time.isoformat(timespec="seconds")
