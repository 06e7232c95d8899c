"""The page that lists the feeds, and the directive that does it anywhere."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup
from conftest import Build, NewsProject, change

SITE = "https://example.org/docs/"
BASE = f'html_baseurl = "{SITE}"'
FEEDS = 'newsfeed_feeds = ["atom", "json", {"each": "category"}, {"each": "tag", "format": "rss"}]'


@pytest.fixture
def news(project: NewsProject) -> NewsProject:
    project.configure(BASE, FEEDS, 'project = "Site"', 'newsfeed_archives = ["tag"]')
    project.article("a.md", extra="categories: [Ferries & co]\ntags: [t]")
    return project


def listed(build: Build, page: str = "news/feeds.html") -> dict[str, list[tuple[str, str, str]]]:
    """What a page lists: for each selection the formats, the links and the addresses."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for term in BeautifulSoup(build.text(page), "lxml").select("dl.newsfeed-feeds > dt"):
        lines = term.find_next_sibling("dd").select("p")
        found[term.get_text()] = [
            (p.a.get_text(), str(p.a["href"]), p.select_one("code.newsfeed-address").get_text())
            for p in lines
        ]
    return found


def test_a_page_says_what_feeds_are_and_lists_all(news: NewsProject) -> None:
    build = news.build()
    assert build.warnings == []
    assert listed(build) == {
        "All news": [
            ("Atom", "atom.xml", f"{SITE}news/atom.xml"),
            ("JSON Feed", "feed.json", f"{SITE}news/feed.json"),
        ],
        "Category: Ferries & co": [
            ("Atom", "category/ferries-and-co/atom.xml",
             f"{SITE}news/category/ferries-and-co/atom.xml"),
        ],
        "Tag: t": [("RSS", "tag/t/rss.xml", f"{SITE}news/tag/t/rss.xml")],
    }  # fmt: skip
    page = build.text("news/feeds.html")
    assert "<h1>Feeds<" in page
    assert "A feed tells you of new articles" in page
    assert "copy the address" in page
    for _, href, address in (line for lines in listed(build).values() for line in lines):
        assert (build.outdir / "news" / href).is_file()
        assert (build.outdir / address.removeprefix(SITE)).is_file()


def test_selections_stand_in_it_by_what_they_are_about(news: NewsProject) -> None:
    feeds = [
        {"file": "de.xml", "language": "de"}, {"file": "t.xml", "tag": "t"}, "atom",
        {"file": "press.xml", "docnames": "news/*", "title": "Press"},
        {"file": "t.json", "tag": "t"}, {"file": "x.xml", "docnames": "news/*"},
        {"file": "c.xml", "category": "Ferries & co"},
        {"file": "ct.xml", "category": "a", "tag": "t"},
    ]  # fmt: skip
    build = news.build(newsfeed_feeds=feeds)
    assert {label: [each[0] for each in lines] for label, lines in listed(build).items()} == {
        "Deutsch": ["Atom"], "Tag: t": ["Atom", "JSON Feed"], "All news": ["Atom"],
        "Press": ["Atom"], "x.xml": ["Atom"], "Ferries & co": ["Atom"], "a, t": ["Atom"],
    }  # fmt: skip


def test_names_and_titles_say_their_language(news: NewsProject) -> None:
    news.article("b.md", extra="categories: [自然 > 海鸟, 港口]\ntags: [شمال]")
    titled = {"file": "zh.xml", "language": "zh", "title": "新闻"}
    each = [{"each": "category"}, {"each": "tag"}]
    page = BeautifulSoup(news.build(newsfeed_feeds=[titled, *each]).text("news/feeds.html"), "lxml")
    terms = page.select("dl.newsfeed-feeds > dt")
    said = {span.get_text(): span.attrs for term in terms for span in term.select("span[lang]")}
    assert said == {
        "新闻": {"lang": "zh"}, "港口": {"lang": "zh"}, "自然 > 海鸟": {"lang": "zh"},
        "شمال": {"lang": "und-arab", "class": ["rtl"]},
    }  # fmt: skip
    assert "Category: 港口" in [term.get_text() for term in terms]


@pytest.mark.parametrize(
    ("language", "title", "words"),
    [("de", "Feeds", "Zum Abonnieren"), ("ar", "الخلاصات", "للاشتراك"),
     ("zh_CN", "订阅源", "要订阅"), ("he", "הזנות", "כדי להירשם"),
     ("fr", "Flux", "Pour vous abonner")],
)  # fmt: skip
def test_it_speaks_the_language_of_the_project(
    news: NewsProject, language: str, title: str, words: str
) -> None:
    build = news.build(language=language)
    assert build.warnings == []
    page = build.text("news/feeds.html")
    assert f"<h1>{title}<" in page
    assert words in page


@pytest.mark.parametrize(
    "options",
    [{"html_baseurl": ""}, {"newsfeed_feeds": []}, {"newsfeed_feeds": [{"each": "author"}]}],
    ids=str,
)
def test_without_feeds_there_is_no_page(news: NewsProject, options: dict[str, object]) -> None:
    first = news.build()
    assert (first.outdir / "news/feeds.html").is_file()
    build = news.build(**options)
    assert not (build.outdir / "news/feeds.html").exists()
    assert "news/feeds" not in build.text("index.html") + build.text("searchindex.js")


def test_without_articles_there_is_no_page(project: NewsProject) -> None:
    project.configure(BASE)
    assert not (project.build().outdir / "news/feeds.html").exists()


@pytest.mark.parametrize("builder", ["text", "xml", "json", "singlehtml", "latex", "epub", "man"])
def test_it_stands_where_feeds_are_written_alone(news: NewsProject, builder: str) -> None:
    news.build()
    build = news.build(builder, epub_copyright="x", version="1")
    assert build.warnings == []
    assert "news/feeds" not in build.app.env.all_docs
    written = [each for each in build.outdir.rglob("*.*") if each.suffix != ".pickle"]
    text = "".join(p.read_bytes().decode("utf-8", "replace") for p in written)
    assert "news/feeds" not in text
    assert (build.outdir.parent / "html/news/feeds.html").is_file()


def test_a_page_of_the_projects_own_takes_its_place(news: NewsProject) -> None:
    directive = ".. newsfeed-feeds::\n   :class: x"
    news.write("news/feeds.rst", f":orphan:\n\nMy feeds\n========\n\n{directive}\n")
    build = news.build()
    assert build.warnings == []
    assert "My feeds" in build.text("news/feeds.html")
    assert "A feed tells" not in build.text("news/feeds.html")
    assert list(listed(build)) == ["All news", "Category: Ferries & co", "Tag: t"]
    assert 'class="newsfeed newsfeed-feeds x no-search"' in build.text("news/feeds.html")
    assert 'href="../feeds.html#feed-news-tag-t-rss-xml"' in build.text("news/tag/t.html")


def test_a_page_of_the_projects_own_that_lists_nothing(news: NewsProject) -> None:
    news.write("news/feeds.rst", ":orphan:\n\nMine\n====\n")
    build = news.build()
    assert 'href="../feeds.html"' in build.text("news/tag/t.html")
    assert "feeds.html#" not in build.text("news/tag/t.html")


def test_a_file_of_the_projects_own_keeps_its_address(news: NewsProject) -> None:
    news.write("own/news/feeds.html", "own")
    build = news.build(html_extra_path=["own"])
    [warning] = build.warnings
    assert "news/feeds has the address of the project's own file" in warning
    assert build.text("news/feeds.html") == "own"
    assert "All news" in listed(build, "news/feeds-archive.html")


def test_an_article_of_that_name_moves(news: NewsProject) -> None:
    news.article("feeds.md", title="On feeds")
    build = news.build()
    [warning] = build.warnings
    assert "news/feeds is the address of the archive page news/feeds" in warning
    assert "On feeds" in build.text("news/feeds-md.html")
    assert "All news" in listed(build)


def test_a_new_category_writes_it_again(news: NewsProject) -> None:
    news.build()
    assert "news/feeds" not in news.build().written
    news.article("b.md", extra="categories: [Boats]")
    later = news.build()
    assert "news/feeds" in later.written
    assert "news/feeds" not in later.read
    assert "Category: Boats" in listed(later)
    change(news.folder / "news/b.md", "Boats", "'Ferries & co'")
    assert list(listed(news.build())) == ["All news", "Category: Ferries & co", "Tag: t"]


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_parallel_builds_write_the_same(news: NewsProject, builder: str) -> None:
    for number in range(12):
        news.article(f"n{number}.md", "{news:feed}`atom`", extra=f"categories: [C{number}]")
    one = news.build(builder)
    two = news.build(builder, parallel=2, output="parallel")
    assert one.warnings == two.warnings == []
    names = [p.relative_to(one.outdir) for p in one.outdir.rglob("*.html")]
    assert len(names) > 12
    assert [str(n) for n in names if one.text(str(n)) != two.text(str(n))] == []


def test_a_list_elsewhere_leads_to_the_site(news: NewsProject) -> None:
    news.write("index.rst", "Site\n====\n\n.. _f:\n\n.. newsfeed-feeds::\n")
    build = news.build("text")
    assert build.warnings == []
    assert f'"{SITE}news/atom.xml"' in build.text("index.txt")
    latex = news.build("latex").text("site.tex")
    assert f"{{{SITE}news/atom.xml}}" in latex
    assert "feed-icon" not in latex
    build = news.build("latex", html_baseurl="")
    assert build.warnings == []
    assert "atom.xml" not in build.text("site.tex")


def test_the_list_takes_no_argument(news: NewsProject) -> None:
    news.write("index.rst", "Site\n====\n\n.. newsfeed-feeds:: atom\n")
    assert 'Error in "newsfeed-feeds" directive' in news.build().warnings[0]


def test_ids_of_the_page_are_there_once(news: NewsProject) -> None:
    feeds = [{"file": "a b.xml", "tag": "t"}, {"file": "a-b.xml", "tag": "t"}]
    page = news.build(newsfeed_feeds=feeds).text("news/feeds.html")
    ids = re.findall(r' id="([^"]*)"', page)
    assert "feed-a-b-xml" in ids
    assert len(ids) == len(set(ids))
