"""What the extension registers with Sphinx, and in which order it is called."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import Build, NewsProject
from sphinx.application import Sphinx

from sphinx_newsfeed import extension
from sphinx_newsfeed.config.options import OPTIONS
from sphinx_newsfeed.hooks import BODY_PARSED
from sphinx_newsfeed.sphinx_ext.articles.parsers import ArticleParser
from sphinx_newsfeed.sphinx_ext.documents.suffixes import (
    GENERATED_FILETYPE,
    HTML_FILETYPE,
    MARKDOWN_FILETYPE,
    RST_FILETYPE,
)
from sphinx_newsfeed.sphinx_ext.domain.domain import NewsDomain
from sphinx_newsfeed.sphinx_ext.listings.generated_pages import GeneratedPageParser


class Recorder:
    """Takes the place of an application, and notes what is done with it."""

    def __init__(self) -> None:
        #: The events with the names of their listeners, as Sphinx calls them.
        self._listeners: list[tuple[str, int, int, str]] = []

    def connect(self, event: str, listener: Any, priority: int = 500) -> int:
        """Note a listener."""
        listener = getattr(listener, "func", listener)
        name = getattr(listener, "__qualname__", type(listener).__name__)
        self._listeners.append((event, priority, len(self._listeners), name))
        return len(self._listeners)

    def listeners(self, event: str) -> list[str]:
        """The listeners to an event, in the order in which they are called."""
        return [name for found, _, _, name in sorted(self._listeners) if found == event]

    def priority(self, event: str, listener: str) -> int:
        """When a listener is called among those of other extensions, whose usual number is 500."""
        return next(
            at for found, at, _, name in self._listeners if (found, name) == (event, listener)
        )

    @property
    def events(self) -> set[str]:
        """All events that are listened to."""
        return {event for event, *_ in self._listeners}


@pytest.fixture
def recorder() -> Recorder:
    found = Recorder()
    extension._connect(found)  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize(
    ("event", "first", "later"),
    [
        # Suffixes that are there when ours are added are the user's.
        ("config-inited", "add_suffixes", "take_articles"),
        # What was found is told when all is found.
        ("config-inited", "take_articles", "ProblemLog.tell"),
        ("builder-inited", "CatalogueLoading.place", "ProblemLog.tell"),
        ("env-updated", "page_to_write", "ProblemLog.tell"),
        # Documents are known before anything is done with them.
        ("builder-inited", "CatalogueLoading.scan", "bound_reading"),
        ("builder-inited", "bound_reading", "CatalogueLoading.place"),
        ("doctree-read", "SectionLabels.choose", "SectionLabels.show_groups"),
        # Further pages are read before it is decided what is written.
        ("env-updated", "update_generated_pages", "WrittenPages.pages_to_write"),
        ("env-updated", "WrittenPages.pages_to_write", "page_to_write"),
        # What pages show is noted before feeds compare it.
        ("build-finished", "BoundedWriting.end", "WrittenPages.save"),
        ("build-finished", "WrittenPages.save", "write_feeds"),
        ("build-finished", "remove_stale_pages", "write_redirects"),
        # The state of a build is told when articles have their places, and noted when all is done.
        ("builder-inited", "CatalogueLoading.place", "SameBytes.begin"),
        ("builder-inited", "CatalogueLoading.place", "Standing.begin"),
        ("build-finished", "Standing.begin_files", "write_redirects"),
        ("build-finished", "Standing.begin_files", "write_feeds"),
        ("build-finished", "write_sitemap", "Standing.note"),
    ],
)
def test_what_comes_before_what(recorder: Recorder, event: str, first: str, later: str) -> None:
    called = recorder.listeners(event)
    assert called.index(first) < called.index(later)


@pytest.mark.parametrize(
    ("event", "listener", "is_before"),
    [
        # Files of articles that are not trusted are shown to no other extension.
        ("builder-inited", "CatalogueLoading.scan", True),
        # What others make counts.
        ("builder-inited", "CatalogueLoading.place", False),
        ("config-inited", "take_articles", False),
        ("env-updated", "update_generated_pages", True),
    ],
)
def test_what_comes_before_or_behind_other_extensions(
    recorder: Recorder, event: str, listener: str, is_before: bool
) -> None:
    priority = recorder.priority(event, listener)
    assert priority != 500
    assert (priority < 500) is is_before


def test_problems_are_told_and_reported_behind_all(recorder: Recorder) -> None:
    for event in ("config-inited", "builder-inited", "env-updated"):
        assert recorder.listeners(event)[-1] == "ProblemLog.tell"
    assert recorder.listeners("build-finished")[-1] == "BuildReport.end"


_DIRECTIVES = (
    *("newsfeed", "newsfeed-tags", "newsfeed-categories", "newsfeed-authors"),
    *("newsfeed-dates", "newsfeed-calendar"),
)


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """A project whose one page has all directives."""
    project = NewsProject(tmp_path_factory.mktemp("project"))
    project.article("a.html")
    project.write("index.rst", "\n".join(["Site\n====\n", *(f".. {n}::\n" for n in _DIRECTIVES)]))
    return project.build("dummy")


@pytest.fixture
def app(build: Build) -> Sphinx:
    return build.app


def test_each_directive_is_known(build: Build) -> None:
    assert build.warnings == []


def test_domain_and_parsers_are_ours(app: Sphinx) -> None:
    assert isinstance(app.env.get_domain("news"), NewsDomain)
    parsers = app.registry.get_source_parsers()
    types = ("restructuredtext", HTML_FILETYPE, MARKDOWN_FILETYPE, RST_FILETYPE)
    assert {parsers[each] for each in types} == {ArticleParser}
    assert parsers[GENERATED_FILETYPE] is GeneratedPageParser


def test_each_event_is_one_that_sphinx_has(app: Sphinx, recorder: Recorder) -> None:
    assert recorder.events <= app.events.events.keys()
    assert BODY_PARSED in app.events.events


def test_it_may_be_used_by_many_processes(app: Sphinx) -> None:
    found = app.extensions["sphinx_newsfeed"]
    assert found.parallel_read_safe is True
    assert found.parallel_write_safe is True
    assert found.metadata["env_version"] == extension.ENV_VERSION


def test_options_are_those_that_are_declared(app: Sphinx) -> None:
    names = {each.name for each in app.config if each.name.startswith("newsfeed_")}
    assert {option.name for option in OPTIONS} <= names
