"""The title of a page, what stands below it, and what its head says."""

from __future__ import annotations

import pytest
from docutils import nodes
from html_to_docutils.validity import assert_valid

from sphinx_newsfeed.html_to_docutils.whole_pages import Page, html_to_page
from sphinx_newsfeed.problems import Problem


def outline(node: nodes.Node) -> object:
    """A section as its title and what stands below it; other blocks as their text."""
    if not isinstance(node, nodes.section):
        return f"-{type(node).__name__}" if not node.astext() else node.astext()
    title, *content = node.children
    return (title.astext(), *map(outline, content))


def page_of(html: str, **arguments: object) -> Page:
    page = html_to_page(html, **arguments)
    assert_valid(page.blocks)
    return page


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("<h1>A</h1><p>b<h2>C</h2><p>d", ("A", "b", ("C", "d"))),
        ("<title>T</title><h1>A</h1><p>b", ("A", "b")),
        ("<title>T &amp;\n t</title><p>b<h2>C</h2><p>d", ("T & t", "b", ("C", "d"))),
        ("<title>T</title><h2>C</h2><p>d", ("T", ("C", "d"))),
        # What stands above the heading, such as a menu, comes below it.
        ("<p>menu<h1>A</h1><p>b<h2>C</h2>", ("A", "menu", "b", ("C",))),
        # The first one is the title, and the others are parts.
        ("<h1>A</h1><p>b<h1>C</h1><p>d", ("A", "b", ("C", "d"))),
        # A heading of the site above that of the page.
        ("<h2>Site</h2><p>m<h1>A <i>i</i></h1><p>b", ("A i", ("Site", "m"), ("A i", "b"))),
        ("<h2>Site</h2><h2>B</h2><h1>A</h1>", ("A", ("Site",), ("B",), ("A",))),
        # The one heading below which all stands.
        ("<p>a<h3>B</h3><p>c<h4>D</h4>", ("B", "a", "c", ("D",))),
        # None, and the name of the file has to do.
        ("<h2>B</h2><h2>C</h2>", ("guide", ("B",), ("C",))),
        ("<p>a", ("guide", "a")),
        ("", ("guide",)),
        # No title: a picture, a part of a drawing, one in a box or in code.
        ("<h1><img src=a.png alt=x></h1><p>b", ("guide", "x", "b")),
        ("<svg><title>T</title></svg><p>b", ("guide", "b")),
        ("<hr><h1>A</h1><hr>", ("A", "-comment", "-transition", "-comment", "-transition",
                                "-comment")),
    ],
)  # fmt: skip
def test_one_title(html: str, wanted: object) -> None:
    problems: list[Problem] = []
    (section,) = page_of(html, name="guide", source="guide.html", report=problems.append).blocks
    assert outline(section) == wanted
    told = [f"{each.path}:{each.line}: {each.message}" for each in problems]
    message = "guide.html:1: the page has no title; the name of its file is shown: 'guide'"
    assert told == [message] * (wanted[0] == "guide")  # type: ignore[index]


@pytest.mark.parametrize("html", ["<p>a", "<h2>B</h2><h2>C</h2>", ""])
def test_without_a_name_there_is_no_section_of_the_page(html: str) -> None:
    problems: list[Problem] = []
    assert len(page_of(html, report=problems.append).blocks) == html.count("<") - html.count("/")
    assert not problems


def test_a_title_has_an_id_of_its_own() -> None:
    (section,) = page_of("<title>B</title><h2>B</h2><p id=b-2>c").blocks
    assert section["ids"] == ["article-b-3"]  # type: ignore[index]


def test_each_id_has_its_place() -> None:
    html = "<h1 id=top>A</h1><p id=p>b</p><div id=d><h2>C</h2><table id=t><tr><td id=c>e</table>"
    (section,) = page_of(f"{html}<a name=n>f</a><a href='#p'>g</a>").blocks
    ids = {each for node in section.findall(nodes.Element) for each in node["ids"]}
    assert ids == {f"article-{name}" for name in ("top", "p", "d", "t", "c", "n")}


def test_the_head() -> None:
    html = (
        "<html lang=de-CH><head><meta name=Description content=' a\n b \"c\" '>\n"
        "<meta name=description content=second><meta name=keywords content='x, y'>"
        "<meta http-equiv=refresh content='0;url=x'><meta name=viewport content=z>"
        "<meta property=og:title content=o><meta name=orphan><meta name=author content=''>"
        "<body><h1>A</h1><p>b<p lang=en>c"
    )
    page = page_of(html, source="a.html")
    assert [(each["name"], each["content"]) for each in page.meta] == [  # type: ignore[index]
        ("description", 'a b "c"'),
        ("keywords", "x, y"),
    ]
    assert [(each.source, each.line) for each in page.meta] == [("a.html", 1), ("a.html", 3)]
    assert page.said["orphan"] == "" and page.said["viewport"] == "z"
    (section,) = page.blocks
    classes = [each["classes"] for each in section.findall(nodes.Element) if each["classes"]]
    assert page.language == "de-ch"
    assert classes == [["language-de-ch"], ["language-en"]]


def test_what_the_project_does_with_an_element_wins() -> None:
    page = page_of("<h1>A</h1><p>b", name="n", handlers={"h1": lambda element, state: None})
    assert outline(page.blocks[0]) == ("n", "b")
