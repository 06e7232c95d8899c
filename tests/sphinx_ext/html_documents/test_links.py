"""Links of pages in HTML: they hold, or it is told where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable

from conftest import Build, NewsProject
from sphinx_ext.html_documents.site_of_html import fill

GOOD = {
    "other.html": "other.html",
    "./other.html": "other.html",
    "other.htm": "other.html",
    "other": "other.html",
    "/other.html": "other.html",
    "other.html#there": "other.html#article-there",
    "other.html?x=1#there": "other.html#article-there",
    "plain.rst": "plain.html",
    "plain.rst#section": "plain.html#section",
    "guide.html#part": "#article-part",
    "sub/": "sub/index.html",
    "sub": "sub/index.html",
    "sub/deep.html": "sub/deep.html",
    "sub/../other.html": "other.html",
    "genindex.html": "genindex.html",
    "search.html?q=x": "search.html?q=x",
    "api/index.html": "api/index.html",
    "api/": "api/",
    "robots.txt": "robots.txt",
    "_static/tool.zip": "_static/tool.zip",
    "https://e.org/other.html": "https://e.org/other.html",
    "//e.org/other.html": "https://e.org/other.html",
    "tel:123": "tel:123",
    "/elsewhere/on/the/host": "/elsewhere/on/the/host",
}
_NOWHERE = "leads to no document or file; it stays as it is"
#: Where a link stays, and what is told of it.
BAD = {
    "gone.html": ("gone.html", f"the link 'gone.html' {_NOWHERE}"),
    "gone.html#x": ("gone.html#x", f"the link 'gone.html#x' {_NOWHERE}"),
    "../x.html": ("../x.html", f"the link '../x.html' {_NOWHERE}"),
    "gone.zip": ("gone.zip", f"the link 'gone.zip' {_NOWHERE}"),
    "conf.py": ("conf.py", f"the link 'conf.py' {_NOWHERE}"),
    "secret/.x.csv": ("secret/.x.csv", f"the link 'secret/.x.csv' {_NOWHERE}"),
    "other.html#no": ("other.html", "'other.html#no' leads to no place in other; it leads to the"),
    "javascript:x": ("", "link to 'javascript:x' is not allowed"),
    "#gone": ("", "link to '#gone', which is not in the article"),
}
#: The same in a page that is a folder.
FOLDERS = {
    "api/index.html": "../api/index.html",
    "genindex.html": "../genindex.html",
    "sub/deep.html": "../sub/deep/",
    "./": "../",
}


def linked(
    project: NewsProject, addresses: Iterable[str], builder: str = "html"
) -> tuple[dict[str, str], Build]:
    """Where the links of a page lead in its output; the first stands in the third line."""
    fill(project, "html_extra_path = ['extra']", "html_static_path = ['_static']")
    project.write("extra/api/index.html", "<p>api")
    project.write("extra/robots.txt", "x")
    project.write("_static/tool.zip", b"x")
    project.write("sub/index.rst", ":orphan:\n\nSub\n===\n")
    project.write("secret/.x.csv", "x")
    links = "".join(f'<p>a <a href="{each}" title="t">words</a></p>\n' for each in addresses)
    project.write("guide.html", f"<h1>G</h1>\n\n{links}<h2 id=part>P</h2>")
    build = project.build(builder)
    name = "guide/index.html" if builder == "dirhtml" else "guide.html"
    link = r'<p>a (?:<a class="[^"]*"[^>]*? href="([^"]*)"[^>]*>)?'
    return dict(zip(addresses, re.findall(link, build.text(name)), strict=True)), build


def test_links_that_hold(project: NewsProject) -> None:
    found, build = linked(project, GOOD)
    assert (found, build.warnings) == (GOOD, [])


def test_links_that_do_not(project: NewsProject) -> None:
    found, build = linked(project, BAD)
    assert found == {address: goal for address, (goal, _) in BAD.items()}
    told = sorted(build.told_of("guide.html"), key=lambda each: int(each.split(":")[1]))
    assert len(told) == len(build.singly) == len(BAD)
    for line, (warning, (_, message)) in enumerate(zip(told, BAD.values(), strict=True), 3):
        assert f"guide.html:{line}: WARNING:" in warning
        assert message in warning


def test_addresses_of_folders(project: NewsProject) -> None:
    found, build = linked(project, FOLDERS, "dirhtml")
    assert (found, build.warnings) == (FOLDERS, [])


def test_a_file_is_copied(project: NewsProject) -> None:
    found, build = linked(project, ["data.csv"])
    assert re.fullmatch(r"_downloads/\w+/data\.csv", found["data.csv"])
    assert build.warnings == []


def test_what_is_missing_is_waited_for(project: NewsProject) -> None:
    assert linked(project, ["gone.csv"])[1].warnings
    project.write("gone.csv", "x")
    build = project.build()
    assert build.warnings == []
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
