"""Sizes and what is hidden, as styles and attributes say them."""

from __future__ import annotations

import pytest

from sphinx_newsfeed.html_to_docutils import inline_styles


@pytest.mark.parametrize(
    ("value", "percent", "length"),
    [
        ("600", False, "600px"),
        ("600px", False, "600px"),
        (" 12 px ", False, "12px"),
        ("12.7", False, "12px"),
        ("50%", True, "50%"),
        ("50%", False, None),
        ("101%", True, None),
        ("0", False, None),
        ("-5", False, None),
        ("auto", True, None),
        ("calc(1px + 2px)", True, None),
        ("50vw", True, None),
        ("1e5", True, None),
        ("foo", True, None),
        ("", True, None),
        ("1" * 400, True, None),
    ],
)
def test_lengths(value: str, percent: bool, length: str | None) -> None:
    assert inline_styles.length(value, percent=percent) == length


@pytest.mark.parametrize(
    ("attributes", "hidden"),
    [
        ({}, False),
        ({"hidden": ""}, False),
        ({"style": "display:none"}, True),
        ({"style": "color: red; DISPLAY : none !important"}, True),
        ({"style": "visibility: hidden;"}, True),
        ({"style": "display: block"}, False),
        ({"style": "font-family: 'display:none'"}, False),
        ({"style": ";;:;"}, False),
        ({"aria-hidden": "true"}, False),
    ],
)
def test_what_a_style_hides(attributes: dict[str, str], hidden: bool) -> None:
    assert inline_styles.is_hidden_by_style(attributes) is hidden
