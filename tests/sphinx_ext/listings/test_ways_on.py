"""What a directive without options gives: summaries, in pages, with a line that leads on."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from conftest import Build, NewsProject

_SITE = 'html_baseurl = "https://example.org/docs/"'
#: The archives that a project has of itself; tests have none where conf.py does not name them.
_ARCHIVES = "# newsfeed_archives are those of the default"


@pytest.fixture
def three_steps(project: NewsProject) -> NewsProject:
    """What a user writes who takes the three steps, and five articles."""
    return _after_three_steps(project)


def _after_three_steps(project: NewsProject) -> NewsProject:
    project.configure(_ARCHIVES, "newsfeed_page_size = 2")
    project.write("index.rst", "Site\n====\n\n.. newsfeed::\n")
    for number in range(5):
        project.article(
            f"n{number}.md",
            f"Beginning of {number}.\n\n<!-- more -->\n\nRest of {number}.",
            title=f"Title {number}",
            date=f"2022-0{number + 1}-01",
            extra="author: Ann\ncategories: [Harbour]\ntags: [ferry, C++]",
        )
    return project


def ways(build: Build, name: str = "index.html") -> list[tuple[str, str]]:
    """The links of the lines that lead on: address and words."""
    page = BeautifulSoup(build.text(name), "lxml")
    return [(link["href"], link.get_text()) for link in page.select(".newsfeed-ways a")]


_OVERVIEWS = [
    ("news/archive.html", "Archive"), ("news/category.html", "Categories"),
    ("news/tag.html", "Tags"), ("news/author.html", "Authors"),
]  # fmt: skip


def test_three_steps_give_a_news_page(three_steps: NewsProject) -> None:
    build = three_steps.build()
    assert build.warnings == []
    page = BeautifulSoup(build.text("index.html"), "lxml")
    entries = page.select(".newsfeed-entry")
    assert [entry.select_one(".newsfeed-title").get_text() for entry in entries] == [
        "Title 4",
        "Title 3",
    ]
    words = " ".join(entries[0].get_text(" ").split())
    for each in ("May 1, 2022", "Ann", "Harbour", "Beginning of 4.", "Continue reading"):
        assert each in words
    assert "Rest of" not in words
    link = entries[0].select_one(".newsfeed-continue a")
    assert link["href"] == "news/n4.html"
    assert [tag.get_text() for tag in entries[0].select(".newsfeed-chip")] == ["ferry", "C++"]
    assert ways(build) == _OVERVIEWS
    assert ways(build, "page-3.html") == _OVERVIEWS


@pytest.mark.parametrize("lines", [[], [_SITE]], ids=["three steps", "with feeds"])
def test_every_generated_page_is_reached_from_the_first(
    three_steps: NewsProject, lines: list[str]
) -> None:
    three_steps.configure(_ARCHIVES, "newsfeed_page_size = 2", *lines)
    build = three_steps.build()
    reached, waiting = set(), ["index.html"]
    while waiting:
        name = waiting.pop()
        if name in reached:
            continue
        reached.add(name)
        body = BeautifulSoup(build.text(name), "lxml").select_one(".body")
        for link in body.select("a[href]"):
            found = urljoin(f"//x/{name}", unquote(link["href"]))
            target = urlsplit(found).path.lstrip("/")
            if found.startswith("//x/") and target.endswith(".html"):
                waiting.append(target)
    news = [*(build.outdir / "news").rglob("*.html"), *build.outdir.glob("page-*.html")]
    assert {path.relative_to(build.outdir).as_posix() for path in news} - reached == set()


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (['newsfeed_archives = ["year"]'], [("news/archive.html", "Archive")]),
        (["newsfeed_archives = []"], []),
        (["newsfeed_archives = []", _SITE], [("news/feeds.html", "Feed")]),
        (["newsfeed_archives = []", _SITE, 'newsfeed_feeds = ["json", "rss"]'],
         [("news/feeds.html", "Feed")]),
        (["newsfeed_archives = []", _SITE, 'newsfeed_feeds = [{"format": "rss", "tag": "ferry"}]'],
         [("news/feeds.html", "Feed")]),
        (["newsfeed_archives = ['tag']", 'language = "de"'], [("news/tag.html", "Schlagwörter")]),
    ],
)  # fmt: skip
def test_it_leads_to_what_there_is(
    three_steps: NewsProject, lines: list[str], expected: list[tuple[str, str]]
) -> None:
    three_steps.configure(*lines)
    build = three_steps.build()
    assert build.warnings == []
    assert ways(build) == expected


def test_addresses_are_right_from_any_page(three_steps: NewsProject) -> None:
    three_steps.configure("newsfeed_archives = []", "newsfeed_page_size = 2", _SITE)
    three_steps.write("deep/er.rst", ":orphan:\n\nDeep\n====\n\n.. newsfeed::\n")
    assert ways(three_steps.build(), "deep/er.html") == [
        ("../index.html", "All news"),
        ("../news/feeds.html", "Feed"),
    ]
    build = three_steps.build("dirhtml")
    assert ways(build, "deep/er/index.html") == [
        ("../../", "All news"),
        ("../../news/feeds/", "Feed"),
    ]
    assert ways(build, "page-2/index.html") == [("../news/feeds/", "Feed")]


_PARTS = [":limit: 3", ":offset: 1", ":tag: ferry", ":since: 2022-02", ":author: Ann"]


@pytest.fixture(scope="session")
def parts(new_project: Callable[[], NewsProject]) -> Build:
    """A page for each of these parts of the news, named by its place among them."""
    project = _after_three_steps(new_project())
    for place, options in enumerate(_PARTS):
        text = f":orphan:\n\nSite\n====\n\n.. newsfeed::\n   {options}\n"
        project.write(f"part{place}.rst", text)
    return project.build()


@pytest.mark.parametrize("options", _PARTS)
def test_a_part_of_the_news_does_not_lead_on(parts: Build, options: str) -> None:
    page = f"part{_PARTS.index(options)}.html"
    assert "newsfeed-entry" in parts.text(page)
    assert ways(parts, page) == []


def test_a_page_leads_on_once(three_steps: NewsProject) -> None:
    two = ".. newsfeed::\n   :style: list\n\n.. newsfeed::\n   :sort: oldest\n   :group-by: year\n"
    three_steps.write("index.rst", f"Site\n====\n\n{two}")
    assert ways(three_steps.build()) == _OVERVIEWS


def test_it_follows_the_articles_and_the_feeds(three_steps: NewsProject) -> None:
    three_steps.configure('newsfeed_archives = ["tag"]', "newsfeed_feeds = []", _SITE)
    for number in range(5):
        _change(three_steps.folder / f"news/n{number}.md", "tags: [ferry, C++]\n", "")
    assert ways(three_steps.build()) == []
    _change(three_steps.folder / "news/n0.md", "author: Ann", "author: Ann\ntags: [new]")
    assert ways(three_steps.build()) == [("news/tag.html", "Tags")]
    three_steps.configure('newsfeed_archives = ["tag"]', 'newsfeed_feeds = ["atom"]', _SITE)
    assert ways(three_steps.build()) == [("news/tag.html", "Tags"), ("news/feeds.html", "Feed")]


def _change(path: Path, old: str, new: str) -> None:
    """Change a file's text so that no clock is too coarse to see it."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    later = path.stat().st_mtime_ns + 5_000_000_000
    os.utime(path, ns=(later, later))


def test_text_has_no_links_that_lead_nowhere(three_steps: NewsProject) -> None:
    three_steps.configure(_ARCHIVES, _SITE)
    text = three_steps.build("text").text("index.txt")
    assert text.rstrip().endswith("Archive · Categories · Tags · Authors")
    assert "Continue reading" not in text


@pytest.mark.parametrize("builder", ["latex", "epub", "singlehtml"])
def test_books_have_a_list_and_the_texts(three_steps: NewsProject, builder: str) -> None:
    build = three_steps.build(builder, epub_copyright="x", version="1")
    assert build.warnings == []
    files = [*build.outdir.rglob("*.tex"), *build.outdir.rglob("*html")]
    text = "".join(path.read_text("utf-8") for path in files)
    assert len(re.findall(r"Beginning of 4\.", text)) == 1
    assert "Rest of 4." in text
    assert "newsfeed-ways" not in text
    assert "Continue reading" not in text
