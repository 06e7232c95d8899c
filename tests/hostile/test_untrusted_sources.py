"""A file in a source that is not trusted is an article or nothing, whatever it is and is called."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import NewsProject

_SECRET = "taken-from-the-secret-file"  # noqa: S105 - it is none
_ATTACK_RST = (
    "Words\n=====\n\n.. literalinclude:: /secret.txt\n\n.. raw:: html\n\n   <b id=evil>x</b>\n"
)
_ATTACK_MD = "# Words\n\n```{literalinclude} /secret.txt\n```\n\n<b id=evil>x</b>\n"
_FRONT = "---\ntitle: Words\n{}---\n"
#: A parser of another extension, which puts the file's text into the page as it is.
_OTHER_PARSER = """
from docutils import nodes
from docutils.parsers import Parser

class Other(Parser):
    supported = ("other",)

    def parse(self, text, document):
        document += nodes.section("", nodes.title("", "Other"), nodes.raw("", text, format="html"))
        document[0]["ids"] = ["x"]

def setup(app):
    app.add_source_suffix(".other", "other")
    app.add_source_parser(Other)
"""

#: Name of a file in the source, its text, and the kind of the warning.
_STRANGERS = [
    ("x.rst", _ATTACK_RST, "front_matter"),
    ("x.md", _ATTACK_MD, "front_matter"),
    ("x.md", _FRONT.format("") + _ATTACK_MD, "date"),
    ("x.md", _FRONT.format("date: some day\n") + _ATTACK_MD, "date"),
    ("x.rst", _FRONT.format("date: 2022-99-99\n") + _ATTACK_RST, "date"),
    ("x.rst", ":date: never\n\n" + _ATTACK_RST, "date"),
    ("deep/below/x.rst", _ATTACK_RST, "front_matter"),
    (".hidden.rst", _ATTACK_RST, "trust"),
    (".hidden.rst", _FRONT.format("date: 2022-01-01\n") + _ATTACK_RST, "trust"),
    (".hidden/x.rst", _ATTACK_RST, "trust"),
    ("_index.md", _ATTACK_MD, "trust"),
    ("index.rst", _ATTACK_RST, "trust"),
    ("x.other", "<b id=evil>x</b>", "trust"),
    ("a.other", "<b id=evil>x</b>", "trust"),
    ("x.rst", "---\na: b\nno key\n---\n" + _ATTACK_RST, "front_matter"),
    ("x.rst", "\ufeff" + _ATTACK_RST, "front_matter"),
    ("X.RST", _ATTACK_RST, ""),
]


def _prepare(project: NewsProject, source: str, *lines: str) -> None:
    project.configure(
        f"newsfeed_sources = {source}",
        'extensions += ["myst_parser"]',
        'suppress_warnings = ["toc.not_included"]',
        *lines,
        _OTHER_PARSER,
    )
    project.write("secret.txt", _SECRET)
    project.article("a.md", "Kept words.")


def _is_of_sphinx(warning: str) -> bool:
    """Whether Sphinx tells that one document has two files, in two lines."""
    return "multiple files found" in warning or warning.startswith("Use ")


def _output(project: NewsProject) -> str:
    """All that was written, but for copies of pages that the project itself has."""
    files = (project.folder / "_build").rglob("*")
    return "\n".join(f.read_text("utf-8", "replace") for f in files if f.is_file())


@pytest.mark.parametrize("pattern", ["news", "news/", "./news", "news/**/*", "news/*.md", "ne*s"])
@pytest.mark.parametrize("case", _STRANGERS[:2], ids=lambda case: case[0])
def test_whatever_names_the_source(
    project: NewsProject, pattern: str, case: tuple[str, ...]
) -> None:
    _prepare(project, f"{{'news': {{'path': {pattern!r}, 'trusted': False}}}}")
    project.write(f"news/{case[0]}", case[1])
    build = project.build()
    assert len(build.warnings) == 1
    assert _SECRET not in _output(project)
    assert any(name.endswith("news/a") for name in build.app.env.found_docs)


@pytest.mark.parametrize(("name", "text", "kind"), _STRANGERS)
def test_what_is_no_article_is_no_page(
    project: NewsProject, name: str, text: str, kind: str
) -> None:
    _prepare(project, "{'news': {'path': 'news', 'trusted': False}}")
    path = project.write(f"news/{name}", text)
    build = project.build()
    if kind:
        (warning,) = (each for each in build.warnings if not _is_of_sphinx(each))
        assert re.match(rf"{re.escape(str(path))}:\d+: WARNING: .*\[newsfeed\.{kind}\]", warning)
    assert {each for each in build.app.env.found_docs if each != "index"} == {"news/a"}
    output = _output(project)
    assert _SECRET not in output
    assert "id=evil" not in output
    assert project.build().app.env.found_docs == {"index", "news/a"}


@pytest.mark.parametrize(
    ("name", "lines"), [("x.md", ""), ("index.md", ""), ("x.md", "layout: page\n")]
)
def test_an_article_without_trust_is_no_page_either(
    project: NewsProject, name: str, lines: str
) -> None:
    _prepare(project, "{'news': 'news'}")
    path = project.write(f"news/{name}", _FRONT.format(f"{lines}trusted: false\n") + _ATTACK_MD)
    build = project.build()
    (warning,) = build.warnings
    assert warning.startswith(f"{path}:1: WARNING: it has no date")
    assert "[newsfeed.trust]" in warning
    assert build.app.env.found_docs == {"index", "news/a"}


@pytest.mark.parametrize(
    "sources",
    [
        "{'news': 'news', 'guests': {'path': 'news/guests', 'trusted': False}}",
        "{'guests': {'path': 'news/guests', 'trusted': False}, 'news': 'news'}",
        "{'news': {'path': 'news', 'trusted': False}, 'guests': 'news/guests'}",
        "{'news': 'news', 'guests': {'path': ['elsewhere', 'news/guests'], 'trusted': False}}",
        "{'news': 'news', 'guests': {'path': 'link', 'trusted': False}}",
    ],
)
def test_of_two_sources_the_one_that_is_not_trusted_counts(
    project: NewsProject, sources: str
) -> None:
    _prepare(project, sources)
    (project.folder / "link").symlink_to("news/guests", target_is_directory=True)
    project.article("news/guests/b.md", "```{literalinclude} /secret.txt\n```")
    project.write("news/guests/c.rst", _ATTACK_RST)
    build = project.build()
    assert any("[newsfeed.trust]" in warning for warning in build.warnings)
    output = _output(project)
    assert _SECRET not in output
    assert "id=evil" not in output


@pytest.mark.parametrize("inside", [True, False])
def test_no_link_leads_into_the_source(project: NewsProject, inside: bool) -> None:
    home = project.folder if inside else project.folder.parent
    _prepare(project, f"{{'news': {{'path': {str(home / 'guests')!r}, 'trusted': False}}}}")
    path = home / "guests" / "x.rst"
    path.parent.mkdir()
    path.write_text(_ATTACK_RST, "utf-8")
    (project.folder / "pages").mkdir()
    (project.folder / "pages/mirror").symlink_to(path.parent, target_is_directory=True)
    (project.folder / "pages/one.rst").symlink_to(path)
    build = project.build()
    assert sum("leads into a source that is not trusted" in each for each in build.singly) == 2
    # The folder "news" is none of the sources here.
    assert build.app.env.found_docs == {"index", "news/a"}
    assert _SECRET not in _output(project)


def test_no_hidden_link_leads_out_of_the_source(project: NewsProject) -> None:
    _prepare(project, "{'news': {'path': 'news', 'trusted': False}}")
    outside = project.folder.parent / "outside"
    outside.mkdir()
    (outside / "x.rst").write_text(_ATTACK_RST, "utf-8")
    (project.folder / "news/.x").symlink_to(outside, target_is_directory=True)
    build = project.build()
    assert len(build.warnings) == 1
    assert build.app.env.found_docs == {"index", "news/a"}


def test_what_is_left_out_on_purpose_costs_no_warning(project: NewsProject) -> None:
    _prepare(
        project,
        "{'news': {'path': 'news', 'trusted': False}}",
        'newsfeed_exclude = ["README.rst"]',
        'exclude_patterns = ["news/old"]',
    )
    project.write("news/README.rst", _ATTACK_RST)
    project.write("news/old/x.rst", _ATTACK_RST)
    project.write("news/picture.svg", "<svg/>")
    project.write("news/notes.txt", "No article.")
    build = project.build()
    assert build.warnings == []
    assert build.app.env.found_docs == {"index", "news/a"}


def test_globs_of_the_project_find_articles_only(project: NewsProject) -> None:
    _prepare(project, "{'news': {'path': 'news', 'trusted': False}}")
    project.write("news/x.rst", _ATTACK_RST)
    project.write("index.rst", "Site\n====\n\n.. toctree::\n   :glob:\n\n   news/*\n")
    build = project.build()
    assert len(build.warnings) == 1
    assert build.app.env.toctree_includes["index"] == ["news/a"]


def test_the_project_itself_may_name_a_file_of_the_source(project: NewsProject) -> None:
    _prepare(project, "{'news': {'path': 'news', 'trusted': False}}")
    project.write("news/notes.txt", "Words of notes.")
    project.write(
        "index.rst",
        "Site\n====\n\n.. include:: news/notes.txt\n\n.. literalinclude:: news/notes.txt\n",
    )
    build = project.build("text")
    assert build.warnings == []
    assert build.text("index.txt").count("Words of notes.") == 2


def test_a_source_around_the_project_holds_articles_only(project: NewsProject) -> None:
    _prepare(project, "{'all': {'path': '*.md', 'trusted': False}}")
    project.write("x.md", _ATTACK_MD)
    project.article("./b.md", "```{literalinclude} /secret.txt\n```")
    project.write("news/page.rst", "Page\n====\n")
    build = project.build()
    assert build.app.env.found_docs == {"index", "news/page", "news/a", "all/b"}
    assert _SECRET not in _output(project)


def test_the_projects_own_folder_cannot_be_without_trust(project: NewsProject) -> None:
    _prepare(project, "{'all': {'path': '.', 'trusted': False}}")
    project.write("x.rst", _ATTACK_RST)
    with pytest.raises(Exception, match="index"):
        project.build()


_FAULTS = [
    "{'news': {'path': 'news', 'trusted': 'no'}}",
    "{'news': {'path': 'news', 'trust': False}}",
    "{'news': {'path': 'news', 'trusted': False}, 'other': {'path': 'x', 'dialect': 'wordpress'}}",
    "{'news': {'path': 'news', 'trusted': False, 'dialect': 'wordpress'}}",
    "{'news': {'path': 'news', 'trusted': False}, '': 'x'}",
    "{'news': {'paths': 'news', 'trusted': False}}",
    "{'../news': {'path': 'news', 'trusted': False}}",
]


@pytest.mark.parametrize("sources", _FAULTS)
def test_a_fault_in_the_configuration_gives_no_trust(project: NewsProject, sources: str) -> None:
    _prepare(project, sources)
    project.write("news/x.rst", _ATTACK_RST)
    project.article("b.md", "```{literalinclude} /secret.txt\n```")
    build = project.build()
    assert "[newsfeed.setting]" in build.warnings[0]
    assert _SECRET not in _output(project)
    assert "news/x" not in build.app.env.found_docs
    # What the options became is no fault of its own.
    assert sum("[newsfeed.setting]" in warning for warning in build.warnings) == 1


def test_a_page_named_like_an_archive_leaves_the_archive_alone(project: NewsProject) -> None:
    _prepare(project, "{'news': {'path': 'news', 'trusted': False}}")
    project.write("news/archive.rst", _ATTACK_RST)
    build = project.build(newsfeed_archives=["year"])
    assert "news/archive" in build.app.env.found_docs
    assert _SECRET not in _output(project)
    assert Path(build.outdir, "news/archive.html").is_file()
