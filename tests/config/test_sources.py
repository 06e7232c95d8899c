"""A source of articles that has a fault is never more trusted than it is written."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_newsfeed.config.settings import Settings, Source, read_settings
from sphinx_newsfeed.config.sources import check_sources, closed_sources
from sphinx_newsfeed.problems import Problem, ProblemKind

#: Values of ``newsfeed_sources`` that have a fault, what of them is read and guarded, and words
#: of the message.
_CLOSED = Source("news", ("a",), trusted=False)

BAD_SOURCES: list[tuple[Any, tuple[Source, ...], str]] = [
    *((value, (), "must map") for value in (None, "news", ["news"], 5)),
    *(
        ({prefix: "news"}, (), "is no prefix")
        for prefix in ("", "/", " ", "a//b", "../a", "a/./b", " news", "news\n", 1, None)
    ),
    *(
        ({"news": path}, (), "'news': it must be a folder, a glob, or a list")
        for path in (None, 5, "", "  ", [""], ["a", None], [["a"]], [], {"a"}, b"a")
    ),
    # A list of mappings is no mapping; what it may have wanted to close is closed.
    (
        [{"path": "guests", "trusted": False}, "own"],
        (Source("", ("guests", "own"), trusted=False, is_read=False),),
        "must map",
    ),
    ([["a", {"path": ["b"]}]], (Source("", ("a", "b"), trusted=False, is_read=False),), "must map"),
    *((value, (), "must map") for value in ([True], [{"trusted": False}], [{}], ["a", "b"])),
    ({"good": "a", "bad": 5}, (Source("good", ("a",)),), "'bad': it must be a folder"),
    ({"news": {"dialect": "hexo"}}, (), "must be a folder"),
    ({"news": {"path": 5}}, (), "must be a folder"),
    ({"news": {"path": 5, "dialect": "hexo"}}, (), "must be a folder"),
    ({"news": {"path": 5, "trusted": True}}, (), "must be a folder"),
    ({"news": {"path": "a", "dialect": "wordpress"}}, (_CLOSED,), "'wordpress' is not a dialect"),
    *(
        ({"news": {"path": "a", "trusted": value}}, (_CLOSED,), f"{value!r} must be True or False")
        for value in ("no", "False", "perhaps", "0", 0, 1, None, [], {})
    ),
    ({"news": {"path": "a", "trust": False}}, (_CLOSED,), "did you mean 'trusted'?"),
    ({"news": {"path": "a", "Trusted": False}}, (_CLOSED,), "did you mean 'trusted'?"),
    ({"news": {"path": "a", "trust": True}}, (_CLOSED,), "did you mean 'trusted'?"),
    ({"news": {"path": "a", "dialekt": "hexo"}}, (_CLOSED,), "did you mean 'dialect'?"),
    ({"news": {"path": "a", 5: "hexo"}}, (_CLOSED,), "5 is not a key of a source"),
    (
        {"own": "b", "news": {"path": "a", "dialect": "x"}, "others": {"path": "c", "trusted": 0}},
        (Source("own", ("b",)), _CLOSED, Source("others", ("c",), trusted=False)),
        "'others': 0 must be",
    ),
    # What may have been meant by a source that is left out is closed.
    (
        {"news": {"path": frozenset(["a", True])}},
        (Source("news", ("news", "a"), trusted=False, is_read=False),),
        "must be a folder",
    ),
    (
        {"news": {"paths": "guests", "trusted": False}},
        (Source("news", ("news", "guests"), trusted=False, is_read=False),),
        "did you mean 'path'?",
    ),
    (
        {"/": {"path": ["guests"], "trusted": False}},
        (Source("/", ("guests",), trusted=False, is_read=False),),
        "is no prefix",
    ),
    (
        {"news": {"folder": ["guests", 5], "trust": "no"}},
        (Source("news", ("news", "guests", "no"), trusted=False, is_read=False),),
        "did you mean 'trusted'?",
    ),
]


def read(**values: object) -> tuple[Settings, list[Problem]]:
    problems: list[Problem] = []
    named = {f"newsfeed_{name}": value for name, value in values.items()}
    return read_settings(named, problems.append), problems


@pytest.mark.parametrize(
    ("value", "expected", "words"),
    # A set is written in another order by each process.
    [
        pytest.param(*case, id=f"{number}-{case[0]!r:.18}")
        for number, case in enumerate(BAD_SOURCES)
    ],
)
def test_a_source_is_never_more_trusted_than_it_is_written(
    value: Any, expected: tuple[Source, ...], words: str
) -> None:
    settings, problems = read(sources=value)
    assert settings == Settings(sources=expected)
    (problem,) = problems
    assert problem.kind is ProblemKind.SETTING
    assert "newsfeed_sources" in problem.message
    assert words in problem.message
    assert "is not trusted, and is left out if its path cannot be read" in problem.message
    assert check_sources(closed_sources(value)) == expected


@pytest.mark.parametrize(("trusted", "expected"), [(None, True), (True, True), (False, False)])
def test_a_source_is_trusted_unless_it_says_otherwise(trusted: bool | None, expected: bool) -> None:
    assert Source("news", ("news",), trusted=trusted).is_trusted is expected


def test_every_fault_is_told_with_its_source() -> None:
    with pytest.raises(ValueError) as caught:
        check_sources({"a": 5, "b": {"path": "x", "dialect": "y", "trusted": "no"}, "c": "c"})
    told = str(caught.value)
    assert [told.count(f"'{prefix}': ") for prefix in "abc"] == [1, 2, 0]


def test_sources_of_one_prefix_stay_apart() -> None:
    """One that is closed must not be taken for another that is not."""
    value = {"news": "a", "news/": {"path": "b", "trusted": False}, "x": {"path": 5}}
    assert check_sources(closed_sources(value)) == (
        Source("news", ("a",)),
        Source("news", ("b",), trusted=False),
    )
