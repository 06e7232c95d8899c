"""The line of links that offer an article's page to services, and pictures that are wide."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from conftest import PNG, Build, NewsProject

_BASE = 'html_baseurl = "https://example.org/docs/"'


def shared(build: Build, name: str = "news/a.html") -> list[tuple[str, str]]:
    page = BeautifulSoup(build.text(name), "lxml")
    return [(link.get_text(), str(link["href"])) for link in page.select(".newsfeed-share a")]


def test_a_page_is_offered(project: NewsProject) -> None:
    own = ("The <b>Forum</b>", "https://forum.example/new?t={title}&u={url}")
    project.configure(_BASE, f"newsfeed_share = ['x', 'email', {own!r}]", "language = 'de'")
    project.article("a.md", title="'A & B: 100 % \"new\"'")
    project.article("b.md", extra="link: https://elsewhere.example/b")
    build = project.build()
    assert build.warnings == []
    url = "https%3A%2F%2Fexample.org%2Fdocs%2Fnews%2Fa.html"
    title = "A%20%26%20B%3A%20100%20%25%20%22new%22"
    assert shared(build) == [
        ("X", f"https://x.com/intent/post?text={title}&url={url}"),
        ("E-Mail", f"mailto:?subject={title}&body={url}"),
        ("The <b>Forum</b>", f"https://forum.example/new?t={title}&u={url}"),
    ]
    assert "https%3A%2F%2Felsewhere.example%2Fb" in shared(build, "news/b.html")[0][1]


@pytest.mark.parametrize("lines", [[_BASE], ["newsfeed_share = ['x']"]])
def test_without_option_or_address_there_is_no_line(project: NewsProject, lines: list[str]) -> None:
    project.configure(*lines)
    project.article("a.md")
    assert shared(project.build()) == []


@pytest.mark.parametrize("builder", ["epub", "text", "linkcheck"])
def test_others_have_no_line(project: NewsProject, builder: str) -> None:
    project.configure(_BASE, "newsfeed_share = ['x']", 'copyright = version = "1"')
    project.article("a.md")
    build = project.build(builder)
    assert build.warnings == []
    for path in build.outdir.rglob("*"):
        assert not path.is_file() or b"x.com/intent" not in path.read_bytes()


@pytest.mark.parametrize(
    ("front", "text", "expected"),
    [
        ("image: a.png", "Text.", True),
        ("image: a.png", "![p](a.png)\n\nText.", True),
        # Where it stands within the text it keeps its size.
        ("image: a.png", "Text.\n\n![p](a.png)", False),
        ("", "![p](a.png)\n\nText.", False),
    ],
)
def test_a_hero_is_as_wide_as_the_text(
    project: NewsProject, front: str, text: str, expected: bool
) -> None:
    project.configure("newsfeed_hero = True")
    project.write("news/a.png", PNG)
    project.article("a.md", text, extra=front)
    build = project.build()
    assert build.warnings == []
    assert ("newsfeed-hero" in build.text("news/a.html")) == expected
    assert "newsfeed-hero" not in build.text("index.html")
