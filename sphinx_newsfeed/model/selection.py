"""Which articles, in which order, and how many of them: what one listing shows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from fnmatch import fnmatchcase

from sphinx_newsfeed.model.article import Article, article_keys
from sphinx_newsfeed.model.catalogue import Catalogue
from sphinx_newsfeed.model.names import fold_name, name_keys
from sphinx_newsfeed.model.taxonomy import Taxonomy


class Sort(StrEnum):
    """The orders in which a listing can stand."""

    NEWEST = "newest"
    OLDEST = "oldest"
    TITLE = "title"
    #: Those that are newest, of which the oldest comes first.
    NEWEST_LAST = "newest-last"

    @property
    def is_oldest_first(self) -> bool:
        """Whether of two articles the older one comes first."""
        return self in {Sort.OLDEST, Sort.NEWEST_LAST}


class Match(StrEnum):
    """How many of the names of one field an article must have."""

    ANY = "any"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Selection:
    """A filter, an order and a limit.

    Values of one field are alternatives, unless all are asked for; different fields must all hold.
    An empty field does not filter.
    """

    #: Patterns of docnames, with ``*``, ``?`` and ``[…]``; ``*`` also spans ``/``.
    docnames: tuple[str, ...] = ()
    #: The taxonomies by which it filters, each with the names that it asks for.
    terms: tuple[tuple[str, tuple[str, ...]], ...] = ()
    #: Whether one name of each taxonomy is enough.
    match: Match = Match.ANY
    #: The first instant that belongs to it; without a zone, what the
    #: article's own clock shows then.
    since: datetime | None = None
    #: The first instant that no longer belongs to it.
    until: datetime | None = None
    sort: Sort = Sort.NEWEST
    #: How many of the first articles are passed over.
    offset: int = 0
    #: How many articles at the most; ``None`` for all.
    limit: int | None = None

    def names(self, taxonomy: Taxonomy) -> tuple[str, ...]:
        """The names that it asks for in *taxonomy*."""
        return dict(self.terms).get(taxonomy.name, ())

    @property
    def filters(self) -> bool:
        """Whether it leaves out any article, besides those beyond its limit."""
        plain = Selection(sort=self.sort, offset=self.offset, limit=self.limit)
        return self != plain

    @property
    def is_all(self) -> bool:
        """Whether it shows all news, in whatever order."""
        return self == Selection(sort=self.sort)

    @property
    def unlimited(self) -> Selection:
        """The same from the first article to the last."""
        return replace(self, offset=0, limit=None)


def select(catalogue: Catalogue, selection: Selection) -> tuple[Article, ...]:
    """The articles of *catalogue* that *selection* asks for, in its order; pinned ones first."""
    if selection not in catalogue.selected:
        catalogue.selected[selection] = _select(catalogue, selection)
    return catalogue.selected[selection]


def articles_left(catalogue: Catalogue, selection: Selection) -> int:
    """How many articles a listing leaves out that it selects but for its limit."""
    return len(select(catalogue, selection.unlimited)) - len(select(catalogue, selection))


def _select(catalogue: Catalogue, selection: Selection) -> tuple[Article, ...]:
    chosen = list(_candidates(catalogue, selection))
    if selection.filters:
        asked = [(each, selection.names(each)) for each in catalogue.taxonomies]
        wanted = [(each, [name_keys(name) for name in names]) for each, names in asked if names]
        chosen = [article for article in chosen if _fits(article, selection, wanted)]
    match selection.sort:
        case Sort.OLDEST:
            chosen.reverse()
        case Sort.TITLE:
            chosen.sort(key=lambda article: fold_name(article.shown_title))
    chosen.sort(key=lambda article: not article.pinned)
    end = None if selection.limit is None else selection.offset + selection.limit
    shown = tuple(chosen[selection.offset : end])
    return shown[::-1] if selection.sort is Sort.NEWEST_LAST else shown


def _candidates(catalogue: Catalogue, selection: Selection) -> Iterable[Article]:
    """The members of the first taxonomy that is filtered, else those of the time that is asked
    for: so a listing of one category or month costs what that holds and not what all hold.
    """
    for taxonomy, names in selection.terms:
        if len(names) == 1:
            return catalogue.members(taxonomy, names[0])
        docnames = {a.docname for name in names for a in catalogue.members(taxonomy, name)}
        return [article for article in catalogue.articles if article.docname in docnames]
    return catalogue.between(selection.since, selection.until)


def _fits(
    article: Article,
    selection: Selection,
    wanted: Iterable[tuple[Taxonomy, Sequence[Collection[str]]]],
) -> bool:
    if selection.since and _is_before(article.date, selection.since):
        return False
    if selection.until and not _is_before(article.date, selection.until):
        return False
    if selection.docnames and not any(
        fnmatchcase(article.docname, pattern) for pattern in selection.docnames
    ):
        return False
    return all(_stands_under(article, each, keys, selection.match) for each, keys in wanted)


def _is_before(date: datetime, bound: datetime) -> bool:
    if bound.tzinfo is None:
        return date.replace(tzinfo=None) < bound
    # Times of one zone would compare by the clock, which is put back once a year.
    return date.timestamp() < bound.timestamp()


def _stands_under(
    article: Article, taxonomy: Taxonomy, wanted: Sequence[Collection[str]], match: Match
) -> bool:
    keys = article_keys(article, taxonomy)
    enough = all if match is Match.ALL else any
    return enough(not keys.isdisjoint(each) for each in wanted)
