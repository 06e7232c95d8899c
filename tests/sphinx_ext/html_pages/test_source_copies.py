"""What ``_sources`` holds of articles: their texts, and nothing that is private."""

from __future__ import annotations

import re

import pytest
from conftest import Build, NewsProject

from sphinx_newsfeed.sphinx_ext.html_pages.source_copies import copy_name

_PRIVATE = "internal: kept-private\npassword_hint: kept-private\nextra: {note: kept-private}"

_FILES = {
    "md": ("md", f"---\ntitle: 'A: \"b\"'\ndate: 2022-02-28\ntags: [x]\n{_PRIVATE}\n---\nWords."),
    "html": ("html", f"---\ntitle: 'A: \"b\"'\ndate: 2022-02-28\n{_PRIVATE}\n---\n<p>Words.</p>"),
    "rst": ("rst", f"---\ntitle: 'A: \"b\"'\ndate: 2022-02-28\n{_PRIVATE}\n---\nWords."),
    "docinfo": ("rst", ":title: A: \"b\"\n:date: 2022-02-28\n:internal: kept-private\n\nWords."),
    "toml": (
        "md",
        "+++\ntitle = 'A: \"b\"'\ndate = 2022-02-28\ninternal = 'kept-private'\n+++\nWords.",
    ),
    "meta": (
        "html",
        "<html><head><title>A: \"b\"</title><meta name='date' content='2022-02-28'>"
        "<meta name='internal' content='kept-private'></head><body><p>Words.</p></body></html>",
    ),
    "nikola": (
        "rst",
        ".. title: A: \"b\"\n.. date: 2022-02-28\n.. internal: kept-private\n\nWords.",
    ),
}  # fmt: skip


def _copies(build: Build) -> dict[str, str]:
    copies = (build.outdir / "_sources").rglob("*")
    return {path.name: path.read_text("utf-8") for path in copies if path.is_file()}


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
@pytest.mark.parametrize(("suffix", "text"), _FILES.values(), ids=_FILES)
def test_private_keys_are_not_published(
    project: NewsProject, suffix: str, text: str, builder: str
) -> None:
    project.write(f"news/a.{suffix}", text)
    build = project.build(builder)
    copy = _copies(build)[f"a.{'newsfeed-page' if suffix == 'html' else suffix}.txt"]
    head, _, body = copy.removeprefix("---\n").partition("\n---\n")
    assert "Words." in body
    lines = head.splitlines()
    assert lines[:2] == ['title: "A: \\"b\\""', 'date: "2022-02-28T00:00:00+00:00"']
    assert {line.partition(":")[0] for line in lines} <= {"title", "date", "tags"}
    assert not [name for name, copy in _copies(build).items() if "kept-private" in copy]


@pytest.mark.parametrize("parallel", [0, 2])
def test_pages_that_are_no_article_are_copied_as_they_are(
    project: NewsProject, parallel: int
) -> None:
    for number in range(12):
        project.write(f"page{number:02}.rst", ":orphan:\n:internal: shown\n\nPage\n====\n")
        project.article(f"a{number:02}.md", "Words.", extra=_PRIVATE)
    copies = _copies(project.build(parallel=parallel))
    assert len(copies) == 25
    for name, copy in copies.items():
        assert ("kept-private" in copy) is False, name
        assert ("internal: shown" in copy) is name.startswith("page")


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_hidden_articles_are_not_published(project: NewsProject, builder: str) -> None:
    project.article("a.md", "Words.")
    project.article("draft.md", "Words.", extra="draft: true")
    assert set(_copies(project.build(builder))) == {"a.md.txt", "index.rst.txt"}
    project.article("a.md", "Words.", extra="draft: true")
    assert set(_copies(project.build(builder))) == {"index.rst.txt"}


def test_a_copy_follows_its_article(project: NewsProject) -> None:
    project.article("a.md", "Words.", extra="internal: first")
    project.build()
    project.article("a.md", "Other words.", title="标题", extra="internal: kept-private")
    copy = _copies(project.build())["a.md.txt"]
    # It is for readers.
    assert 'title: "标题"' in copy
    assert "Other words." in copy
    assert "kept-private" not in copy


def test_no_copies_where_none_are_wanted(project: NewsProject) -> None:
    project.article("a.md", "Words.")
    build = project.build(html_copy_source=False)
    assert _copies(build) == {}
    assert "_sources" not in build.text("news/a.html")


def test_json_has_no_copy_of_the_whole_file(project: NewsProject) -> None:
    project.article("a.md", "Text.", extra="private: secret")
    build = project.build("json")
    assert build.warnings == []
    assert not list((build.outdir / "_sources").rglob("a.md*"))


@pytest.mark.parametrize(
    ("suffix", "documents", "expected"),
    [
        (".md", [], "news/a.md.txt"),
        (".MD", [], "news/a.md.txt"),
        (".Rst", [], "news/a.rst.txt"),
        (".html", [], "news/a.newsfeed-page.txt"),
        # Another document has the name, whatever the case of this one's.
        (".MD", ["news/a.md"], "news/a.newsfeed-page.txt"),
    ],
)
def test_what_a_copy_is_called(suffix: str, documents: list[str], expected: str) -> None:
    assert copy_name("news/a", suffix, documents) == expected


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
@pytest.mark.parametrize("suffix", ["", ".html", ".svg", ".txt.html", "/x.html", ".TXT"])
def test_each_server_takes_a_copy_for_text(project: NewsProject, builder: str, suffix: str) -> None:
    """Whatever it is called by the project or its author."""
    names = ["a.html", "b.md", "c.rst", "d.html.md", "e.php.html", "f.shtml.rst", "g.txt", "H.HTM"]
    for name in names:
        project.article(name, "<script>alert(1)</script> Words.")
    build = project.build(builder, html_sourcelink_suffix=suffix)
    folder = build.outdir / "_sources/news"
    copies = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
    assert len(copies) == len(names)
    for name in copies:
        assert re.fullmatch(r"[\w-]+\.(md|rst|newsfeed-page)\.txt", name)
    for page in build.outdir.glob("news/*.html" if builder == "html" else "news/*/index.html"):
        (link,) = re.findall(r'_sources/news/([^"]*)"', page.read_text("utf-8"))
        assert link in copies


def test_no_article_takes_the_copy_of_a_page(project: NewsProject) -> None:
    project.article("a.md", "Words of the article.")
    project.write("news/a.md.txt", ":orphan:\n\nPage\n====\n")
    project.article("x-y.md", "The first.")
    project.article("x.y.md", "The second.")
    project.configure(
        'newsfeed_sources = {"news": "news/*.md"}', 'source_suffix = [".rst", ".txt"]'
    )
    copies = _copies(project.build())
    assert copies["a.md.txt"].startswith(":orphan:")
    assert "Words of the article." in copies["a.newsfeed-page.txt"]
    assert len(copies) == 5


def test_the_copy_of_an_article_that_is_gone_goes(project: NewsProject) -> None:
    project.article("a.b.md", "Words.")
    assert len(_copies(project.build())) == 2
    project.article("a.b.md", "Words.", extra="draft: true")
    assert set(_copies(project.build())) == {"index.rst.txt"}


def test_each_document_has_a_copy_with_a_suffix_of_the_project(project: NewsProject) -> None:
    """As extensions look for it that gather texts; no page leads to that of a generated one."""
    project.configure("newsfeed_archives = ['all', 'tag']", "newsfeed_page_size = 1")
    project.article("a.html", "<p>Words.</p>", extra="tags: [t]")
    project.article("b.md", "Words.", extra="tags: [t]")
    build = project.build()
    folder, suffixes = build.outdir / "_sources", list(build.app.config.source_suffix)
    for docname in build.app.env.all_docs:
        assert any((folder / f"{docname}{suffix}.txt").is_file() for suffix in suffixes), docname
    page = build.text("news/tag/t.html")
    assert "_sources" not in page
    assert ".. newsfeed::" in _copies(build)["t.newsfeed-page.txt"]
    project.article("b.md", "Words.")
    project.article("a.html", "<p>Words.</p>")
    assert "t.newsfeed-page.txt" not in _copies(project.build())
