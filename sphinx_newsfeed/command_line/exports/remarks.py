"""What is to be said of an export: each kind of thing once, with the entries that it is true of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from sphinx_newsfeed.boundary import Boundary
from sphinx_newsfeed.command_line.entries import Entry

_Read = TypeVar("_Read")


@dataclass
class Remarks:
    """Notes what is told at the end."""

    _alone: list[str] = field(default_factory=list)
    _told: dict[str, list[str]] = field(default_factory=dict)

    def say(self, message: str) -> None:
        """Note what is true of the whole export."""
        self._alone.append(message)

    def of(self, title: str, message: str) -> None:
        """Note what is true of the entry of this title, as it may be of others."""
        titles = self._told.setdefault(message, [])
        if titles[-1:] != [title]:
            titles.append(title)

    def all(self) -> tuple[str, ...]:
        """One line for each kind of thing."""
        return (*self._alone, *(_line(*each) for each in self._told.items()))

    def read_each(
        self, found: Iterable[_Read], read: Callable[[_Read], Entry | None]
    ) -> tuple[Entry, ...]:
        """What *read* makes of each, but for ``None``.

        One that it fails over is told, and the others are read.
        """
        boundary = Boundary(lambda problem: self.say(problem.message))
        entries: list[Entry] = []
        for number, each in enumerate(found, 1):
            with boundary.around("", f"reading entry {number}", "it is left out"):
                entry = read(each)
                if entry is not None:
                    entries.append(entry)
        return tuple(entries)


def _line(message: str, titles: list[str]) -> str:
    others = {1: "", 2: " and another"}.get(len(titles), f" and {len(titles) - 1} others")
    return f"{titles[0]!r}{others}: {message}"
