"""Copies of the nodes of an article; ``test_excerpt.py`` has what they share with excerpts."""

from __future__ import annotations

import pytest
from docutils import nodes

from sphinx_newsfeed.listing.copies import full_copy
from sphinx_newsfeed.listing.placeholder import listing_entries


def test_headings_become_rubrics_no_deeper_than_html_has_them() -> None:
    body: list[nodes.Node] = []
    for title in "cba":
        body = [nodes.section("", nodes.title(title, title), *body)]
    found = [(each.astext(), each["heading-level"]) for each in full_copy(body, 5)]
    assert found == [("a", 5), ("b", 6), ("c", 6)]


def test_translators_meet_a_heading_once_and_are_told_where_it_stands() -> None:
    title = nodes.title("A title", "A title")
    title.source, title.line = "a.md", 7
    (rubric,) = full_copy([nodes.section("", title, ids=["a"], names=["a"])])
    assert isinstance(rubric, nodes.rubric)
    assert rubric["translatable"] is False
    assert (rubric.source, rubric.line, rubric.rawsource) == ("a.md", 7, "A title")
    assert rubric["ids"] == rubric["names"] == []


@pytest.mark.parametrize(
    "left_out",
    [
        nodes.footnote("", nodes.label("", "1"), nodes.paragraph("", "Note")),
        nodes.citation("", nodes.label("", "C"), nodes.paragraph("", "Cited")),
        nodes.system_message("", nodes.paragraph("", "Fault"), level=2),
        nodes.comment("", "Comment"),
        nodes.transition(),
        nodes.target(refid="a"),
        listing_entries(),
    ],
    ids=lambda node: type(node).__name__,
)
def test_what_may_stand_once_is_not_copied_wherever_it_stands(left_out: nodes.Element) -> None:
    text = nodes.paragraph("", "Text", ids=["p"], names=["p"])
    section = nodes.section("", nodes.title("", "Part"), left_out.deepcopy(), text.deepcopy())
    body = [left_out, text, section]
    if not isinstance(left_out, nodes.transition):
        # Where none may stand.
        quote = nodes.block_quote("", left_out.deepcopy(), text.deepcopy())
        body += [quote, nodes.block_quote("", left_out.deepcopy())]
    found = full_copy(body)
    shown = ["Text", "Part", "Text", *["Text"] * (len(body) > 3)]
    assert [each.astext() for each in found] == shown
    assert not [each for copy in found for each in copy.findall(type(left_out))]
    assert not [each for copy in found for each in copy.findall(nodes.Element) if each["names"]]
