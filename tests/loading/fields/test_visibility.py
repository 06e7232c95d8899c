"""Which articles are shown, and where, by the keys of each generator."""

from __future__ import annotations

from datetime import date

import pytest

from sphinx_newsfeed.loading.fields.keys import Keys
from sphinx_newsfeed.loading.fields.visibility import (
    read_comments,
    read_featured,
    read_hidden,
    read_unlisted,
)

PLAIN, HUGO, NIKOLA, ABLOG = "plain", "hugo", "nikola", "ablog"


def silent(key: str, message: str) -> None:
    """Nobody is told."""


@pytest.mark.parametrize(
    ("front_matter", "expected"),
    [
        ({}, ""),
        ({"draft": True}, "draft"),
        ({"draft": "true"}, "draft"),
        ({"Draft": "yes"}, "draft"),
        ({"draft": 1}, "draft"),
        ({"draft": False}, ""),
        ({"draft": None}, ""),
        ({"published": False}, "draft"),
        ({"published": "false"}, "draft"),
        ({"published": True}, ""),
        # a date for Hugo
        ({"published": date(2022, 2, 28)}, ""),
        ({"published": "2022-02-28"}, ""),
        ({"status": "draft"}, "draft"),
        ({"status": " Draft "}, "draft"),
        ({"status": "skip"}, "skip"),
        ({"status": "hidden"}, ""),
        ({"status": "published"}, ""),
        ({"status": None}, ""),
        ({"status": ["draft"]}, ""),
        ({"status": "published", "draft": True}, "draft"),
        ({"hidden": True}, "hidden"),
        ({"hidden": False}, ""),
        ({"build": {"render": "never"}}, "hidden"),
        ({"_build": {"render": False}}, "hidden"),
        ({"headless": True}, "hidden"),
        ({"password": "abc"}, "protected"),
        ({"password": 1234}, "protected"),
        ({"password": True}, "protected"),
        ({"password": ""}, ""),
        ({"password": False}, ""),
        ({"password": None}, ""),
    ],
    ids=repr,
)
def test_hidden(front_matter: dict[str, object], expected: str) -> None:
    assert read_hidden(Keys(front_matter, PLAIN, {}), "a.md", silent) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("_drafts/a.md", "draft"), ("x/_drafts/y/a.md", "draft"), ("_drafts.md", ""), ("a.md", "")],
)
def test_drafts_by_their_folder(name: str, expected: str) -> None:
    assert read_hidden(Keys({}, PLAIN, {}), name, silent) == expected


def test_a_key_of_the_users_own_says_that_an_article_is_a_draft() -> None:
    assert read_hidden(Keys({"entwurf": True}, PLAIN, {"Entwurf": "draft"}), "a.md", silent)


@pytest.mark.parametrize(
    ("front_matter", "dialect", "expected"),
    [
        ({}, PLAIN, False),
        ({"unlisted": True}, PLAIN, True),
        ({"unlisted": False}, PLAIN, False),
        ({"hide": True}, PLAIN, True),
        ({"hide": ["navigation"]}, PLAIN, False),
        ({"private": True}, PLAIN, True),
        ({"status": "private"}, NIKOLA, True),
        ({"status": "hidden"}, PLAIN, True),
        ({"status": "draft"}, PLAIN, False),
        ({"build": {"list": "never"}}, HUGO, True),
        ({"build": {"list": "local"}}, HUGO, False),
        ({"build": "never"}, HUGO, False),
        ({"exclude": True}, ABLOG, False),
        ({"exclude": True}, PLAIN, False),
        ({"hidden": True}, "jekyll", True),
        ({"hidden": "yes"}, "jekyll", True),
        ({"hidden": False}, "jekyll", False),
        ({"hidden": True}, PLAIN, False),
    ],
    ids=repr,
)
def test_unlisted(front_matter: dict[str, object], dialect: str, expected: bool) -> None:
    complaints: list[str] = []
    keys = Keys(front_matter, dialect, {})
    assert read_unlisted(keys, lambda key, message: complaints.append(key)) is expected
    assert complaints == []


@pytest.mark.parametrize(
    ("front_matter", "dialect", "expected"),
    [
        ({"permalink": False}, "eleventy", "hidden"),
        ({"permalink": 0}, "eleventy", ""),
        ({"permalink": "/a/"}, "eleventy", ""),
        ({"permalink": False}, PLAIN, ""),
        ({"hidden": True}, "jekyll", ""),
        ({"draft": True}, "eleventy", "draft"),
        ({"draft": True}, "astro", "draft"),
    ],
)
def test_what_hides_a_post_of_one_generator(
    front_matter: dict[str, object], dialect: str, expected: str
) -> None:
    assert read_hidden(Keys(front_matter, dialect, {}), "a.md", silent) == expected


@pytest.mark.parametrize(
    ("value", "dialect", "expected"),
    [(True, "eleventy", True), (False, "eleventy", False), (True, PLAIN, False)],
)
def test_what_stands_in_no_collection_is_not_listed(
    value: object, dialect: str, expected: bool
) -> None:
    keys = Keys({"eleventyExcludeFromCollections": value}, dialect, {})
    assert read_unlisted(keys, silent) is expected
    assert ("eleventyExcludeFromCollections" not in keys.extra()) is expected


@pytest.mark.parametrize("key", ["draft", "hidden", "unlisted"])
def test_what_is_no_switch_is_complained_of(key: str) -> None:
    complaints: list[str] = []
    keys = Keys({key: "perhaps"}, PLAIN, {})
    assert read_hidden(keys, "a.md", lambda key, message: complaints.append(key)) == ""
    assert not read_unlisted(keys, lambda key, message: complaints.append(key))
    assert complaints == [key]


@pytest.mark.parametrize(
    ("front_matter", "dialect", "expected"),
    [
        ({"status": "featured"}, NIKOLA, True),
        ({"weight": 3}, HUGO, True),
        ({"weight": -3}, HUGO, True),
        ({"weight": 0}, HUGO, False),
        ({"weight": 3}, PLAIN, False),
        ({}, HUGO, False),
    ],
    ids=repr,
)
def test_featured(front_matter: dict[str, object], dialect: str, expected: bool) -> None:
    assert read_featured(Keys(front_matter, dialect, {})) is expected


@pytest.mark.parametrize(
    ("front_matter", "expected"),
    [
        ({}, True),
        *(({"nocomments": value}, False) for value in (True, "true", "True", "yes")),
        *(({"nocomments": value}, True) for value in (False, "false", "", None)),
    ],
    ids=repr,
)
def test_comments(front_matter: dict[str, object], expected: bool) -> None:
    assert read_comments(Keys(front_matter, NIKOLA, {})) is expected
