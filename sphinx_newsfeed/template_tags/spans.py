"""Stretches of a text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence


class Spans:
    """Stretches in order, none of which overlaps another."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self._spans = spans
        #: Where they begin.
        self.starts = [start for start, _ in spans]

    def end_around(self, at: int) -> int:
        """The end of the stretch that *at* lies in; -1 for none."""
        index = bisect_right(self.starts, at) - 1
        return self._spans[index][1] if index >= 0 and at < self._spans[index][1] else -1
