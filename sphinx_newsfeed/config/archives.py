"""What ``newsfeed_archives`` takes: the kinds of archive pages."""

from __future__ import annotations

from enum import StrEnum

from sphinx_newsfeed.config.checks import listed
from sphinx_newsfeed.model.article import Axis


class ArchiveKind(StrEnum):
    """What an archive page is about."""

    ALL = "all"
    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    CATEGORY = "category"
    TAG = "tag"
    AUTHOR = "author"
    #: The page that lists the feeds; it comes with them, and ``newsfeed_archives`` does not ask.
    FEEDS = "feeds"

    @property
    def objtype(self) -> str:
        """The role that leads there: ``category``, ``tag``, ``author`` or ``date``."""
        return "date" if self in DATE_LENGTHS else self.value

    @property
    def axis(self) -> Axis | None:
        """The property of articles that it goes by; ``None`` for dates and for all articles."""
        return Axis(self.value) if self.value in {axis.value for axis in Axis} else None


#: How much of an ISO date is the key of an archive.
DATE_LENGTHS = {ArchiveKind.YEAR: 4, ArchiveKind.MONTH: 7, ArchiveKind.DAY: 10}


def check_archives(value: object) -> tuple[ArchiveKind, ...]:
    """One kind of archive page, or several; none for no archives."""
    kinds = [value] if isinstance(value, str) else value
    known = tuple(kind for kind in ArchiveKind if kind is not ArchiveKind.FEEDS)
    if not isinstance(kinds, list | tuple | set | frozenset) or any(
        kind not in known for kind in kinds
    ):
        raise ValueError(f"it must be a list of {listed(kind.value for kind in known)}")
    return tuple(kind for kind in known if kind in kinds)
