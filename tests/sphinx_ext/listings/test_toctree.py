"""Which listing of several includes an article, in the tree of documents."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes
from sphinx import addnodes

from sphinx_newsfeed.sphinx_ext.listings.toctree import (
    _in_order_of_reading,
    build_toctree,
    is_shown,
    keep_included,
)


@pytest.mark.parametrize(
    ("condition", "depth", "expected"),
    [("html", 0, True), ("html", 2, True), ("latex", 0, False), ("latex", 2, False)],
)
def test_what_stands_anywhere_in_a_part_for_another_output_is_not_shown(
    condition: str, depth: int, expected: bool
) -> None:
    builder: Any = SimpleNamespace(tags=SimpleNamespace(eval_condition=lambda each: each == "html"))
    parent: nodes.Element = addnodes.only(expr=condition)
    for _ in range(depth):
        note = nodes.note()
        parent += note
        parent = note
    assert is_shown(parent, builder) is expected
    assert is_shown(nodes.note(), builder)
    assert is_shown(None, builder)


def test_a_page_includes_no_document_twice_nor_itself() -> None:
    env: Any = SimpleNamespace(docname="index", temp_data={})
    found = [
        build_toctree(env, names, {}) for names in (["index", "a"], ["a", "b"], ["b", "index"])
    ]
    assert [each and each[0]["includefiles"] for each in found] == [["a"], ["b"], None]


def test_documents_are_read_in_the_order_of_their_tree() -> None:
    """Those that stand in none come after it, by their names."""
    env: Any = SimpleNamespace(
        tocs=dict.fromkeys(["b", "a", "z", "index", "c", "deep"]),
        toctree_includes={"index": ["z", "c", "gone"], "z": ["deep"], "c": ["z"]},
    )
    assert _in_order_of_reading(env, "index") == ["index", "z", "deep", "c", "a", "b"]


def test_a_listing_keeps_what_no_other_page_has() -> None:
    env: Any = SimpleNamespace(docname="page", temp_data={})
    tree = build_toctree(env, ["a", "b", "c"], {})
    assert tree is not None
    own = addnodes.toctree(includefiles=["a"], entries=[(None, "a")])
    tree += own
    keep_included(tree, "page", {"a": "index", "b": "page"})
    assert tree[0]["includefiles"] == ["b", "c"]
    assert tree[0]["entries"] == [(None, "b"), (None, "c")]
    # What somebody wrote stays.
    assert own["includefiles"] == ["a"]
