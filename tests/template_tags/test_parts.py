"""The parts of which tags consist, at their bounds."""

from __future__ import annotations

import pytest

from sphinx_newsfeed.generators import generator_of
from sphinx_newsfeed.model.article import BodyFormat
from sphinx_newsfeed.template_tags.arguments import read_arguments, split_arguments
from sphinx_newsfeed.template_tags.colon_fences import box_colon_fences
from sphinx_newsfeed.template_tags.indented_code import indented_code
from sphinx_newsfeed.template_tags.lookahead import Lookahead
from sphinx_newsfeed.template_tags.syntax import MAX_TAG, read_tag

_HUGO = generator_of("hugo").tags.syntax.delimiters[0]
_HEXO = generator_of("hexo").tags.syntax.delimiters


@pytest.mark.parametrize(
    ("text", "words", "named"),
    [
        ("", (), {}), ("a b", ("a", "b"), {}), ("a, b", ("a,", "b"), {}),
        ("'a' , `b`", ("a", "b"), {}),
        ("x=1 y = '2 3'", (), {"x": "1", "y": "2 3"}), ("X=1 x=2", (), {"x": "1"}),
        (r'"a \"b\" \\"', ('a "b" \\',), {}), (r"`a \"`", ('a \\"',), {}),
        ("a=b=c", (), {"a": "b=c"}),
    ],
)  # fmt: skip
def test_arguments(text: str, words: tuple[str, ...], named: dict[str, str]) -> None:
    found = read_arguments(text)
    assert (found.words, dict(found.named)) == (words, named)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", [""]), ("a", ["a"]), ("a b, c ,d", ["a b", "c", "d"]), ("a,,b", ["a", "", "b"]),
        ('"a, b", \'c "d"\',e', ["a, b", 'c "d"', "e"]),
        ('"a" b, c', ['"a" b', "c"]), ('"a', ['"a']),
    ],
)  # fmt: skip
def test_arguments_between_commas(text: str, parts: list[str]) -> None:
    assert split_arguments(text) == parts


def test_an_argument_by_its_name_or_its_place() -> None:
    found = read_arguments("one two x=1 y=''")
    assert [found.get("z", at=at) for at in (-1, 0, 1, 2)] == ["", "one", "two", ""]
    assert [found.get(name, at=0) for name in "xyz"] == ["1", "one", "one"]
    assert found.get("z", "x", at=0) == "1"
    assert found.get("x") == "1"
    assert [found.rest(at) for at in (0, 1, 2)] == ["one two", "two", ""]


@pytest.mark.parametrize(("length", "is_tag"), [(MAX_TAG, True), (MAX_TAG + 1, False)])
def test_a_tag_is_no_longer_than_tags_are(length: int, is_tag: bool) -> None:
    text = "{{< " + "x" * (length - 4) + ">}} >}}"
    end = read_tag(text, 0, _HUGO, Lookahead(text))
    assert end == (length + 3 if is_tag else -1)
    # A comment may be.
    text = "{#" + "x" * length + "#}"
    assert read_tag(text, 0, _HEXO[2], Lookahead(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("{{< a >}} b", 9), ('{{< a ">}}" >}} b', 15), ('{{< a ">}} b', 10), ("{{< a", -1),
        ("{{< it's >}} '>}}", 12), ("{{< a '>}}' >}}", 15), ('{{< a ">}}\n" >}}', 10),
    ],
)  # fmt: skip
def test_where_a_tag_ends(text: str, end: int) -> None:
    assert read_tag(text, 0, _HUGO, Lookahead(text)) == end


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("    - a\n", ["    - a\n"]), ("    1. a\n    b\n", ["    1. a\n", "    b\n"]),
        ("    a\n", ["    a\n"]), ("   a\n", []), ("\ta\n", ["\ta\n"]), ("x\n    a\n", []),
        ("x\n\n    a\n    b\n", ["    a\n", "    b\n"]),
        ("x\n\n    a\n\n    b", ["    a\n", "    b"]),
        ("- x\n\n    a\n", []), ("- x\n\ny\n\n    a\n", ["    a\n"]), ("- x\n\n  y\n\n    a\n", []),
        ("1. x\n\n    a\n", []), ("!!! x\n\n    a\n", []), ("x\n\n     a\n", ["     a\n"]),
        ("    a\n- x\n\n    b\n", ["    a\n"]),
    ],
)  # fmt: skip
def test_indented_code_of_markdown(text: str, code: list[str]) -> None:
    assert [text[a:b] for a, b in indented_code(text, BodyFormat.MARKDOWN)] == code
    assert indented_code(text, BodyFormat.HTML) == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("x::\n\n  a\n  b\nc\n", ["  a\n", "  b\n"]), ("x:\n\n  a\n", []), ("  x::\n\n  a\n", []),
        ("  x::\n\n   a\n", ["   a\n"]), (".. code:: py\n\n  a\n", ["  a\n"]),
        (".. note::\n\n  a\n", []), ("x::\n\n  a\ny\n\n  b\n", ["  a\n"]),
    ],
)  # fmt: skip
def test_indented_code_of_restructuredtext(text: str, code: list[str]) -> None:
    assert [text[a:b] for a, b in indented_code(text, BodyFormat.RST)] == code


_TICKS = "`" * 11


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (":::note\na\n:::", f"{_TICKS}{{note}}\na\n{_TICKS}"),
        (":::tip[T]\na\n:::", f"{_TICKS}{{tip}} **T**\na\n{_TICKS}"),
        (":::INFO  T \na\n:::", f"{_TICKS}{{note}} **T**\na\n{_TICKS}"),
        ("  :::danger\n  a\n  :::", f"  {_TICKS}{{danger}}\n  a\n  {_TICKS}"),
        # What is of no kind, is not closed, closes nothing, or is code, stays.
        (":::other\na\n:::", ":::other\na\n:::"),
        (":::note\na", ":::note\na"),
        (":::note\na\n::::", ":::note\na\n::::"),
        ("::::note\na\n:::", "::::note\na\n:::"),
        ("```\n:::note\n:::\n```", "```\n:::note\n:::\n```"),
        ("````\n```\n:::note\n:::\n````", "````\n```\n:::note\n:::\n````"),
        ("::::note\n:::tip\na\n:::\n::::",
         f"`{_TICKS}{{note}}\n{_TICKS}{{tip}}\na\n{_TICKS}\n`{_TICKS}"),
        (":::note\n:::other\na\n:::\n:::", f"{_TICKS}{{note}}\n:::other\na\n:::\n{_TICKS}"),
    ],
)  # fmt: skip
def test_boxes_between_colons(body: str, expected: str) -> None:
    assert box_colon_fences(body) == expected
