"""Readers ask the search of a built site, in a browser: what comes, and what it shows."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urljoin, urlsplit

import pytest
from conftest import NewsProject
from look.browser import _ARGUMENTS, CHROMIUM
from look.themes import THEMES
from search.newsroom import POSTS, QUERIES, Query, write_newsroom
from serving import serve_files

pytestmark = [
    pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed"),
    pytest.mark.skipif(
        importlib.util.find_spec("playwright") is None, reason="Playwright is not installed"
    ),
]

_ARCHIVES = 'newsfeed_archives = ["year", "category", "tag", "author"]'
_NAMES = {post.name for post in POSTS}
#: What a result shows: where it leads, its line of the date, and what is cited of the page.
_RESULTS = """() => [...document.querySelectorAll("#search-results li")].map((each) => ({
  address: each.querySelector("a").getAttribute("href"),
  date: each.querySelector(".newsfeed-byline")?.textContent ?? "",
  text: each.querySelector("p.context")?.textContent ?? "",
}))"""
#: The heading has dots that move until all results are there.
_FINISHED = """() => {
  const heading = document.querySelector("#search-results h2");
  return heading !== null && heading.children.length === 0;
}"""


@dataclass
class Reader:
    """A page of Chromium that asks the search."""

    page: Any
    origin: str
    errors: list[str]
    #: The page with the search, which a builder names.
    form: str = "search.html"

    def ask(self, words: str, *, cited: bool = False) -> list[dict[str, str]]:
        """The results for some words; with what is cited of each page where that is wanted."""
        self.page.goto(f"{self.origin}{self.form}?q={quote(words)}", wait_until="load")
        self.page.wait_for_function(_FINISHED)
        if cited:
            self.page.wait_for_load_state("networkidle")
        assert self.errors == []
        results = list(self.page.evaluate(_RESULTS))
        for result in results:
            address = urljoin(self.page.url, result["address"]).removeprefix(self.origin)
            path = unquote(urlsplit(address).path).removesuffix(".html").strip("/")
            name = path.removeprefix("news/")
            result["page"] = name if name in _NAMES else path
        return results

    def pages(self, words: str) -> set[str]:
        """The documents that come."""
        return {result["page"] for result in self.ask(words)}


@contextmanager
def _reader(folder: Path, chromium: Any) -> Iterator[Reader]:
    with serve_files(folder) as origin:
        page = chromium.new_context(service_workers="block").new_page()
        page.route(lambda url: not url.startswith(origin), lambda route: route.abort())
        reader = Reader(page, origin, [])
        page.on("pageerror", lambda error: reader.errors.append(str(error)))
        yield reader
        page.context.close()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, headless=True, args=_ARGUMENTS
        )
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def reader(chromium: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    project = NewsProject(tmp_path_factory.mktemp("newsroom"))
    write_newsroom(project)
    project.configure('project = "Island"', _ARCHIVES)
    build = project.build()
    assert build.warnings == []
    with _reader(build.outdir, chromium) as reader:
        yield reader


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.words)
def test_the_pages_that_are_asked_for_come_and_no_others(reader: Reader, query: Query) -> None:
    assert reader.pages(query.words) == query.pages


def test_a_result_shows_its_date_and_the_beginning_of_its_text(reader: Reader) -> None:
    (result,) = reader.ask("数据交易所", cited=True)
    assert result["date"] == "May 6, 2024"
    assert result["text"] == "交易所公布了第一批产品目录。会员需要登记。"


def test_a_result_cites_what_is_around_the_word(reader: Reader) -> None:
    (result,) = reader.ask("Straßenbäume", cited=True)
    assert result["text"].startswith("Schülerinnen pflanzen")
    assert "Straßenbäume folgen" in result["text"]


def test_an_archive_has_neither_a_date_nor_a_citation(reader: Reader) -> None:
    (result,) = reader.ask("经济", cited=True)
    assert (result["date"], result["text"]) == ("", "")


def test_a_page_of_the_project_is_cited_without_its_listings(reader: Reader) -> None:
    (result,) = reader.ask("hand", cited=True)
    assert result["text"] == "Written by hand."


@pytest.mark.parametrize(
    "theme", ["furo", "pydata_sphinx_theme", "sphinx_book_theme", "sphinx_rtd_theme"]
)
def test_other_themes_find_the_same(project: NewsProject, chromium: Any, theme: str) -> None:
    pytest.importorskip(theme, reason="the theme is not installed")
    write_newsroom(project)
    project.configure('project = "Island"', _ARCHIVES, 'language = "ja"')
    with (project.folder / "conf.py").open("a", encoding="utf-8") as file:
        file.write(THEMES[theme].configuration())
    build = project.build()
    with _reader(build.outdir, chromium) as reader:
        (result,) = reader.ask("数据交易所", cited=True)
        assert result["page"] == "exchange"
        assert result["date"] == "2024年5月6日"
        assert result["text"].startswith("交易所公布了第一批")
        assert "Greta" not in reader.ask("Strandhafer", cited=True)[0]["text"]
        assert reader.pages("内存") == {"memory", "guide"}
        assert reader.pages("lighthouse") == {"news/category/lighthouse"}


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
@pytest.mark.parametrize("language", ["zh_CN", "ja", "ko"])
def test_projects_in_these_languages_have_a_search(
    project: NewsProject, chromium: Any, language: str, builder: str
) -> None:
    write_newsroom(project)
    project.configure('project = "Island"', f"language = {language!r}")
    build = project.build(builder)
    with _reader(build.outdir, chromium) as reader:
        reader.form = "search/" if builder == "dirhtml" else "search.html"
        assert reader.pages("数据交易所") == {"exchange"}
        assert reader.pages("한국") == {"seoul", "fish"}
        assert reader.pages("harbours") == {"storm", "release"}
