"""Templates, static files and what was built are no pages, though they are files of HTML."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from conftest import NewsProject
from sphinx_ext.html_documents.site_of_html import configure, fill

from sphinx_newsfeed.sphinx_ext.documents.html_area import HtmlArea

_PAGES = {"index", "guide", "other", "plain", "sub/deep"}
_OPTIONS = {
    "templates_path": "_templates",
    "html_static_path": "_static",
    "html_extra_path": "extra",
    "html_theme_path": "themes",
}


@pytest.mark.parametrize("builder", ["html", "text", "latex", "gettext"])
@pytest.mark.parametrize(("option", "folder"), _OPTIONS.items())
def test_files_beside_the_documents(
    option: str, folder: str, builder: str, project: NewsProject
) -> None:
    fill(project, f"{option} = ['{folder}']")
    project.write(f"{folder}/a.html", "<h1>No page</h1>")
    project.write(f"{folder}/below/b.html", "<h1>No page</h1>")
    build = project.build(builder)
    assert build.warnings == []
    assert build.app.env.found_docs == _PAGES
    if option == "html_extra_path" and builder == "html":
        assert build.text("below/b.html") == "<h1>No page</h1>"


def test_a_single_file_of_the_output(project: NewsProject) -> None:
    fill(project, "html_extra_path = ['google1.html']")
    project.write("google1.html", "google-site-verification: google1.html")
    for builder in ("text", "html"):
        assert project.build(builder).app.env.found_docs == _PAGES
    assert "verification" in (project.folder / "_build/html/google1.html").read_text("utf-8")


@pytest.mark.parametrize("first", ["html", "dirhtml", "singlehtml"])
@pytest.mark.parametrize("second", ["html", "text"])
def test_what_was_built_is_no_source_of_the_next_build(
    first: str, second: str, project: NewsProject
) -> None:
    """Folders of outputs lie below the source directory here, and nothing excludes them."""
    fill(project).build(first)
    build = project.build(second, output="_again")
    assert build.warnings == []
    assert build.app.env.found_docs == _PAGES


def test_a_template_of_the_project_is_used(project: NewsProject) -> None:
    fill(project, "templates_path = ['_templates']")
    project.write(
        "_templates/layout.html", '{% extends "!layout.html" %}{% block footer %}own{% endblock %}'
    )
    build = project.build()
    assert build.warnings == []
    assert "own" in build.text("guide.html")


def test_excluded_files_are_none(project: NewsProject) -> None:
    fill(project, "exclude_patterns = ['drafts', 'old*.html']")
    project.write("drafts/a.html", "<h1>No page</h1>")
    project.write("old-b.html", "<h1>No page</h1>")
    assert project.build().app.env.found_docs == _PAGES


def test_without_the_suffix_nothing_of_html_is_a_page(project: NewsProject) -> None:
    project.write("guide.html", "<h1>No page</h1>")
    assert project.build().app.env.found_docs == {"index"}


def test_each_article_is_one_document(project: NewsProject) -> None:
    project.configure('source_suffix = {".rst": "restructuredtext", ".html": "html"}')
    project.article("a.html", "<p>x")
    project.article("b.htm", "<p>y")
    project.article("c.html", "<p>z", extra="draft: true")
    project.write("news/d.html", "<title>D</title><meta name=date content=2022-01-01><body><p>z")
    project.write("news/about.html", "<h1>About</h1><p>No news.")
    build = project.build()
    assert [each for each in build.warnings if "about" not in each] == []
    assert build.app.env.found_docs == {"index", "news/a", "news/b", "news/d", "news/about"}
    text = build.text("index.html")
    assert all(f'href="news/{name}.html"' in text for name in "abd")
    assert "news/c" not in text


def test_a_page_beside_one_of_another_suffix_is_told_by_sphinx(project: NewsProject) -> None:
    fill(project)
    project.write("guide.rst", "Guide in reST\n=============\n")
    build = project.build()
    assert any("multiple files found for the document" in each for each in build.warnings)
    assert build.app.env.found_docs == _PAGES


def test_nothing_that_is_not_trusted_is_a_page(project: NewsProject) -> None:
    configure(project, "newsfeed_sources = {'news': {'path': 'news', 'trusted': False}}")
    project.write("news/page.html", "<h1>Page</h1>")
    project.article("a.html")
    assert project.build().app.env.found_docs == {"index", "news/a"}


def test_another_process_does_without_it(tmp_path: Path) -> None:
    area = pickle.loads(pickle.dumps(HtmlArea()))  # noqa: S301 - our own
    assert area.is_page(str(tmp_path / "a.html")) and not area.has_suffix("a.html")
