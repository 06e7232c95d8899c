"""What each check of an option takes, and what it says of what it does not take."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from sphinx_newsfeed.config import checks
from sphinx_newsfeed.config.archives import check_archives
from sphinx_newsfeed.config.checks import (
    check_answer,
    check_authors,
    check_body_format,
    check_date_format,
    check_fields,
    check_hosts,
    check_number,
    check_permalinks,
    check_since,
    check_switch,
    check_tags,
    check_text,
    check_texts,
    check_timezone,
    zone_named,
)
from sphinx_newsfeed.config.settings import Author, Settings, read_settings
from sphinx_newsfeed.model.article import BodyFormat
from sphinx_newsfeed.problems import Problem


def read(**values: object) -> tuple[Settings, list[Problem]]:
    problems: list[Problem] = []
    named = {f"newsfeed_{name}": value for name, value in values.items()}
    return read_settings(named, problems.append), problems


def test_words_are_listed_as_they_are_written() -> None:
    (problem,) = read(authors={"ann": 5})[1]
    known = "'name', 'url', 'avatar', 'description'"
    assert f": 'ann' must be a name, or a mapping with {known}; the default" in problem.message


#: A check, a value, and what becomes of it.
GOOD: list[tuple[Callable[[object], object], Any, Any]] = [
    (check_texts, "a", ("a",)),
    (check_texts, ["a", " b "], ("a", " b ")),
    (check_texts, (), ()),
    (check_hosts, "A.Example", ("a.example",)),
    (check_hosts, ["xn--bcher-kva.example"], ("xn--bcher-kva.example",)),
    (check_body_format, "auto", None),
    (check_body_format, "rst", BodyFormat.RST),
    (check_timezone, "Europe/Berlin", ZoneInfo("Europe/Berlin")),
    (check_timezone, None, None),
    (zone_named, "Europe/Berlin", ZoneInfo("Europe/Berlin")),
    (check_date_format, None, None),
    (check_date_format, "d", "d"),
    (check_authors, {"ann": "Ann"}, {"ann": Author("Ann")}),
    (check_authors, {"ann": {"name": " Ann "}}, {"ann": Author("Ann")}),
    (check_permalinks, " ", {}),
    (check_permalinks, {"/blog/": ":title"}, {"blog": ":title"}),
    (check_fields, {"headline": "title"}, {"headline": "title"}),
    # In one order, whatever that of the value is.
    (check_archives, {"tag", "all"}, ("all", "tag")),
    (check_archives, (), ()),
    (check_number, 1, 1),
    (check_number, " 20 ", 20),
    (check_text, "", ""),
    (check_since, None, ""),
    (check_since, " 2015-06 ", "2015-06"),
    (check_tags, {}, {}),
    (
        check_tags,
        {" Gallery": None, "note": "*{{ content }}*"},
        {"gallery": None, "note": "*{{ content }}*"},
    ),
    (check_switch, True, True),
    (check_answer, None, None),
    (check_answer, "1", True),
    (check_switch, "1", True),
    (check_switch, "0", False),
]

#: A check, a value that it refuses, and words that say what would be right.
BAD: list[tuple[Callable[[object], object], Any, str]] = [
    (check_texts, [" "], "a list of texts"),
    (check_texts, None, "a list of texts"),
    (check_hosts, "https://a.example", "without scheme and path"),
    (check_hosts, ["a.example", 5], "a list of texts"),
    (check_hosts, "a.example\n", "without scheme and path"),
    (check_body_format, "md", "'auto', 'html', 'markdown' or 'rst'"),
    (check_timezone, "Nowhere", "such as 'Europe/Berlin'"),
    (zone_named, "Nowhere", "such as 'Europe/Berlin'"),
    (zone_named, "localtime", "such as 'Europe/Berlin'"),
    (check_date_format, "", "such as 'd MMMM y'"),
    (check_authors, ["ann"], "must map an author's key"),
    (check_authors, {"ann": {"mail": "a"}}, "'ann' must be a name, or a mapping"),
    (check_authors, {"ann": {"name": " "}}, "'ann' must have a name"),
    (check_permalinks, 5, "map a docname prefix"),
    (check_fields, {"a": "b"}, "'b' is none of the fields title, date"),
    (check_fields, {1: "title"}, "1 must be a text"),
    (check_archives, ["week"], "'day', 'category'"),
    (check_number, 0, "above 0"),
    (check_number, True, "above 0"),
    (check_number, "1_0", "above 0"),
    (check_number, "٣", "above 0"),
    (check_text, b"a", "must be a text"),
    (check_since, "2015-6", "a year, a month or a day"),
    (check_since, "2015-13-01", "a year, a month or a day"),
    (check_tags, ["gallery"], "map the name of a tag"),
    (check_tags, {"gallery": 5}, "5 must be a template as a text, or None"),
    (check_tags, {5: None}, "must be a text"),
    (check_switch, "yes", "True or False"),
    (check_switch, None, "True or False"),
    (check_answer, "yes", "True or False"),
]


def test_each_check_is_in_both_tables() -> None:
    # That of one author is called by that of all.
    known = {name for name in vars(checks) if name.startswith("check_")} - {"check_author"}
    known |= {check_archives.__name__, zone_named.__name__}
    assert {check.__name__ for check, _, _ in GOOD} == known
    assert {check.__name__ for check, _, _ in BAD} == known


@pytest.mark.parametrize(("check", "value", "expected"), GOOD)
def test_what_a_check_takes(
    check: Callable[[object], object], value: object, expected: object
) -> None:
    found = check(value)
    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize(("check", "value", "words"), BAD)
def test_what_a_check_refuses(check: Callable[[object], object], value: object, words: str) -> None:
    with pytest.raises(ValueError, match=re.escape(words)):
        check(value)
