"""Tables of contents in a theme that makes them for pages in the document tree alone."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from conftest import NewsProject

if find_spec("sphinx_immaterial") is None:
    pytest.skip("the theme is not installed", allow_module_level=True)


def contents(build: Path, docname: str) -> list[tuple[str, str]]:
    page = BeautifulSoup((build / f"{docname}.html").read_text("utf-8"), "lxml")
    found = page.select(".md-sidebar--secondary .md-nav__link")
    return [(link["href"], link.get_text().strip()) for link in found]


_EVIL_TITLE = "</title><script>alert(1)</script>"
_EVIL_HEADINGS = (
    """<h2>x" onfocus="alert(1)" autofocus x='</h2><p>a</p><h3>"&gt;&lt;script&gt;</h3>"""
)


def test_articles_and_archives_have_one(project: NewsProject) -> None:
    project.configure(
        "extensions.append('sphinx_immaterial')",
        "newsfeed_archives = ['year']",
        "html_theme = 'sphinx_immaterial'",
        "html_theme_options = {'font': False}",
    )
    project.article("a.html", "<h2>One <b>&lt;x&gt;</b></h2><p>a</p><h3>Inner</h3><h2>Two</h2>")
    project.article("b.md", "No headings.", date="2022-01-02")
    project.article("d.html", _EVIL_HEADINGS, title=f"'{_EVIL_TITLE}'", date="2022-01-01")
    project.article("c.md", "## Mid\n\nText.\n", date="2022-02-02")
    project.write("index.rst", "Site\n====\n\nPart\n----\n\n.. toctree::\n\n   news/c\n")
    # The theme changes Sphinx' own search for all projects of a process.
    command = [sys.executable, "-m", "sphinx", "-q", "-W", project.folder, project.folder / "out"]
    build = project.folder / "out"
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert contents(build, "news/a") == [
        ("#article-one-x", "One <x>"),
        ("#article-inner", "Inner"),
        ("#article-two", "Two"),
    ]
    assert contents(build, "news/b") == []
    # The theme's own.
    assert contents(build, "news/c") == [("#mid", "Mid")]
    names = [text for _, text in contents(build, "news/archive/2022")]
    assert names == ["February 2022", "January 2022"]
    check_that_nothing_acts(build / "news/d.html")


def check_that_nothing_acts(path: Path) -> None:
    """The theme puts names of parts and the title out as they are."""
    page = BeautifulSoup(path.read_text("utf-8"), "html.parser")
    assert [
        element for element in page.find_all() if {"onfocus", "autofocus"} & {*element.attrs}
    ] == []
    assert [script for script in page.find_all("script") if script.get_text() == "alert(1)"] == []
    assert page.title is not None
    assert page.title.get_text().startswith(f"{_EVIL_TITLE} -")
    labels = [nav.get("aria-label") for nav in page.select(".md-sidebar--secondary nav nav")]
    assert 'x" onfocus="alert(1)" autofocus x=\'' in labels
    (header,) = page.select(".md-header__topic[data-md-component=header-topic]")
    assert header.get_text().strip() == _EVIL_TITLE
