"""Rules between paragraphs that docutils allows, and those that only an edit could allow."""

from __future__ import annotations

import pytest
from docutils import nodes
from docutils.utils import new_document

from sphinx_newsfeed.sphinx_ext.body_repairs import repair_body

_KINDS = {
    "p": lambda: nodes.paragraph("", "text"),
    "-": nodes.transition,
    "h": lambda: nodes.title("", "title"),
    "s": nodes.section,
    "c": lambda: nodes.comment("", "unseen"),
    "f": nodes.footnote,
}


@pytest.mark.parametrize("parent", [nodes.section, lambda: new_document("a")])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("p-p", "p-p"),
        ("-p", "p"),
        ("p-", "p"),
        ("---", ""),
        ("p---p", "p-p"),
        ("p-p-p-", "p-p-p"),
        ("h-p", "hp"),
        ("p-s", "ps"),
        ("p-f", "pf"),
        ("c-p", "cp"),
        ("p-c", "pc"),
        ("p-c-p", "p-cp"),
        ("hp-pc-", "hp-pc"),
    ],
)
def test_rules_stand_between_two_things(parent: type, before: str, after: str) -> None:
    body = parent()
    body += [_KINDS[each]() for each in before]
    repair_body(body)
    names = {type(make()): each for each, make in _KINDS.items()}
    assert "".join(names[type(node)] for node in body) == after


def test_other_blocks_have_no_rules() -> None:
    body = nodes.section("", nodes.block_quote("", *(_KINDS[each]() for each in "p-p")))
    repair_body(body)
    assert [type(node) for node in body[0]] == [nodes.paragraph, nodes.paragraph]
