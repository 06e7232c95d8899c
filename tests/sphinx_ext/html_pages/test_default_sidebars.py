"""What stands beside pages of news where the project chooses nothing."""

from __future__ import annotations

import re
from typing import Any

import pytest
from conftest import Build, NewsProject

_ARCHIVES = ["year", "category"]
_LINK = re.compile(r'<a href="([^"]*)"[^>]*>([^<]*)</a>')


@pytest.fixture
def news(project: NewsProject) -> NewsProject:
    project.article("a.md", date="2022-03-01", extra="categories: [Ferries]")
    project.article("b.md", "Text.\n\n## Head\n\nMore.", date="2023-03-02")
    project.write("index.rst", "Site\n====\n\n.. newsfeed::\n")
    project.write("own.rst", ":orphan:\n\nOwn\n===\n")
    return project


def build_of(news: NewsProject, **options: Any) -> Build:
    build = news.build(newsfeed_archives=_ARCHIVES, **options)
    assert build.warnings == []
    return build


def beside(build: Build, page: str, name: str) -> list[tuple[str, str]]:
    """The links of a piece beside a page, as address and text."""
    found = re.search(
        rf'<nav class="newsfeed-sidebar newsfeed-sidebar-{name}".*?</nav>', build.text(page)
    )
    return _LINK.findall(found[0]) if found else []


_YEARS = [("archive/2023.html", "2023"), ("archive/2022.html", "2022")]


def test_pages_of_news_lead_to_years_and_categories(news: NewsProject) -> None:
    build = build_of(news)
    for page, root in (("news/a.html", "../news/"), ("news/archive/2022.html", "../../news/")):
        assert beside(build, page, "years") == [(f"{root}{link}", text) for link, text in _YEARS]
        assert beside(build, page, "topics") == [(f"{root}category/ferries.html", "Ferries")]
    assert beside(build, "index.html", "years") == [
        (f"./news/{link}", text) for link, text in _YEARS
    ]
    assert beside(build, "own.html", "years") == beside(build, "search.html", "years") == []


@pytest.mark.parametrize(
    ("theme", "after"),
    [
        ("alabaster", 'name="q"'), ("basic", "Table of Contents"), ("furo", "sidebar-tree"),
        ("pydata_sphinx_theme", "bd-sidebar-primary"), ("sphinx_book_theme", "bd-sidebar-primary"),
        ("shibuya", "localtoc"),
    ],
)  # fmt: skip
def test_they_stand_in_the_column_of_each_theme(news: NewsProject, theme: str, after: str) -> None:
    if theme not in {"alabaster", "basic"}:
        pytest.importorskip(theme, reason="the theme is not installed")
    build = build_of(news, html_theme=theme)
    assert beside(build, "news/b.html", "years")
    assert build.text("news/b.html").count("newsfeed-sidebar-years") == 1
    before = build.text("news/b.html").partition("newsfeed-sidebar-years")[0]
    assert after in before


def test_alabaster_shows_the_headings_and_no_empty_tree(news: NewsProject) -> None:
    page = build_of(news).text("news/b.html")
    # No heading that readers see leaves a level out.
    assert re.findall("<h3>(.*?)</h3>", page) == ["Related Topics"]
    contents = page.partition("newsfeed-sidebar-contents")[2].partition("</nav>")[0]
    assert '<a class="reference internal" href="#head">Head</a>' in contents
    assert "newsfeed-sidebar-contents" not in build_of(news).text("news/a.html")
    assert "<h3>Navigation</h3>" in build_of(news).text("own.html")
    news.write("index.rst", "Site\n====\n\n.. newsfeed::\n\n.. toctree::\n\n   own\n")
    news.write("own.rst", "Own\n===\n")
    build = build_of(news)
    # Pages that were not read again are like those of a new build.
    assert "<h3>Navigation</h3>" in build.text("news/a.html")


def test_what_the_project_chooses_is_all(news: NewsProject) -> None:
    build = build_of(news, html_sidebars={"own": ["searchbox.html"]})
    assert beside(build, "news/a.html", "years") == []


def test_without_archives_there_is_nothing(news: NewsProject) -> None:
    build = news.build(newsfeed_archives=[])
    assert "newsfeed-sidebar" not in build.text("news/a.html")


def test_many_are_cut(news: NewsProject) -> None:
    for number in range(15):
        extra = f"categories: [C{number:02}]"
        news.article(f"n{number}.md", date=f"{2000 + number}-01-01", extra=extra)
    news.article("more.md", date="2000-02-01", extra="categories: [C14]")
    build = build_of(news)
    years = [text for _, text in beside(build, "news/a.html", "years")]
    assert years == ["2023", "2022", *(str(year) for year in range(2014, 2006, -1)), "Archive …"]
    topics = beside(build, "news/a.html", "topics")
    assert len(topics) == 13
    assert topics[11] == ("../news/category/c14.html", "C14")
    assert topics[12] == ("../news/category.html", "Categories …")


def test_a_new_article_leaves_pages_of_others_as_they_are(news: NewsProject) -> None:
    news.article("c.md", date="2021-01-01")
    build_of(news)
    news.article("d.md", date="2023-04-01", extra="categories: [Ferries]")
    assert "news/c" not in build_of(news).written
    news.article("e.md", date="2024-04-01")
    build = build_of(news)
    assert "news/c" in build.written
    assert ("../news/archive/2024.html", "2024") in beside(build, "news/c.html", "years")
