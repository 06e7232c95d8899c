"""What ``newsfeed_taxonomies`` takes, and what generators are configured for."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_newsfeed.config.archives import ArchiveKind
from sphinx_newsfeed.config.feeds import FeedFormat
from sphinx_newsfeed.config.settings import Settings, read_settings
from sphinx_newsfeed.config.taxonomies import (
    MOST_TAXONOMIES,
    RESERVED,
    all_taxonomies,
    as_declared,
    check_taxonomies,
    found_taxonomies,
    without_taken_keys,
)
from sphinx_newsfeed.listing.options import option_names
from sphinx_newsfeed.loading.fields.taken_keys import taken_keys
from sphinx_newsfeed.model.taxonomy import BUILT_IN, CATEGORY, TAG, named
from sphinx_newsfeed.problems import Problem, ProblemKind
from sphinx_newsfeed.sphinx_ext.domain.domain import NewsDomain
from sphinx_newsfeed.sphinx_ext.html_pages.sidebars import PIECES
from sphinx_newsfeed.sphinx_ext.listings.generated_pages import DIRECTIVES


def read(**values: object) -> tuple[Settings, list[Problem]]:
    problems: list[Problem] = []
    named_values = {f"newsfeed_{name}": value for name, value in values.items()}
    return read_settings(named_values, problems.append), problems


def test_whatever_has_a_name_already_keeps_it() -> None:
    """An option, a role, a directive, an archive, a feed, a piece: one name is all of these."""
    taken = {
        *option_names(BUILT_IN),
        *NewsDomain.roles,
        *(name.removeprefix("newsfeed-") for name in DIRECTIVES if name != "newsfeed"),
        *ArchiveKind,
        *FeedFormat,
        *PIECES,
    }
    assert {str(each) for each in taken} <= RESERVED


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ({5: "A"}, "5 is no name"), ({"Release": "A"}, "'Release' is no name"),
        ({"a b": "A"}, "'a b' is no name"), ({"a_b": "A"}, "'a_b' is no name"),
        ({"2x": "A"}, "'2x' is no name"), ({"": "A"}, "'' is no name"),
        ({"版本": "A"}, "'版本' is no name"), ({"x" * 41: "A"}, "is no name"),
        ({"tag": "A"}, "'tag' is a name that the extension has"),
        ({"limit": "A"}, "'limit' is a name that the extension has"),
        ({"page-2": "A"}, "'page-2' is a name that the extension has"),
        ({"own": "A"}, "'own' is a name that the extension has"),
        ({"part": 5}, "'part': it must be a title, or a mapping with 'keys'"),
        ({"part": {"key": "a"}}, "'part': 'key' is none of the keys 'keys'"),
        ({"part": {"keys": []}}, "'part': 'keys' must be a key"),
        ({"part": {"keys": [5]}}, "'part': 'keys' must be texts"),
        ({"part": {"keys": {"a": 1}}}, "'part': 'keys' must be a key"),
        ({"part": {"title": 5}}, "'part': 5 must be a text"),
        ({"part": {"tree": "yes"}}, "'part': it must be True or False"),
        (["part", "tag"], "'tag' is a name"),
    ],
)  # fmt: skip
def test_a_bad_taxonomy_is_left_out_and_others_stay(value: Any, reason: str) -> None:
    """One that cannot be used costs none of the others."""
    entries = value if isinstance(value, dict) else {key: {} for key in value}
    settings, problems = read(taxonomies=entries | {"good": "Good"})
    (problem,) = problems
    assert problem.message.startswith("newsfeed_taxonomies = ")
    assert reason in problem.message
    assert problem.message.endswith("; what is wrong is left out")
    names = [each.name for each in settings.taxonomies if each not in BUILT_IN]
    assert names == [*(["part"] if "part" in entries and "tag" in entries else []), "good"]


@pytest.mark.parametrize("value", [None, 5, b"release", True])
def test_what_names_no_taxonomies_is_left_out(value: Any) -> None:
    settings, problems = read(taxonomies=value)
    assert settings == Settings()
    assert "it must map a name to a title" in problems[0].message


def test_there_is_an_end_to_taxonomies() -> None:
    settings, problems = read(taxonomies=[f"t{number}" for number in range(MOST_TAXONOMIES + 1)])
    assert len(settings.taxonomies) == len(BUILT_IN) + MOST_TAXONOMIES
    assert f"they are more than {MOST_TAXONOMIES}" in problems[0].message


def test_other_options_name_taxonomies() -> None:
    settings, problems = read(
        taxonomies={"release": "Releases", "part": None},
        archives=["own", "tag"],
        fields={"for": "release", "labels": "=tags"},
        feeds=[{"each": "release"}, {"file": "a.xml", "release": "2.0"}],
    )
    assert problems == []
    assert settings.archives == ("tag", "release")
    assert settings.fields == {"for": "release", "labels": "=tags"}
    assert [(each.each, each.filters) for each in settings.feeds] == [
        ("release", {}),
        ("", {"release": "2.0"}),
    ]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("archives", ["part"]), ("fields", {"a": "part"}), ("feeds", [{"each": "part"}]),
        ("feeds", [{"file": "a.xml", "part": "x"}]), ("fields", {"a": "==tags"}),
    ],
)  # fmt: skip
def test_options_that_name_what_is_no_taxonomy_are_told(name: str, value: Any) -> None:
    settings, problems = read(taxonomies=["release"], **{name: value})
    assert [problem.kind for problem in problems] == [ProblemKind.SETTING]
    assert f"newsfeed_{name}" in problems[0].message
    assert "release" in problems[0].message
    assert getattr(settings, name) != value


DECLARED = check_taxonomies(
    {"release": {"keys": ["releases", "version"]}, "part": {"tree": True}, "gone": None}
)


def test_what_is_declared_is_told_again_in_plain_data() -> None:
    """It stands in the configuration, which Sphinx keeps."""
    assert check_taxonomies(as_declared(DECLARED)) == DECLARED


@pytest.mark.parametrize(
    ("keys", "fault"),
    [
        (["title"], "the key 'title' is that of the field 'title'"),
        (["Tags"], "the key 'tags' is that of the field 'tags'"),
        (["date"], "the key 'date' is that of a date"),
        (["lang"], "the key 'lang' is that of the field 'language'"),
        (["releases"], "the key 'releases' is that of release"),
        (["series", "type"], None),
    ],
)
def test_a_key_has_one_meaning(keys: list[str], fault: str | None) -> None:
    declared = check_taxonomies(
        {"release": {"keys": ["releases"]}, "part": {"keys": [*keys, "part"]}}
    )
    kept, faults = without_taken_keys(declared, taken_keys())
    part = kept["part"]
    assert part is not None
    assert faults == ([f"'part': {fault}"] if fault else [])
    assert part.keys == (("part",) if fault else (*keys, "part"))


def test_a_taxonomy_without_a_key_is_gone() -> None:
    kept, faults = without_taken_keys(check_taxonomies({"part": {"keys": "title"}}), taken_keys())
    assert (kept, len(faults)) == ({}, 1)


@pytest.mark.parametrize(
    ("found", "good", "others"),
    [
        ([("topic", "topics")], [("topic", "topics")], []),
        ([("topic", "topics"), ("topic", "topics")], [("topic", "topics")], []),
        # Ours may have further keys.
        ([("tag", "labels")], [("tag", "labels")], []),
        ([("label", "tags")], [], []),
        # What the project says wins.
        ([("release", "rels")], [], []),
        ([("rel", "Releases")], [], []),
        ([("gone", "gones")], [], []),
        # What cannot be an option or a role.
        ([("Topic", "topics")], [], ["Topic = 'topics'"]),
        ([("limit", "limits")], [], ["limit = 'limits'"]),
        ([("topic", "title")], [], ["topic = 'title'"]),
        ([("tag", "title")], [], ["tag = 'title'"]),
        ([("series", "series")], [("series", "series")], []),
        ([("topic", " ")], [], ["topic = ' '"]),
    ],
)
def test_what_generators_are_configured_for(
    found: list[tuple[str, str]], good: list[tuple[str, str]], others: list[str]
) -> None:
    assert found_taxonomies(found, DECLARED, taken_keys()) == (good, others)


def test_all_taxonomies() -> None:
    found = [("topic", "Topics"), ("tag", "labels"), ("topic", "themes")]
    taxonomies = all_taxonomies(DECLARED, found)
    names = [each.name for each in taxonomies]
    assert names == [*(each.name for each in BUILT_IN), "release", "part", "topic"]
    topic, tag = named(taxonomies, "topic"), named(taxonomies, "tag")
    assert topic is not None and tag is not None
    assert (topic.title, topic.label, topic.keys) == ("Topics", "Topic", ("topics", "themes"))
    assert tag.keys == (*TAG.keys, "labels")
    assert named(taxonomies, "category") is CATEGORY
