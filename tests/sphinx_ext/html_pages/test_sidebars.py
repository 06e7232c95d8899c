"""The pieces for ``html_sidebars``, and what else stands around the body of a page."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any

import pytest
from bs4 import BeautifulSoup
from conftest import Build, NewsProject

import sphinx_newsfeed.sphinx_ext.html_pages.sidebars as sidebars
from sphinx_newsfeed.localization import Localization

_PIECES = ["recent", "archives", "categories", "tags"]


@pytest.fixture
def news(project: NewsProject) -> NewsProject:
    shown = ", ".join(f"'newsfeed/{name}.html'" for name in _PIECES)
    project.configure(
        'newsfeed_archives = ["year", "category", "tag"]',
        f"html_sidebars = {{'**': [{shown}]}}",
        'newsfeed_sources = {"news": {"path": "news", "dialect": "hexo"}}',
    )
    project.write("index.rst", "Site\n====\n")
    for number in range(7):
        extra = f"tags: [t{number % 2}, '<i>']\ncategories: {['A & B', '[C, D]'][number % 2]}"
        date = f"{2015 + number}-03-01"
        project.article(f"n{number}.md", "Text.", title=f"N {number} & co", date=date, extra=extra)
    return project


def piece(build: Build, name: str, page: str = "index.html") -> list[tuple[str, str]]:
    """The lines of a piece: the text, and where it leads."""
    (box,) = BeautifulSoup(build.text(page), "lxml").select(f"nav.newsfeed-sidebar-{name}")
    links = [(item, item.find("a")) for item in box.select("li")]
    return [
        (item.get_text(), str(link["href"]).removeprefix("./") if link else "")
        for item, link in links
    ]


def test_each_piece_has_its_lines(news: NewsProject) -> None:
    build = news.build()
    assert build.warnings == []
    recent = [(f"N {number} & co", f"news/n{number}.html") for number in (6, 5, 4, 3, 2)]
    assert piece(build, "recent") == recent
    years = [(f"{year} (1)", f"news/archive/{year}.html") for year in range(2021, 2014, -1)]
    assert piece(build, "archives") == years
    assert piece(build, "categories") == [
        ("A & B (4)", "news/category/a-and-b.html"),
        ("C (3)", "news/category/c.html"),
    ]
    tags = [("<i> (7)", "news/tag/i.html"), ("t0 (4)", "news/tag/t0.html")]
    assert piece(build, "tags") == [*tags, ("t1 (3)", "news/tag/t1.html")]


def test_without_archives_names_lead_to_their_places_in_listings(project: NewsProject) -> None:
    shown = ", ".join(f"'newsfeed/{name}.html'" for name in _PIECES)
    project.configure(f"html_sidebars = {{'**': [{shown}]}}", 'language = "zh_CN"')
    project.write("index.rst", "Site\n====\n\n.. newsfeed::\n   :group-by: category\n")
    for name in "zmy":
        project.article(f"{name}.md", extra=f"categories: [{name}]\nlang: pt_BR")
    build = project.build()
    assert build.warnings == []
    # In the order of the alphabet, which is not that of the articles.
    assert piece(build, "categories", "news/z.html") == [
        (f"{name} (1)", f"../index.html#news-category-{name}") for name in "myz"
    ]
    # What stands nowhere is text.
    assert piece(build, "archives") == [("2022年 (3)", "")]
    (box,) = BeautifulSoup(build.text("index.html"), "lxml").select("nav.newsfeed-sidebar-recent")
    assert {link["lang"] for link in box.select("a")} == {"pt-BR"}


def test_numbers_are_those_of_the_language() -> None:
    build = SimpleNamespace(
        localization=Localization("en"),
        language_of_name=lambda name: "",
    )
    domain: Any = SimpleNamespace(build=build, find_target=lambda objtype, name: None)
    app: Any = SimpleNamespace(config=SimpleNamespace(language="en"))
    assert sidebars._named(app, domain, "tag", {"a": 1234}, {}) == [
        'a <span class="newsfeed-count">(1,234)</span>'
    ]


def test_a_build_shows_nothing_of_the_one_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """One process may build many times, as a server does that watches the sources."""
    texts = iter(["first", "second"])
    monkeypatch.setattr(sidebars, "render_sidebar", lambda app, name: next(texts))
    pieces = sidebars.Sidebars()
    app: Any = None
    for expected in ("first", "second"):
        pieces.begin(app)
        for page in ("a", "b"):
            context: dict[str, Any] = {}
            pieces.complete(app, page, "page.html", context, None)
            assert context["newsfeed_sidebar"]("recent") == expected


def test_links_lead_there_from_any_page(news: NewsProject) -> None:
    build = news.build()
    assert piece(build, "recent", "news/tag/t0.html")[0][1] == "../../news/n6.html"
    build = news.build("dirhtml")
    assert piece(build, "recent", "news/tag/t0/index.html")[0][1] == "../../../news/n6/"


@pytest.mark.parametrize(
    ("language", "title"), [("de", "Neue Nachrichten"), ("fr", "Actualités récentes")]
)
def test_headings_are_translated(news: NewsProject, language: str, title: str) -> None:
    assert f'aria-label="{title}"' in news.build(language=language).text("index.html")


def test_a_piece_is_made_once_for_all_pages(
    news: NewsProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Any] = []
    render = sidebars.render_sidebar
    monkeypatch.setattr(
        sidebars, "render_sidebar", lambda *args: made.append(args) or render(*args)
    )
    build = news.build()
    assert len(build.written) > 10
    # Once for the pages, and once to tell whether they changed.
    assert len(made) == 2 * len(_PIECES)


def test_pages_follow_what_stands_beside_them(news: NewsProject) -> None:
    news.configure("html_sidebars = {'about': ['newsfeed/recent.html']}")
    news.write("about.rst", ":orphan:\n\nAbout\n=====\n")
    news.build()
    assert news.build().written == []
    news.article("n9.md", "Text.", title="N 9", date="2022-01-01")
    build = news.build()
    assert "about" in build.written
    assert "news/n0" not in build.written
    assert piece(build, "recent", "about.html")[0] == ("N 9", "news/n9.html")
    news.article("n0.md", "Other text.", title="N 0 & co", date="2015-03-01")
    assert "about" not in news.build().written


def test_without_articles_there_is_nothing(news: NewsProject) -> None:
    for file in (news.folder / "news").iterdir():
        file.unlink()
    page = news.build().text("index.html")
    assert "newsfeed-sidebar" not in page


def test_templates_of_the_project_win(news: NewsProject) -> None:
    news.write("_templates/newsfeed/recent.html", "<p>mine</p>")
    page = news.build(templates_path=["_templates"]).text("index.html")
    assert "<p>mine</p>" in page
    assert "newsfeed-sidebar-recent" not in page
    assert "newsfeed-sidebar-tags" in page


@pytest.mark.parametrize("theme", ["alabaster", "furo", "pydata_sphinx_theme", "sphinx_rtd_theme"])
def test_previous_and_next_are_those_of_time(news: NewsProject, theme: str) -> None:
    pytest.importorskip(theme, reason=f"the theme {theme} is not installed")
    page = news.build(html_theme=theme, html_sidebars={}).text("news/n3.html")
    rels = dict(re.findall(r'<link rel="(prev|next)"[^>]* href="([^"]+)"', page))
    assert rels == {"prev": "n2.html", "next": "n4.html"}
    body = page.partition("<body")[2]
    assert 'href="n2.html"' in body
    assert 'href="n4.html"' in body
    assert "N 4 &amp; co" in body
    assert "N 4 & co" not in body


def test_the_oldest_and_newest_have_one_neighbour(news: NewsProject) -> None:
    build = news.build()
    assert 'rel="prev"' not in build.text("news/n0.html")
    assert 'rel="next"' not in build.text("news/n6.html")


def test_no_more_than_twenty_tags_those_of_most_articles_first(project: NewsProject) -> None:
    project.configure("newsfeed_archives = []", "html_sidebars = {'**': ['newsfeed/tags.html']}")
    names = [f"t{number:02}" for number in range(22)]
    project.article("a.md", extra=f"tags: [{', '.join(names)}]")
    project.article("b.md", extra="tags: [t21, t00]")
    lines = [text for text, _ in piece(project.build(), "tags")]
    assert lines == ["t00 (2)", "t21 (2)", *(f"t{number:02} (1)" for number in range(1, 19))]


def test_the_feeds_stand_beside_the_page(news: NewsProject) -> None:
    feeds = ["atom", {"file": "t 0.json", "tag": "t0"}, {"each": "tag"}]
    options = {
        "html_sidebars": {"**": ["newsfeed/feeds.html"]},
        "html_baseurl": "https://example.org/docs/",
    }
    build = news.build(newsfeed_feeds=feeds, **options)
    assert build.warnings == []
    assert piece(build, "feeds") == [
        ("All news (Atom)", "news/atom.xml"),
        ("Tag: t0 (JSON Feed)", "t%200.json"),
        ("About feeds", "news/feeds.html"),
    ]
    assert piece(build, "feeds", "news/tag/t0.html")[1][1] == "../../t%200.json"
    assert "news/n0" not in news.build(newsfeed_feeds=feeds, **options).written
    later = news.build(newsfeed_feeds=["rss"], **options)
    assert piece(later, "feeds", "news/n0.html")[0] == ("All news (RSS)", "../news/rss.xml")
    without = news.build(newsfeed_feeds=[], **options)
    assert "newsfeed-sidebar-feeds" not in without.text("index.html")
