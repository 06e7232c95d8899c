"""MathML to TeX: each element, as programs write it, and formulas there and back."""

from __future__ import annotations

import pytest
from docutils.core import publish_parts

from sphinx_newsfeed.html_to_docutils import html_to_nodes
from sphinx_newsfeed.html_to_docutils.elements.mathml import tex_of
from sphinx_newsfeed.html_to_docutils.elements.tex import is_safe, settled
from sphinx_newsfeed.html_to_docutils.parsing import parse

X, Y, Z = "<mi>x</mi>", "<mi>y</mi>", "<mi>z</mi>"
MATRIX = f"<mtable><mtr><mtd>{X}</mtd><mtd>{Y}</mtd></mtr><mtr><mtd/><mtd>{Z}</mtd></mtr></mtable>"


def tex(markup: str) -> str:
    return tex_in(f"<math>{markup}</math>")


def tex_in(html: str) -> str:
    root = parse(html, 1, known=(), edit=None).root
    (element,) = (each for each in root.descendants() if each.name == "math")
    return settled(tex_of(element))


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (f"{X}<mo>=</mo><mn>1</mn>", "x=1"),
        ("<mi>&alpha;</mi><mi>x</mi>", r"\alpha x"),
        ("<mi>sin</mi><mo>&#x2061;</mo><mi>x</mi>", r"\sin x"),
        ("<mi>rank</mi><mi mathvariant='bold'>v</mi>", r"\mathrm{rank}\mathbf{v}"),
        ("<mi>&#x211d;</mi><mi>&#x1d6e4;</mi>", r"\mathbb{R}\Gamma"),
        ("<mo>lim</mo><mo>mod</mo>", r"\lim \operatorname{mod}"),
        ("<mo>&#x2212;</mo><mo>&#xd7;</mo><mo>{</mo><mo>%</mo>", r"-\times \{\%"),
        ("<mtext>if 5&nbsp;% of_all</mtext><ms>a</ms>", r'\text{if 5 \% of\_all}\text{"a"}'),
        (f"{X}<mspace width='1em'/>{Y}<mspace width='0.17em'/>{Z}", r"x\quad y\, z"),
        (f"<mfrac>{X}{Y}</mfrac>", r"\frac{x}{y}"),
        (
            f"<mo>(</mo><mfrac linethickness='0'>{X}{Y}</mfrac><mo>)</mo>",
            r"\left({\begin{matrix}x\\y\end{matrix}}\right)",
        ),
        (f"<msqrt>{X}<mo>+</mo>{Y}</msqrt>", r"\sqrt{x+y}"),
        (f"<mroot>{X}<mn>3</mn></mroot>", r"\sqrt[3]{x}"),
        (f"<msub>{X}{Y}</msub><msup>{X}<mn>2</mn></msup>", r"x_{y} x^{2}"),
        (f"<msubsup>{X}{Y}{Z}</msubsup>", r"x_{y}^{z}"),
        (f"<msup><mrow>{X}{Y}</mrow>{Z}</msup>", r"{}{xy}^{z}"),
        (f"<msup>{X}<mo>&#x2032;</mo></msup>", "x'"),
        (f"<munderover><mo>&sum;</mo>{X}{Y}</munderover>{Z}", r"\sum_{x}^{y} z"),
        (f"<munder><mi>lim</mi>{X}</munder>", r"\lim_{x}"),
        (f"<mover>{X}<mo>^</mo></mover><mover>{X}<mo>&#x2192;</mo></mover>", r"\hat{x}\vec{x}"),
        (f"<mover><mrow>{X}{Y}</mrow><mo>&#xaf;</mo></mover>", r"\overline{xy}"),
        (f"<munder><mrow>{X}{Y}</mrow><mo>&#x23df;</mo></munder>", r"\underbrace{xy}"),
        (
            f"<mmultiscripts>{X}{Y}<none/><mprescripts/>{Z}{Y}</mmultiscripts>",
            r"{}_{z}^{y} x_{y}",
        ),
        (MATRIX, r"\begin{matrix}x&y\\&z\end{matrix}"),
        (f"<mrow><mo>[</mo>{MATRIX}<mo>]</mo></mrow>", r"\begin{bmatrix}x&y\\&z\end{bmatrix}"),
        (f"<mo>{{</mo>{MATRIX}", r"\begin{cases}x&y\\&z\end{cases}"),
        (f"<mfenced>{X}{Y}</mfenced>", "(x,y)"),
        (f"<mrow><mo>(</mo><mfrac>{X}{Y}</mfrac><mo>)</mo></mrow>", r"\left(\frac{x}{y}\right)"),
        (f"<menclose notation='top'>{X}</menclose>", r"\overline{x}"),
        (f"<mstyle><mpadded>{X}</mpadded></mstyle><merror>{Y}</merror>", "xy"),
        (f"<semantics>{X}<annotation>no</annotation></semantics>", "x"),
        (f"<maction>{X}{Y}</maction><mphantom>{Z}</mphantom>", "x"),
        ("<mfrac/><msup/><mmultiscripts/><mtable/>", None),
    ],
)
def test_elements(markup: str, expected: str | None) -> None:
    found = tex(markup)
    if expected is not None:
        assert found == expected
        assert is_safe(found)


def test_what_is_no_formula_keeps_its_signs_apart() -> None:
    deep = "<msqrt>" * 60 + "x" + "</msqrt>" * 60
    (paragraph,) = html_to_nodes(f"<p>a<math>{deep}<mi>y</mi></math>b</p>")
    assert paragraph.astext() == "a x y b"


@pytest.mark.parametrize(
    "source",
    [
        r"\frac{\alpha}{\sqrt[3]{x}} \le 1",
        r"\sum_{i=1}^n i^2 = \int_0^\infty f(x)\,dx",
        r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}",
        r"\begin{cases} 1 & x \in \mathbb{R} \\ 0 & \text{else} \end{cases}",
        r"\lim_{x\to 0} \hat{x} \overline{ab} \vec a \ldots",
        r"\left\langle \frac{1}{2} \right\rangle \mathbf{v} \mathcal{L}",
    ],
)
def test_a_formula_there_and_back(source: str) -> None:
    """What docutils writes of a formula becomes one that it writes in the same way."""

    def written(formula: str) -> str:
        settings = {"math_output": "MathML"}
        text = f".. math:: {formula}\n"
        return str(publish_parts(text, writer="html5", settings_overrides=settings)["fragment"])

    first = written(source)
    (block,) = html_to_nodes(first)
    assert block.tagname == "math_block"
    second = written(block.astext())
    assert tex_in(first) == tex_in(second)
