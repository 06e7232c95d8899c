"""The directives of the extension that came before act as ours do."""

from __future__ import annotations

import re

import pytest
from conftest import Build, NewsProject

POSTS = {
    "a": ("2024-05-01", "x, y", "One", "Ann"),
    "b": ("2024-05-02", "x", "One", "Bo"),
    "c": ("2024-05-03", "x, y", "Two", "Ann"),
}


def build(project: NewsProject, text: str, *lines: str) -> Build:
    for name, (date, tags, category, author) in POSTS.items():
        options = f"   :tags: {tags}\n   :category: {category}\n   :author: {author}\n"
        project.write(f"{name}.rst", f"{name}\n=\n\n.. post:: {date}\n{options}\nText of {name}.\n")
    project.write("index.rst", f"Site\n====\n\n{text}\n")
    project.configure("blog_path = 'blog'", "html_theme = 'basic'", *lines)
    return project.build()


def lines_of(built: Build) -> list[str]:
    found = re.findall(r'<p class="newsfeed-item-line">(.*?)</p>', built.text("index.html"))
    return [re.sub("<[^>]*>", "", each) for each in found]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("", ["May 3, 2024 - c", "May 2, 2024 - b", "May 1, 2024 - a"]),
        (" 2", ["May 3, 2024 - c", "May 2, 2024 - b"]),
        (" 2\n   :sort:", ["May 2, 2024 - b", "May 3, 2024 - c"]),
        ("\n   :tags: y", ["May 3, 2024 - c", "May 1, 2024 - a"]),
        ("\n   :tags: x, y\n   :category: One", ["May 1, 2024 - a"]),
        ("\n   :author: Bo\n   :format: {title}, {author}", ["b, Bo"]),
        ("\n   :category: Two\n   :format: {title} in {category}: {tags}", ["c in Two: x, y"]),
        ("\n   :author: Bo\n   :date: %A, %B %d, %Y", ["Thursday, May 02, 2024 - b"]),
        ("\n   :author: Bo\n   :format: {title}{location}", ["b"]),
    ],
)
def test_options(project: NewsProject, options: str, expected: list[str]) -> None:
    built = build(project, f".. postlist::{options}")
    assert lines_of(built) == expected
    assert built.warnings == []


def test_excerpts_and_bullets(project: NewsProject) -> None:
    text = ".. postlist:: 1\n   :excerpts:\n   :list-style: circle\n   :expand: Read on"
    built = build(project, text)
    page = built.text("index.html")
    assert "Text of c." in page and "newsfeed-bullets-circle" in page
    assert built.warnings == []


def test_short_dates_are_those_of_lists(project: NewsProject) -> None:
    built = build(project, ".. postlist:: 1", "post_date_format_short = '%d %b'")
    assert lines_of(built) == ["03 May - c"]


@pytest.mark.parametrize(
    ("option", "words"),
    [
        (":location: SF", ":location: selects nothing"),
        (":language: en\n   :location: SF", ":language: and :location: selects nothing"),
        (":date: %Q", "no pattern of CLDR"),
        (":format: {colour}", "'colour' is none of author, category, date, tags, title"),
        (":tags: nothing", "nothing"),
    ],
)
def test_what_selects_nothing_is_told(project: NewsProject, option: str, words: str) -> None:
    built = build(project, f".. postlist::\n   {option}")
    assert any(words in each and "[newsfeed.option]" in each for each in built.warnings)


def test_an_update_in_a_page_is_a_box(project: NewsProject) -> None:
    built = build(project, ".. update:: 20 Apr, 2014\n\n   News.")
    assert "Updated April 20, 2014" in built.text("index.html")
    assert built.warnings == []


def test_a_second_post_makes_no_article_and_loses_no_word(project: NewsProject) -> None:
    build(project, "Text.")
    with (project.folder / "a.rst").open("a") as file:
        file.write("\nPart\n----\n\n.. post:: 2024-06-01\n   :tags: z\n\n   In short.\n\nMore.\n")
    built = project.build()
    (line,) = built.warnings
    assert "a document is one article" in line and "[newsfeed.markup]" in line
    assert "In short." in built.text("a.html") and "More." in built.text("a.html")
    assert "2024-06-01" not in built.text("a.html")


def test_content_of_a_post_stands_in_its_text_unless_it_is_excluded(project: NewsProject) -> None:
    build(project, ".. postlist::\n   :excerpts:")
    text = (project.folder / "a.rst").read_text()
    project.write("a.rst", text.replace("\nText of a.", "\n   In *short*.\n\nText of a."))
    built = project.build()
    assert "<em>short</em>" in built.text("a.html")
    assert "In short." in built.text("index.html")
    project.write(
        "a.rst", text.replace("\nText of a.", "   :exclude:\n\n   In short.\n\nText of a.")
    )
    built = project.build()
    body = built.text("a.html").partition("<body")[2]
    assert "In short." not in body and "In short." in built.text("index.html")


def test_in_markdown(project: NewsProject) -> None:
    build(project, "Text.")
    (project.folder / "index.rst").unlink()
    project.write("index.md", "# Site\n\n```{postlist} 2\n:tags: x, y\n```\n")
    project.configure("blog_path = 'blog'", "extensions += ['myst_parser']", "html_theme = 'basic'")
    assert lines_of(project.build()) == ["May 3, 2024 - c", "May 1, 2024 - a"]


def test_articles_that_are_not_trusted_gain_nothing(project: NewsProject) -> None:
    text = ".. postlist::\n\n.. post:: 2024-06-01\n   :tags: z\n\n   Words.\n\n:ref:`tag-x`\n"
    project.write("strangers/one.rst", f":date: 2024-05-03\n:title: One\n\n{text}")
    source = "{'news': {'path': 'strangers', 'trusted': False, 'dialect': 'ablog'}}"
    built = build(project, "Text.", f"newsfeed_sources = {source}")
    page = built.text("news/one.html")
    body = page.partition("<body")[2]
    assert "newsfeed-list" not in body.partition("newsfeed-footer")[0]
    assert 'href="../blog/tag' not in body
    assert any("[newsfeed.trust]" in each for each in built.warnings)


def test_parallel_builds_are_the_same(project: NewsProject) -> None:
    one = build(project, ".. postlist::\n\n:ref:`tag-x`")
    two = project.build(parallel=2, output="_two")
    assert one.text("index.html") == two.text("index.html")
    assert len(one.warnings) == len(two.warnings) == 1
