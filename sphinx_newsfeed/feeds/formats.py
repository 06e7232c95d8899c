"""The formats of feeds: one row for each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sphinx_newsfeed.config.feeds import FeedFormat
from sphinx_newsfeed.feeds.atom import ATOM_TYPE, write_atom
from sphinx_newsfeed.feeds.feed import Feed
from sphinx_newsfeed.feeds.json_feed import JSON_TYPE, write_json_feed
from sphinx_newsfeed.feeds.rss import RSS_TYPE, write_rss


@dataclass(frozen=True, slots=True)
class Writer:
    """How a feed of one format is written."""

    #: The feed as the bytes of a document.
    write: Callable[[Feed], bytes]
    #: The media type by which pages and feeds lead to it.
    media_type: str
    #: Whether its documents hold each article once, as pages that follow each other, so that those
    #: of one name go on, too; otherwise long feeds have archives.
    is_paged: bool = False


WRITERS: dict[FeedFormat, Writer] = {
    FeedFormat.ATOM: Writer(write_atom, ATOM_TYPE),
    FeedFormat.RSS: Writer(write_rss, RSS_TYPE),
    FeedFormat.JSON: Writer(write_json_feed, JSON_TYPE, is_paged=True),
}
