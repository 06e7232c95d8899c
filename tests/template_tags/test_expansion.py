"""What becomes of tags, case by case: see the text files in ``cases``.

A file's name tells the dialect and the markup of its bodies.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markdown_it.utils import read_fixture_file

from sphinx_newsfeed.model.article import BodyFormat
from sphinx_newsfeed.model.site import OriginalSite
from sphinx_newsfeed.problems import Problem, ignore
from sphinx_newsfeed.template_tags import TagContext, expand_tags

CASES = [
    pytest.param(*path.stem.split("-"), body, expected, id=f"{path.stem}:{line}-{title}")
    for path in sorted((Path(__file__).parent / "cases").glob("*.txt"))
    for line, title, body, expected in read_fixture_file(path)
]
FIELDS = {"title": "A & <b>"}
WORD = re.compile(r"\w+")


def expand(dialect: str, body_format: str, body: str) -> str:
    context = TagContext(dialect, BodyFormat(body_format), "/a.md", 1, FIELDS)
    return expand_tags(body, context, ignore)


def test_the_host_of_the_site_where_a_path_alone_would_be_an_element() -> None:
    site = OriginalSite("news", hosts=("a.example", "b.example"))
    context = TagContext("jekyll", BodyFormat.MARKDOWN, "/a.md", 1, site=site)
    body = "<{{ site.url }}/a> [b]({{ site.url }}/b)"
    assert expand_tags(body, context, ignore) == "<https://a.example/a> [b](/b)"


def test_a_box_on_the_last_line_ends_with_the_text() -> None:
    body = "{% note warning %}a{% endnote %}"
    assert expand("hexo", "markdown", body) == "```{warning} a"
    assert expand("hexo", "markdown", body + "\n") == "```{warning} a\n```"


@pytest.mark.parametrize(("dialect", "body_format", "body", "expected"), CASES)
def test_text(dialect: str, body_format: str, body: str, expected: str) -> None:
    assert expand(dialect, body_format, body) == expected


@pytest.mark.parametrize(("dialect", "body_format", "body", "expected"), CASES)
def test_text_without_a_last_line_end(
    dialect: str, body_format: str, body: str, expected: str
) -> None:
    assert expand(dialect, body_format, body[:-1]) == expected[:-1]


@pytest.mark.parametrize(("dialect", "body_format", "body", "expected"), CASES)
def test_lines_stay_where_they_are(
    dialect: str, body_format: str, body: str, expected: str
) -> None:
    old, new = body.split("\n"), expand(dialect, body_format, body).split("\n")
    assert len(new) == len(old)
    # Lines on which nothing stands but words are those that no tag touched.
    for before, after in zip(old, new, strict=True):
        if WORD.fullmatch(before):
            assert before in after


UNKNOWN = "unknown template tags, which stay as text: "


def problems_of(dialect: str, body: str, body_format: str = "markdown") -> list[Problem]:
    problems: list[Problem] = []
    context = TagContext(dialect, BodyFormat(body_format), "/a.md", 7)
    expand_tags(body, context, problems.append)
    return problems


def test_blocks_that_lie_too_deep_stay() -> None:
    body = "{% note %}\n" * 30 + "{% endnote %}\n" * 30
    assert [problem.message for problem in problems_of("hexo", body)] == [f"{UNKNOWN}{{% note %}}"]
