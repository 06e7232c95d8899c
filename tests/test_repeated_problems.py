"""What is told once of many problems."""

from __future__ import annotations

from collections.abc import Iterable

from sphinx_newsfeed import repeated_problems
from sphinx_newsfeed.problems import Problem, ProblemKind


def told_once(problems: Iterable[Problem]) -> list[Problem]:
    return [each.problem for each in repeated_problems.told_once(problems)]


LINK, FIELD = ProblemKind.LINK, ProblemKind.FIELD


def test_problems_of_one_kind_and_message_are_one_in_the_first_place() -> None:
    problems = [Problem(LINK, "x is dead", f"{name}.md", 3) for name in "dcab"]
    (told,) = told_once(problems)
    assert told == Problem(LINK, "x is dead (4 times, also at b.md:3 and c.md:3)", "a.md", 3)
    assert told_once(reversed(problems)) == [told]


def test_a_cause_stands_for_problems_with_messages_of_their_own() -> None:
    problems = [Problem(FIELD, f"{n} is no number", f"{n}.md", 1, "no number") for n in range(5)]
    (told,) = told_once(problems)
    assert told.message == "no number (5 times, also at 1.md:1 and 2.md:1)"
    assert told_once(problems[:1]) == problems[:1]


def test_what_differs_in_kind_or_cause_stays_apart() -> None:
    problems = [Problem(FIELD, "x", "a.md", 1), Problem(LINK, "x", "a.md", 1)]
    assert told_once(problems) == problems


def test_a_place_is_named_once_and_none_where_there_is_none() -> None:
    assert told_once([Problem(LINK, "x", "a.md")] * 2)[0].message == "x (2 times)"
    assert told_once([Problem(LINK, "x")] * 3)[0].message == "x (3 times)"
