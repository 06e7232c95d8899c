"""Which TeX may become a formula."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from conftest import NewsProject
from docutils import nodes
from html_to_docutils.formulas import Formulas, complete_commands

from sphinx_newsfeed.html_to_docutils import html_to_nodes
from sphinx_newsfeed.html_to_docutils.elements import mathematics
from sphinx_newsfeed.html_to_docutils.elements.tex import is_safe, settled

WHOLE = [
    "x",
    "x^2 + y_{ij}",
    r"\frac{a}{b} \cdot \sqrt[3]{x}",
    r"\left( \sum_{i=1}^{n} i \right)",
    r"\begin{matrix} a & b \\ c & d \end{matrix}",
    r"\{x \mid x > 0\}\,",
    r"\text{for all } x",
    "α → β",
    r"\sum_{n=1}^\infty \frac{1}{n^2} = \frac{\pi^2}{6}",
    r"x_\text{max} + \sqrt2 + \frac12 + \hat\theta + \mathbb R^n",
    r"20\,^\circ\mathrm{C}",
    r"\left.\frac{df}{dx}\right|_{x=0}",
    r"\left\{ x \right.",
    r"\operatorname*{argmin}_{x} f''(x)^2",
    r"\underbrace{a+b}_{n}",
    r"\sum\limits_{i=1}^n i",
    r"f(x) = \begin{cases} 1 & \text{if } x > 0 \\ 0 & \text{otherwise} \end{cases}",
    r"\begin{split} a &= b \\ &= c \end{split}",
    r"\begin{aligned} a &= b \\[4pt] &= c \end{aligned}",
    r"x \in [0, 1) \cap ]2, 3]",
    r"f'^2 + f'_1 + {f'}^2{}^3",
    r"a \equiv b \pmod{n^2}",
    r"\sqrt[3]{x}" * 40,
    r"\bigl(\Big|\bigg\rangle",
    r"{a \choose}".replace(r" \choose", ""),
]

HARMFUL = [
    r"\input{/etc/passwd}",
    r"\write18{ls}",
    r"\href{javascript:x}{y}",
    r"\def\x{y}",
    r"\unicode{x41}",
    r"\require{html}",
    r"\begin{verbatim} a \end{verbatim}",
    r"\style{color:red}{x}",
    r"\special{x}",
    "^^5cinput{x}",
    "^^",
]

#: Most of them stop LaTeX.
NOT_WHOLE = [
    *("", " ", "$x$", "50% of", "x %", "a # b", "a~b", "{x", "x}", "}{", "{x}}", "{{x}", "x\\"),
    *("x^^2", "x^2^3", "x_1_2", "{a}_b_c", "x^2'", "x'^2'", "x' ^2", "x^", "_", "x_{", "x^'", "^^"),
    *(r"\frac{1}", r"\frac", r"\frac{1}{\frac}", r"\binom{a}", r"a \over b", r"\not", r"\hat"),
    *(r"\sqrt", r"\sqrt[", r"\sqrt[3]", r"\sqrt[\sqrt]{x}{y}", r"\mathbf", r"x\mathbf"),
    *(r"x^\hat y", r"x^\sqrt2", r"x_\sin", r"x^\boldsymbol{x}", r"\sqrt\sum", r"\hat\limits x"),
    *(r"\left( x", r"\left( \right", r"\right) \left(", r"\left x \right)", r"\left({\right)}"),
    *(r"{\left(}\right)", r"\left\alpha x\right)", r"\big", r"\big x", r"\bigl\alpha", r"x\right)"),
    *("a & b", r"a \\ b", r"\begin x", r"\begin{matrix} a", r"\end{matrix}", r"\begin{matrix"),
    r"\begin{matrix} \begin{cases} \end{matrix} \end{cases}",
    r"\begin{matrix}\left( & \right)\end{matrix}",
    r"\begin{matrix} {a & b} \end{matrix}",
    rf"\begin{{matrix}} {'&'.join('x' * 11)} \end{{matrix}}",
    r"\begin{matrix} a \\[b] c \end{matrix}",
    r"\begin{matrix} a \\* c \end{matrix}",
    r"\begin{cases} a & b & c \end{cases}",
    r"\begin{gathered} a & b \end{gathered}",
    r"\begin{aligned}[x",
    r"\begin{aligned} [ a \end{aligned}",
    r"\sqrt[\begin{matrix} \\] \end{matrix}]{x}",
    *(r"\limits_a", r"x\limits_a", r"\sum'\limits", r"\sum^\limits a", r"\sum_a\limits^b"),
    *(
        r"\text{$}",
        r"\text{\alpha}",
        r"\text{a^2}",
        r"\text{a_2}",
        r"\text",
        r"\text{}_2",
        r"\text x",
    ),
    *(r"\operatorname", r"\operatorname{\alpha}", r"\operatorname{x_1}"),
    *(r"\ddot{\hat{a^2}}^2", r"\mod{a_1}_2", r"\boldsymbol{a^2}^3"),
    *("x\x7f", "x\u200b", "x\u202e", "x\ue000"),
    "x" * 5000,
    "{" * 300 + "}" * 300,
    r"\left(" * 200 + r"\right)" * 200,
    r"\begin{matrix}" * 30 + r"\end{matrix}" * 30,
    r"\sqrt[" * 600,
]


@pytest.mark.parametrize("tex", WHOLE)
def test_safe(tex: str) -> None:
    assert is_safe(tex)


@pytest.mark.parametrize("tex", [*HARMFUL, *NOT_WHOLE])
def test_unsafe(tex: str) -> None:
    assert not is_safe(tex)


def test_what_is_settled_stays_so() -> None:
    for tex in [*WHOLE, *complete_commands(), "{x}", "{a}{b}"]:
        assert settled(settled(tex)) == settled(tex)
        assert is_safe(settled(tex)), tex


@pytest.mark.parametrize("tex", ["x^2^3", r"\frac{1}"])
def test_what_is_not_whole_is_shown_as_code(tex: str) -> None:
    (paragraph,) = html_to_nodes(f"<p>a <script type='math/tex'>{tex}</script> b</p>")
    (code,) = paragraph.findall(nodes.literal)
    assert code.astext() == tex


def test_too_much_of_it_is_shown_as_code(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parsing takes a second for about 100,000 characters."""
    monkeypatch.setattr(mathematics, "MOST_TEX", 10)
    (paragraph,) = html_to_nodes("<p>" + "<script type='math/tex'>abcd</script> " * 4 + "</p>")
    found = [type(node) for node in paragraph.findall(nodes.TextElement) if node is not paragraph]
    assert found == [nodes.math, nodes.math, nodes.literal, nodes.literal]


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("xelatex") is None, reason="xelatex is not installed")
def test_latex_takes_whatever_passes(project: NewsProject) -> None:
    """All commands, and formulas made at random, in lines and apart; one run that stops at once."""
    made = [*WHOLE, *complete_commands(), *Formulas(1).safe(600)]
    scripts = "".join(
        f"<p>{number} <script type='math/tex'>{tex}</script></p>\n"
        f"<script type='math/tex; mode=display'>{tex}</script>\n"
        for number, tex in enumerate(made)
    )
    project.article("a.html", scripts)
    project.configure('latex_engine = "xelatex"', 'project = "Site"')
    build = project.build("latex")
    assert build.warnings == []
    assert build.text("site.tex").count(r"\begin{equation*}") == len(made)
    command = ["xelatex", "-halt-on-error", "-interaction=nonstopmode", "site.tex"]
    done = subprocess.run(command, cwd=build.outdir, capture_output=True, check=False)
    log = (build.outdir / "site.log").read_text("utf-8", "replace")
    assert done.returncode == 0, log[log.find("\n! ") :][:1000]
