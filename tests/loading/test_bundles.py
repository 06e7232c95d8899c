"""Bundles: which files belong to a post, and which picture stands before it."""

from __future__ import annotations

from pathlib import Path

import pytest
from loading.sites import Site as Project
from loading.sites import article_text

from sphinx_newsfeed.config.settings import Source

PAGE = '<html><head><title>T</title><meta name="date" content="2022-02-28"></head>x</html>'


def scan(project: Project, dialect: str = "hugo") -> dict[str, str]:
    """The names of articles with their pictures."""
    project.sources = (Source("news", ("news",), dialect),)
    return {article.name: article.picture for article in project.scan().articles}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with one bundle."""
    project = Project(tmp_path, own_suffixes=(".md",))
    project.write("news/posts/a/index.md", article_text("A", "2022-02-28"))
    return project


def test_other_files_of_a_bundle_are_no_posts(project: Project) -> None:
    project.write("news/posts/a/timing.html", PAGE)
    note = project.write("news/posts/a/deep/note.md", article_text("N", "2022-02-28"))
    project.write("news/posts/a/index.de.md", article_text("DE", "2022-02-28"))
    project.write("news/posts/b.md", article_text("B", "2022-02-28"))
    assert set(scan(project)) == {"posts/a/index.md", "posts/a/index.de.md", "posts/b.md"}
    assert note in project.scan().withheld
    assert project.problems == []
    # Where there are no bundles, they are.
    assert len(scan(project, "hexo")) == 5


def test_an_index_of_the_source_itself_makes_no_bundle_of_all(project: Project) -> None:
    project.write("news/index.md", article_text("I", "2022-02-28"))
    project.write("news/b.md", article_text("B", "2022-02-28"))
    assert set(scan(project)) == {"index.md", "b.md", "posts/a/index.md"}


@pytest.mark.parametrize(
    ("files", "picture"),
    [
        (["cover.jpg"], "cover.jpg"),
        (["a-Featured-image.PNG", "cover.jpg"], "a-Featured-image.PNG"),
        (["thumbnail.webp", "other.png"], "thumbnail.webp"),
        (["other.png"], ""),
        (["cover.txt", "featured.md"], ""),
        ([".cover.png"], ""),
    ],
)
def test_the_picture_of_a_bundle(project: Project, files: list[str], picture: str) -> None:
    for name in files:
        project.write(f"news/posts/a/{name}", "x")
    assert scan(project)["posts/a/index.md"] == picture
    assert scan(project)["posts/a/index.md"] == picture


@pytest.mark.parametrize(
    ("resources", "picture"),
    [
        ("[{src: featured.png}]", "featured.png"),
        ("[{src: 'o*.png', name: cover}]", "other.png"),
        ("[{src: images/x.png, name: featured}]", "images/x.png"),
        ("[{src: images/featured.png}]", "images/featured.png"),
        ("[{src: other.png}]", ""),
        ("[{src: 5}, 6, {name: featured}, {src: a.pdf, name: cover}]", ""),
        ("featured.png", ""),
    ],
)
def test_the_picture_that_front_matter_names(
    project: Project, resources: str, picture: str
) -> None:
    text = article_text("A", "2022-02-28", f"resources: {resources}")
    project.write("news/posts/a/index.md", text)
    project.write("news/posts/a/other.png", "x")
    assert scan(project)["posts/a/index.md"] == picture


def test_a_picture_of_its_own_wins_and_one_that_comes_later_is_seen(project: Project) -> None:
    assert scan(project)["posts/a/index.md"] == ""
    stamp = next(iter(project.scan().files.values())).stamp
    project.write("news/posts/a/cover.png", "x")
    assert scan(project)["posts/a/index.md"] == "cover.png"
    assert next(iter(project.scan().files.values())).stamp != stamp
    project.write("news/posts/a/index.md", article_text("A", "2022-02-28", "image: own.png"))
    assert scan(project)["posts/a/index.md"] == "own.png"
