"""One digest tells whether anything of ours has to be compared, or made again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from conftest import NewsProject, change

from sphinx_newsfeed.sphinx_ext.incremental import pages
from sphinx_newsfeed.sphinx_ext.incremental.standing import Standing

_SITE = "https://example.org/"


@pytest.fixture
def news(project: NewsProject) -> NewsProject:
    """Articles with old addresses, in a project with feeds and a sitemap."""
    for name in ("a", "b"):
        project.article(f"{name}.md", f"Text of {name}.", extra=f"permalink: /old/{name}/")
    project.write("about.rst", ":orphan:\n\nAbout\n=====\n")
    project.configure(f'html_baseurl = "{_SITE}"')
    return project


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A line for each build that compares pages."""
    found: list[str] = []
    digests = pages._page_digests

    def noted(*arguments: Any) -> Any:
        found.append("pages")
        return digests(*arguments)

    monkeypatch.setattr(pages, "_page_digests", noted)
    return found


def test_nothing_is_compared_where_all_is_as_it_was(news: NewsProject, compared: list[str]) -> None:
    before = news.build()
    compared.clear()
    for _ in range(2):
        build = news.build()
        assert (build.read, build.written, build.warnings) == ([], [], [])
    assert compared == []
    assert build.text("old/a/index.html") == before.text("old/a/index.html")


@pytest.mark.parametrize(
    "edit",
    [
        lambda news: change(news.folder / "news/a.md", "Text", "Words"),
        lambda news: change(news.folder / "about.rst", "About\n=====", "About\n=====\n\nMore."),
        lambda news: news.article("c.md"),
        lambda news: (news.folder / "news/b.md").unlink(),
        lambda news: news.configure(f'html_baseurl = "{_SITE}"', "newsfeed_page_size = 1"),
        lambda news: news.configure(f'html_baseurl = "{_SITE}other/"'),
        lambda news: news.configure(f'html_baseurl = "{_SITE}"', "# another file"),
        lambda news: (
            news.write("extra/old/a/index.html", "mine")
            and news.configure(f'html_baseurl = "{_SITE}"', 'html_extra_path = ["extra"]')
        ),
    ],
    ids=["text", "page", "new", "gone", "option", "address", "conf.py", "file"],
)
def test_whatever_changed_is_compared(
    news: NewsProject, compared: list[str], edit: Callable[[NewsProject], object]
) -> None:
    news.build()
    edit(news)
    compared.clear()
    news.build()
    assert compared == ["pages"]


@pytest.mark.parametrize("name", ["old/a/index.html", "news/atom.xml", "news-sitemap.xml"])
@pytest.mark.parametrize("text", [None, "other"])
def test_files_beside_the_pages_are_made_again_when_they_are_others(
    news: NewsProject, name: str, text: str | None
) -> None:
    build = news.build()
    file = build.outdir / name
    before = file.read_bytes()
    if text is None:
        file.unlink()
    else:
        file.write_text(text, "utf-8")
    news.build()
    # A file that somebody else wrote there stays.
    is_redirect = name.startswith("old/")
    assert (file.read_bytes() == before) is (text is None or not is_redirect)


def test_what_was_told_of_them_is_told_again(news: NewsProject) -> None:
    news.article("c.md", extra="permalink: /old/?page=3")
    first = news.build()
    assert any("question mark" in each for each in first.warnings)
    assert news.build().warnings == news.build().warnings == first.warnings


def test_news_of_the_sitemap_grow_old(news: NewsProject, monkeypatch: pytest.MonkeyPatch) -> None:
    news.article("c.md", date="2023-11-14")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert "news:news" in news.build().text("news-sitemap.xml")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700900000")
    assert "<news:news>" not in news.build().text("news-sitemap.xml")


def test_pages_that_a_build_of_named_files_left_are_compared(
    news: NewsProject, compared: list[str]
) -> None:
    news.build()
    change(news.folder / "news/a.md", "title: a", "title: other")
    news.build(only=["news/a.md"])
    compared.clear()
    assert "news/b" in news.build().written
    assert compared == ["pages"]


def test_a_build_that_fails_leaves_no_state(news: NewsProject) -> None:
    app = news.build().app
    log: Any = type("Log", (), {"found": []})()
    standing = Standing(log, lambda app: 0, (), ())
    standing.begin(app)
    before = sorted((each.name, each.stat().st_mtime_ns) for each in app.doctreedir.rglob("*"))
    standing.note(app, ValueError())
    after = sorted((each.name, each.stat().st_mtime_ns) for each in app.doctreedir.rglob("*"))
    assert after == before


@pytest.mark.parametrize("text", ["", "{", "null", "[]", '{"state": ""}', '{"problems": [{}]}'])
def test_a_damaged_state_is_none(news: NewsProject, compared: list[str], text: str) -> None:
    build = news.build()
    (file,) = build.app.doctreedir.glob("newsfeed/state-*.json")
    file.write_text(text, "utf-8")
    compared.clear()
    assert news.build().written == []
    assert compared == ["pages"]
