"""Problems become warnings with file, line and kind, and the rest of the build goes on."""

from __future__ import annotations

import re

import pytest
from conftest import NewsProject

_BAD_ARTICLES = [
    ("no-date.md", "---\ntitle: T\ntags: [x]\n---\n\ntext\n", "date", 1),
    ("bad-date.md", "---\ntitle: T\ndate: Invalid Date\ntags: x\n---\n\ntext\n", "date", 3),
    ("bad-yaml.md", "---\ntitle: T\nno key\nb: c\n---\n\ntext\n", "front_matter", 4),
    ("latin.md", b"---\ntitle: caf\xe9\ndate: 2022-01-01\n---\n\ntext\n", "encoding", 1),
]


@pytest.mark.parametrize(("name", "text", "kind", "line"), _BAD_ARTICLES)
def test_an_article_that_cannot_be_shown(
    project: NewsProject, name: str, text: str | bytes, kind: str, line: int
) -> None:
    project.write(f"../elsewhere/{name}", text)
    project.article("../elsewhere/good.md", "<p>fine</p>")
    project.configure('newsfeed_sources = {"news": "../elsewhere"}')
    for _ in range(2):  # the second build, which opens nothing, tells it again
        build = project.build("text")
        assert [warning for warning in build.warnings if f"[newsfeed.{kind}]" not in warning] == []
        assert re.search(rf"{re.escape(name)}:{line}: WARNING: ", build.warnings[-1])
        assert build.app.env.found_docs == {"index", "news/good"}


def test_warnings_can_be_silenced_by_kind(project: NewsProject) -> None:
    project.write("news/bad.md", _BAD_ARTICLES[2][1])
    project.article("good.md")
    project.configure('suppress_warnings = ["newsfeed.front_matter"]')
    assert project.build("text").warnings == []


def test_control_characters_do_not_reach_the_terminal(project: NewsProject) -> None:
    project.write("news/bad.md", '---\ntitle: x\ntags: y\ndate: "\\e[31mred"\n---\n\ntext\n')
    project.article("good.md")
    build = project.build("text")
    assert len(build.warnings) == 1
    assert "\x1b" not in build.warnings[0]


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ('newsfeed_timezone = "Mars/Olympus"', "Mars/Olympus"),
        ('newsfeed_body_format = "docx"', "docx"),
        ("newsfeed_drafts = 3", "3"),
        ('newsfeed_authors = {"a": {"nmae": "b"}}', "nmae"),
        ("newsfeed_date_format = 1", "1"),
        ('newsfeed_date_format = "MMMMMMMMM"', "MMMMMMMMM"),
        ("newsfeed_exclude = [1]", "[1]"),
    ],
)
def test_a_wrong_option_names_its_value_and_leaves_the_default(
    project: NewsProject, line: str, named: str
) -> None:
    project.article("first.md")
    project.configure(line)
    build = project.build("text")
    assert len(build.warnings) == 1
    assert named in build.warnings[0]
    assert build.warnings[0].endswith("[newsfeed.setting]")
    assert "first" in build.text("index.txt")


@pytest.mark.parametrize("sources", ["7", '{"../x": "news"}', '{"news": {"path": 7}}'])
def test_a_source_that_cannot_be_read_is_left_out(project: NewsProject, sources: str) -> None:
    project.article("first.md")
    project.configure(f"newsfeed_sources = {sources}")
    build = project.build("text")
    (warning,) = build.warnings
    assert "is left out if its path cannot be read [newsfeed.setting]" in warning
    assert build.app.env.found_docs == {"index"}


def test_a_source_without_articles(project: NewsProject) -> None:
    build = project.build("text")
    assert build.warnings == [
        "WARNING: newsfeed_sources: no file of an article is found for news [newsfeed.source]"
    ]


def test_places_in_html_bodies(project: NewsProject) -> None:
    body = '<p>One</p>\n<p><a href="javascript:x()">Two</a></p>\n<p><img src="gone.png"></p>'
    project.article("first.html", body)
    build = project.build("text")
    places = [re.search(r"first\.html:(\d+): .*\[newsfeed\.(\w+)\]", w) for w in build.warnings]
    assert sorted(place.groups() for place in places if place) == [
        ("7", "link"),
        ("8", "picture"),
    ]


def test_places_in_markdown_bodies(project: NewsProject) -> None:
    project.article("first.md", "# One\n\nText.\n\n```{nonsense}\n```\n")
    build = project.build("text")
    assert len(build.warnings) == 1
    # MyST 4 says the suffix twice, of every page.
    assert re.search(r"first\.md(\.md)?:10: ", build.warnings[0])


def test_places_in_rst_bodies(project: NewsProject) -> None:
    project.article("first.rst", "Text.\n\n.. nonsense::\n")
    build = project.build("text")
    assert "first.rst:8: " in build.warnings[0]


def test_headings_of_any_level_cost_no_warning(project: NewsProject) -> None:
    body = "### Deep\n\nA\n\n# Top\n\nB\n\n---\n\n#### Deeper\n\n---\n\n```nolang\nx\n```\n"
    project.article("first.md", body)
    build = project.build("text")
    assert build.warnings == []
    sections = [s[0].astext() for s in build.doctree("news/first").findall(_is_section)]
    assert sections == ["first", "Deep", "Top", "Deeper"]


def _is_section(node: object) -> bool:
    return type(node).__name__ == "section"


@pytest.mark.parametrize("name", ["plain.html", "plain.htm", "plain.markdown", "plain.md"])
def test_what_could_only_be_an_article_is_told_of(project: NewsProject, name: str) -> None:
    """Files that are no page of the project either would be lost without a word."""
    project.article("good.md")
    project.write(f"news/{name}", "<p>No front matter.</p>")
    build = project.build("text")
    assert len(build.warnings) == 1
    assert build.warnings[0].endswith("[newsfeed.front_matter]")
    assert build.app.env.found_docs == {"index", "news/good"}
