"""Words that are left out of a body: each kind is counted, and told once a text."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from sphinx_newsfeed.problems import Problem, ProblemKind, Report


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
            self.line = min(self.line or line, line)


@dataclass(slots=True)
class LeftOut:
    """All that one text loses."""

    counts: dict[Kind, Count] = field(default_factory=dict)

    def add(self, kind: Kind, text: str, line: int) -> None:
        """Count the words of a text that is left out."""
        self.counts.setdefault(kind, Count()).add(text, line)

    def take(self, kind: Kind, count: Count) -> None:
        """Add what was counted elsewhere."""
        if count.words:
            known = self.counts.setdefault(kind, Count())
            known.words += count.words
            known.line = min(known.line or count.line, count.line)

    def tell(self, source: str, report: Report) -> None:
        """Report what was left out of *source*, each kind at its first line."""
        for kind, count in self.counts.items():
            if words := count.words:
                counted = f"{words} word" if words == 1 else f"{words} words"
                message = f"left out {counted} {kind.value}, here and below"
                report(Problem(ProblemKind.HTML, message, source, count.line))
