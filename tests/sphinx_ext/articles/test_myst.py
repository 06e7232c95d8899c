"""MyST is set up where the project or an article is written in Markdown, and nowhere else."""

from __future__ import annotations

import shutil

import pytest
from conftest import Build, NewsProject, change


@pytest.fixture
def news(project: NewsProject) -> NewsProject:
    project.article("a.html")
    project.article("b.rst", "Text.")
    return project


def is_set_up(build: Build) -> bool:
    assert build.warnings == []
    return "myst_enable_extensions" in build.app.config


def test_a_project_without_markdown_has_nothing_of_it(news: NewsProject) -> None:
    # Neither of them is a page.
    news.write("README.md", "# Read me\n")
    news.write("docs/notes.markdown", "# Notes\n")
    build = news.build()
    assert not is_set_up(build)
    assert "myst_parser" not in build.app.extensions
    assert sorted(build.read) == ["index", "news/a", "news/b"]


@pytest.mark.parametrize(
    ("name", "extra"), [("c.md", ""), ("c.txt", ""), ("c.html", "format: markdown")]
)
@pytest.mark.parametrize("parallel", [0, 2])
def test_an_article_in_markdown_has_all_of_it(
    news: NewsProject, name: str, extra: str, parallel: int
) -> None:
    news.configure('myst_enable_extensions = ["dollarmath"]')
    news.article(name, "*Words* and $x^2$.", extra=extra)
    build = news.build(parallel=parallel)
    assert is_set_up(build)
    page = build.text("news/c.html")
    assert "<em>Words</em>" in page
    assert '<span class="math' in page
    # MyST has its own say at the event that is on when it is set up.
    assert "processHtmlClass" in page


def test_its_options_count_as_those_of_any_extension(news: NewsProject) -> None:
    news.article("c.md", "$x^2$")
    assert is_set_up(news.build())
    assert news.build().read == []
    news.configure('myst_enable_extensions = ["dollarmath"]')
    build = news.build()
    assert "news/c" in build.read
    assert '<span class="math' in build.text("news/c.html")
    assert news.build().read == []


def test_an_option_of_it_on_the_command_line_is_known(news: NewsProject) -> None:
    news.article("c.md", "$x^2$")
    # Sphinx warns of what nobody declares.
    assert is_set_up(news.build(myst_commonmark_only="1"))


def test_the_first_article_in_markdown_and_the_last(news: NewsProject) -> None:
    news.build()
    article = news.article("c.md", "*Words*")
    build = news.build()
    assert is_set_up(build)
    assert sorted(build.read) == ["index", "news/c"]
    article.unlink()
    # Nothing is read again since options are gone.
    assert news.build().read == ["index"]
    assert news.build().read == []
    # Another environment begins without it.
    shutil.rmtree(news.folder / "_build" / "doctrees")
    assert not is_set_up(news.build())


@pytest.mark.parametrize(
    "lines",
    [
        ['extensions += ["myst_parser"]'],
        ['source_suffix = {".rst": "restructuredtext", ".md": "markdown"}'],
    ],
)
def test_a_project_that_is_written_in_it_has_it(news: NewsProject, lines: list[str]) -> None:
    news.configure(*lines)
    news.write("page.md", "---\norphan: true\n---\n\n# Page\n\n*Words*\n")
    build = news.build()
    assert is_set_up(build)
    assert "<em>Words</em>" in build.text("page.html")


def test_a_project_whose_first_page_is_written_in_it_has_it(news: NewsProject) -> None:
    (news.folder / "index.rst").unlink()
    news.write("index.md", "# Site\n\n```{newsfeed}\n:style: list\n```\n")
    build = news.build()
    assert is_set_up(build)
    assert 'href="news/a.html"' in build.text("index.html")
    change(news.folder / "index.md", "# Site", "# *Place*")
    assert "<em>Place</em>" in news.build().text("index.html")
