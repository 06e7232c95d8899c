"""What templates are given of a page of news besides its body."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from conftest import Build, NewsProject

#: Keeps what templates were given, when all extensions have had their say.
_KEEP = """
def setup(app):
    app.kept = {}
    app.connect("html-page-context", keep, priority=900)

def keep(app, pagename, templatename, context, doctree):
    app.kept[pagename] = {**context}
"""
_PAGED = ".. newsfeed::\n   :page-size: 2\n   :limit: 9\n"


def contexts(build: Build) -> dict[str, dict[str, Any]]:
    app: Any = build.app
    kept: dict[str, dict[str, Any]] = app.kept
    return kept


def write_site(project: NewsProject) -> NewsProject:
    """Three articles, of which one stands in the tree of documents, and pages with listings."""
    # The files lie under other names than their documents have.
    sources = 'newsfeed_sources = {"news": "posts"}'
    project.configure(sources, 'newsfeed_archives = ["all"]', "newsfeed_page_size = 2", _KEEP)
    for number, name in enumerate("abc", 1):
        project.article(
            f"posts/{name}.md", "Text.", date=f"2022-03-0{number}", extra="secret: kept"
        )
    tree = ".. toctree::\n\n   about\n   news/b\n"
    project.write("index.rst", f"Site\n====\n\n{_PAGED}\n{tree}")
    project.write("about.rst", "About\n=====\n")
    project.write("plain.rst", f":orphan:\n\nPlain\n=====\n\n{_PAGED}")
    return project


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    build = write_site(NewsProject(tmp_path_factory.mktemp("project"))).build()
    assert build.warnings == []
    return contexts(build)


def test_the_tree_of_documents_says_what_comes_after_the_first_page_of_a_listing(
    site: dict[str, dict[str, Any]],
) -> None:
    assert site["index"]["next"]["link"] == "about.html"
    for name, address in (("plain", "plain/page-2.html"), ("news/all", "all/page-2.html")):
        assert site[name]["next"] is None
        tags = BeautifulSoup(site[name]["metatags"], "lxml")
        assert [each["href"] for each in tags.select("link[rel=next]")] == [address]


def test_links_to_the_neighbours_stand_there_once(site: dict[str, dict[str, Any]]) -> None:
    """The foot of an article has them, also of one that stands in the tree of documents."""
    assert site["news/b"]["prev"] is site["news/b"]["next"] is None
    assert [key for *_, key, _ in site["news/b"]["rellinks"]] == ["I"]
    tags = BeautifulSoup(site["news/b"]["metatags"], "lxml")
    found = [(each["rel"], each["href"], each["title"]) for each in tags.select("link")]
    assert found == [(["prev"], "a.html", "a"), (["next"], "c.html", "c")]


def test_elsewhere_templates_are_told_of_the_neighbours(project: NewsProject) -> None:
    found = contexts(write_site(project).build("json"))["news/b"]
    assert (found["prev"]["title"], found["next"]["title"]) == ("a", "c")


def test_only_what_somebody_wrote_has_a_source(site: dict[str, dict[str, Any]]) -> None:
    assert {
        name: (site[name]["has_source"], site[name]["sourcename"]) for name in _SOURCES
    } == _SOURCES
    assert site["news/a"]["page_source_suffix"] == "/../../posts/a.md"


_SOURCES = {
    "index": (True, "index.rst.txt"),
    "news/a": (True, "news/a.md.txt"),
    "news/all": (False, ""),
    "news/all/page-2": (False, ""),
    "plain/page-2": (False, ""),
}


@pytest.mark.parametrize(("builder", "extra"), [("html", {"secret": "kept"}), ("json", {})])
def test_what_an_article_says_is_not_published_as_data(
    project: NewsProject, builder: str, extra: dict[str, str]
) -> None:
    """Templates of a site may show it; builders of data write all that templates are given."""
    build = write_site(project).build(builder)
    assert contexts(build)["news/a"]["newsfeed_article"]["extra"] == extra
