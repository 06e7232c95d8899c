"""Attacked pages in Chromium: nothing runs, nothing is fetched, nothing covers or goes away.

Ordinary runs take some of the articles; with ``HOSTILE=all`` in the environment, all of them.
"""

from __future__ import annotations

import importlib.util
import json
import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from conftest import NewsProject
from hostile.articles import TEXTS, hostile_articles
from hostile.watching import Watcher, watch
from look.browser import CHROMIUM
from serving import serve_files

pytestmark = [
    pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed"),
    pytest.mark.skipif(
        importlib.util.find_spec("playwright") is None, reason="Playwright is not installed"
    ),
]

THEMES = ["alabaster", "furo", "pydata_sphinx_theme", "sphinx_rtd_theme"]
#: A search finds a heading as such only by half of its length or more.
_WORD = "findme" * 12
#: Scripts that themes themselves fetch.
_OF_THEMES = ("it asked https://fonts.", "it asked https://cdn.", "it asked https://cdnjs.")


@pytest.fixture(scope="module")
def watcher() -> Iterator[Watcher]:
    with watch() as watcher:
        yield watcher


@pytest.mark.parametrize(
    "page",
    [
        "<img src=x onerror=alert(1)>",
        "<p onmouseover=alert(1)>x</p>",
        "<a href=javascript:alert(1)>x</a>",
        "<div style='position:fixed;inset:0'>x</div>",
        "<script>setTimeout(() => {location.hash = 'x'})</script>",
        "<script src=https://evil.example/x.js></script>",
    ],
)
def test_the_watcher_sees(watcher: Watcher, tmp_path: Path, page: str) -> None:
    """A guard for this file: what is not seen can fail no test."""
    (tmp_path / "x.html").write_text(f"<!DOCTYPE html><body>{page}</body>", "utf-8")
    with serve_files(tmp_path) as origin:
        assert watcher.visit(f"{origin}x.html")


@pytest.mark.parametrize("theme", THEMES)
def test_nothing_of_an_article_acts(project: NewsProject, watcher: Watcher, theme: str) -> None:
    if theme != "alabaster":
        pytest.importorskip(theme, reason="the theme is not installed")
    offset = THEMES.index(theme)
    every = 1 if os.environ.get("HOSTILE") == "all" else 10
    articles = list(hostile_articles())[offset :: every * len(THEMES)]
    for article in articles:
        project.write(f"news/{article.name}", article.content)
    project.configure('project = "Site"', 'html_baseurl = "https://site.example/"')
    project.write("index.rst", "Site\n====\n\n.. newsfeed::\n   :style: full\n   :page-size: 40\n")
    build = project.build(html_theme=theme)
    pages = [
        *(build.outdir / "news").glob("*.html"),
        *build.outdir.glob("*.html"),
    ]
    assert len(pages) > len(articles) / 2
    found = {}
    with serve_files(build.outdir) as origin:
        for page in pages:
            name = quote(page.relative_to(build.outdir).as_posix())
            seen = [
                each for each in watcher.visit(origin + name) if not each.startswith(_OF_THEMES)
            ]
            if seen:
                found[name] = seen
    assert found == {}


@pytest.mark.parametrize("where", ["title", "heading", "tag"])
@pytest.mark.parametrize("text", TEXTS[:6])
def test_a_search_shows_headings_as_text(
    project: NewsProject, watcher: Watcher, where: str, text: str
) -> None:
    title = json.dumps(f"{_WORD} {text}" if where == "title" else "x")
    plain = text.replace("&", "&amp;").replace("<", "&lt;")
    tags = f"tags: [{json.dumps(f'{_WORD} {text}')}]" if where == "tag" else ""
    body = f"<h2>{_WORD} {plain}</h2><p>y</p>" if where == "heading" else "<p>y</p>"
    project.article("a.html", body, title=title, extra=tags)
    project.configure('newsfeed_archives = ["tag"]')
    build = project.build()
    with serve_files(build.outdir) as origin:
        results = "#search-results li a"
        assert watcher.visit(f"{origin}search.html?q={_WORD}", wait=results) == []
        assert f"{_WORD} {text}" in " ".join(watcher.text("#search-results").split())
