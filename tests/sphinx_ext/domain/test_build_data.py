"""What is made of the catalogue is made when somebody asks, and once."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import NewsProject

from sphinx_newsfeed.model.catalogue import Catalogue
from sphinx_newsfeed.sphinx_ext.domain import build_data
from sphinx_newsfeed.sphinx_ext.domain.build_data import BuildData
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of

_NAMES = build_data._MADE_ONCE


def _made(build: BuildData) -> set[str]:
    return {*_NAMES} & vars(build).keys()


def test_each_is_made_once(project: NewsProject) -> None:
    project.article("a.md")
    build = domain_of(project.build().app.env).build
    for name in _NAMES:
        assert getattr(build, name) is getattr(build, name)


def test_a_build_in_which_nothing_changed_makes_none(project: NewsProject) -> None:
    project.article("a.md", extra="tags: [t]")
    assert _made(domain_of(project.build().app.env).build) == {*_NAMES}
    # The pages of the index and of the search, which Sphinx writes in each build, ask for these.
    by_pages = {"name_languages", "shows_han"}
    assert _made(domain_of(project.build().app.env).build) <= by_pages


def test_another_catalogue_is_another_beginning(project: NewsProject) -> None:
    project.article("a.md")
    app = project.build().app
    build = domain_of(app.env).build
    assert build.links.addresses
    build.furnish(app.builder, Catalogue(), "en")
    assert build.links.addresses == {}
    assert build.related == build.neighbours == {}


def test_other_processes_inherit_what_is_made(
    project: NewsProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(12):
        project.article(f"a{number}.md", f"[to](a{(number + 1) % 12}.md)")
    made: list[str] = []
    find = build_data.find_related

    def noted(*arguments: Any) -> Any:
        made.append("related")
        return find(*arguments)

    monkeypatch.setattr(build_data, "find_related", noted)
    assert project.build(parallel=2).warnings == []
    # Lists of other processes do not come back; one that made it before they began is enough.
    assert made == ["related"]


def test_what_is_generated_is_no_page_of_the_project(project: NewsProject) -> None:
    project.article("a.md", extra="tags: [t]")
    project.configure('newsfeed_archives = ["tag"]')
    build = domain_of(project.build().app.env).build
    assert build.is_generated("news/tag/t")
    assert not build.is_generated("news/a")
    assert not build.is_generated("index")
