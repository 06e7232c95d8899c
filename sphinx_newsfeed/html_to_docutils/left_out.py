"""Words that are left out of a body: each kind is counted, and told once a text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum


class Kind(Enum):
    """What is left out and told; a value ends the sentence that tells it.

    What only serves the page around, such as a button that copies, is no loss, and is not told.
    """

    STYLE = "that a style hides"
    FIELDS = "of form fields"
    FRAMES = "of pages in frames"


@dataclass(slots=True)
class Count:
    """How many words, and the line of the first ones."""

    words: int = 0
    line: int = 0

    def add(self, text: str, line: int) -> None:
        """Count the words of a text."""
        if words := len(text.split()):
            self.words += words
            self.line = self.line or line


@dataclass(slots=True)
class LeftOut:
    """All that one text loses."""

    counts: dict[Kind, Count] = field(default_factory=dict)

    def add(self, kind: Kind, text: str, line: int) -> None:
        """Count the words of a text that is left out."""
        self.counts.setdefault(kind, Count()).add(text, line)

    def messages(self) -> Iterable[tuple[str, int]]:
        """What is to be told, each with its line."""
        for kind, count in self.counts.items():
            if words := count.words:
                counted = f"{words} word" if words == 1 else f"{words} words"
                yield f"left out {counted} {kind.value}, here and below", count.line
