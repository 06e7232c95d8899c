"""What the environment keeps of each document from one build to the next.

The domain's data, which Sphinx pickles and merges, is read and written here alone. It holds records
of plain values, and no nodes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sphinx_newsfeed.listing.styles import Style, TextShown
from sphinx_newsfeed.model.selection import Selection
from sphinx_newsfeed.sphinx_ext.domain.targets import Target

#: Goes up when a record below gets another shape.
DATA_VERSION = 12


@dataclass(frozen=True, slots=True)
class ListingRecord:
    """What one directive of a document selects and shows."""

    selection: Selection
    style: Style
    #: What it is grouped by: a kind of dates, or the name of a taxonomy.
    group_by: str
    #: How many articles stand on a page; 0 for all.
    page_size: int
    #: The number of the page that the document shows of the listing, counted from 1.
    number: int
    #: For which kind of output it was made.
    output: str
    #: The docnames of the articles that the document shows of it.
    articles: tuple[str, ...]
    #: How dates are shown; empty for the project's way.
    date_pattern: str = ""
    #: The pattern of a line; empty for the usual one.
    line: str = ""
    #: Argument and options of the directive, of which its further pages are made.
    arguments: str = ""
    options: dict[str, str | None] = field(default_factory=dict)
    #: A digest of what it shows of the articles' records.
    digest: str = ""
    #: What its options say in words, each with the line of the directive, for translators.
    texts: tuple[tuple[str, int], ...] = ()


class OverviewRecord(NamedTuple):
    """What one overview of a document shows."""

    #: The name of a taxonomy, or the row of ``OVERVIEWS``.
    overview: str
    #: The names that it is about; none for all.
    names: tuple[str, ...]
    digest: str


class MediumRecord(NamedTuple):
    """A sound or film that a text leads to, or offers."""

    #: Its address; the name of the file among those that the site offers.
    target: str
    is_offered: bool


@dataclass(slots=True)
class ArticleRecord:
    """What was found when an article was read."""

    #: Which file it was made of, with a digest of its bytes.
    file: str = ""
    #: The other files of which it was made, from the source directory, with digests of their bytes.
    needed: tuple[tuple[str, str], ...] = ()
    #: A digest of what its page shows around the text.
    byline: str = ""
    #: Digests of the excerpt and of the whole text, each with pictures.
    excerpt: str = ""
    whole: str = ""
    #: The sounds and films of its text.
    media: tuple[MediumRecord, ...] = ()
    #: The ids in it, which links from elsewhere may name.
    ids: tuple[str, ...] = ()
    #: How many minutes it takes to read.
    minutes: int = 0
    #: Folders, from the source directory, in which it looked for data that is not there, and the
    #: names of what lay in them.
    folders: tuple[tuple[str, str], ...] = ()
    #: The selectors by which parts of its HTML were dropped, had they found any.
    drop: tuple[str, ...] = ()
    #: Whether its text was made by template tags, so that its file does not say all of it.
    has_tags: bool = False

    def digest_of(self, shown: TextShown) -> str:
        """The digest of as much of the text as a listing shows."""
        match shown:
            case TextShown.EXCERPT:
                return self.excerpt
            case TextShown.WHOLE:
                return self.whole
            case TextShown.NOTHING:
                return ""


class ReferenceRecord(NamedTuple):
    """What a role or link of a document refers to."""

    #: The type of the reference: that of a role, ``link``, ``any`` or ``ref``.
    type: str
    #: The name or address.
    target: str
    #: The article in which an address stands.
    base: str


class StoredData:
    """The records of all documents, by their docnames."""

    #: The empty data of a new environment.
    EMPTY: dict[str, Any] = {
        "listings": {},
        "overviews": {},
        "targets": {},
        "articles": {},
        "references": {},
    }

    def __init__(self, data: dict[str, Any]) -> None:
        """*data* is the domain's, which holds what is noted here."""
        self._parts: dict[str, dict[str, Any]] = {name: data[name] for name in self.EMPTY}
        self.listings: dict[str, list[ListingRecord]] = data["listings"]
        self.overviews: dict[str, list[OverviewRecord]] = data["overviews"]
        #: Where listings show the articles of a name or date.
        self.targets: dict[str, list[Target]] = data["targets"]
        self.articles: dict[str, ArticleRecord] = data["articles"]
        self.references: dict[str, list[ReferenceRecord]] = data["references"]

    def note_listing(self, docname: str, listing: ListingRecord) -> None:
        """Note a listing of a document that is being read."""
        self.listings.setdefault(docname, []).append(listing)

    def note_overview(self, docname: str, overview: OverviewRecord) -> None:
        """Note an overview of a document that is being read."""
        self.overviews.setdefault(docname, []).append(overview)

    def note_target(self, docname: str, target: Target) -> None:
        """Note where a document that is being read shows the articles of a name or date."""
        self.targets.setdefault(docname, []).append(target)

    def noted_article(self, docname: str) -> ArticleRecord:
        """The record of an article that is being read, which may be completed."""
        return self.articles.setdefault(docname, ArticleRecord())

    def article(self, docname: str) -> ArticleRecord:
        """What was noted of an article; an empty record where nothing was."""
        return self.articles.get(docname) or ArticleRecord()

    def forget(self, docname: str) -> None:
        """Forget a document that is read again, or is gone."""
        for part in self._parts.values():
            part.pop(docname, None)

    def merge(self, docnames: Iterable[str], data: dict[str, Any]) -> None:
        """Take over what another process noted of documents that it read."""
        docnames = list(docnames)
        for name, part in self._parts.items():
            part.update({each: data[name][each] for each in docnames if each in data[name]})
