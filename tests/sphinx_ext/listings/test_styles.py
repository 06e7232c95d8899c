"""The styles of a listing in each kind of output."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup
from conftest import PNG, Build, NewsProject

from sphinx_newsfeed.listing.styles import Style

_BUILDERS = ["html", "singlehtml", "epub", "latex", "text", "man", "texinfo", "xml", "gettext"]


@pytest.fixture
def news(project: NewsProject) -> NewsProject:
    project.configure("copyright = 'x'", "version = '1'", "newsfeed_archives = []")
    project.write("news/dot.png", PNG)
    rows = [
        ("a", "2022-03-01", "author: Ann\ncategories: C", "First words.\n\nMore words."),
        ("b", "2022-03-02", "image: dot.png\nsummary: In *short*.", "Body of b."),
        (
            "c",
            "2022-03-03",
            "pinned: true\nimage: dot.png\nlang: zh-CN",
            "## A heading\n\n- one\n- two\n",
        ),
    ]
    for name, date, extra, body in rows:
        project.article(f"{name}.md", body, title=f"Title {name}", date=date, extra=extra)
    return project


def listing(project: NewsProject, style: Style, builder: str = "html") -> Build:
    project.write("index.rst", f"Site\n====\n\n.. newsfeed::\n   :style: {style.value}\n")
    return project.build(builder)


def body(build: Build) -> BeautifulSoup:
    page = BeautifulSoup(build.text("index.html"), "lxml")
    return page.select_one("div.body, [role=main]") or page


@pytest.mark.parametrize("builder", _BUILDERS)
def test_every_builder_takes_every_style(news: NewsProject, builder: str) -> None:
    listings = "\n\n".join(f".. newsfeed::\n   :style: {style.value}" for style in Style)
    news.write("index.rst", f"Site\n====\n\n{listings}\n")
    assert news.build(builder).warnings == []


@pytest.mark.parametrize("style", Style)
def test_each_shows_all_articles_once_pinned_ones_first(news: NewsProject, style: Style) -> None:
    page = body(listing(news, style))
    titles = [link.get_text() for link in page.select("a:has(.newsfeed-article)")]
    assert titles == ["Title c", "Title b", "Title a"]
    dates = [str(time["datetime"])[:10] for time in page.select("time")]
    assert dates == ["2022-03-03", "2022-03-02", "2022-03-01"]


@pytest.mark.parametrize("style", [Style.SUMMARY, Style.FULL, Style.CARDS])
def test_an_entry_is_an_article_to_programs_that_read_aloud(
    news: NewsProject, style: Style
) -> None:
    assert (
        len(body(listing(news, style)).select("article.newsfeed-entry, article.newsfeed-card")) == 3
    )


@pytest.mark.parametrize("style", Style)
def test_each_is_text_in_its_order(news: NewsProject, style: Style) -> None:
    text = listing(news, style, "text").text("index.txt")
    places = [text.index(f"Title {name}") for name in "cba"]
    assert places == sorted(places)
    assert "March 1, 2022" in text


@pytest.mark.parametrize("style", [Style.SUMMARY, Style.CARDS])
def test_pictures_and_summaries_are_shown(news: NewsProject, style: Style) -> None:
    page = body(listing(news, style))
    assert [picture.attrs.get("loading") for picture in page.select("img")] == [None, "lazy"]
    for picture in page.select("img"):
        assert (picture["width"], picture["height"]) == ("1", "1")
    assert "In *short*." in page.get_text()
    assert "Body of b." not in page.get_text()


@pytest.mark.parametrize("style", Style)
def test_a_language_is_told_where_it_is_another(news: NewsProject, style: Style) -> None:
    page = body(listing(news, style))
    told = page.select('[lang="zh-CN"], [lang="zh-cn"]')
    assert "Title c" in " ".join(each.get_text() for each in told)


def test_a_table_has_columns_for_what_there_is(news: NewsProject) -> None:
    page = body(listing(news, Style.TABLE))
    heads = [head.get_text() for head in page.select("th")]
    assert heads == ["Date", "Title", "Categories", "Authors"]
    news.write("index.rst", "Site\n====\n\n.. newsfeed:: news/b\n   :style: table\n")
    heads = [head.get_text() for head in body(news.build()).select("th")]
    assert heads == ["Date", "Title"]


def test_only_pages_with_a_table_have_the_script_that_sorts(news: NewsProject) -> None:
    build = listing(news, Style.TABLE)
    assert re.search(r'<script[^>]* src="[^"]*newsfeed\.js', build.text("index.html"))
    assert "newsfeed.js" not in build.text("news/a.html")


def test_a_full_text_is_whole(news: NewsProject) -> None:
    page = body(listing(news, Style.FULL)).get_text()
    for piece in ("First words.", "More words.", "Body of b.", "A heading", "two"):
        assert piece in page


@pytest.mark.parametrize("style", [Style.SUMMARY, Style.CARDS])
def test_the_size_of_a_picture_is_that_of_the_listing(project: NewsProject, style: Style) -> None:
    """That in the article is for the text there, and Sphinx made a link of such a picture."""
    project.write("news/dot.png", PNG)
    text = '<p><img src="dot.png" width="600" align="center"></p><p>Text.</p>'
    project.article("a.html", text, extra="image: dot.png")
    project.write("index.rst", f"Site\n====\n\n.. newsfeed::\n   :style: {style.value}\n")
    build = project.build()
    (picture,) = body(build).select("img.newsfeed-picture")
    assert picture.parent is not None
    assert picture.parent.name == "article"
    assert "style" not in picture.attrs
    assert picture["class"] == ["newsfeed-picture"]
    assert "600" in build.text("news/a.html")
