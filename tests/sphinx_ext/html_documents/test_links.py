"""Links of pages in HTML: they hold, or it is told where they stand."""

from __future__ import annotations

import re

import pytest
from conftest import NewsProject
from sphinx_ext.html_documents.site_of_html import fill


def linked(project: NewsProject, address: str, builder: str = "html") -> tuple[str, list[str]]:
    """Where a link of a page leads in its output, and what was told of it."""
    fill(project, "html_extra_path = ['extra']", "html_static_path = ['_static']")
    project.write("extra/api/index.html", "<p>api")
    project.write("extra/robots.txt", "x")
    project.write("_static/tool.zip", b"x")
    project.write("sub/index.rst", "Sub\n===\n")
    project.write("secret/.hidden.csv", "x")
    project.write(
        "guide.html",
        f'<h1>G</h1>\n\n<p>a <a href="{address}" title="t">words</a>\n<h2 id=part>P</h2>',
    )
    build = project.build(builder)
    name = "guide/index.html" if builder == "dirhtml" else "guide.html"
    found = re.search(r'<p>a (?:<a class="[^"]*"[^>]*? href="([^"]*)"[^>]*>)?', build.text(name))
    warnings = [each for each in build.warnings if "toctree" not in each]
    return (found[1] or "") if found else "", warnings


@pytest.mark.parametrize(
    ("address", "goal"),
    [
        ("other.html", "other.html"),
        ("./other.html", "other.html"),
        ("other.htm", "other.html"),
        ("other", "other.html"),
        ("/other.html", "other.html"),
        ("other.html#there", "other.html#article-there"),
        ("other.html?x=1#there", "other.html#article-there"),
        ("plain.rst", "plain.html"),
        ("plain.rst#section", "plain.html#section"),
        ("guide.html#article-g", "#article-g"),
        ("sub/", "sub/index.html"),
        ("sub", "sub/index.html"),
        ("sub/deep.html", "sub/deep.html"),
        ("sub/../other.html", "other.html"),
        ("genindex.html", "genindex.html"),
        ("search.html?q=x", "search.html?q=x"),
        ("api/index.html", "api/index.html"),
        ("api/", "api/"),
        ("robots.txt", "robots.txt"),
        ("_static/tool.zip", "_static/tool.zip"),
        ("https://e.org/other.html", "https://e.org/other.html"),
        ("//e.org/other.html", "https://e.org/other.html"),
        ("tel:123", "tel:123"),
        ("/elsewhere/on/the/host", "/elsewhere/on/the/host"),
    ],
)
def test_a_link_that_holds(address: str, goal: str, project: NewsProject) -> None:
    found, warnings = linked(project, address)
    assert (found, warnings) == (goal, [])


@pytest.mark.parametrize(
    ("address", "goal", "message"),
    [
        ("gone.html", "gone.html", "the link 'gone.html' leads to no document or file"),
        ("gone.html#x", "gone.html#x", "the link 'gone.html#x' leads to no document or file"),
        ("../x.html", "../x.html", "leads to no document or file"),
        ("gone.zip", "gone.zip", "leads to no document or file"),
        ("conf.py", "conf.py", "leads to no document or file"),
        ("secret/.hidden.csv", "secret/.hidden.csv", "leads to no document or file"),
        ("other.html#gone", "other.html", "leads to no place in other; it leads to the page"),
        ("javascript:x", "", "link to 'javascript:x' is not allowed"),
        ("#gone", "", "link to '#gone', which is not in the article"),
    ],
)
def test_a_link_that_does_not(address: str, goal: str, message: str, project: NewsProject) -> None:
    found, warnings = linked(project, address)
    assert found == goal
    (warning,) = warnings
    assert message in warning
    assert "guide.html:3: WARNING:" in warning


@pytest.mark.parametrize(
    ("address", "goal"),
    [
        ("api/index.html", "../api/index.html"),
        ("genindex.html", "../genindex.html"),
        ("sub/deep.html", "../sub/deep/"),
        ("./", "../"),
    ],
)
def test_addresses_of_folders(address: str, goal: str, project: NewsProject) -> None:
    found, warnings = linked(project, address, "dirhtml")
    assert (found, warnings) == (goal, [])


def test_a_file_is_copied(project: NewsProject) -> None:
    found, warnings = linked(project, "data.csv")
    assert found.startswith("_downloads/") and found.endswith("data.csv")
    assert warnings == []


def test_what_is_missing_is_waited_for(project: NewsProject) -> None:
    assert linked(project, "gone.csv")[1]
    project.write("gone.csv", "x")
    build = project.build()
    assert [each for each in build.warnings if "toctree" not in each] == []
    assert re.search(r'href="_downloads/[^"]*gone.csv"', build.text("guide.html"))


def test_articles_and_archives_are_reached(project: NewsProject) -> None:
    project.configure(
        'source_suffix = {".rst": "restructuredtext", ".html": "html"}',
        "newsfeed_archives = ['year']",
        "newsfeed_sources = {'news': '../posts'}",
    )
    project.write("index.rst", "Site\n====\n\n.. toctree::\n\n   guide\n\n.. newsfeed::\n")
    project.write("../posts/a.md", "---\ntitle: A\ndate: 2022-02-28\n---\n# Part {#p}\n\nText\n")
    addresses = ("news/a.html", "news/a", "../posts/a.md", "news/archive/2022.html")
    links = "".join(f'<p><a href="{each}">x</a></p>\n' for each in addresses)
    project.write("guide.html", f"<h1>G</h1>\n{links}")
    build = project.build()
    assert build.warnings == []
    found = re.findall(r'<p><a class="[^"]*" href="([^"]*)"', build.text("guide.html"))
    assert found[:3] == ["news/a.html"] * 3
    assert found[3] == "news/archive/2022.html"


def test_a_book_has_no_way_to_what_is_not_in_it(project: NewsProject) -> None:
    fill(project, "latex_documents = [('index', 'x.tex', 'T', 'A', 'manual')]")
    project.write("guide.html", '<h1>G</h1><p><a href="gone.html">words</a>')
    build = project.build("latex")
    assert "gone.html" not in build.text("x.tex") and "words" in build.text("x.tex")
