"""Words that are too long for the writer of plain text."""

from __future__ import annotations

import re

import pytest
from conftest import PNG, NewsProject


def words(project: NewsProject, body: str) -> list[str]:
    """The lines of the article's text below its title and date, as plain text has them."""
    project.article("a.html", f"<p>Begin</p>{body}<p>End</p>")
    build = project.build("text")
    assert build.warnings == []
    text = build.text("news/a.txt")
    return text[text.index("Begin") + 5 : text.index("End")].split()


def test_code_that_lies_too_deep_keeps_its_lines(project: NewsProject) -> None:
    project.article("a.html", f"{'<blockquote>' * 12}<p>a <b>b</b></p><pre>c\n  d</pre>")
    text = project.build("text").text("news/a.txt")
    assert re.search(r"^ *a \*\*b\*\*\n\n( *)c\n\1  d$", text, re.MULTILINE)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (f"<p>{'abcdefghij' * 900}</p>", "abcdefghij" * 900),
        (f"<p>{'天地玄黄宇宙洪荒' * 900}</p>", "天地玄黄宇宙洪荒" * 900),
        (f"<p>{'ab<b>c</b>' * 1500}</p>", "ab**c**" * 1500),
        (f"<ul><li>{'word-' * 1500}</ul>", "*" + "word-" * 1500),
        (f"<p><img src='https://e.org/x.png' alt='{'w' * 9000}'></p>", "w" * 9000),
    ],
)
def test_nothing_of_a_long_word_is_lost(project: NewsProject, body: str, text: str) -> None:
    found = "".join(words(project, body))
    assert found.removeprefix("[image:").removesuffix("]") == text


@pytest.mark.parametrize("count", [1, 1999, 2000])
def test_words_of_any_usual_length_stay(project: NewsProject, count: int) -> None:
    lines = words(project, f"<p>{'字' * count}</p>")
    assert {len(line) for line in lines[:-1]} <= {35}


def test_words_beside_a_long_one_stay(project: NewsProject) -> None:
    """What stands between blanks is counted by itself, in however many nodes it stands."""
    body = f"<p>{'x' * 150} {'words ' * 400}<b>and</b> {'words ' * 400}</p>"
    found = {word for word in words(project, body) if "xx" not in word}
    assert found == {"words", "**and**"}


def test_where_many_words_are_long_they_are_broken_sooner(project: NewsProject) -> None:
    """What a writer takes for a word grows with the square of its length."""
    lines = words(project, f"<p>{'x' * 1000}</p>" * 101)
    assert "".join(lines) == "x" * 101_000
    # A word of a thousand characters alone has fifteen lines.
    assert len(lines) >= 101 * 20


def test_code_is_not_broken(project: NewsProject) -> None:
    assert words(project, f"<pre>{'x' * 9000}</pre>") == ["x" * 9000]


def test_other_builders_have_the_word_whole(project: NewsProject) -> None:
    project.article("a.html", f"<p>{'x' * 9000}</p>")
    for builder in ("text", "html"):
        build = project.build(builder)
    assert "x" * 9000 in build.text("news/a.html")


def test_a_picture_without_words_gets_none(project: NewsProject) -> None:
    project.write("dot.png", PNG)
    project.write("page.rst", ":orphan:\n\nPage\n====\n\n.. image:: dot.png\n")
    assert ":" not in project.build("text").text("page.txt")
