"""Markdown in the flavour of the generator that an article was written for."""

from __future__ import annotations

import pytest
from conftest import NewsProject

from sphinx_newsfeed.generators import BY_NAME

BODY = "- [x] seen\n\n~~late~~ early\n"


def source(dialect: str, *, trusted: bool = True) -> str:
    keys = {"path": "news", "dialect": dialect, "trusted": trusted}
    return f"newsfeed_sources = {{'news': {keys!r}}}"


@pytest.mark.parametrize("dialect", sorted(BY_NAME))
@pytest.mark.parametrize("trusted", [True, False])
def test_tasks_and_struck_text_are_known_in_every_flavour(
    project: NewsProject, dialect: str, trusted: bool
) -> None:
    project.configure(source(dialect, trusted=trusted))
    project.article("one.md", BODY)
    build = project.build()
    assert build.warnings == []
    page = build.text("news/one.html")
    assert "<p>☑ seen</p>" in page
    assert '<span class="del">late</span> early' in page


def test_every_builder_shows_which_tasks_are_done(project: NewsProject) -> None:
    project.configure(source("astro"), 'project = "Site"')
    project.article("one.md", "- [x] seen *by all*\n- [ ] heard\n\n  More.\n")
    for builder, file in (
        ("html", "news/one.html"),
        ("text", "news/one.txt"),
        ("latex", "site.tex"),
    ):
        project.write("index.rst", "Site\n====\n\n.. newsfeed::\n   :toctree:\n")
        text = project.build(builder).text(file)
        assert "☑ seen" in text
        assert "by all" in text
        assert "☐ heard" in text


def test_pages_of_the_project_are_left_alone(project: NewsProject) -> None:
    project.configure("extensions += ['myst_parser']", source("astro"))
    project.article("one.md", BODY)
    project.write("page.md", f"---\norphan: true\n---\n# Page\n\n{BODY}")
    assert "[x]" in project.build().text("page.html")
