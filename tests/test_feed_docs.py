"""What the guides to feeds and to the heads of pages show is what happens."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from conftest import PNG, NewsProject
from feeds.validators import atom_problems, json_feed_problems, rss_problems

from sphinx_newsfeed.config.settings import read_settings

HOWTO = Path(__file__).parent.parent / "docs" / "howto"
CHECKS = {b"<feed": atom_problems, b"<rss": rss_problems, b"jsonfeed.org": json_feed_problems}


def blocks(page: str, language: str) -> list[str]:
    text = (HOWTO / f"{page}.md").read_text("utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.M | re.S)


def values(snippet: str) -> dict[str, Any]:
    """The options that a snippet of ``conf.py`` sets."""
    found: dict[str, Any] = {}
    exec(snippet, {}, found)  # noqa: S102  (our own page)
    return found


SNIPPETS = [(page, text) for page in ("feeds", "machines") for text in blocks(page, "python")]


@pytest.mark.parametrize(("page", "snippet"), SNIPPETS)
def test_each_snippet_is_taken(page: str, snippet: str) -> None:
    problems: list[Any] = []
    read_settings(values(snippet), problems.append)
    assert problems == []


@pytest.mark.parametrize("snippet", blocks("feeds", "python"))
def test_each_snippet_writes_valid_feeds_that_hold_something(
    project: NewsProject, snippet: str
) -> None:
    base = 'html_baseurl = "https://harbour.example/news-site/"\n'
    sources = 'newsfeed_sources = {"news": "news", "company/press": "press"}'
    project.configure(sources, base, snippet)
    for number, front_matter in enumerate([*blocks("feeds", "yaml"), *blocks("machines", "yaml")]):
        extra = "categories: Ferries\ntags: a\n"
        project.write(f"news/n{number}.md", f"---\n{front_matter}{extra}---\nText.\n")
    project.article("press/one.html")
    build = project.build()
    assert build.warnings == []
    documents = [path.read_bytes() for path in build.outdir.rglob("*.*")]
    found = [(d, CHECKS[m]) for d in documents for m in CHECKS if m in d[:300]]
    assert found
    for document, check in found:
        assert check(document) == []
        assert b"harbour.example/news-site/" in document
        assert re.search(rb"<entry|<item>|\"date_published\"", document)


def test_files_are_named_as_the_guide_says(project: NewsProject) -> None:
    [base, formats, _, names, limits, _] = blocks("feeds", "python")
    text = (HOWTO / "feeds.md").read_text("utf-8")
    project.configure(base, formats)
    project.article("a.html", extra="categories: Ferries")
    outdir = project.build().outdir
    table = re.findall(r"^\| `\w+` \| `([^`]+)` \|", text, re.M)
    assert len(table) == 3
    assert all((outdir / name).is_file() for name in table)
    project.configure(base, names)
    named = re.findall(r"`(news/category/[^`]+)`", text)
    assert all((project.build().outdir / name).is_file() for name in named)
    project.configure(base, limits.replace("20", "1"))
    project.article("b.html")
    assert "`news/atom-archive-1.xml`" in text
    assert (project.build().outdir / "news/atom-archive-1.xml").is_file()


def test_pages_of_json_feed_are_named_as_the_guide_says(project: NewsProject) -> None:
    [base, *_] = blocks("feeds", "python")
    project.configure(base, 'newsfeed_feeds = ["json"]', "newsfeed_feed_limit = 1")
    for name in "abcd":
        project.article(f"{name}.html")
    build = project.build()
    [named] = re.findall(r"`(news/feed-[^`]+\.json)`", (HOWTO / "feeds.md").read_text("utf-8"))
    assert f"/{named}" in build.text("news/feed.json")
    assert (build.outdir / named).is_file()


def test_translations_are_told_as_the_guide_says(project: NewsProject) -> None:
    project.configure('html_baseurl = "https://harbour.example/news-site/"')
    [files] = [text for text in blocks("machines", "text") if "pier" in text]
    for name, rest in re.findall(r"(news/\S+) +(.+)", files):
        project.article(name, extra=rest if ":" in rest else "")
    page = project.build().text("news/pier.de.html")
    assert re.findall(r'hreflang="([^"]+)"', page) == ["de", "en", "zh-TW", "x-default"]


def test_the_example_of_a_project_describes_its_publisher(project: NewsProject) -> None:
    base, example = blocks("machines", "python")
    project.write("harbour.png", PNG)
    project.configure(base, example)
    project.article("a.html", extra="author: mia")
    page = project.build().text("news/a.html")
    assert '"name":"Harbour News","logo":{"@type":"ImageObject"' in page
    assert '"name":"Mia Sand","url":"https://harbour.example/mia"' in page
