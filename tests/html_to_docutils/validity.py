"""What every tree of the converter must be, whatever the HTML was."""

from __future__ import annotations

import copy
import re
from typing import Any

from docutils import frontend, nodes, utils

#: Attributes that writers read, and that docutils' own list of attributes leaves out.
_READ_BY_WRITERS = frozenset(
    (
        "explanation",  # abbreviation
        "force",  # literal_block, like the next
        "language",
        "heading-level",  # rubric
        "reftitle",  # reference
        "label",  # math_block, like the next three
        "number",
        "nowrap",
        "no-wrap",
    )
)

DEEPEST = 60

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def document_of(tree: list[nodes.Node]) -> nodes.document:
    """Return a document with one section, as of an article, that holds a copy of the tree."""
    settings: Any = frontend.get_default_settings()
    settings.report_level, settings.halt_level = 5, 5
    settings.tab_width = 8
    settings.embed_stylesheet, settings.stylesheet_path = False, ""
    document = utils.new_document("<test>", settings)
    section = nodes.section("", nodes.title("", "Title"), ids=["the-article"])
    section.extend(copy.deepcopy(tree))
    document.append(section)
    return document


def assert_valid(tree: list[nodes.Node]) -> None:
    """Fail if the tree breaks docutils' content model, or one of the converter's promises."""
    document = document_of(tree)
    elements = list(document.findall(nodes.Element))
    if hasattr(document, "validate"):
        _drop_attributes_of_writers(elements)
        document.validate()
    _assert_references(elements)
    _assert_places(elements)
    for text in document.findall(nodes.Text):
        assert not _NOT_XML.search(text.astext())
        assert text.parent is not None and _depth(text) <= DEEPEST
    for node in tree:
        for element in node.findall(nodes.Element):
            assert element.source, element
            assert isinstance(element.line, int) and element.line > 0, element


def _drop_attributes_of_writers(elements: list[nodes.Element]) -> None:
    for element in elements:
        for name in _READ_BY_WRITERS & set(element.attributes):
            del element.attributes[name]


def _assert_references(elements: list[nodes.Element]) -> None:
    ids = [name for element in elements for name in element["ids"]]
    assert len(ids) == len(set(ids))
    for element in elements:
        if isinstance(element, nodes.reference):
            assert ("refuri" in element) != ("refid" in element)
            assert element.get("refid", ids[0]) in ids
            assert element.children
            assert not _inside(element, nodes.reference)


def _assert_places(elements: list[nodes.Element]) -> None:
    for element in elements:
        assert not isinstance(element, nodes.raw)
        if isinstance(element, nodes.image):
            assert element["uri"] and "alt" in element
        if isinstance(element, nodes.comment):
            assert isinstance(element.parent, nodes.section)
            if element.children:
                assert element["classes"] == ["newsfeed-more"]
            else:
                siblings = (
                    element.next_node(siblings=True, descend=False, ascend=False),
                    element.previous_sibling(),
                )
                assert any(isinstance(sibling, nodes.transition) for sibling in siblings)
        if isinstance(element, nodes.table):
            assert not _inside(element, nodes.table)
            _assert_rectangle(element)


def _assert_rectangle(table: nodes.Element) -> None:
    """Fail if cells overlap, leave holes or the table, or reach out of their group of rows."""
    (tgroup,) = (child for child in table if isinstance(child, nodes.tgroup))
    columns = tgroup["cols"]
    assert len([child for child in tgroup if isinstance(child, nodes.colspec)]) == columns
    for group in tgroup:
        if isinstance(group, nodes.colspec):
            assert group["colwidth"] >= 1
            continue
        taken: set[tuple[int, int]] = set()
        for number, row in enumerate(group):
            column = 0
            for entry in row:
                while (number, column) in taken:
                    column += 1
                for down in range(entry.get("morerows", 0) + 1):
                    for right in range(entry.get("morecols", 0) + 1):
                        place = (number + down, column + right)
                        assert place not in taken
                        taken.add(place)
        assert taken == {(r, c) for r in range(len(group)) for c in range(columns)}


def _depth(node: nodes.Node) -> int:
    depth = 0
    while (node := node.parent) is not None:
        depth += 1
    return depth


def _inside(node: nodes.Node, node_class: type[nodes.Node]) -> bool:
    while (node := node.parent) is not None:
        if isinstance(node, node_class):
            return True
    return False
