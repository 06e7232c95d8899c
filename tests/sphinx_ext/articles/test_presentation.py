"""What an article is shown with: its picture, and what listings take of its text."""

from __future__ import annotations

import re

import pytest
from conftest import NewsProject

from sphinx_newsfeed.listing.placeholder import listing_entries
from sphinx_newsfeed.sphinx_ext.articles.presentation import presentation_in_listing
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of


def test_the_leading_picture(project: NewsProject) -> None:
    project.write("news/a.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    project.article("local.md", "<p>x</p>", extra="headimg: a.svg")
    project.article("remote.md", "<p>x</p>", extra="thumbnail: https://example.org/b.png")
    project.article("doubled.md", '<p><img src="a.svg" alt="x"></p>', extra="headimg: a.svg")
    project.article("absent.md", "<p>x</p>", extra="headimg: gone.svg")
    project.article("outside.md", "<p>x</p>", extra="headimg: ../../secret.png")
    project.write("../secret.png", "x")
    build = project.build()
    assert sorted(re.sub(r".*news/", "", w) for w in build.warnings) == [
        "absent.md:1: WARNING: the picture gone.svg does not exist [newsfeed.picture]",
        "outside.md:1: WARNING: the picture ../../secret.png lies where an article may not reach; "
        "it is left out [newsfeed.picture]",
    ]
    assert 'src="../_images/a.svg"' in build.text("news/local.html")
    assert 'src="https://example.org/b.png"' in build.text("news/remote.html")
    assert build.text("news/doubled.html").count("<img") == 1
    assert not list(build.outdir.rglob("secret.png"))


@pytest.mark.parametrize(
    ("name", "body"), [("a.md", "Text. ![x](d.svg)"), ("a.rst", "Text.\n\n.. image:: d.svg\n")]
)
def test_a_leading_picture_of_other_markup_is_shown_once(
    project: NewsProject, name: str, body: str
) -> None:
    project.write("news/d.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    project.article(name, body, extra="image: d.svg")
    build = project.build()
    assert build.warnings == []
    assert build.text("news/a.html").count("<img") == 1


def test_listings_take_their_part_of_a_long_text(project: NewsProject) -> None:
    """What they took is kept, as many may ask for it; none gets the nodes of another."""
    project.article("long.html", "<p>Long <i>words</i>.</p>" * 500)
    listings = [f".. newsfeed::\n   :style: {style}\n" for style in ("summary", "full", "summary")]
    project.write("index.rst", "\n".join(["Site\n====\n", *listings]))
    project.write("one.rst", f":orphan:\n\nOne\n===\n\n{listings[0]}")
    build = project.build("text")
    assert build.warnings == []
    all_of_them, one = (
        build.text(f"{name}.txt").count("Long *words*.") for name in ("index", "one")
    )
    assert 0 < one < 100
    assert all_of_them == one + 500 + one
    env = build.app.env
    shown = presentation_in_listing(env, listing_entries("", docname="index", date_pattern=""))
    article = domain_of(env).build.catalogue.get("news/long")
    assert article is not None
    taken = [shown.text_of(article, 5, 2) for _ in range(2)]
    assert taken[0][0].astext() == taken[1][0].astext() != ""
    assert taken[0][0] is not taken[1][0]


def test_the_time_to_read_is_that_of_the_page_and_of_listings(project: NewsProject) -> None:
    project.article("a.md", "word " * 600)
    project.write("index.rst", "Site\n====\n\n.. newsfeed::\n   :style: summary\n")
    build = project.build("text")
    assert build.warnings == []
    assert "2 min" in build.text("news/a.txt")
    assert "2 min" in build.text("index.txt")


@pytest.mark.parametrize(("pattern", "date"), [("", "February 28, 2022"), ("y/M", "2022/2")])
def test_a_listing_may_have_dates_of_its_own(project: NewsProject, pattern: str, date: str) -> None:
    project.article("a.md")
    option = f"   :date-format: {pattern}\n" if pattern else ""
    project.write("index.rst", f"Site\n====\n\n.. newsfeed::\n{option}")
    build = project.build("text")
    assert date in build.text("index.txt")
    assert "February 28, 2022" in build.text("news/a.txt")
