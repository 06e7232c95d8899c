"""Where a text or pattern comes next, found in time that is linear in the body as a whole."""

from __future__ import annotations

import re
from collections.abc import Hashable


class Lookahead:
    """Remembers what was found ahead, so that no stretch is searched twice for the same thing.

    For each key the positions asked for must not decrease, as is so for who reads from left to
    right. A body of nothing but openings would else be searched to its end from each of them.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._matches: dict[Hashable, re.Match[str] | None] = {}
        self._places: dict[Hashable, int] = {}

    def match(self, pattern: re.Pattern[str], at: int) -> re.Match[str] | None:
        """The first match of *pattern* that begins at *at* or behind it."""
        if pattern in self._matches:
            known = self._matches[pattern]
            if known is None or known.start() >= at:
                return known
        found = self._matches[pattern] = pattern.search(self._text, at)
        return found

    def find(self, part: str, at: int, key: Hashable = None) -> int:
        """The first position of *part* from *at* on; -1 for none.

        *key* tells apart questions that are asked at positions of their own.
        """
        known = self._places.get((part, key))
        if known is not None and (known < 0 or known >= at):
            return known
        place = self._places[part, key] = self._text.find(part, at)
        return place
