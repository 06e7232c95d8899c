"""Articles that were shown once and are hidden now, in an output folder that lives on."""

from __future__ import annotations

from typing import Any

import pytest


def files_with(project: Any, builder: str, word: str) -> list[str]:
    """All files of the output whose name or text holds *word*."""
    outdir = project.folder / "_build" / builder
    return sorted(
        path.relative_to(outdir).as_posix()
        for path in outdir.rglob("*")
        if path.is_file()
        # A copy of what Sphinx keeps for its next build.
        and path.name != "environment.pickle"
        and (word in path.relative_to(outdir).as_posix() or word.encode() in path.read_bytes())
    )


@pytest.mark.parametrize(
    "builder", ["html", "dirhtml", "json", "pickle", "text", "xml", "pseudoxml"]
)
@pytest.mark.parametrize("change", ["draft: true", "expires: 2022-03-01", "gone"])
def test_no_trace_is_left_of_an_article_that_is_hidden_now(
    project: Any, builder: str, change: str
) -> None:
    project.article("stays.md")
    path = project.article("zebra.html", "<p>Zebra crossing.</p>")
    project.build(builder)
    assert files_with(project, builder, "zebra")
    if change == "gone":
        path.unlink()
    else:
        project.article("zebra.html", "<p>Zebra crossing.</p>", extra=change)
    warnings = project.build(builder).warnings
    # Sphinx' own, whenever it writes pages as data a second time.
    assert [each for each in warnings if "[misc.copy_overwrite]" not in each] == []
    assert files_with(project, builder, "zebra") == []
    assert files_with(project, builder, "Zebra") == []
    assert files_with(project, builder, "stays")


def test_a_page_that_somebody_else_put_there_is_left(project: Any) -> None:
    project.article("a.md")
    project.build()
    other = project.write("_build/html/news/b.html", "mine")
    project.article("a.md", extra="draft: true")
    project.build()
    assert other.read_text("utf-8") == "mine"
    assert not (project.folder / "_build/html/news/a.html").exists()


def test_a_document_that_took_the_place_of_the_article_keeps_its_page(project: Any) -> None:
    article = project.article("a.html")
    project.build()
    article.unlink()
    project.write("news/a.rst", ":orphan:\n\nMine\n====\n")
    assert "Mine" in project.build().text("news/a.html")


def test_a_file_that_took_the_place_of_the_article_is_left(project: Any) -> None:
    article = project.article("a.html")
    project.build()
    article.unlink()
    project.write("own/news/a.html", "mine")
    project.configure("html_extra_path = ['own']")
    assert project.build().text("news/a.html") == "mine"


_FAIL = """
def setup(app):
    app.connect("html-page-context", fail)

def fail(app, pagename, templatename, context, doctree):
    if pagename == "index":
        raise ValueError("some fault")
"""


def test_a_build_that_fails_takes_nothing_away(project: Any) -> None:
    """What it would have put there is not there."""
    options = ('html_baseurl = "https://example.org/"', "exclude_patterns = []")
    project.configure(*options)
    aliases = "aliases: [/old/, /older/]"
    project.article("a.html", extra=aliases)
    project.article("b.html")
    outdir = project.build().outdir
    names = ("news/a.html", "news-sitemap.xml", "old/index.html")
    before = {name: (outdir / name).read_text("utf-8") for name in names}
    project.article("a.html", extra=f"{aliases}\ndraft: true")
    project.article("b.html", title="Another", extra="aliases: /new/")
    project.configure(*options, _FAIL)
    with pytest.raises(Exception, match="some fault"):
        project.build()
    assert {name: (outdir / name).read_text("utf-8") for name in names[:2]} == {
        name: before[name] for name in names[:2]
    }
    assert not (outdir / "new").exists()
    project.configure(*options)
    project.build()
    assert not (outdir / "news/a.html").exists()
    assert (outdir / "new/index.html").exists()


def test_a_link_out_of_the_output_is_left(project: Any) -> None:
    project.article("a.html")
    outdir = project.build().outdir
    page, other = outdir / "news/a.html", project.folder.parent / "other.html"
    page.rename(other)
    page.symlink_to(other)
    (project.folder / "news/a.html").unlink()
    project.build()
    assert other.exists()
    assert page.is_symlink()


def test_a_name_with_a_dot_in_folders_of_pages(project: Any) -> None:
    path = project.article("v1.2.html")
    project.build("dirhtml")
    page = project.folder / "_build/dirhtml/news/v1.2/index.html"
    assert page.exists()
    path.unlink()
    project.build("dirhtml")
    assert not page.exists()


def test_names_with_dots_are_told_apart(project: Any) -> None:
    project.article("v1.html")
    project.article("v1.2.html")
    project.build()
    (project.folder / "news/v1.html").unlink()
    project.build()
    outdir = project.folder / "_build/html"
    assert not (outdir / "news/v1.html").exists()
    assert (outdir / "news/v1.2.html").exists()
