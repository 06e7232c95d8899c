"""Problems of one kind and one cause are told once, with how many there are and where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sphinx_newsfeed.problems import Problem

#: How many places a message names.
_PLACES = 3


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """The *problems* by file and line: in whatever order they were found, it is one and the same.

    Those without a file come first.
    """
    return sorted(problems, key=lambda each: (each.path, each.line, each.kind.value, each.message))


@dataclass(frozen=True, slots=True)
class ToldOnce:
    """What is told of all problems of one kind and cause."""

    #: One problem, in the place of the first; its message says of how many it speaks, and where.
    problem: Problem
    #: Those that it stands for.
    all: tuple[Problem, ...]


def told_once(problems: Iterable[Problem]) -> list[ToldOnce]:
    """The *problems*, all of a kind and cause together."""
    groups: dict[tuple[str, str], list[Problem]] = {}
    for problem in in_order(problems):
        key = (problem.kind.value, problem.cause or problem.message)
        groups.setdefault(key, []).append(problem)
    return [ToldOnce(_joined(group), tuple(group)) for group in groups.values()]


def place_of(problem: Problem) -> str:
    """The file and line of *problem* as messages name them; empty where it has no file."""
    return f"{problem.path}:{problem.line or 1}" if problem.path else ""


def _joined(group: list[Problem]) -> Problem:
    first = group[0]
    if len(group) == 1:
        return first
    others = dict.fromkeys(filter(None, map(place_of, group)))
    others.pop(place_of(first), None)
    also = f", also at {' and '.join([*others][: _PLACES - 1])}" if others else ""
    message = f"{first.cause or first.message} ({len(group)} times{also})"
    return replace(first, message=message)
