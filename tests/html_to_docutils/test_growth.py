"""A tree grows out of starts, texts and ends; what is hidden is left out, and counted."""

from __future__ import annotations

import pytest

from sphinx_newsfeed import policy
from sphinx_newsfeed.html_to_docutils.growth import Growth
from sphinx_newsfeed.html_to_docutils.left_out import Count
from sphinx_newsfeed.html_to_docutils.tree import MORE, Element


def text_of(element: Element) -> str:
    """All texts in an element, with its name around those of each one below."""
    return "".join(
        each if isinstance(each, str) else f"<{each.name}>{text_of(each)}"
        for each in element.children
    )


def grown(*, shows_hidden: bool = False, **attributes: str) -> Growth:
    """A ``div`` of these attributes with four words, one of them in a script, between two words."""
    growth = Growth(7, None, shows_hidden=shows_hidden)
    growth.text("before ")
    growth.start("div", attributes)
    growth.text("one two")
    growth.start("b", {})
    growth.text("three")
    growth.end()
    growth.start("script", {})
    growth.text("four")
    growth.end()
    growth.end()
    growth.text(" after")
    return growth


@pytest.mark.parametrize(
    ("attributes", "expected", "hidden"),
    [
        ({}, "before <div>one two<b>three<script>four after", Count()),
        ({"style": "display: none"}, "before  after", Count(words=3, line=7)),
        # An author says so, and no script is meant to show it.
        ({"hidden": ""}, "before  after", Count()),
    ],
)
def test_what_is_hidden_is_left_out_and_counted_where_a_style_hides_it(
    attributes: dict[str, str], expected: str, hidden: Count
) -> None:
    growth = grown(**attributes)
    assert text_of(growth.root) == expected
    assert growth.hidden == hidden


def test_what_a_style_hides_can_be_shown() -> None:
    growth = grown(shows_hidden=True, style="display: none")
    assert text_of(growth.root) == "before <div>one two<b>three<script>four after"
    assert growth.hidden == Count()


def test_what_lies_too_deep_gives_its_content_to_the_deepest_that_does_not() -> None:
    growth = Growth(1, None)
    depth = policy.MAX_DEPTH + 5
    for _ in range(depth):
        growth.start("b", {})
    growth.text("deep")
    for _ in range(depth):
        growth.end()
    assert growth.flattened
    assert text_of(growth.root) == "<b>" * (policy.MAX_DEPTH - 1) + "deep"


@pytest.mark.parametrize(
    ("comment", "expected"), [("more", f"<{MORE}>"), (" excerpt ", f"<{MORE}>"), ("other", "")]
)
def test_a_comment_is_a_marker_or_nothing(comment: str, expected: str) -> None:
    growth = Growth(1, None)
    growth.comment(comment)
    assert text_of(growth.root) == expected


@pytest.mark.parametrize(("href", "leads"), [("#x", True), (" #x", True), ("a#x", False)])
def test_a_link_to_a_place_in_the_text_is_noted(href: str, leads: bool) -> None:
    growth = Growth(1, None)
    growth.start("a", {"href": href})
    growth.end()
    assert growth.leads_within is leads
