"""Markdown in the flavour of the generator that an article was written for."""

from __future__ import annotations

import myst_parser
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


@pytest.mark.parametrize(
    ("extra", "is_formula"),
    [("math: true", True), ("mathjax: yes", True), ("math: false", False), ("other: true", False)],
)
def test_a_post_may_say_that_it_has_formulas(
    project: NewsProject, extra: str, is_formula: bool
) -> None:
    project.configure(source("hugo"))
    project.article("one.md", r"Of $x^2$ and \\(y\\).", extra=extra)
    build = project.build()
    assert build.warnings == []
    assert build.text("news/one.html").count('class="math notranslate') == 2 * is_formula


def test_a_site_may_typeset_formulas_and_no_more(project: NewsProject) -> None:
    project.configure("newsfeed_sources = {'news': 'site/content/posts'}")
    project.write("site/hugo.toml", "[params]\nmath = true\n")
    project.article("site/content/posts/one.md", "Of $x^2$.")
    project.article("site/content/posts/two.md", "Of nothing.")
    assert 'class="math notranslate' in project.build().text("news/one.html")
    project.write("site/hugo.toml", "[params]\nmath = false  # no more\n")
    build = project.build()
    assert 'class="math notranslate' not in build.text("news/one.html")
    assert build.read == ["news/one"]


def test_a_formula_that_may_do_harm_is_code(project: NewsProject) -> None:
    project.configure(source("jekyll"))
    project.article("one.md", "Of $$\\input{secret}$$ and $$\\frac{1}$$ and $$y$$.")
    page = project.build().text("news/one.html")
    assert page.count('class="math notranslate') == 1
    assert "<code" in page and "secret" in page


@pytest.mark.parametrize("body", ["| a | b |\n", "|   |   |\n|---|---|\n| a | b |\n"])
def test_a_table_without_a_header_shows_none(project: NewsProject, body: str) -> None:
    project.configure(source("jekyll"))
    project.article("one.md", body)
    page = project.build().text("news/one.html")
    assert page.count("<td>") == 2
    assert "<thead>" not in page


def test_what_the_project_says_of_markdown_wins(project: NewsProject) -> None:
    project.configure(
        "extensions += ['myst_parser']",
        "myst_disable_syntax = ['strikethrough']",
        "myst_enable_extensions = ['dollarmath', 'deflist', 'tasklist', 'alert']"
        if myst_parser.__version__ >= "5.2"
        else "myst_enable_extensions = ['dollarmath', 'deflist', 'tasklist']",
        source("plain"),
    )
    project.article("one.md", "~~a~~ $x$\n\nTerm\n: b\n\n- [x] c\n\n> [!NOTE]\n> d\n")
    build = project.build()
    assert build.warnings == []
    page = build.text("news/one.html")
    assert "~~a~~" in page
    assert 'class="math' in page
    assert page.count("<dt>") == 1
    assert page.count("☑") == 1
    assert "admonition note" in page


def test_pages_of_the_project_are_left_alone(project: NewsProject) -> None:
    project.configure("extensions += ['myst_parser']", source("astro"))
    project.article("one.md", BODY)
    project.write("page.md", f"---\norphan: true\n---\n# Page\n\n{BODY}")
    assert "[x]" in project.build().text("page.html")


@pytest.mark.parametrize(
    ("dialect", "is_myst"), [("hexo", False), ("hugo", False), ("plain", True)]
)
def test_signs_of_myst_are_words_to_others(
    project: NewsProject, dialect: str, is_myst: bool
) -> None:
    project.configure(source(dialect))
    project.article("one.md", "First.\n\n%TEMP% is a folder.\n\n+++\n\n(f)=\n\nLast.\n")
    text = project.build("text").text("news/one.txt")
    for words in ("%TEMP% is a folder.", "+++", "(f)="):
        assert (words in text) is not is_myst
    assert "Last." in text
