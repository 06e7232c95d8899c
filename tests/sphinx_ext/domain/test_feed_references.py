"""The role ``news:feed``."""

from __future__ import annotations

import re
from typing import Any

import feedparser
import pytest
from bs4 import BeautifulSoup
from conftest import Build, NewsProject

SITE = "https://example.org/docs/"
BASE = f'html_baseurl = "{SITE}"'
FEEDS = """newsfeed_feeds = [
    "atom", "rss", {"each": "category"}, {"each": "category", "format": "json"},
    {"file": "de.xml", "language": "de"}, {"file": "press/Größe x.xml", "docnames": "news/*"},
]"""


@pytest.fixture
def news(project: NewsProject) -> NewsProject:
    project.configure(BASE, FEEDS, 'project = "Site"', 'newsfeed_archives = ["category"]')
    project.article("a.md", extra="categories: [Ferries]\nlang: de")
    return project


def links(build: Build, page: str) -> list[tuple[str, str]]:
    """Where the links to feeds of a page lead, and their words."""
    body = BeautifulSoup(build.text(page), "lxml").select_one("#roles")
    assert body is not None
    return [(str(a["href"]), a.get_text()) for a in body.select("a.newsfeed-feed")]


def write(news: NewsProject, *targets: str, name: str = "deep/page.rst") -> None:
    roles = " ".join(f":news:feed:`{target}`" for target in targets)
    news.write(name, f":orphan:\n\nRoles\n=====\n\n{roles}\n")


def test_it_leads_to_the_file_and_says_what_it_is(news: NewsProject) -> None:
    write(
        news, "atom", "all", "category ferries", "json category Ferries", "language de", "de.xml",
        "now <rss>", "press/Größe x.xml",
    )  # fmt: skip
    build = news.build()
    assert build.warnings == []
    expected = [
        ("../news/atom.xml", "Feed (Atom)"),
        ("../news/atom.xml", "Feed"),
        ("../news/category/ferries/atom.xml", "Category: Ferries"),
        ("../news/category/ferries/feed.json", "Category: Ferries (JSON Feed)"),
        ("../de.xml", "Deutsch"),
        ("../de.xml", "Deutsch"),
        ("../news/rss.xml", "now"),
        ("../press/Gr%C3%B6%C3%9Fe%20x.xml", "press/Größe x.xml"),
    ]
    assert links(build, "deep/page.html") == expected
    dirhtml = news.build("dirhtml")
    assert links(dirhtml, "deep/page/index.html") == [(f"../{a}", text) for a, text in expected]


def test_it_leads_there_from_copies_in_markdown_and_in_a_language(news: NewsProject) -> None:
    news.article("b.md", "See {news:feed}`atom` and {news:feed}`x <rss>`.", date="2022-03-01")
    news.write("index.rst", "Roles\n=====\n\n.. newsfeed::\n   :style: summary\n")
    build = news.build(language="de")
    assert build.warnings == []
    found = links(build, "index.html")
    assert found[:2] == [("news/atom.xml", "Feed (Atom)"), ("news/rss.xml", "x")]
    assert 'href="atom.xml"' in build.text("news/b.html")
    # In a feed it is a whole address, and the sign says nothing without the style sheet.
    entry = feedparser.parse((build.outdir / "news/atom.xml").read_bytes()).entries[0]
    assert f'href="{SITE}news/rss.xml"' in entry.content[0].value
    assert "icon" not in entry.content[0].value


def test_readers_hear_what_the_sign_says(news: NewsProject) -> None:
    write(news, "atom", "Subscribe <atom>")
    page = BeautifulSoup(news.build().text("deep/page.html"), "lxml")
    first, second = page.select("#roles .newsfeed-feed-icon")
    assert first.attrs.get("aria-hidden") == "true"
    assert (second.attrs["role"], second.attrs["aria-label"]) == ("img", "Feed")


@pytest.mark.parametrize(
    ("target", "advice"),
    [
        ("atm", "nearest are atom"),
        ("json", "nearest are atom, rss"),
        ("category Fery", "category Ferries"),
        ("rss category Ferries", "atom category Ferries"),
    ],
)
@pytest.mark.parametrize("builder", ["html", "latex"])
def test_what_names_no_feed_is_told_and_stays_text(
    news: NewsProject, target: str, advice: str, builder: str
) -> None:
    news.write("index.rst", f"Site\n====\n\nSee :news:feed:`{target}`.\n")
    build = news.build(builder)
    [warning] = build.warnings
    assert re.search(rf"index\.rst:4: WARNING: no feed '{target}'; ", warning)
    assert "[newsfeed.reference]" in warning
    if target != "json":
        assert advice in warning
    file = "index.html" if builder == "html" else "site.tex"
    assert target in build.text(file)


@pytest.mark.parametrize(
    "lines",
    [["newsfeed_feeds = ['atom']"], [BASE, "newsfeed_feeds = []"]],
    ids=["address", "feeds"],
)
def test_a_site_without_feeds_says_so(project: NewsProject, lines: list[str]) -> None:
    project.configure(*lines)
    project.article("a.md")
    write(project, "rss <atom>", name="deep/page.rst")
    warnings = [each for each in project.build().warnings if "newsfeed.reference" in each]
    [warning] = warnings
    assert "no feed is written" in warning
    assert "page.rst:6" in warning


def shown_by(news: NewsProject, builder: str, file: str, **options: Any) -> str:
    news.write("index.rst", "Site\n====\n\nSee :news:feed:`atom`, :news:feed:`here <rss>`.\n")
    build = news.build(builder, epub_copyright="x", version="1", **options)
    assert build.warnings == []
    return build.text(file)


@pytest.mark.parametrize(
    ("builder", "file", "expected"),
    [
        ("singlehtml", "index.html", f'href="{SITE}news/atom.xml"'),
        ("epub", "index.xhtml", f'href="{SITE}news/atom.xml"'),
        ("latex", "site.tex", f"{{{SITE}news/rss.xml}}"),
        # Some releases of docutils say where the address may be broken.
        ("man", "site.1", "rss.xml"),
        ("text", "index.txt", "See Feed (Atom), here."),
        ("xml", "index.xml", f'refuri="{SITE}news/atom.xml"'),
    ],
)
def test_other_outputs_lead_to_the_site(
    news: NewsProject, builder: str, file: str, expected: str
) -> None:
    text = shown_by(news, builder, file)
    assert expected in text.replace("\\:", "")
    assert "newsfeed-feed-icon" not in text or builder in {"singlehtml", "epub"}


@pytest.mark.parametrize(
    ("builder", "file"),
    [
        ("singlehtml", "index.html"),
        ("epub", "index.xhtml"),
        ("latex", "site.tex"),
        ("text", "index.txt"),
    ],
)
def test_they_show_text_where_nobody_knows_the_site(
    news: NewsProject, builder: str, file: str
) -> None:
    text = shown_by(news, builder, file, html_baseurl="")
    assert "atom.xml" not in text
    assert "here" in text


def test_the_builder_that_checks_links_asks_for_no_feed(news: NewsProject) -> None:
    shown_by(news, "linkcheck", "output.txt")
    assert "atom.xml" not in (news.folder / "_build/linkcheck/output.txt").read_text()


def test_no_other_role_means_a_feed(news: NewsProject) -> None:
    news.write("index.rst", "Site\n====\n\n:any:`atom`\n")
    [warning] = news.build().warnings
    assert "'any' reference target not found: atom" in warning


def test_a_page_follows_the_feed_that_it_names(news: NewsProject) -> None:
    write(news, "category Boats", "atom")
    [warning] = news.build().warnings
    assert "category Boats" in warning
    news.article("b.md", extra="categories: [Boats]")
    later = news.build()
    assert later.warnings == []
    assert "deep/page" in later.written
    assert "deep/page" not in later.read
    assert links(later, "deep/page.html")[0][0] == "../news/category/boats/atom.xml"
    assert "deep/page" not in news.build().written
