"""A preview: those who write see what is not published, with a mark, and nobody is told of it."""

from __future__ import annotations

import pytest
from conftest import Build, NewsProject
from sphinx_ext.feeds.outputs import problems_of, titles

_NOW = "1700000000"


@pytest.fixture
def news(project: NewsProject, monkeypatch: pytest.MonkeyPatch) -> NewsProject:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", _NOW)
    project.configure(
        "html_baseurl = 'https://example.org/'",
        "newsfeed_archives = ['all', 'year', 'tag']",
        "newsfeed_feeds = ['atom', 'rss', 'json', {'each': 'tag'}]",
        "newsfeed_preview = True",
    )
    project.article("shown.md", extra="tags: old")
    project.article("draft.md", extra="draft: true\ntags: [old, fresh]")
    project.article("later.md", date="2023-12-01")
    return project


def preview(news: NewsProject, builder: str = "html", **options: object) -> Build:
    build = news.build(builder, **options)
    assert build.warnings == []
    return build


@pytest.mark.parametrize(
    ("name", "mark"), [("draft", "Draft"), ("later", "Scheduled for December 1, 2023")]
)
def test_pages_and_listings_have_a_mark(news: NewsProject, name: str, mark: str) -> None:
    build = preview(news)
    shown = f'<span class="newsfeed-unpublished">{mark}</span>'
    for page in (f"news/{name}", "index"):
        assert build.text(f"{page}.html").count(shown) == 1, page
    assert "newsfeed-unpublished" not in build.text("news/shown.html")


def test_search_engines_are_asked_to_leave_them_out(news: NewsProject) -> None:
    build = preview(news)
    asked = {
        name: build.text(f"news/{name}.html").count('<meta name="robots" content="noindex"')
        for name in ("shown", "draft", "later", "tag/old")
    }
    assert asked == {"shown": 0, "draft": 1, "later": 1, "tag/old": 0}


def test_no_feed_and_no_sitemap_tells_of_them(news: NewsProject) -> None:
    build = preview(news)
    problems = problems_of(build)
    assert {*problems} == {
        *("news/atom.xml", "news/rss.xml", "news/feed.json"),
        *("news/tag/old/atom.xml", "news/tag/fresh/atom.xml"),
    }
    assert not any(problems.values())
    assert titles(build) == ["shown"]
    assert titles(build, "news/tag/fresh/atom.xml") == []
    for name in (*problems, "news-sitemap.xml"):
        assert "draft" not in build.text(name)
        assert "later" not in build.text(name)


@pytest.mark.parametrize("builder", ["text", "latex"])
def test_the_mark_is_plain_words_elsewhere(news: NewsProject, builder: str) -> None:
    suffix = {"text": "txt", "latex": "tex"}[builder]
    files = preview(news, builder).outdir.rglob(f"*.{suffix}")
    text = " ".join("".join(path.read_text("utf-8") for path in files).split())
    for mark in ("Draft", "Scheduled for December 1, 2023"):
        assert mark in text


def test_an_article_that_is_finished_or_due_loses_its_mark(
    news: NewsProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview(news)
    news.article("draft.md", extra="tags: [old, fresh]")
    build = preview(news)
    assert "newsfeed-unpublished" not in build.text("news/draft.html")
    assert sorted(titles(build)) == ["draft", "shown"]
    assert "newsfeed-unpublished" in build.text("news/later.html")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(_NOW) + 30 * 86_400))
    build = preview(news)
    for name in ("news/later.html", "index.html"):
        assert "newsfeed-unpublished" not in build.text(name)
    assert titles(build)[0] == "later"


def test_in_the_language_of_the_project(news: NewsProject) -> None:
    text = preview(news, language="de").text("index.html")
    assert ">Entwurf</span>" in text
    assert ">Geplant für den 1. Dezember 2023</span>" in text
