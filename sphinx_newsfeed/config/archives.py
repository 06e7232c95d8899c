"""What ``newsfeed_archives`` takes: the kinds of archive pages."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from sphinx_newsfeed.config.checks import listed
from sphinx_newsfeed.config.taxonomies import OWN, names_with_pages
from sphinx_newsfeed.model.taxonomy import BUILT_IN, Taxonomy, own_of


class ArchiveKind(StrEnum):
    """What an archive page is about."""

    ALL = "all"
    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    #: The names of a taxonomy, which the archive tells.
    NAMES = "names"
    #: The page that lists the feeds; it comes with them, and ``newsfeed_archives`` does not ask.
    FEEDS = "feeds"


#: How much of an ISO date is the key of an archive.
DATE_LENGTHS = {ArchiveKind.YEAR: 4, ArchiveKind.MONTH: 7, ArchiveKind.DAY: 10}


#: What an archive may be of that is no name.
_NO_NAMES = (ArchiveKind.ALL, *DATE_LENGTHS)


def check_archives(value: object, taxonomies: Sequence[Taxonomy] = BUILT_IN) -> tuple[str, ...]:
    """One kind of archive page, or several; none for no archives.

    A taxonomy is told by its name, and those of the project's own together by one word.
    """
    kinds = [value] if isinstance(value, str) else value
    known = tuple(dict.fromkeys((*_NO_NAMES, *names_with_pages(taxonomies))))
    if not isinstance(kinds, list | tuple | set | frozenset) or any(
        kind not in (*known, OWN) for kind in kinds
    ):
        raise ValueError(f"it must be a list of {listed((*map(str, known), OWN))}")
    own = {each.name for each in own_of(taxonomies)} if OWN in kinds else set()
    return tuple(str(kind) for kind in known if kind in kinds or kind in own)
