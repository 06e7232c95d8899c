"""Runs of text: white space across the borders of elements, lines, and the nodes made of them."""

from __future__ import annotations

import pytest
from docutils import nodes

from sphinx_newsfeed.html_to_docutils.runs import (
    Atom,
    Line,
    Mark,
    Marks,
    build,
    is_blank,
    lines_of,
    may_show,
    shared,
)

BOLD, SLOPED, CODE = (
    Mark(kind, {}, "a.html", 7) for kind in (nodes.strong, nodes.emphasis, nodes.literal)
)


def text(content: str, *marks: Mark) -> Atom:
    return Atom(content, marks, 7)


BREAK = Atom(None, (), 7)


def target() -> Atom:
    return Atom(nodes.target(ids=["x"]), (), 7)


def picture(*marks: Mark) -> Atom:
    return Atom(nodes.image(uri="a.png"), marks, 7)


def shown(line: Line) -> list[tuple[object, Marks]]:
    """What stands in a line, with nodes as the names of their classes."""
    return [
        (a.content if isinstance(a.content, str) else type(a.content).__name__, a.marks)
        for a in line
    ]


@pytest.mark.parametrize(
    ("run", "lines"),
    [
        ([], [[]]),
        ([text(" a\n\t b ")], [[("a b", ())]]),
        # A blank at a border stands once, and outside the element.
        ([text("a "), text(" b", BOLD)], [[("a ", ()), ("b", (BOLD,))]]),
        ([text("a"), text(" b ", BOLD), text("c")],
         [[("a", ()), (" ", ()), ("b", (BOLD,)), (" ", ()), ("c", ())]]),
        ([text("a"), text(" ", BOLD), text("b")], [[("a", ()), (" ", ()), ("b", ())]]),
        # It stays in what both sides have in common.
        ([text("a", BOLD), text(" b", BOLD, SLOPED)],
         [[("a", (BOLD,)), (" ", (BOLD,)), ("b", (BOLD, SLOPED))]]),
        # In code it belongs to it, but at the ends of lines.
        ([text("a"), text(" b ", CODE), text("c")], [[("a", ()), (" b ", (CODE,)), ("c", ())]]),
        # No-break spaces are no white space; the indentation of Chinese texts is left to styles.
        ([text("\xa0a\xa0")], [[("\xa0a\xa0", ())]]),
        ([text("\u3000\u3000a\u3000b")], [[("a\u3000b", ())]]),
        ([text("\u3000"), text("\u3000a", BOLD)], [[("a", (BOLD,))]]),
        # Breaks end lines, with the white space around them.
        ([text("a "), BREAK, text(" b")], [[("a", ())], [("b", ())]]),
        ([BREAK, BREAK], [[], [], []]),
        # An anchor has no width, a picture has.
        ([text("a "), target(), text(" b")], [[("a ", ()), ("target", ()), ("b", ())]]),
        ([target(), text(" a")], [[("target", ()), ("a", ())]]),
        ([text("a "), picture(), text(" b")], [[("a ", ()), ("image", ()), (" b", ())]]),
        ([text("a "), picture()], [[("a ", ()), ("image", ())]]),
    ],
)  # fmt: skip
def test_lines(run: list[Atom], lines: list[list[tuple[object, Marks]]]) -> None:
    assert [shown(line) for line in lines_of(run)] == lines


@pytest.mark.parametrize(
    ("atom", "shows"),
    [
        (text("a"), True),
        (text(" \n"), False),
        (text(" ", BOLD), False),
        (text(" ", CODE), True),
        (text("\xa0"), False),
        (picture(), True),
        (target(), True),
        (BREAK, True),
    ],
)
def test_what_may_be_more_than_white_space(atom: Atom, shows: bool) -> None:
    assert may_show(atom) is shows


@pytest.mark.parametrize(
    ("line", "blank"),
    [
        ([], True),
        ([text(" \xa0\u200b\xad\ufeff")], True),
        ([target(), text(" ")], True),
        ([text(" ", CODE)], False),
        ([text("a")], False),
        ([picture()], False),
    ],
)
def test_a_line_of_which_nothing_is_seen(line: Line, blank: bool) -> None:
    assert is_blank(line) is blank


def test_marks_are_those_of_one_element_each() -> None:
    """Two elements of one kind beside each other are two."""
    other = Mark(nodes.strong, {}, "a.html", 7)
    assert shared((BOLD, SLOPED), (BOLD, CODE)) == (BOLD,)
    assert shared((BOLD, SLOPED), (BOLD,)) == (BOLD,)
    assert shared((BOLD,), (other,)) == ()
    assert shared((SLOPED, BOLD), (BOLD,)) == ()


@pytest.mark.parametrize(
    ("line", "xml"),
    [
        ([], ""),
        ([text("a"), text("b")], "ab"),
        ([text("a", BOLD), text("b", BOLD, SLOPED), text("c", BOLD)],
         "<strong>a<emphasis>b</emphasis>c</strong>"),
        ([text("a", BOLD), text("b", SLOPED)], "<strong>a</strong><emphasis>b</emphasis>"),
        # One that is cut in pieces has several nodes.
        ([text("a", BOLD), text("b"), text("c", BOLD)], "<strong>a</strong>b<strong>c</strong>"),
        ([text("a"), picture(BOLD), text("b", BOLD)],
         'a<strong><image uri="a.png"/>b</strong>'),
    ],
)  # fmt: skip
def test_nodes_of_a_line(line: Line, xml: str) -> None:
    built = build(line)
    assert "".join(node.asdom().toxml() for node in built) == xml
    assert all(node.parent is None for node in built)


def test_nodes_know_where_they_come_from() -> None:
    mark = Mark(nodes.reference, {"refuri": "x"}, "a.html", 9)
    (node,) = build([text("a", mark)])
    assert isinstance(node, nodes.reference)
    assert (node.source, node.line, node["refuri"]) == ("a.html", 9, "x")
    assert mark.node() is not mark.node()
