"""No article takes an address that somebody had first, whatever it and its file say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

import pytest
from conftest import Build, NewsProject

from sphinx_newsfeed.old_addresses.redirect_pages import MARK


def _prepare(project: NewsProject, *lines: str) -> None:
    project.configure(
        'newsfeed_sources = {"news": "posts", "guests": {"path": "guests", "trusted": False}}',
        'newsfeed_permalinks = {"news": "/:year/:title/"}',
        'html_baseurl = "https://site.example/"',
        'newsfeed_archives = ["all", "year", "tag"]',
        "newsfeed_page_size = 2",
        'newsfeed_feeds = ["atom", {"format": "json", "limit": 1}, {"each": "tag"}]',
        'suppress_warnings = ["toc.not_included"]',
        *lines,
    )
    project.write("_config.yml", "title: Old site\n")
    # It shows the newest, so that there is a page of all.
    project.write("index.rst", "Site\n====\n\n.. newsfeed::\n   :style: list\n   :limit: 99\n")
    project.write("about.rst", ":orphan:\n\nAbout\n=====\n")
    project.article(
        "posts/_posts/2020-02-03-real.md", "Real words. [Link](/2020/real/)", date="2020-02-03",
        extra="aliases: [/former/]\ntags: [C++]",
    )  # fmt: skip


#: Old addresses that are somebody else's, and a file of the output that must stay theirs.
_CLAIMS = [
    ("/2020/real/", "2020/real/index.html", "news/_posts/2020-02-03-real"),
    ("/2020/real", "2020/real/index.html", "news/_posts/2020-02-03-real"),
    ("/2020/REAL/index.html", "2020/real/index.html", "news/_posts/2020-02-03-real"),
    ("/former/", "former/index.html", "news/_posts/2020-02-03-real"),
    ("/news/atom.xml", "news/atom.xml", "<feed"),
    ("/news/atom.xml/", "news/atom.xml", "<feed"),
    ("/news/atom.xml/deep/er.html", "news/atom.xml", "<feed"),
    ("/news/tag/c-plus-plus/atom.xml", "news/tag/c-plus-plus/atom.xml", "<feed"),
    ("/news/feed-archive-2.json", "news/feed-archive-2.json", '"items"'),
    ("/news/feed-archive-2.json/", "news/feed-archive-2.json", '"items"'),
    ("/news/feeds.html", "news/feeds.html", "Feeds"),
    ("/news/feeds/", "news/feeds.html", "Feeds"),
    ("/news-sitemap.xml", "news-sitemap.xml", "<urlset"),
    ("/news/archive.html", "news/archive.html", "Archive"),
    ("/news/archive/2020/", "news/archive/2020.html", "2020"),
    ("/news/all/page-2.html", "news/all.html", "All news"),
    ("/about.html", "about.html", "About"),
    ("/ABOUT/", "about.html", "About"),
    ("/index.html", "index.html", "Site"),
    ("/search/", "search.html", "Search"),
    ("/genindex.html", "genindex.html", "Index"),
    ("/objects.inv", "objects.inv", ""),
    ("/searchindex.js/", "searchindex.js", "Search.setIndex"),
    ("/own.txt", "own.txt", "own words"),
    ("/deep/own.html", "deep/own.html", "own words"),
]


@pytest.mark.parametrize("date", ["1970-01-02", "2021-01-01"])
def test_an_alias_takes_nothing(project: NewsProject, date: str) -> None:
    _prepare(project, 'html_extra_path = ["extra", "own.txt"]')
    project.write("own.txt", "own words")
    project.write("extra/deep/own.html", "own words")
    for number in range(3):
        project.article(f"posts/_posts/2019-01-01-n{number}.md", date="2019-01-01")
    evil = [
        project.article(f"guests/{n}.md", extra=f"aliases: ['{alias}', /good-{n}/]", date=date)
        for n, (alias, _, _) in enumerate(_CLAIMS)
    ]
    for _ in range(2):
        build = project.build()
        for number, (_, file, words) in enumerate(_CLAIMS):
            text = (build.outdir / file).read_bytes().decode("utf-8", "replace")
            assert words in text
            assert words.startswith("news/") or MARK not in text
            assert f"guests/{number}.html" in build.text(f"good-{number}/index.html")
        told = {each.partition(":1: WARNING: the old address")[0] for each in build.warnings}
        assert told == {str(path) for path in evil}
        assert all(each.endswith("[newsfeed.duplicate]") for each in build.warnings)
        assert len(build.warnings) == len(evil)
    assert 'href="#"' in build.text("news/_posts/2020-02-03-real.html")


#: Files whose pages would stand where something else does.
_NAMES = [
    "archive.md", "archive/2020.md", "tag/index.md", "Tag.md", "all/page-2.md", "atom.xml.md",
    "feeds.md", "_posts/2020-02-03-real.md", "_posts/2020-02-03-real/index.md", "former.md",
    "own.md",
]  # fmt: skip


def _prepare_files(project: NewsProject) -> None:
    _prepare(
        project,
        'newsfeed_sources = {"news": "posts", "/news": '
        '{"path": "guests", "trusted": False, "dialect": "plain"}}',
        'html_extra_path = ["extra"]',
    )
    project.write("extra/news/own.html", "own words")
    project.write("extra/news/own/index.html", "own words")
    project.article(
        "posts/_posts/2020-02-04-b.md", extra="aliases: [/news/former/]", date="2020-02-04"
    )
    for number in range(3):
        project.article(f"posts/_posts/2019-01-01-n{number}.md", date="2019-01-01")


def _pages(build: Build) -> set[str]:
    return {path.relative_to(build.outdir).as_posix() for path in build.outdir.rglob("*.html")}


@dataclass(frozen=True)
class Taken:
    """What a builder makes of these files, built twice, and its pages where there are none."""

    pages_before: set[str]
    builds: Sequence[Build]


@pytest.fixture(scope="session")
def taken(new_project: Callable[[], NewsProject]) -> Callable[[str], Taken]:
    """What a builder makes of all these files; each is told of as it is without the others."""

    @cache
    def built(builder: str) -> Taken:
        project = new_project()
        _prepare_files(project)
        before = _pages(project.build(builder, output="_before"))
        for number, name in enumerate(_NAMES):
            project.article(f"guests/{name}", f"Evil words {number}.", date="1970-01-02")
        return Taken(before, [project.build(builder) for _ in range(2)])

    return built


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
@pytest.mark.parametrize("name", _NAMES)
def test_a_file_takes_nothing(name: str, builder: str, taken: Callable[[str], Taken]) -> None:
    old = taken(builder).pages_before
    words = f"Evil words {_NAMES.index(name)}."
    for build in taken(builder).builds:
        pages = _pages(build)
        assert old <= pages
        # Listings show its first words, too.
        evil = {
            page
            for page in pages
            if words in (text := build.text(page)) and 'id="newsfeed-article"' in text
        }
        assert len(evil) == 1
        assert not evil & old
        (warning,) = (
            each for each in build.warnings if f"/guests/{name}:1: WARNING: news/" in each
        )
        assert warning.endswith("[newsfeed.duplicate]")


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_nothing_else_is_told(builder: str, taken: Callable[[str], Taken]) -> None:
    for build in taken(builder).builds:
        assert build.text("news/atom.xml").startswith("<?xml")
        others = [each for each in build.warnings if "gets no redirect" not in each]
        assert len(others) == len(_NAMES)
