"""What feeds are made of, whatever their format."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

#: When an empty feed was last changed: it says the same on every build.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who wrote something."""

    name: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that belongs to an entry: its leading picture, a sound, a film."""

    url: str
    #: The media type, such as ``image/png``.
    type: str
    #: Its length in bytes; 0 where nobody knows it.
    length: int = 0

    @property
    def is_picture(self) -> bool:
        """Whether it is a picture."""
        return self.type.startswith("image/")


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One article in a feed; all addresses are absolute."""

    #: An absolute IRI that stays when the article moves.
    id: str
    url: str
    title: str
    published: datetime
    updated: datetime
    authors: tuple[Person, ...] = ()
    categories: tuple[str, ...] = ()
    #: Plain text; empty for none.
    summary: str = ""
    #: The whole text as HTML; empty where the feed has excerpts alone.
    content: str = ""
    #: The beginning of the text as HTML, where the feed has excerpts alone.
    excerpt: str = ""
    #: Empty for the language of the feed.
    language: str = ""
    #: Sounds and films before pictures: some formats take one alone.
    enclosures: tuple[Enclosure, ...] = ()
    #: Where it was first published; empty for here.
    original: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed document; all addresses are absolute."""

    id: str
    title: str
    #: The address of this document.
    url: str
    #: The page that shows the same articles.
    page_url: str
    language: str
    #: Who is named where an entry names nobody.
    author: Person
    #: Newest first.
    entries: tuple[FeedEntry, ...] = ()
    #: The document with the next older entries; empty for none (RFC 5005, section 4; JSON Feed,
    #: "next_url").
    older_url: str = ""
    #: The document with the next newer entries, of an archive.
    newer_url: str = ""
    #: The document that readers subscribe to, of an archive; empty for that document itself.
    current_url: str = ""
    #: The hubs that tell subscribers of news, of a document that readers subscribe to (WebSub).
    hubs: tuple[str, ...] = ()

    @property
    def updated(self) -> datetime:
        """When the newest change of an entry was."""
        times = [entry.updated for entry in self.entries]
        return max(times, key=datetime.timestamp, default=NEVER)
