"""What stands on an article's page."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup
from conftest import NewsProject

_FULL = """\
categories:
 - Markets
 - 金融
tags: [gold, silver]
author: ann
updated: 2022-03-02
link: https://example.org/original"""


def test_a_whole_page(project: NewsProject) -> None:
    project.configure(
        'newsfeed_authors = {"ann": {"name": "Ann Other", "url": "https://a.example"}}'
    )
    project.article("first.md", "<p>Hello</p><h2>More</h2><p>World</p>", title="T", extra=_FULL)
    build = project.build("text")
    assert build.warnings == []
    assert build.text("news/first.txt") == (
        "T\n*\n\n"
        "February 28, 2022 (updated March 2, 2022) · Ann Other · Markets, 金融\n\n"
        "Hello\n\n\nMore\n====\n\nWorld\n\n"
        "Tags: gold, silver\n\nOriginal: https://example.org/original\n"
    )


@pytest.mark.parametrize(
    ("language", "date"),
    [
        ("de", "28. Februar 2022"),
        ("fr", "28 février 2022"),
        ("zh_CN", "2022年2月28日"),
        ("zh-TW", "2022年2月28日"),
        ("ja", "2022年2月28日"),
        ("ar", "28 فبراير 2022"),
        ("pt_BR", "28 de fevereiro de 2022"),
    ],
)
def test_the_date_in_the_language_of_the_project(
    project: NewsProject, language: str, date: str
) -> None:
    project.article("first.md")
    build = project.build("text", language=language)
    assert build.warnings == []
    assert date in build.text("news/first.txt")
    assert date in build.text("index.txt")


def test_dates_are_those_of_the_zone(project: NewsProject) -> None:
    project.article("first.md", date="Mon, 28 Feb 2022 23:30:00 GMT")
    project.configure('newsfeed_timezone = "Asia/Shanghai"', 'newsfeed_date_format = "y-MM-dd HH"')
    assert "2022-03-01 07" in project.build("text").text("news/first.txt")


def test_authors_characters_stay(project: NewsProject) -> None:
    title = """'It''s "quoted" -- and so on...'"""
    project.article("a.html", "<p>\"q\" -- 's' ... :doc:`x` {{ y }} [z](w) *m*</p>", title=title)
    build = project.build("text")
    assert build.warnings == []
    for text in ('It\'s "quoted" -- and so on...', "\"q\" -- 's' ... :doc:`x` {{ y }} [z](w) *m*"):
        assert text in build.text("news/a.txt")


@pytest.mark.parametrize(
    "theme", ["alabaster", "furo", "pydata_sphinx_theme", "sphinx_rtd_theme", "classic"]
)
def test_previous_and_next_in_every_theme(project: NewsProject, theme: str) -> None:
    pytest.importorskip(theme if theme != "classic" else "sphinx", reason="the theme is missing")
    for day, name in enumerate(["old", "middle", "new"], start=1):
        project.article(f"{name}.md", title=f"<b>{name} & co</b>", date=f"2022-01-0{day}")
    build = project.build(html_theme=theme)
    assert build.warnings == []
    page = build.text("news/middle.html")
    assert re.search(r'<link rel="prev" title="[^"<]*old[^"<]*" href="old.html"', page)
    assert re.search(r'<link rel="next" title="[^"<]*new[^"<]*" href="new.html"', page)
    assert "<b>old" not in page
    assert 'rel="next"' not in build.text("news/new.html")
    assert 'rel="prev"' not in build.text("news/old.html")
    # A reader sees one pair, whatever the theme has for pages of a tree.
    for address in ("old.html", "new.html"):
        assert len(BeautifulSoup(page, "lxml").body.select(f'a[href="{address}"]')) == 1


def test_the_foot_leads_to_neighbours_and_back(project: NewsProject) -> None:
    project.write("news/index.rst", ":orphan:\n\nOur news\n========\n\n.. newsfeed::\n")
    rows = [("a", "de"), ("b", "en"), ("c", "de"), ("d", "")]
    for day, (name, language) in enumerate(rows, start=1):
        extra = f"lang: {language}" if language else ""
        project.article(f"{name}.md", title=name.upper(), date=f"2022-01-0{day}", extra=extra)
    build = project.build()
    assert build.warnings == []
    page = BeautifulSoup(build.text("news/b.html"), "lxml")
    nav = page.select_one("nav.newsfeed-neighbours, .newsfeed-neighbours")
    assert [" ".join(each.get_text(" ").split()) for each in nav.select("p")] == [
        "Newer D January 4, 2022",
        "To the news page",
        "Older A January 1, 2022",
    ]
    assert [link["href"] for link in nav.select("a")] == ["d.html", "index.html", "a.html"]
    assert nav.select_one(".newsfeed-older [lang=de]") is not None
    german = BeautifulSoup(build.text("news/a.html"), "lxml").select_one(".newsfeed-neighbours")
    assert [link["href"] for link in german.select("a")] == ["c.html", "index.html"]


@pytest.mark.parametrize("builder", ["text", "epub", "singlehtml", "latex", "json"])
def test_where_no_reader_clicks_the_foot_has_none(project: NewsProject, builder: str) -> None:
    for day in (1, 2):
        project.article(f"n{day}.md", title=f"Title {day}", date=f"2022-01-0{day}")
    build = project.build(builder, epub_copyright="x", version="1")
    files = (path for path in build.outdir.rglob("*") if path.suffix in {".txt", ".html", ".tex"})
    text = "".join(path.read_text("utf-8") for path in files)
    assert "Newer" not in text
    assert "To the news page" not in text


def test_neighbours_follow_their_articles(project: NewsProject) -> None:
    for day in (1, 2, 3):
        project.article(f"n{day}.md", title=f"Title {day}", date=f"2022-01-0{day}")
    project.build()
    project.article("n3.md", title="Title 3", date="2022-01-04")
    build = project.build()
    assert "January 4, 2022" in build.text("news/n2.html")
    assert "news/n1" not in build.written


def test_pages_that_are_no_articles_keep_their_neighbours(project: NewsProject) -> None:
    project.article("a.md")
    project.write("index.rst", "Site\n====\n\n.. toctree::\n\n   one\n   two\n")
    project.write("one.rst", "One\n===\n")
    project.write("two.rst", "Two\n===\n")
    assert 'rel="next" title="Two"' in project.build().text("one.html")


def test_a_listing_of_several_pages_keeps_its_neighbours(project: NewsProject) -> None:
    """What the user wrote into a tree of documents comes before the listing's own pages."""
    for day in (1, 2):
        project.article(f"n{day}.md", date=f"2022-01-0{day}")
    project.write("index.rst", "Site\n====\n\n.. toctree::\n\n   listing\n   two\n")
    listing = "\n\n.. newsfeed::\n   :page-size: 1\n"
    project.write("listing.rst", f"Listing\n======={listing}")
    project.write("two.rst", f"Two\n==={listing}")
    build = project.build()
    first, last = build.text("listing.html"), build.text("two.html")
    assert build.warnings == []
    assert re.findall(r'rel="(prev|next)" title="([^"]*)"', first) == [
        *(("next", "Two"), ("prev", "Site")),
    ]
    assert re.findall(r'rel="(prev|next)" title="([^"]*)"', last) == [
        *(("next", "Two, page 2"), ("prev", "Listing")),
    ]


def test_templates_have_the_record_of_the_article(project: NewsProject) -> None:
    project.write("_templates/layout.html", _TEMPLATE)
    project.configure('templates_path = ["_templates"]')
    project.article("a.md", extra="comments: false")
    build = project.build()
    assert "no comments on a" in build.text("news/a.html")
    assert "no comments" not in build.text("index.html")


_TEMPLATE = """\
{% extends "!layout.html" %}
{% block footer %}{{ super() }}
{% if newsfeed_article and not newsfeed_article.comments %}no comments on \
{{ newsfeed_article.title|e }}{% endif %}{% endblock %}
"""


@pytest.mark.parametrize("name", ["a.html", "a.md"])
def test_the_languages_of_parts_are_kept(project: NewsProject, name: str) -> None:
    """And cost no warning of smart quotes that a language does not have."""
    html = '<p lang="zh-CN">工信部</p>\n<p>An <span lang="xx">"other"</span> word.</p>'
    project.article(name, html if name == "a.html" else f"*Text* here.\n\n{html}\n\nMore.")
    project.write("index.rst", "Site\n====\n\n.. newsfeed::\n   :style: full\n")
    build = project.build()
    assert build.warnings == []
    for page in ("news/a.html", "index.html"):
        assert '<p lang="zh-cn">工信部</p>' in build.text(page)
        assert '<span lang="xx">' in build.text(page)
    assert project.build("latex").warnings == []


_TEX = r"\(\href{javascript:alert(1)}{c}\)"


def test_text_that_looks_like_tex_is_passed_over_by_mathjax(project: NewsProject) -> None:
    """In titles, names and text; formulas of the same page are typeset."""
    names = f"categories: ['{_TEX}']\ntags: ['{_TEX}']\nauthor: '{_TEX}'"
    html = f"<p>{_TEX} <b>$$x$$</b></p><script type='math/tex'>a+b</script>"
    project.article("a.html", html, title=f"'{_TEX}'", extra=names)
    project.article("b.md", "Text.", title=f"'{_TEX}'", extra=f"{names}\nsummary: '{_TEX}'")
    listing = ".. newsfeed::\n   :style: {}\n   :group-by: category\n\n"
    styles = "".join(listing.format(style) for style in ("list", "summary", "full"))
    project.write("index.rst", f"Site\n====\n\n{styles}:news:article:`b` :math:`a`\n")
    build = project.build(extensions=["sphinx_newsfeed", "sphinx.ext.mathjax"])
    assert build.warnings == []
    shield = '<span class="[^"]*mathjax_ignore[^"]*">'
    for page in ("index.html", "news/a.html", "news/b.html"):
        body = build.text(page).partition('role="main"')[2].partition('class="sphinxsidebar"')[0]
        bare = re.sub(rf"{shield}[^<]*</span>", "", body)
        bare = re.sub(r'<span class="math[^<]*</span>', "", bare)
        assert r"\(" not in re.sub(r"<[^>]*>", "", bare), page
        assert "$$" not in bare
    assert r'notranslate nohighlight">\(a+b\)</span>' in build.text("news/a.html")
