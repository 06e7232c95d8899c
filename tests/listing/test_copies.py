"""Copies of the nodes of an article; ``test_excerpt.py`` has what they share with excerpts."""

from __future__ import annotations

from docutils import nodes

from sphinx_newsfeed.listing.copies import full_copy


def test_headings_become_rubrics_no_deeper_than_html_has_them() -> None:
    body: list[nodes.Node] = []
    for title in "cba":
        body = [nodes.section("", nodes.title(title, title), *body)]
    found = [(each.astext(), each["heading-level"]) for each in full_copy(body, 5)]
    assert found == [("a", 5), ("b", 6), ("c", 6)]
