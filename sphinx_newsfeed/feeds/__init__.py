"""From articles to feeds: Atom, RSS and JSON Feed, as bytes."""

from sphinx_newsfeed.feeds.feed import Enclosure, Feed, FeedEntry, Person
from sphinx_newsfeed.feeds.formats import WRITERS

__all__ = ["WRITERS", "Enclosure", "Feed", "FeedEntry", "Person"]
