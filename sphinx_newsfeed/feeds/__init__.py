"""From articles to feeds: Atom, RSS and JSON Feed, as bytes."""

from sphinx_newsfeed.feeds.atom import write_atom
from sphinx_newsfeed.feeds.feed import Enclosure, Feed, FeedEntry, Person
from sphinx_newsfeed.feeds.json_feed import write_json_feed
from sphinx_newsfeed.feeds.rss import write_rss

__all__ = [
    "Enclosure",
    "Feed",
    "FeedEntry",
    "Person",
    "write_atom",
    "write_json_feed",
    "write_rss",
]
