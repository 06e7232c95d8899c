"""RSS 2.0, as its specification and the best practices profile of its advisory board have it."""

from __future__ import annotations

from email.utils import format_datetime
from xml.etree import ElementTree as ET

from sphinx_newsfeed.feeds.feed import Feed, FeedEntry
from sphinx_newsfeed.feeds.xml_text import ATOM, CONTENT, DUBLIN_CORE, HISTORY, add, document

#: The media type of the format.
RSS_TYPE = "application/rss+xml"


def write_rss(feed: Feed) -> bytes:
    """The feed as a document of RSS."""
    root = ET.Element("rss", {"version": "2.0", "xmlns:atom": ATOM, "xmlns:dc": DUBLIN_CORE})
    root.set("xmlns:content", CONTENT)
    channel = add(root, "channel")
    add(channel, "title", feed.title)
    add(channel, "link", feed.page_url)
    # It is shown as HTML.
    add(channel, "description", feed.title.replace("<", "&lt;"))
    add(channel, "language", feed.language)
    add(channel, "lastBuildDate", format_datetime(feed.updated))
    add(channel, "generator", "sphinx-newsfeed")
    add(channel, "docs", "https://www.rssboard.org/rss-specification")
    add(channel, "atom:link", rel="self", type=RSS_TYPE, href=feed.url)
    for hub in feed.hubs:
        add(channel, "atom:link", rel="hub", href=hub)
    _add_archive_links(root, channel, feed)
    for entry in feed.entries:
        _add_item(channel, entry, feed)
    return document(root)


def _add_archive_links(root: ET.Element, channel: ET.Element, feed: Feed) -> None:
    """Links to older and newer entries. Source: RFC 5005, section 4, which names RSS too."""
    if feed.current_url:
        root.set("xmlns:fh", HISTORY)
        ET.SubElement(channel, "fh:archive")
        add(channel, "atom:link", rel="current", type=RSS_TYPE, href=feed.current_url)
    if feed.older_url:
        add(channel, "atom:link", rel="prev-archive", type=RSS_TYPE, href=feed.older_url)
    if feed.newer_url:
        add(channel, "atom:link", rel="next-archive", type=RSS_TYPE, href=feed.newer_url)


def _add_item(channel: ET.Element, entry: FeedEntry, feed: Feed) -> None:
    item = add(channel, "item")
    add(item, "title", entry.title)
    add(item, "link", entry.url)
    is_address = entry.id == entry.url
    add(item, "guid", entry.id, isPermaLink="true" if is_address else "false")
    add(item, "pubDate", format_datetime(entry.published))
    # The element "author" takes an address of mail, which articles do not name.
    for person in entry.authors or (feed.author,):
        add(item, "dc:creator", person.name)
    for category in entry.categories:
        add(item, "category", category)
    if entry.language:
        add(item, "dc:language", entry.language)
    if entry.updated != entry.published:
        add(item, "atom:updated", entry.updated.isoformat(timespec="seconds"))
    if entry.excerpt or entry.summary or not entry.content:
        add(item, "description", entry.excerpt or _escaped(entry.summary or entry.title))
    if entry.content:
        add(item, "content:encoded", entry.content)
    # Many readers take one alone. Source: RSS Best Practices Profile, "enclosure".
    for enclosure in entry.enclosures[:1]:
        length = str(enclosure.length)
        add(item, "enclosure", url=enclosure.url, length=length, type=enclosure.type)


def _escaped(text: str) -> str:
    """Plain text as the HTML that readers take a description for."""
    element = ET.Element("p")
    element.text = text
    return ET.tostring(element, encoding="unicode")
