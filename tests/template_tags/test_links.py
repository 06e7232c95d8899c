"""Links of tags: their text and where they lead, as themes write them."""

from __future__ import annotations

import pytest

from sphinx_newsfeed.generators.tags import Kind, Single
from sphinx_newsfeed.model.article import BodyFormat
from sphinx_newsfeed.problems import ignore
from sphinx_newsfeed.template_tags import TagContext, expand_tags
from sphinx_newsfeed.template_tags.lexicons import SINGLE
from sphinx_newsfeed.template_tags.rewriter import Rewriter
from sphinx_newsfeed.template_tags.syntax import Tag


def write(meaning: Single, arguments: str) -> str | None:
    tag = Tag(0, 1, "x", Kind.STATEMENT, "x", arguments)
    rewriter = Rewriter("x", TagContext("hexo", BodyFormat.MARKDOWN, "/a", 1))
    return SINGLE[meaning](tag, rewriter)


@pytest.mark.parametrize(
    ("arguments", "written"),
    [
        ("A text https://a.example/b", "[A text](https://a.example/b)"),
        ("A mailto:a@b.example true title", "[A](mailto:a@b.example)"),
        ("https://a.example", "[https://a.example](https://a.example)"),
        ("A text", None),
        ("", None),
    ],
)
def test_a_link_among_words(arguments: str, written: str | None) -> None:
    assert write(Single.LINK, arguments) == written


@pytest.mark.parametrize(
    ("arguments", "written"),
    [
        ("/a, A text, home", "[A text](/a)"),
        ("'/a',\"A, text\"", "[A, text](/a)"),
        ("/a", "[/a](/a)"),
        ("/a A text", "[A text](/a)"),
        ("/a,, arrow-left, A title", "[A title](/a)"),
        ("center large::A text::/a::fa-download", "[A text](/a)"),
        ("center::A text", None),
        ('url="/a" text="A text"', "[A text](/a)"),
        ('label="A text" link="/a"', "[A text](/a)"),
        ("", None),
    ],
)
def test_a_button(arguments: str, written: str | None) -> None:
    assert write(Single.BUTTON, arguments) == written


@pytest.mark.parametrize(
    ("arguments", "written"),
    [
        ('link="/a" title="A" subtitle="b"', "[A](/a) b"),
        ('title="A" image="/c.png"', "![](/c.png) **A**"),
        ('header="**A**"', "**A**"),
        ('link="/a"', "[/a](/a)"),
        ("", ""),
    ],
)
def test_a_card(arguments: str, written: str) -> None:
    assert write(Single.CARD, arguments) == written


@pytest.mark.parametrize(
    ("body", "body_format", "written"),
    [
        ('{{< button href="/a" >}}*B*{{< /button >}}', "markdown", "[*B*](/a)"),
        ('{{< button relref="a.md#b" >}}B{{< /button >}}', "markdown", "[B](/!file/a.md#b)"),
        ('{{< button href="/a" >}}B\n\nc{{< /button >}}', "markdown", "B\n\nc"),
        ("{{< button >}}B{{< /button >}}", "markdown", "B"),
        ('{{< button href="/a" >}}B{{< /button >}}', "html", '<a href="/a">B</a>'),
        ('{{< button href="/a" >}}B c{{< /button >}}', "rst", "`B c </a>`__"),
        ('{{< button href="/a" >}}*B*{{< /button >}}', "rst", "*B*"),
    ],
)
def test_a_button_around_its_text(body: str, body_format: str, written: str) -> None:
    context = TagContext("hugo", BodyFormat(body_format), "/a", 1)
    assert expand_tags(body, context, ignore) == written
