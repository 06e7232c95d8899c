"""Which sites and posts typeset formulas, and what flavours hold."""

from __future__ import annotations

import pytest

from sphinx_newsfeed.generators.flavours import site_typesets_formulas, typesets_formulas


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"math": True}, True),
        ({"MathJax": "true"}, True),
        ({"katex": "KaTeX"}, True),
        ({"use_math": "yes"}, True),
        ({"math": False}, False),
        ({"math": "no"}, False),
        ({"math": None}, False),
        ({"mathematics": True}, False),
        ({}, False),
    ],
)
def test_keys_of_front_matter(values: dict[str, object], expected: bool) -> None:
    assert typesets_formulas(values) is expected


@pytest.mark.parametrize(
    ("text", "values", "expected"),
    [
        ("", {"mathjax": True}, True),
        ("", {"params": {"math": True}}, True),
        ("", {"mathjax": {"enable": True}}, True),
        ("", {"theme": {"katex": {"enable": True}}}, True),
        ("", {"mathjax": {"enable": False}}, False),
        (
            "",
            {"markup": {"goldmark": {"extensions": {"passthrough": {"enable": True}}}}},
            True,
        ),
        ("", {"markup": {"goldmark": True}}, False),
        ("markdown_extensions:\n  - pymdownx.arithmatex:\n", {}, True),
        ("PLUGINS = ['render_math']", {}, True),
        ("import remarkMath from 'remark-math';", {}, True),
        ("# - pymdownx.arithmatex", {}, False),
        ("  // import x from 'remark-math'", {}, False),
        ("title: On mathematics", {"title": "On mathematics"}, False),
    ],
)
def test_configurations(text: str, values: dict[str, object], expected: bool) -> None:
    assert site_typesets_formulas(text, values) is expected
