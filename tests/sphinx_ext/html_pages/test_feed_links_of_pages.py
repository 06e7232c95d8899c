"""Where pages of the news section lead: to those around them, and to the feeds."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup
from conftest import NewsProject

BASE = 'html_baseurl = "https://example.org/docs/"'


@pytest.fixture
def news(project: NewsProject) -> NewsProject:
    project.configure(
        BASE,
        'newsfeed_archives = ["year", "tag"]',
        'newsfeed_feeds = ["atom", {"each": "tag"}]',
    )
    project.article("a.md", extra="tags: [größe, 港口]")
    return project


def test_an_archive_leads_to_its_place_among_the_feeds(news: NewsProject) -> None:
    build = news.build()
    assert build.warnings == []
    pages = sorted(path.stem for path in (build.outdir / "news/tag").glob("*.html"))
    assert len(pages) == 2
    listed = BeautifulSoup(build.text("news/feeds.html"), "lxml")
    for name in pages:
        page = BeautifulSoup(build.text(f"news/tag/{name}.html"), "lxml")
        [link] = page.select(".newsfeed-neighbours a.newsfeed-feed")
        path, _, anchor = str(link["href"]).partition("#")
        assert path == "../feeds.html"
        assert f"/news/tag/{name}/atom.xml" in listed.select_one(f"[id='{anchor}']").get_text()


def test_an_archive_without_a_feed_leads_to_none(news: NewsProject) -> None:
    assert "newsfeed-feed" not in news.build().text("news/archive/2022.html")


def test_the_page_of_feeds_stands_below_the_news_page(news: NewsProject) -> None:
    news.write("news/index.rst", "News\n====\n\n.. newsfeed::\n")
    news.write("index.rst", "Site\n====\n\n.. toctree::\n\n   news/index\n")
    text = news.build().text("news/feeds.html")
    above = re.search(r'"BreadcrumbList".*?</script>', text, re.S)
    assert above is not None
    assert '"name":"News"' in above[0]
    assert "feeds.html" in text
