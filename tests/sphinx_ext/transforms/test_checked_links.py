"""What Sphinx' check of links tells: each link once, where it is written."""

from __future__ import annotations

import json
from pathlib import Path

from conftest import Build, NewsProject

#: Nothing listens there: whoever connects is refused at once.
_DEAD = "http://127.0.0.1:9/"
_AUTHOR = f"newsfeed_authors = {{'ann': {{'name': 'Ann', 'url': '{_DEAD}ann'}}}}"


def _links(build: Build) -> dict[str, list[tuple[str, int]]]:
    """What is told of each address: the file and its line."""
    found: dict[str, list[tuple[str, int]]] = {}
    for line in Path(build.outdir, "output.json").read_text("utf-8").splitlines():
        told = json.loads(line)
        place = (Path(told["filename"]).as_posix(), told["lineno"])
        found.setdefault(told["uri"].removeprefix(_DEAD), []).append(place)
    return found


def _check(project: NewsProject) -> dict[str, list[tuple[str, int]]]:
    return _links(project.build("linkcheck", linkcheck_timeout=2))


def test_each_link_is_told_of_once_in_the_line_of_its_article(project: NewsProject) -> None:
    project.configure("newsfeed_archives = ['all', 'year', 'author']", "newsfeed_page_size = 2")
    html = f'<p>One</p>\n<p>Two\n<a href="{_DEAD}h">dead</a></p>\n<p><img src="{_DEAD}h.png"></p>'
    project.article("a.html", html)
    html = f'<p>x\n<a href="{_DEAD}n">d</a></p>'
    text = f"One.\n\nTwo\n[dead]({_DEAD}m)\n\n- three\n- <{_DEAD}l>\n\n{html}"
    project.article("b.md", text)
    project.article("c.rst", f"One.\n\nTwo\n`dead <{_DEAD}r>`__ and {_DEAD}h.\n")
    found = _check(project)
    assert found == {
        "h": [("news/a.html", 8)],
        "h.png": [("news/a.html", 9)],
        "m": [("news/b.md", 9)],
        "l": [("news/b.md", 12)],
        "n": [("news/b.md", 15)],
        "r": [("news/c.rst", 9)],
    }


def test_an_author_s_address_is_told_of_in_an_article_and_not_on_a_page_that_nobody_wrote(
    project: NewsProject,
) -> None:
    project.configure("newsfeed_archives = ['author', 'tag']", _AUTHOR)
    project.article("z.html", extra="author: ann\ntags: [t]")
    assert _check(project) == {"ann": [("news/z.html", 1)]}


def test_the_project_s_own_pages_are_checked_as_ever(project: NewsProject) -> None:
    project.article("z.html", f'<p><a href="{_DEAD}z">z</a></p>')
    project.write("index.rst", f"Site\n====\n\n.. newsfeed::\n   :style: full\n\nSee {_DEAD}own.\n")
    assert _check(project) == {"z": [("news/z.html", 6)], "own": [("index.rst", 7)]}
