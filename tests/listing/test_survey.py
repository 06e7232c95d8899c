"""A survey tells the same nodes as a walk for each kind."""

from __future__ import annotations

from docutils import nodes
from hypothesis import given
from hypothesis import strategies as st

from sphinx_newsfeed.listing.survey import Survey

_LEAVES = st.sampled_from(["text", "image", "target"])
_TREES = st.recursive(
    _LEAVES,
    lambda below: st.tuples(
        st.sampled_from([nodes.paragraph, nodes.section, nodes.literal, nodes.reference]),
        st.lists(below, max_size=4),
    ),
)
_KINDS = (
    *((nodes.Text,), (nodes.Element,), (nodes.TextElement,), (nodes.Node,), (nodes.table,)),
    *((nodes.reference, nodes.target), (nodes.image, nodes.Inline), (nodes.section,)),
)


def _made(shape: object) -> nodes.Node:
    if isinstance(shape, tuple):
        kind, below = shape
        element: nodes.Element = kind()
        element += [_made(each) for each in below]
        return element
    leaves = {"text": lambda: nodes.Text("x"), "image": nodes.image, "target": nodes.target}
    return leaves[str(shape)]()


@given(st.lists(_TREES, max_size=4))
def test_each_kind_is_found_in_the_order_of_the_text(shapes: list[object]) -> None:
    tree = nodes.section("", *(_made(each) for each in shapes))
    survey = Survey(tree)
    for kinds in _KINDS:
        walked = [node for node in tree.findall() if isinstance(node, kinds)]
        # Nodes of text are equal where their texts are.
        assert [*map(id, survey.of(*kinds))] == [*map(id, walked)]


def _with_image() -> tuple[nodes.section, Survey]:
    tree = nodes.section("", nodes.paragraph("", "", nodes.image()))
    survey = Survey(tree)
    assert len(survey.of(nodes.image)) == 1
    return tree, survey


def test_what_is_put_in_is_told_when_it_is_said() -> None:
    tree, survey = _with_image()
    put_in = [nodes.image(), nodes.paragraph("", "", nodes.image())]
    tree += put_in
    survey.add(put_in)
    assert survey.of(nodes.image) == [*tree.findall(nodes.image)]
    tree.insert(0, nodes.image())
    survey.changed()
    assert survey.of(nodes.image) == [*tree.findall(nodes.image)]


def test_what_is_put_in_before_anybody_asks_is_found_once() -> None:
    tree = nodes.section()
    survey = Survey(tree)
    put_in = nodes.image()
    tree += put_in
    survey.add([put_in])
    assert survey.of(nodes.image) == [put_in]


def test_a_tree_is_walked_once_and_only_if_somebody_asks() -> None:
    class Counted(nodes.section):
        asked = 0

        @property  # type: ignore[override]
        def children(self) -> list[nodes.Node]:
            type(self).asked += 1
            return []

        @children.setter
        def children(self, value: object) -> None:
            pass

    survey = Survey(Counted())
    assert Counted.asked == 0
    for kind in (nodes.image, nodes.table, nodes.image):
        survey.of(kind)
    assert Counted.asked == 1
