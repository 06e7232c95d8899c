"""The zone of a source: days, archives and old addresses are those that its generator made."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import NewsProject


@pytest.fixture
def blogs(project: NewsProject) -> NewsProject:
    """Two blogs in different zones; what each shows of its night is another day in UTC."""
    project.configure(
        'newsfeed_sources = {"news": "west", "east": "east/source/_posts"}',
        "newsfeed_archives = ('year', 'month', 'day')",
    )
    project.write("west/_config.yml", "timezone: America/Los_Angeles\n")
    project.write(
        "west/_posts/2024-04-30-late.md", "---\ntitle: Late\ndate: 2024-04-30 23:30\n---\nx\n"
    )
    project.write(
        "east/_config.yml", "timezone: Asia/Shanghai\npermalink: :year/:month/:day/:title/\n"
    )
    project.write(
        "east/source/_posts/early.md", "---\ntitle: Early\ndate: 2024-05-01 00:30:00\n---\nx\n"
    )
    project.write(
        "index.rst",
        "News\n====\n\n.. newsfeed::\n   :since: 2024-05-01\n   :until: 2024-05-01\n",
    )
    return project


def dates(build: Any) -> dict[str, str]:
    articles = build.app.env.get_domain("news").build.catalogue.articles
    return {article.title: article.date.isoformat() for article in articles}


def test_days_are_those_of_each_source(blogs: NewsProject) -> None:
    build = blogs.build()
    assert build.warnings == []
    assert dates(build) == {
        "Late": "2024-04-30T23:30:00-07:00",
        "Early": "2024-05-01T00:30:00+08:00",
    }
    for file, title in (
        ("news/archive/2024/04/30.html", "Late"),
        ("news/archive/2024/05/01.html", "Early"),
        ("2024/04/30/late.html", "Late"),
        ("2024/05/01/early/index.html", "Early"),
    ):
        assert title in build.text(file), file
    # A period is made of the days that are shown.
    assert "Early" in build.text("index.html")
    assert "Late" not in build.text("index.html")
    assert 'datetime="2024-04-30T23:30:00-07:00">April 30, 2024' in build.text(
        "news/_posts/2024-04-30-late.html"
    )


def test_a_zone_of_the_project_is_that_of_all(blogs: NewsProject) -> None:
    blogs.build()
    blogs.configure(
        'newsfeed_sources = {"news": "west", "east": "east/source/_posts"}',
        "newsfeed_archives = ('year', 'month', 'day')",
        'newsfeed_timezone = "Europe/Berlin"',
    )
    build = blogs.build()
    assert dates(build) == {
        "Late": "2024-04-30T23:30:00+02:00",
        "Early": "2024-05-01T00:30:00+02:00",
    }


def test_the_next_build_knows_a_zone_that_changed(blogs: NewsProject) -> None:
    assert blogs.build().warnings == []
    again = blogs.build()
    assert again.read == []
    assert dates(again)["Late"] == "2024-04-30T23:30:00-07:00"
    blogs.write("west/_config.yml", "timezone: America/Denver\n")
    build = blogs.build()
    assert dates(build)["Late"] == "2024-04-30T23:30:00-06:00"
    assert "news/_posts/2024-04-30-late" in build.read


def test_a_date_with_an_offset_keeps_it_where_its_generator_keeps_it(project: NewsProject) -> None:
    project.configure('newsfeed_sources = {"news": "site/content"}')
    project.write("site/hugo.toml", "timeZone = 'Asia/Tokyo'\n")
    project.write(
        "site/content/posts/a.md", "---\ntitle: A\ndate: 2024-05-01T23:30:00-07:00\n---\nx\n"
    )
    for _ in range(2):
        assert dates(project.build()) == {"A": "2024-05-01T23:30:00-07:00"}
