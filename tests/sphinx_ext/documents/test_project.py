"""A project that has documents besides those below its source directory."""

from __future__ import annotations

import pickle
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sphinx.project import Project

from sphinx_newsfeed.config.sources import Source
from sphinx_newsfeed.loading import UntrustedArea
from sphinx_newsfeed.problems import Problem, ProblemKind, ignore
from sphinx_newsfeed.sphinx_ext.documents.project import NewsProject
from sphinx_newsfeed.sphinx_ext.documents.suffixes import GENERATED_SUFFIX

_SUFFIXES = {".rst": "restructuredtext", ".html": "newsfeed-html"}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A source directory with two pages, and a file that lies beside it."""
    folder = tmp_path / "docs"
    for name in ("docs/index.rst", "docs/news/a.html", "blog/b.html"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Text.\n", "utf-8")
    return folder


@pytest.fixture
def project(source: Path) -> NewsProject:
    return NewsProject(Project(source, _SUFFIXES))


def test_without_more_it_is_the_project_that_sphinx_made(
    project: NewsProject, source: Path
) -> None:
    assert project.discover() == {"index", "news/a"}
    assert project.path2doc(str(source / "news/a.html")) == "news/a"
    assert Path(project.doc2path("index", absolute=True)) == source / "index.rst"


def test_a_mounted_file_is_a_document(project: NewsProject, source: Path) -> None:
    path = source.parent / "blog/b.html"
    project.mount({"news/b": path})
    # Builders ask before anything is looked for.
    assert "news/b" in project.docnames
    assert project.discover() == {"index", "news/a", "news/b"}
    assert Path(project.doc2path("news/b", absolute=True)) == path
    assert Path(project.doc2path("news/b", absolute=False)).as_posix() == "../blog/b.html"
    # Directives of Sphinx name the file where they should name the document.
    assert Path(project.doc2path(str(path), absolute=True)) == path
    for name in (str(path), "../blog/b.html", path):
        assert project.path2doc(name) == "news/b"


def test_a_file_stands_under_one_name_only(project: NewsProject, source: Path) -> None:
    project.mount({"news/other": source / "news/a.html"})
    assert project.discover() == {"index", "news/other"}
    assert project.path2doc("news/a.html") == "news/other"


def test_what_is_mounted_late_may_be_taken_away(project: NewsProject, tmp_path: Path) -> None:
    page = tmp_path / f"page-2{GENERATED_SUFFIX}"
    project.discover()
    project.mount_late("page-2", page)
    assert project.path2doc(str(page)) == "page-2"
    # The search index has the path, which must not tell where the cache lies.
    assert str(project.doc2path("page-2", absolute=False)) == f"page-2{GENERATED_SUFFIX}"
    assert Path(project.doc2path("page-2", absolute=True)) == page
    project.unmount("page-2")
    project.unmount("page-2")
    assert project.docnames == {"index", "news/a"}
    assert project.discover() == {"index", "news/a"}
    assert project.path2doc(str(page)) != "page-2"


def test_files_that_are_no_documents_by_themselves(project: NewsProject, source: Path) -> None:
    project.guard(frozenset({source / "index.rst"}), [".html"], UntrustedArea(), ignore)
    assert project.discover() == set()
    # An article is one, whatever its suffix.
    project.mount({"news/a": source / "news/a.html"})
    assert project.discover() == {"news/a"}


def test_articles_that_are_not_trusted_are_hidden_until_they_are_mounted(
    project: NewsProject, source: Path
) -> None:
    project.discover()
    project.hide({source / "news/a.html"})
    assert project.docnames == {"index"}


def test_what_is_no_document_anyway_is_hidden_too(project: NewsProject, source: Path) -> None:
    project.discover()
    project.guard(frozenset({source / "index.rst"}), [], UntrustedArea(), ignore)
    project.hide(set())
    assert project.docnames == {"news/a"}


def test_the_project_s_own_pages_are_those_that_sphinx_reads(source: Path) -> None:
    """What it leaves out takes nobody's address."""
    for name in ("_templates", "_static", "drafts", "other", "withheld"):
        (source / name).mkdir()
        (source / name / "page.rst").write_text("Text.\n", "utf-8")
    project = NewsProject(Project(source, _SUFFIXES))
    project.guard(frozenset({source / "withheld/page.rst"}), [], UntrustedArea(), ignore)
    patterns = {
        "exclude_patterns": ["drafts"],
        "templates_path": ["_templates"],
        "include_patterns": ["index.rst", "news/**", "_*/**", "drafts/**", "withheld/**"],
    }
    builder = SimpleNamespace(get_asset_paths=lambda: ["_static"])
    app: Any = SimpleNamespace(config=SimpleNamespace(**patterns), builder=builder)
    assert project.find_own_pages(app, {source / "news/a.html"}) == {"index"}
    assert project.docnames == {"index"}
    assert project.find_own_pages(app, ()) == {"index", "news/a"}


def test_what_leads_into_a_source_that_is_not_trusted_is_told_once(
    project: NewsProject, source: Path
) -> None:
    (source / "link.html").symlink_to(source.parent / "blog/b.html")
    problems: list[Problem] = []
    closed = [Source("blog", ("../blog",), trusted=False), Source("news", ("news",), trusted=False)]
    project.guard(frozenset(), [], UntrustedArea(closed, source), problems.append)
    # What lies in it is told of by who reads the source.
    for _ in range(2):
        assert project.discover() == {"index"}
    (problem,) = problems
    assert (problem.kind, problem.path) == (ProblemKind.TRUST, str(source / "link.html"))


def test_other_processes_have_it_without_what_each_build_finds_anew(
    project: NewsProject, source: Path
) -> None:
    project.guard(frozenset({source / "index.rst"}), [".html"], UntrustedArea(), pytest.fail)
    project.mount({"news/b": source.parent / "blog/b.html"})
    copy = pickle.loads(pickle.dumps(project))  # noqa: S301 - it is our own
    assert copy.path2doc(str(source.parent / "blog/b.html")) != "news/b"
    assert copy.discover() == {"index"}
    # The project itself still has all.
    assert project.discover() == {"news/b"}
