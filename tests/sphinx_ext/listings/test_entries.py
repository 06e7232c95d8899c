"""What is put into pages while they are written: the links to feeds."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from conftest import Build, NewsProject

BASE = 'html_baseurl = "https://example.org/docs/"'


@pytest.fixture
def news(project: NewsProject) -> NewsProject:
    project.configure(BASE, "newsfeed_archives = []")
    project.write("index.rst", "Site\n====\n\n.. newsfeed::\n")
    project.article("a.md")
    return project


def foot(build: Build, page: str = "index.html") -> BeautifulSoup:
    return BeautifulSoup(build.text(page), "lxml").select_one(".newsfeed-ways")


def test_the_foot_of_a_listing_has_the_link_with_its_sign(news: NewsProject) -> None:
    build = news.build()
    assert build.warnings == []
    [link] = foot(build).select("a")
    assert link["href"] == "news/feeds.html"
    assert link.select_one(".newsfeed-feed-icon")["aria-hidden"] == "true"
    assert link.get_text() == "Feed"


def test_every_feed_is_reached_from_there(news: NewsProject) -> None:
    """Those of one selection, too, where there is none of all news."""
    build = news.build(newsfeed_feeds=[{"file": "t.xml", "docnames": "news/*"}])
    assert foot(build).select_one("a")["href"] == "news/feeds.html"
    assert 'href="../t.xml"' in build.text("news/feeds.html")


@pytest.mark.parametrize("builder", ["text", "json", "xml"])
def test_outputs_without_feeds_lead_to_none(news: NewsProject, builder: str) -> None:
    build = news.build(builder)
    assert build.warnings == []
    assert build.app.env.found_docs == {"index", "news/a"}
    file = {"text": "index.txt", "json": "index.fjson", "xml": "index.xml"}[builder]
    assert "news/feeds" not in build.text(file)
    assert "newsfeed-feed-icon" not in build.text(file)


def test_it_comes_and_goes_with_the_feeds(news: NewsProject) -> None:
    assert foot(news.build(newsfeed_feeds=[])) is None
    assert foot(news.build()) is not None
    assert foot(news.build(newsfeed_feeds=[])) is None
