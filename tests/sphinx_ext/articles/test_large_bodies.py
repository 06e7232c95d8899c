"""How much of a body is parsed and shown."""

from __future__ import annotations

import pytest
from docutils import nodes
from model.samples import make_article

from sphinx_newsfeed.model.article import BodyFormat
from sphinx_newsfeed.policy import MOST_NODES, MOST_SIBLINGS, MOST_SIGNS
from sphinx_newsfeed.sphinx_ext.articles.large_bodies import fault_of_text, fault_of_tree


@pytest.mark.parametrize(
    ("unit", "signs"),
    [("*", 1), ("[", 1), ("$", 1), ("\\", 1), ("\n", 5), ("://", 1), ("x", 0), (" ", 0)],
)
def test_each_sign_counts(unit: str, signs: int) -> None:
    """A line counts for several, since lists and tables begin on one."""
    filler = "*" * (MOST_SIGNS - signs)
    for text, fits in ((filler + unit, True), (filler + unit + "*", False)):
        for body_format in (BodyFormat.MARKDOWN, BodyFormat.RST):
            fault = fault_of_text(make_article(body_format=body_format), text)
            assert (fault == "") is fits
            assert fits or f"{MOST_SIGNS + 1:,} signs of markup, and {MOST_SIGNS:,}" in fault
        assert fault_of_text(make_article(body_format=BodyFormat.HTML), text) == ""


@pytest.mark.parametrize(
    ("blocks", "words", "expected"),
    [
        (1, MOST_SIBLINGS, ""),
        (1, MOST_SIBLINGS + 1, "parts beside each other"),
        (10, MOST_NODES // 10 - 1, ""),
        (10, MOST_NODES // 10, f"more than {MOST_NODES:,} parts"),
    ],
)
def test_a_tree_has_so_many_parts(blocks: int, words: int, expected: str) -> None:
    word = nodes.Text("x")
    tree = nodes.container()
    for _ in range(blocks):
        block = nodes.paragraph()
        block.children = [word] * words
        tree += block
    fault = fault_of_tree(tree)
    assert expected in fault
    assert bool(fault) is bool(expected)
