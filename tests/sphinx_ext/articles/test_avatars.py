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


_TOLD = "ann: {name: Ann Ex, image_url: /ann.png}\nbob: {name: Bob of the file, title: Helper}\n"


_PAGES = ("news/a.html", "index.html", "about.html", "table.html", "news/author/ann.html")


@pytest.fixture
def blog(project: NewsProject) -> NewsProject:
    """Posts with a file beside them that tells of their authors."""
    project.configure(
        "newsfeed_sources = {'news': {'path': 'news', 'dialect': 'docusaurus'}}",
        "newsfeed_authors = {'bob': 'Bob'}",
        "newsfeed_static, newsfeed_archives = ['static'], ['author']",
    )
    project.write("static/ann.png", PNG)
    project.write("news/authors.yml", _TOLD)
    project.write("index.rst", "Site\n====\n\n.. newsfeed::\n   :style: summary\n")
    project.write("table.rst", ":orphan:\n\nAll\n===\n\n.. newsfeed::\n   :style: table\n")
    project.write("about.rst", ":orphan:\n\nWho\n===\n\n.. newsfeed-authors::\n")
    project.article("a.md", extra="authors: [ann, bob]")
    project.article("b.md")
    return project


def test_those_of_whom_a_file_of_the_old_site_tells(blog: NewsProject) -> None:
    build = blog.build()
    assert build.warnings == []
    assert avatars(build, "news/a.html") == ["../_images/ann.png"]
    for name in _PAGES:
        assert "Ann Ex" in build.text(name)
    # What the project says of an author is all that is said.
    assert "Bob of the file" not in build.text("about.html")
    assert "Helper" not in build.text("about.html")


@pytest.mark.parametrize("archives", [["author"], []])
def test_a_change_in_the_file_is_shown_on_all_pages(blog: NewsProject, archives: list[str]) -> None:
    blog.build(newsfeed_archives=archives)
    assert blog.build(newsfeed_archives=archives).read == []
    blog.write("news/authors.yml", _TOLD.replace("Ann Ex", "Ann of Ex"))
    build = blog.build(newsfeed_archives=archives)
    assert "news/b" not in build.read
    for name in _PAGES if archives else _PAGES[:-1]:
        assert "Ann of Ex" in build.text(name)
        assert "Ann Ex" not in build.text(name)


def test_a_missing_picture_of_the_old_site_is_told_at_the_file(blog: NewsProject) -> None:
    (blog.folder / "static/ann.png").unlink()
    build = blog.build()
    (warning,) = build.warnings
    assert "authors.yml" in warning
    assert "/ann.png does not exist" in warning
    assert avatars(build, "news/a.html") == []
