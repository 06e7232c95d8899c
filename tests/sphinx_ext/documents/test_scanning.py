"""Which documents a project has: articles inside and outside the source directory, and pages."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from conftest import NewsProject


def _docnames(project: NewsProject, **options: object) -> tuple[set[str], list[str]]:
    build = project.build("text", **options)  # type: ignore[arg-type]
    return set(build.app.env.found_docs), build.warnings


def test_three_steps_are_enough(project: NewsProject) -> None:
    project.article("first.md", "<p>Hello</p>", title="First news")
    build = project.build()
    assert build.warnings == []
    assert "First news" in build.text("index.html")
    assert "<p>Hello</p>" in build.text("news/first.html")


def test_three_steps_in_markdown(project: NewsProject) -> None:
    (project.folder / "index.rst").unlink()
    project.write("index.md", "# Site\n\n```{newsfeed}\n```\n")
    project.article("first.md", "<p>Hello</p>", title="First news")
    build = project.build()
    assert build.warnings == []
    assert "First news" in build.text("index.html")


@pytest.mark.parametrize(
    "suffix", [".md", ".markdown", ".html", ".htm", ".rst", ".MD", ".Html", ".RST"]
)
def test_every_suffix_of_an_article(project: NewsProject, suffix: str) -> None:
    body = "Hello" if suffix.lower() == ".rst" else "<p>Hello</p>"
    project.article(f"first{suffix}", body)
    assert _docnames(project) == ({"index", "news/first"}, [])


def test_articles_outside_the_source_directory(project: NewsProject) -> None:
    project.article("../elsewhere/deep/first.md", '<p><img src="dot.svg" alt="dot"></p>')
    project.write("../elsewhere/deep/dot.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    project.configure('newsfeed_sources = {"company/news": "../elsewhere"}')
    build = project.build()
    assert build.warnings == []
    assert build.app.env.found_docs == {"index", "company/news/deep/first"}
    assert 'src="../../../_images/dot.svg"' in build.text("company/news/deep/first.html")
    assert (build.outdir / "_images/dot.svg").is_file()


def test_markdown_articles_outside_find_their_pictures_and_each_other(project: NewsProject) -> None:
    project.article("../elsewhere/first.md", "# One\n\n![dot](dot.svg) and [two](second.md).")
    project.article("../elsewhere/second.md", "Two.")
    project.write("../elsewhere/dot.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    project.configure('newsfeed_sources = {"news": "../elsewhere"}')
    build = project.build()
    assert build.warnings == []
    assert 'src="../_images/dot.svg"' in build.text("news/first.html")
    assert 'href="second.html"' in build.text("news/first.html")


def test_another_prefix_than_the_folder(project: NewsProject) -> None:
    project.article("posts/first.md")
    project.configure('newsfeed_sources = {"blog": "posts"}')
    assert _docnames(project) == ({"index", "blog/first"}, [])


def test_several_folders_and_globs(project: NewsProject) -> None:
    project.article("a/one.md")
    project.article("b/2021/two.md")
    project.article("b/2022/three.md")
    project.article("b/2022/other.md")
    project.configure('newsfeed_sources = {"news": ["a", "b/*/t*.md"]}')
    expected = {"index", "news/one", "news/2021/two", "news/2022/three"}
    found, warnings = _docnames(project)
    assert expected <= found
    assert [w for w in warnings if "other" not in w] == []


def test_a_page_among_the_articles_is_left_to_myst(project: NewsProject) -> None:
    project.configure('extensions.append("myst_parser")')
    project.article("first.md")
    project.write("news/index.md", "---\norphan: true\n---\n\n# News\n\n```{newsfeed}\n```\n")
    project.write("news/notes.md", "---\ntitle: Notes\norphan: true\n---\n\n# Notes\n\n*x*\n")
    build = project.build("text")
    assert build.warnings == []
    assert build.app.env.found_docs == {"index", "news/first", "news/index", "news/notes"}
    assert build.text("news/notes.txt") == "Notes\n*****\n\n*x*\n"


def test_a_markdown_page_of_a_project_without_markdown_stays_no_document(
    project: NewsProject,
) -> None:
    project.article("first.md")
    project.write("README.md", "# Read me\n")
    project.write("extra/page.html", "<p>No document.</p>")
    assert _docnames(project) == ({"index", "news/first"}, [])


def test_markdown_pages_of_a_project_with_myst_stay_documents(project: NewsProject) -> None:
    project.configure('extensions.append("myst_parser")')
    project.write("page.md", "---\norphan: true\n---\n\n# Page\n")
    project.article("first.md")
    assert _docnames(project) == ({"index", "news/first", "page"}, [])


def test_the_users_own_page_wins(project: NewsProject) -> None:
    project.write("news/first.rst", ":orphan:\n\nMine\n====\n")
    project.article("../elsewhere/first.md", title="Theirs")
    project.article("../elsewhere/second.md")
    project.configure('newsfeed_sources = {"news": "../elsewhere"}')
    build = project.build("text")
    assert len(build.warnings) == 1
    assert (
        "first.md:1: WARNING: news/first is the address of the project's own page"
        in build.warnings[0]
    )
    assert build.warnings[0].endswith("[newsfeed.duplicate]")
    assert "Mine" in build.text("news/first.txt")
    assert "Theirs" in build.text("news/first-md.txt")
    assert "second" in build.text("index.txt")


def test_two_articles_of_one_name(project: NewsProject) -> None:
    project.article("../a/first.md", title="One")
    project.article("../b/first.md", title="Two")
    project.configure('newsfeed_sources = {"news": ["../a", "../b"]}')
    build = project.build("text")
    assert ["[newsfeed.duplicate]" in warning for warning in build.warnings] == [True]
    assert "One" in build.text("news/first.txt")


def test_an_article_in_its_place_keeps_its_address(project: NewsProject) -> None:
    """Another one comes there by the prefix of its source, though it is newer."""
    project.article("posts/first.rst", "Text.", title="Newer", date="2022-03-03")
    project.article("blog/first.rst", "Text.", title="Own", date="2022-03-01")
    project.configure('newsfeed_sources = {"blog": ["posts", "blog"]}')
    build = project.build("text")
    (warning,) = build.warnings
    assert "posts/first.rst:1: WARNING: blog/first is the address of" in warning
    assert "Own" in build.text("blog/first.txt")
    assert "Newer" in build.text("blog/first-rst.txt")


def test_a_fresh_environment_trusts_no_notes_of_articles(project: NewsProject) -> None:
    """As with ``-E``: no clock and no length tells that the file is another one."""
    path = project.article("first.md", title="One")
    project.build("dummy")
    before = path.stat()
    project.article("first.md", title="Two")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    (project.folder / "_build/doctrees/environment.pickle").unlink()
    build = project.build("dummy")
    (article,) = build.app.env.get_domain("news").build.catalogue.articles
    assert article.title == "Two"


def test_excluded_files(project: NewsProject) -> None:
    project.article("first.md")
    project.article("drafts/second.md")
    project.article("third.md")
    project.configure('newsfeed_exclude = ["drafts/*"]', 'exclude_patterns = ["news/third.md"]')
    build = project.build("text")
    assert build.warnings == []
    assert [a.docname for a in build.app.env.get_domain("news").build.catalogue.articles] == [
        "news/first"
    ]
    assert "third" not in build.text("index.txt")


def test_hidden_articles_leave_no_trace(
    project: NewsProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    project.article("shown.md")
    project.article("draft.md", "<p>hush</p>", extra="draft: true")
    project.article("unpublished.md", "<p>hush</p>", extra="published: false")
    project.article("later.md", "<p>hush</p>", date="2023-12-01")
    project.article("../out/outside.md", "<p>hush</p>", extra="status: draft")
    project.configure('newsfeed_sources = {"news": "news", "more": "../out"}')
    build = project.build()
    assert build.warnings == []
    assert build.app.env.found_docs == {"index", "news/shown"}
    traces = ("hush", "draft", "unpublished", "later", "outside")
    for name in ("index.html", "searchindex.js", "news-index.html"):
        assert not any(trace in build.text(name).replace("nodraft", "") for trace in traces), name


def test_drafts_and_future_articles_on_demand(
    project: NewsProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    project.article("draft.md", extra="draft: true")
    project.article("later.md", date="2023-12-01")
    found, warnings = _docnames(project, newsfeed_drafts="1", newsfeed_future=True)
    assert (found, warnings) == ({"index", "news/draft", "news/later"}, [])


def test_names_of_files_in_any_script(project: NewsProject) -> None:
    project.article("工信部 [1] & #2.md", title="工信部")
    build = project.build()
    assert build.warnings == []
    # A number sign ends the path of an address.
    assert "工信部" in build.text("news/工信部 [1] & -2.html")


def test_articles_stand_in_no_toctree_unless_asked(project: NewsProject) -> None:
    project.article("first.md")
    assert project.build().app.env.toctree_includes == {}
    project.write("index.rst", "Site\n====\n\n.. newsfeed::\n   :toctree:\n")
    build = project.build()
    assert build.warnings == []
    assert build.app.env.toctree_includes == {"index": ["news/first"]}


@pytest.mark.parametrize("suffixes", ['{".md": "markdown"}', '[".md"]', '".md"', '{".txt": "rst"}'])
def test_suffixes_of_the_project_do_not_limit_those_of_articles(
    project: NewsProject, suffixes: str
) -> None:
    (project.folder / "index.rst").unlink()
    if ".md" in suffixes:
        project.write("index.md", "# Site\n\n```{newsfeed}\n```\n")
    else:
        project.write("index.txt", "Site\n====\n\n.. newsfeed::\n")
    project.article("first.rst", "Hello")
    project.article("second.html", "<p>Hello</p>")
    names = '{"rst": "restructuredtext"}' if "txt" in suffixes else "{}"
    project.configure(
        f"source_suffix = {suffixes}",
        f"names = {names}",
        "if isinstance(source_suffix, dict):",
        "    source_suffix = {s: names.get(t, t) for s, t in source_suffix.items()}",
        'if ".md" in source_suffix:',
        '    extensions.append("myst_parser")',
    )
    build = project.build("text")
    assert build.warnings == []
    assert build.app.env.found_docs == {"index", "news/first", "news/second"}


@pytest.mark.parametrize("place", ["../posts", "../../../../../../posts"])
def test_copies_of_sources_stay_in_their_folder(project: NewsProject, place: str) -> None:
    project.article("posts/first.md", "Text.")
    project.write("a/b/c/d/docs/index.rst", "Site\n====\n\n.. newsfeed::\n")
    docs = "a/b/c/d/docs" if place.count("..") > 1 else "docs"
    project.write(f"{docs}/index.rst", "Site\n====\n\n.. newsfeed::\n")
    folder = str(project.folder / "posts")
    project.write(
        f"{docs}/conf.py",
        f'extensions = ["sphinx_newsfeed"]\nnewsfeed_sources = {{"n": {folder!r}}}\n',
    )
    before = {path for path in project.folder.parent.rglob("*") if "_build" not in path.parts}
    build = project.build(source=docs)
    assert build.warnings == []
    copies = [path for path in build.outdir.rglob("*.txt") if "first" in path.name]
    assert copies == [build.outdir / "_sources/n/first.md.txt"]
    assert '_sources/n/first.md.txt"' in build.text("n/first.html")
    after = {path for path in project.folder.parent.rglob("*") if "_build" not in path.parts}
    assert after == before


def test_the_output_is_no_source(project: NewsProject) -> None:
    project.article("first.md", "Text.")
    project.configure('newsfeed_sources = {"all": "."}', 'newsfeed_exclude = ["index.rst"]')
    for _ in range(2):
        build = project.build()
        assert [w for w in build.warnings if "_build" in w] == []
        assert {"all/news/first", "index"} == set(build.app.env.found_docs)
        for folder in ("html", "doctrees"):
            project.article(f"_build/{folder}/copy.md")


def test_a_source_of_which_everything_is_excluded(project: NewsProject) -> None:
    project.article("first.md")
    project.configure('exclude_patterns = ["news"]')
    build = project.build("text")
    assert len(build.warnings) == 1
    assert build.warnings[0].endswith("[newsfeed.source]")


@pytest.mark.parametrize("builder", ["html", "text", "gettext", "xml"])
def test_an_article_whose_file_name_is_not_utf8(project: NewsProject, builder: str) -> None:
    folder = project.folder / "news"
    folder.mkdir()
    path = folder / os.fsdecode("新闻.html".encode("gbk"))
    try:
        path.write_text("---\ntitle: One\ndate: 2022-02-28\n---\n<p>Zebra.</p>", "utf-8")
    except OSError:
        pytest.skip("this file system takes no such name")
    build = project.build(builder)
    assert len(build.warnings) == 1
    assert "the file's name is not UTF-8; its article is news/新闻" in build.warnings[0]
    assert _files_with(build.outdir, "Zebra")
    path.write_text("---\ntitle: One\ndate: 2022-02-28\n---\n<p>Okapi.</p>", "utf-8")
    project.build(builder)
    assert _files_with(build.outdir, "Okapi")


def _files_with(folder: Path, word: str) -> list[Path]:
    files = (path for path in folder.rglob("*") if path.suffix in {".html", ".txt", ".pot", ".xml"})
    return [path for path in files if word in path.read_text("utf-8")]


@pytest.mark.parametrize("extra", ["draft: true", "tags: [a]"])
def test_a_page_keeps_its_name_beside_an_article_of_another_suffix(
    project: NewsProject, extra: str
) -> None:
    """Sphinx takes one of two such files for the document; the page is that of the project."""
    project.article("a.html", "<p>The article.</p>", extra=extra)
    project.write("news/a.rst", "Own\n===\n\nThe page.\n")
    for _ in range(2):
        build = project.build()
        assert "The page." in build.text("news/a.html")
        assert "The article." not in build.text("news/a.html")
        is_shown = (build.outdir / "news/a-html.html").is_file()
        assert is_shown is not extra.startswith("draft")
    assert build.read == []


def test_a_file_that_is_excluded_is_no_page_beside_an_article(project: NewsProject) -> None:
    project.configure('exclude_patterns = ["news/*.rst", "_build"]')
    project.article("a.html", "<p>The article.</p>")
    project.write("news/a.rst", "Own\n===\n\nThe page.\n")
    build = project.build()
    assert build.warnings == []
    assert "The article." in build.text("news/a.html")
