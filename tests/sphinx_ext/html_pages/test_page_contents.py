"""Tables of contents in a theme that makes them for pages in the document tree alone."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from conftest import Build, NewsProject

pytest.importorskip("sphinx_immaterial", reason="the theme is not installed")


def contents(build: Build, docname: str) -> list[tuple[str, str]]:
    page = BeautifulSoup(build.text(f"{docname}.html"), "lxml")
    found = page.select(".md-sidebar--secondary .md-nav__link")
    return [(link["href"], link.get_text().strip()) for link in found]


def test_articles_and_archives_have_one(project: NewsProject) -> None:
    project.configure("extensions.append('sphinx_immaterial')", "newsfeed_archives = ['year']")
    project.article("a.html", "<h2>One <b>&lt;x&gt;</b></h2><p>a</p><h3>Inner</h3><h2>Two</h2>")
    project.article("b.md", "No headings.", date="2022-01-02")
    project.article("c.md", "## Mid\n\nText.\n", date="2022-02-02")
    project.write("index.rst", "Site\n====\n\nPart\n----\n\n.. toctree::\n\n   news/c\n")
    build = project.build(html_theme="sphinx_immaterial", html_theme_options={"font": False})
    assert build.warnings == []
    assert contents(build, "news/a") == [
        ("#article-one-x", "One <x>"),
        ("#article-inner", "Inner"),
        ("#article-two", "Two"),
    ]
    assert contents(build, "news/b") == []
    # The theme's own.
    assert contents(build, "news/c") == [("#mid", "Mid")]
    names = [text for _, text in contents(build, "news/archive/2022")]
    assert names == ["February 2022", "January 2022"]
