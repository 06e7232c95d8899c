"""Which TeX may become a formula."""

from __future__ import annotations

import pytest

from sphinx_newsfeed.html_to_docutils.tex import is_safe


@pytest.mark.parametrize(
    "tex",
    [
        "x",
        "x^2 + y_{ij}",
        r"\frac{a}{b} \cdot \sqrt[3]{x}",
        r"\left( \sum_{i=1}^{n} i \right)",
        r"\begin{matrix} a & b \\ c & d \end{matrix}",
        r"\{x \mid x > 0\}\,",
        r"\text{for all } x",
        "α → β",
    ],
)
def test_safe(tex: str) -> None:
    assert is_safe(tex)


@pytest.mark.parametrize(
    "tex",
    [
        "",
        " ",
        r"\input{/etc/passwd}",
        r"\write18{ls}",
        r"\href{javascript:x}{y}",
        r"\def\x{y}",
        r"\unicode{x41}",
        r"\require{html}",
        "^^5cinput{x}",
        "$x$",
        "50% of",
        "a # b",
        "{x",
        "x}",
        "}{",
        r"\left( x",
        "a & b",
        r"a \\ b",
        r"\begin{matrix} a",
        r"\end{matrix}",
        r"\begin{verbatim} a \end{verbatim}",
        r"\begin{matrix} \begin{cases} \end{matrix} \end{cases}",
        r"\begin x",
        "x\\",
        "x" * 5000,
    ],
)
def test_unsafe(tex: str) -> None:
    assert not is_safe(tex)
