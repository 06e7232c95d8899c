"""The element around an article, in a theme that writes no elements of sections."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec

import pytest
from bs4 import BeautifulSoup
from conftest import NewsProject


@pytest.mark.skipif(find_spec("sphinx_immaterial") is None, reason="the theme is not installed")
def test_language_direction_and_class_stand_around_the_article(project: NewsProject) -> None:
    project.configure(
        "extensions.append('sphinx_immaterial')",
        "html_theme = 'sphinx_immaterial'",
        "html_theme_options = {'font': False}",
    )
    project.article("a.html", "<h2>One</h2><p>Inner</p>", extra="lang: ar")
    project.article("b.html", "<p>Inner</p>", date="2022-01-02")
    # The theme changes Sphinx' own search for all projects of a process.
    out = project.folder / "out"
    command = [sys.executable, "-m", "sphinx", "-q", "-W", project.folder, out]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    found = {}
    for name in ("news/a", "news/b", "index"):
        page = BeautifulSoup((out / f"{name}.html").read_text("utf-8"), "lxml")
        around = page.select("article > .newsfeed-article")
        found[name] = [(each.attrs, bool(each.h1), each.p is not None) for each in around]
    assert found == {
        "news/a": [({"class": ["newsfeed-article", "rtl"], "lang": "ar"}, True, True)],
        "news/b": [({"class": ["newsfeed-article"]}, True, True)],
        "index": [],
    }


def test_there_are_not_two_where_the_theme_has_one(project: NewsProject) -> None:
    project.article("a.html", "<p>Inner</p>")
    page = BeautifulSoup(project.build().text("news/a.html"), "lxml")
    assert [each.name for each in page.select(":is(div, section).newsfeed-article")] == ["section"]
