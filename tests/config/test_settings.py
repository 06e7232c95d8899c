"""What all options together describe: taxonomies come first, since other options name them."""

from __future__ import annotations

from sphinx_newsfeed.config.options import OPTIONS
from sphinx_newsfeed.config.settings import (
    TAXONOMIES,
    Settings,
    read_option,
    read_settings,
    taxonomies_of,
)
from sphinx_newsfeed.model.taxonomy import BUILT_IN
from sphinx_newsfeed.problems import Problem

_RELEASE = {"newsfeed_taxonomies": {"release": "Releases"}}
_SIZE = next(each for each in OPTIONS if each.field == "page_size")


def _read(values: dict[str, object], *found: tuple[str, str]) -> tuple[Settings, list[str]]:
    problems: list[Problem] = []
    settings = read_settings(values, problems.append, found)
    return settings, [each.message for each in problems]


def test_without_values_there_are_the_defaults() -> None:
    settings, problems = _read({})
    assert (settings, problems) == (Settings(), [])
    assert settings.taxonomies == BUILT_IN


def test_taxonomies_are_those_of_the_project_and_those_that_were_found() -> None:
    settings, problems = _read(_RELEASE, ("topic", "topics"))
    own = [(each.name, each.title) for each in settings.taxonomies if each.is_own]
    assert own == [("release", "Releases"), ("topic", "Topics")]
    assert problems == []


def test_other_options_name_taxonomies() -> None:
    archives = {"newsfeed_archives": ["year", "release"]}
    settings, problems = _read(_RELEASE | archives)
    assert (settings.archives, problems) == (("year", "release"), [])
    _, problems = _read(archives)
    assert [message.partition(" = ")[0] for message in problems] == ["newsfeed_archives"]


def test_the_first_source_names_the_news_section() -> None:
    settings, _ = _read({"newsfeed_sources": {"blog": "a", "other": "b"}})
    assert settings.news_prefix == "blog"
    assert _read({"newsfeed_sources": {}})[0].news_prefix == ""


def test_what_is_wrong_is_told_and_the_default_taken() -> None:
    problems: list[Problem] = []
    assert read_option(_SIZE, "many", problems.append) == Settings().page_size
    (problem,) = problems
    assert problem.message.startswith("newsfeed_page_size = 'many': ")
    assert problem.message.endswith("the default 20 is used")


def test_of_taxonomies_what_is_right_stays() -> None:
    problems: list[Problem] = []
    found = taxonomies_of({"release": "Releases", "tag": "Mine"}, problems.append)
    assert [each.name for each in found if each.is_own] == ["release"]
    assert [problem.message.startswith(f"{TAXONOMIES.name} = ") for problem in problems] == [True]
