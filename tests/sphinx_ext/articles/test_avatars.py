"""Pictures of authors in bylines, and the line that offers an article's page to services."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from conftest import PNG, Build, NewsProject

_AUTHORS = {
    "ann": {"name": "Ann Ex", "avatar": "people/ann.png"},
    "bob": {"name": "Bob", "avatar": "https://example.org/bob.png"},
    "eve": {"name": "Eve"},
}


@pytest.fixture
def news(project: NewsProject) -> NewsProject:
    project.configure(f"newsfeed_authors = {_AUTHORS!r}", 'copyright = version = "1"')
    project.write("people/ann.png", PNG)
    project.write("deep/index.rst", ":orphan:\n\nDeep\n====\n\n.. newsfeed::\n   :style: summary\n")
    project.article("a.md", extra="author: [ann, bob, eve, Nobody]")
    return project


def avatars(build: Build, name: str) -> list[str]:
    page = BeautifulSoup(build.text(name), "lxml")
    found = page.select(".newsfeed-byline img.newsfeed-byline-avatar")
    assert all(image["alt"] == "" for image in found)
    return [str(image["src"]) for image in found]


def test_they_stand_before_the_names(news: NewsProject) -> None:
    build = news.build()
    assert build.warnings == []
    remote = "https://example.org/bob.png"
    assert avatars(build, "news/a.html") == ["../_images/ann.png", remote]
    assert avatars(build, "deep/index.html") == ["../_images/ann.png", remote]
    assert (build.outdir / "_images/ann.png").is_file()
    byline = BeautifulSoup(build.text("news/a.html"), "lxml").select_one(".newsfeed-byline")
    assert "Ann Ex, Bob, Eve, Nobody" in byline.get_text()


@pytest.mark.parametrize("builder", ["latex", "text", "man", "texinfo", "gettext", "epub"])
def test_other_outputs_fetch_nothing_and_keep_the_names(news: NewsProject, builder: str) -> None:
    build = news.build(builder)
    assert build.warnings == []
    files = {path.name for path in build.outdir.rglob("*") if path.suffix == ".png"}
    assert "bob.png" not in files
    assert ("ann.png" in files) == (builder == "epub")
    if builder == "text":
        assert "Ann Ex, Bob, Eve, Nobody" in build.text("news/a.txt")


def test_a_missing_one_is_told_once(news: NewsProject) -> None:
    news.configure("newsfeed_authors = {'ann': {'name': 'Ann', 'avatar': 'no.png'}}")
    news.article("b.md", extra="author: ann")
    build = news.build()
    [warning] = build.warnings
    assert "newsfeed_authors: the avatar 'no.png' of 'ann' is neither" in warning
    assert avatars(build, "news/a.html") == []
