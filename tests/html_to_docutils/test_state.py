"""What handlers are given: where text and blocks go, and what is bounded."""

from __future__ import annotations

import pytest
from docutils import nodes

from sphinx_newsfeed.html_to_docutils.elements.registry import HANDLERS
from sphinx_newsfeed.html_to_docutils.flow import Settings
from sphinx_newsfeed.html_to_docutils.ids import Ids
from sphinx_newsfeed.html_to_docutils.state import MAX_MARKS, MAX_NESTING, State
from sphinx_newsfeed.html_to_docutils.tree import Element
from sphinx_newsfeed.problems import Problem, ProblemKind


@pytest.fixture
def problems() -> list[Problem]:
    return []


@pytest.fixture
def state(problems: list[Problem]) -> State:
    """The state of a conversion that has just begun, of a body with a link to ``#x``."""
    settings = Settings("a.html", "", None, problems.append)
    root = Element("#root", children=[Element("a", {"href": "#x"}), Element("b", {"id": "x"})])
    ids = Ids("p-")
    ids.find_anchors(root)
    return State(HANDLERS, settings, ids, line=3)


def made(state: State) -> str:
    """All blocks, as XML."""
    state.end_paragraph()
    return "".join(node.asdom().toxml() for node in state.flow.blocks)


def test_text_becomes_a_paragraph_when_a_block_comes(state: State) -> None:
    state.text("a ")
    with state.marked(nodes.strong):
        state.text("b")
    assert state.flow.blocks == []
    state.add(state.new(nodes.transition))
    state.text(" \n")
    state.text("c")
    assert made(state) == (
        "<paragraph>a <strong>b</strong></paragraph><transition/><paragraph>c</paragraph>"
    )


def test_white_space_between_blocks_is_no_paragraph(state: State) -> None:
    for _ in range(2):
        state.text(" \n ")
        state.add(state.new(nodes.transition))
    assert made(state) == "<transition/><transition/>"


def test_nodes_know_their_source_and_line(state: State) -> None:
    state.enter(Element("hr", line=5))
    node = state.new(nodes.transition)
    assert (node.source, node.line) == ("a.html", 5)
    # An element whose line is not known stands where the last one stands.
    state.enter(Element("hr"))
    assert state.new(nodes.transition).line == 5


def test_an_element_that_nobody_handles_gives_its_content(state: State) -> None:
    state.convert([Element("blink", children=["a", Element("b", children=["c"])])])
    assert made(state) == "<paragraph>a<strong>c</strong></paragraph>"


def test_an_id_that_a_link_leads_to_waits_for_something_to_stand_at(state: State) -> None:
    state.enter(Element("p", {"id": "x"}))
    state.enter(Element("p", {"id": "y"}))
    state.text(" ")
    assert state.anchors == ["p-x"]
    state.add(state.new(nodes.transition))
    assert state.anchors == []
    # The same a second time is none.
    state.enter(Element("p", {"id": "x"}))
    assert state.anchors == []
    assert made(state) == '<target ids="p-x"/><transition/>'


def test_code_is_text_but_for_links(state: State) -> None:
    with state.marked(nodes.literal), state.marked(nodes.strong):
        state.text("a")
        with state.marked(nodes.reference, refuri="x"):
            state.text("b")
    assert made(state) == (
        '<paragraph><literal>a</literal><reference refuri="x"><literal>b</literal></reference>'
        "</paragraph>"
    )


def test_a_link_in_a_link_takes_its_place(state: State) -> None:
    with state.marked(nodes.reference, refuri="x"), state.marked(nodes.emphasis):
        state.text("a")
        with state.marked(nodes.reference, refuri="y"):
            state.text("b")
        state.text("c")
    links = [
        (link["refuri"], link.astext())
        for link in _blocks(state)
        if isinstance(link, nodes.reference)
    ]
    assert links == [("x", "a"), ("y", "b"), ("x", "c")]


def _blocks(state: State) -> list[nodes.Node]:
    state.end_paragraph()
    return [each for block in state.flow.blocks for each in block.findall()]


def test_a_picture_is_no_code(state: State) -> None:
    with state.marked(nodes.strong), state.marked(nodes.literal):
        state.text("a")
        state.put(state.new(nodes.image, uri="a.png"))
    assert made(state) == (
        '<paragraph><strong><literal>a</literal><image uri="a.png"/></strong></paragraph>'
    )


def test_a_line_ends_in_a_paragraph_and_not_in_a_title(state: State) -> None:
    title, blocks = state.collect_title(["a", Element("br"), "b"])
    assert ("".join(node.astext() for node in title), blocks) == ("a b", [])
    state.text("a")
    state.line_break()
    state.text("b")
    assert made(state) == "<line_block><line>a</line><line>b</line></line_block>"


def test_a_title_ends_where_a_block_begins(state: State) -> None:
    items = Element("ul", children=[Element("li", children=["b"])])
    title, blocks = state.collect_title([Element("b", children=["a"]), items, "c"])
    assert [node.astext() for node in title] == ["a"]
    assert [type(block) for block in blocks] == [nodes.bullet_list, nodes.paragraph]
    # Nothing went into what is open around it.
    assert state.flow.blocks == []


def test_content_of_a_block_stays_in_it(state: State) -> None:
    state.text("before")
    content = state.collect(["in it"])
    assert [node.astext() for node in content] == ["in it"]
    assert [node.astext() for node in state.flow.blocks] == ["before"]
    assert state.nesting == 0


def test_an_excerpt_ends_after_the_outermost_block(state: State) -> None:
    content = state.collect([Element("#more"), "a"])
    assert not any(isinstance(node, nodes.comment) for node in content)
    assert state.excerpt_waits
    state.add(state.new(nodes.block_quote, *content))
    assert not state.excerpt_waits
    assert [type(node) for node in state.flow.blocks] == [nodes.block_quote, nodes.comment]
    assert state.flow.blocks[1]["classes"] == ["newsfeed-more"]  # type: ignore[index]


def test_what_lies_too_deep_is_told_once(state: State, problems: list[Problem]) -> None:
    state.nesting = MAX_NESTING - 1
    assert state.may_nest()
    assert problems == []
    state.nesting = MAX_NESTING
    assert not state.may_nest()
    assert not state.may_nest()
    (problem,) = problems
    assert (problem.kind, problem.path, problem.line) == (ProblemKind.HTML, "a.html", 3)


def test_marks_that_lie_too_deep_are_left_out(state: State, problems: list[Problem]) -> None:
    children: list[Element | str] = ["a"]
    for _ in range(MAX_MARKS + 3):
        children = [Element("em", children=children)]
    state.convert(children)
    assert made(state).count("<emphasis>") == MAX_MARKS
    assert len(problems) == 1
    assert state.marks == ()


def test_marks_end_where_a_handler_fails(state: State) -> None:
    with pytest.raises(ValueError), state.marked(nodes.strong):
        raise ValueError
    assert state.marks == ()
