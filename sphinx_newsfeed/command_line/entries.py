"""One entry of a feed or an export, whatever its form."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any

from sphinx_newsfeed.policy import clean


@dataclass(frozen=True, slots=True)
class Entry:
    """What becomes a file; its texts hold no characters but those that the policy allows."""

    title: str
    #: When it was published; ``None`` where the feed does not say.
    date: datetime | None
    #: The body, in HTML.
    content: str
    updated: datetime | None = None
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    summary: str = ""
    #: The address of the original.
    link: str = ""
    #: What the feed calls it for ever; empty where it does not.
    guid: str = ""
    picture: str = ""
    language: str = ""
    slug: str = ""
    aliases: tuple[str, ...] = ()
    #: ``draft`` or ``protected``; empty for what was published.
    hidden: str = ""
    enclosure: dict[str, object] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        for each in fields(self):
            object.__setattr__(self, each.name, _cleaned(getattr(self, each.name)))

    @property
    def identity(self) -> str:
        """What tells two entries apart, and one entry of two imports together."""
        return self.guid or self.link or f"{self.title} {self.date}"


def _cleaned(value: Any) -> Any:
    """The value, whose texts can be written: JSON has halves of characters, which no file has."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, tuple):
        return tuple(map(_cleaned, value))
    if isinstance(value, dict):
        return {name: _cleaned(each) for name, each in value.items()}
    return value


@dataclass(frozen=True, slots=True)
class Feed:
    """The entries of a feed, and what is to be said of it."""

    entries: tuple[Entry, ...]
    remarks: tuple[str, ...] = ()
