"""A body that is being changed: what stands where, and that each line stays where it was."""

from __future__ import annotations

import pytest

from sphinx_newsfeed.generators.tags import Kind
from sphinx_newsfeed.model.article import BodyFormat
from sphinx_newsfeed.model.site import OriginalSite
from sphinx_newsfeed.template_tags import TagContext
from sphinx_newsfeed.template_tags.rewriter import Base, Rewriter
from sphinx_newsfeed.template_tags.syntax import Tag


def rewriter_of(text: str, body_format: BodyFormat = BodyFormat.MARKDOWN, *hosts: str) -> Rewriter:
    site = OriginalSite("news", hosts=hosts)
    return Rewriter(text, TagContext("jekyll", body_format, "/a.md", 1, site=site))


def replaced(text: str, part: str, new: str, *hosts: str) -> str:
    """*text* with *new* in the place of its one *part*."""
    rewriter = rewriter_of(text, BodyFormat.MARKDOWN, *hosts)
    start = text.index(part)
    rewriter.replace(start, start + len(part), new)
    return rewriter.finish()


@pytest.mark.parametrize(
    ("text", "part", "new", "expected"),
    [
        ("a b c", "b", "x", "a x c"),
        ("a b c", "b", "", "a  c"),
        # As many lines as before: those that are missing are blank, those too many are blanks.
        ("a\nb\nc\nd", "b\nc", "x", "a\nx\n\nd"),
        ("a\nb\nc", "b", "x\ny", "a\nx y\nc"),
        ("a\nb\nc\nd", "b\nc", "x\ny\nz", "a\nx y z\n\nd"),
        ("a\nb\nc\nd", "b\nc", "x\ny", "a\nx\ny\nd"),
    ],
)
def test_lines_stay(text: str, part: str, new: str, expected: str) -> None:
    assert replaced(text, part, new) == expected


def test_changes_may_be_made_in_any_order() -> None:
    rewriter = rewriter_of("0123456789")
    rewriter.replace(6, 8, "c")
    rewriter.replace(1, 3, "a")
    rewriter.replace(3, 3, "b")
    assert rewriter.finish() == "0ab345c89"


def test_what_lies_in_what_was_replaced_is_gone() -> None:
    rewriter = rewriter_of("0123456789")
    rewriter.replace(3, 4, "inner")
    rewriter.replace(2, 6, "outer")
    assert rewriter.finish() == "01outer6789"


def test_of_two_texts_at_one_place_that_of_the_outer_block_comes_first() -> None:
    """The outer one is left later."""
    rewriter = rewriter_of("0123")
    rewriter.replace(1, 1, "inner ")
    rewriter.replace(1, 1, "outer ")
    rewriter.replace(1, 2, "x")
    assert rewriter.finish() == "0outer inner x23"


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        (0, "> a\n>   b\n>\n> c\n"),
        # A line that begins before the column has it before its first word.
        (2, "> a\n  > b\n>\n> c\n"),
    ],
)
def test_a_text_in_each_line(column: int, expected: str) -> None:
    text = "a\n  b\n\nc\n"
    rewriter = rewriter_of(text)
    rewriter.insert_on_lines(0, len(text), column, "> ")
    assert rewriter.finish() == expected


def test_a_text_in_the_line_below() -> None:
    rewriter = rewriter_of("a\nb")
    rewriter.insert_below(0, "x ")
    rewriter.insert_below(2, "y ")
    assert rewriter.finish() == "a\nx b"


@pytest.mark.parametrize(
    ("text", "indent"),
    [
        ("x", ""), ("  x", "  "), ("\tx", "\t"), ("a\n  x", "  "), ("a x", None),
        # Blocks begin behind the marks of items, too.
        ("- x", "  "), ("1. x", "   "), ("* 12) x", "      "), ("-x", None), ("> x", None),
        (" " * 300 + "x", None),
    ],
)  # fmt: skip
def test_what_stands_before_on_the_line(text: str, indent: str | None) -> None:
    assert rewriter_of(text).indent_before(text.index("x")) == indent


@pytest.mark.parametrize(
    ("text", "is_last", "is_blank_below", "is_alone"),
    [
        ("x", True, True, True), ("x \t\n", True, True, True), ("x\na", True, False, True),
        ("x\n \na", True, True, True), ("x a", False, False, False), ("a x", True, True, False),
        ("  x\n\na", True, True, True),
    ],
)  # fmt: skip
def test_what_stands_behind_on_the_line(
    text: str, is_last: bool, is_blank_below: bool, is_alone: bool
) -> None:
    rewriter = rewriter_of(text)
    at = text.index("x")
    assert rewriter.is_last_on_line(at + 1) is is_last
    assert rewriter.blank_below(at + 1) is is_blank_below
    assert rewriter.stands_alone(Tag(at, at + 1, "x", Kind.STATEMENT, "x", "")) is is_alone


@pytest.mark.parametrize(
    ("text", "body_format", "expected"),
    [
        ("a x", BodyFormat.MARKDOWN, BodyFormat.MARKDOWN),
        # Source: CommonMark, "HTML blocks".
        ("<div>\nx", BodyFormat.MARKDOWN, BodyFormat.HTML),
        ("   <table class='a'> x", BodyFormat.MARKDOWN, BodyFormat.HTML),
        ("</p>\nx", BodyFormat.MARKDOWN, BodyFormat.HTML),
        ("<a href='b'>\nx", BodyFormat.MARKDOWN, BodyFormat.HTML),
        ("<div>\n\nx", BodyFormat.MARKDOWN, BodyFormat.MARKDOWN),
        ("<b>a</b> x", BodyFormat.MARKDOWN, BodyFormat.MARKDOWN),
        ("    <div>\nx", BodyFormat.MARKDOWN, BodyFormat.MARKDOWN),
        ("1 < 2 x", BodyFormat.MARKDOWN, BodyFormat.MARKDOWN),
        ("<div>\nx", BodyFormat.RST, BodyFormat.RST),
        ("x", BodyFormat.HTML, BodyFormat.HTML),
    ],
)
def test_the_markup_at_a_place(text: str, body_format: BodyFormat, expected: BodyFormat) -> None:
    rewriter = rewriter_of(text, body_format)
    rewriter.turn_to(text.index("x"))
    assert rewriter.format is expected


@pytest.mark.parametrize(
    ("text", "fence"),
    [("a", "```"), ("```\na\n```", "````"), ("> ~~~~\n> a", "`````"), ("a ``` b", "```")],
)
def test_a_fence_is_longer_than_those_within(text: str, fence: str) -> None:
    assert rewriter_of(text).fence_around(0, len(text)) == fence


def test_a_fence_is_longer_than_those_that_inner_blocks_got() -> None:
    rewriter = rewriter_of("0123456789")
    assert [rewriter.fence_around(4, 6), rewriter.fence_around(7, 8)] == ["```", "```"]
    assert rewriter.fence_around(2, 9) == "````"
    # What stands behind a block is not within it.
    assert rewriter.fence_around(9, 10) == "```"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a](BASE/b)", "[a](/b)"),
        ("[a](BASE)", "[a](/)"),
        ("[a](<BASE>)", "[a](</>)"),
        ('<a href="BASE">', '<a href="/">'),
        ("<img src='BASE/b'>", "<img src='/b'>"),
        ("[a]: BASE\n", "[a]: /\n"),
        ("[a]: BASE", "[a]: /"),
        ("words BASE/b", "words /b"),
    ],
)
def test_the_base_of_addresses(text: str, expected: str) -> None:
    assert replaced(text, "BASE", Base("")) == expected


def test_the_base_where_a_path_alone_would_be_an_element() -> None:
    """``</b>`` is the end of one."""
    assert (
        replaced("<BASE/b>", "BASE", Base(""), "a.example", "b.example") == "<https://a.example/b>"
    )
    assert replaced("<BASE/b>", "BASE", Base("")) == "<BASE/b>"
