"""A feed of the site before it is written, and how a role finds it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sphinx_newsfeed.config.feeds import FeedContent, FeedFormat
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.model.catalogue import Catalogue
from sphinx_newsfeed.model.names import PATH_SIGN, fold_name, name_keys, path_key
from sphinx_newsfeed.model.selection import Selection, select
from sphinx_newsfeed.model.taxonomy import BUILT_IN, Taxonomy

#: The word for the feed of all news.
_ALL = "all"
_FORMATS = {each.value: each for each in FeedFormat}
#: What an id does not hold here: blanks may not stand in one, and others mean something in CSS.
_NO_ID = re.compile(r"[^\w-]+")


class About(NamedTuple):
    """The one name that a feed is about."""

    #: The name of a taxonomy.
    kind: str
    name: str
    #: What it also answers to where nothing else has that name: the last one of a path of
    #: categories, the name of an author who has a key.
    short: str = ""


@dataclass(frozen=True, slots=True)
class PlannedFeed:
    """One feed of the site."""

    format: FeedFormat
    #: The file below the output folder, with ``/``.
    file: str
    #: Its absolute address.
    url: str
    title: str
    #: What it is about, where others of the site stand beside it.
    label: str
    #: The page that shows the same articles.
    page: str
    selection: Selection
    limit: int
    content: FeedContent
    #: The one language of its articles; empty for that of the project.
    language: str = ""
    #: The name that it is about, if that is all it goes by.
    about: About | None = None
    #: Whether it is one of a name among many: it has no archives, and only its page leads to it.
    is_of_name: bool = False

    @property
    def is_of_all(self) -> bool:
        """Whether it holds all news."""
        return not self.selection.filters

    @property
    def anchor(self) -> str:
        """The id under which a list of feeds shows it."""
        return f"feed-{_NO_ID.sub('-', self.file)}"

    @property
    def target(self) -> str:
        """What a role may name it by."""
        if self.is_of_all:
            return self.format.value
        return f"{self.format} {self.about.kind} {self.about.name}" if self.about else self.file

    def articles(self, catalogue: Catalogue) -> list[Article]:
        """All articles that it is about, newest first, pinned ones in their place.

        What only a preview shows is told to nobody.
        """
        chosen = [a for a in select(catalogue, self.selection) if not a.unpublished]
        return sorted(chosen, key=lambda article: article.date.timestamp(), reverse=True)


class Wanted(NamedTuple):
    """What the target of a role asks for."""

    #: ``None`` for the first one that there is.
    format: FeedFormat | None
    #: ``all``, or one of the kinds of names; empty for what can only be a file.
    kind: str
    name: str = ""


def read_target(target: str, kinds: Collection[str]) -> Wanted:
    """What *target* asks for: a format, or a selection, or both: ``rss category Releases``.

    *kinds* are the names of all taxonomies.
    """
    first, _, rest = target.strip().partition(" ")
    wanted = _FORMATS.get(first.lower())
    if wanted is None:
        rest = target.strip()
    kind, _, name = rest.strip().partition(" ")
    kind = kind.lower()
    if kind in {"", _ALL} and not name:
        return Wanted(wanted, _ALL if target.strip() else "")
    return Wanted(wanted, kind, name.strip()) if kind in kinds and name else Wanted(wanted, "")


class FeedIndex:
    """Finds the feeds of a site by what a role names them by; the first of several is meant."""

    def __init__(
        self, feeds: Sequence[PlannedFeed] = (), taxonomies: Iterable[Taxonomy] = BUILT_IN
    ) -> None:
        self._kinds = [each.name for each in taxonomies]
        self._found: dict[Wanted, PlannedFeed] = {}
        self._by_file = {feed.file: feed for feed in feeds}
        for feed in feeds:
            self._add(feed, _keys(feed))
        for feed in feeds:
            self._add(feed, _short_keys(feed))

    def _add(self, feed: PlannedFeed, names: Iterable[str]) -> None:
        kind = _ALL if feed.is_of_all else feed.about.kind if feed.about else ""
        for name in names:
            for wanted in (None, feed.format):
                self._found.setdefault(Wanted(wanted, kind, name), feed)

    def read(self, target: str) -> Wanted:
        """What *target* asks for."""
        return read_target(target, self._kinds)

    def find(self, target: str) -> PlannedFeed | None:
        """The feed that *target* names, by its file or by what it holds."""
        by_file = self._by_file.get(target.strip().lstrip("/"))
        if by_file is not None:
            return by_file
        wanted = self.read(target)
        keys = name_keys(wanted.name) if wanted.name else ("",)
        found = (self._found.get(wanted._replace(name=key)) for key in keys)
        return next((feed for feed in found if feed is not None), None) if wanted.kind else None


def _keys(feed: PlannedFeed) -> tuple[str, ...]:
    if feed.about is None:
        return ("",) if feed.is_of_all else ()
    return (*name_keys(feed.about.name), path_key([feed.about.name]))


def _short_keys(feed: PlannedFeed) -> list[str]:
    if feed.about is None or not feed.about.short:
        return []
    # What it is called may be a translation.
    return [fold_name(feed.about.name.rpartition(PATH_SIGN)[2]), fold_name(feed.about.short)]
