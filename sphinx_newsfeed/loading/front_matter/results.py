"""What the readers of all forms of front matter have in common: their results and their error."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

#: The longest front matter that is read, in characters; real ones have some hundreds.
LONGEST_HEAD = 262_144


class FrontMatterError(Exception):
    """Front matter is there but cannot be read; the message says why and where."""

    def __init__(self, problem: str, line: int = 1) -> None:
        super().__init__(f"{' '.join(problem.split())} (line {line})")
        #: What is wrong, without the line.
        self.problem = problem
        #: The line of the file, counted from 1.
        self.line = line


@dataclass(frozen=True, slots=True)
class Note:
    """Something that was read with a reservation."""

    #: The line of the file, counted from 1.
    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Head:
    """What one form of front matter gave, and the text that is left."""

    fields: Mapping[str, object]
    #: What is not front matter; lines that were taken out of its midst are empty.
    rest: str
    #: The line of the file on which ``rest`` begins, counted from 1.
    line: int
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands before the body, and the body."""

    fields: Mapping[str, object]
    body: str
    #: The line of the file on which the body begins, counted from 1.
    body_line: int
    notes: tuple[Note, ...] = ()
    #: Whether a directive says that the document is an article.
    has_directive: bool = False
