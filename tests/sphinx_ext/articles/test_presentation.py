"""What an article is shown with: its picture, and what listings take of its text."""

from __future__ import annotations

import re

import pytest
from conftest import NewsProject


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
