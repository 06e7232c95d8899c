"""HTML among the nodes of other markup, as Markdown parsers leave it."""

from __future__ import annotations

import pytest
from docutils import nodes
from html_to_docutils.validity import assert_valid

from sphinx_newsfeed.html_to_docutils.raw_nodes import RawConversion, convert_raw_nodes
from sphinx_newsfeed.problems import Problem


def raw(text: str) -> nodes.raw:
    return nodes.raw("", text, format="html")


def para(*children: nodes.Node | str) -> nodes.paragraph:
    parts = [nodes.Text(child) if isinstance(child, str) else child for child in children]
    return nodes.paragraph("", "", *parts)


def strong(*children: nodes.Node | str) -> nodes.strong:
    parts = [nodes.Text(child) if isinstance(child, str) else child for child in children]
    return nodes.strong("", "", *parts)


def shape(node: nodes.Node) -> str:
    """A tree on one line: names of nodes with their content in brackets."""
    if isinstance(node, nodes.Text):
        return node.astext()
    assert isinstance(node, nodes.Element)
    return f"{node.tagname}({' '.join(map(shape, node.children))})"


def convert(*children: nodes.Node) -> tuple[str, list[Problem]]:
    section = nodes.section("", nodes.title("", "T"), *children, ids=["t"])
    for node in section.findall(nodes.Element):
        node.source, node.line = "a.md", node.line or 1
    problems: list[Problem] = []
    convert_raw_nodes(section, RawConversion(arguments={"report": problems.append}))
    assert_valid([section])
    return " ".join(map(shape, section.children[1:])), problems


@pytest.mark.parametrize(
    ("children", "expected"),
    [
        pytest.param([raw("<p>a</p>")], "paragraph(a)", id="a block"),
        pytest.param(
            [raw("<div>"), para("a"), raw("</div>")], "paragraph(a)", id="tags around a paragraph"
        ),
        pytest.param(
            [raw("<blockquote>"), para("a", strong("b")), raw("</blockquote>")],
            "block_quote(paragraph(a strong(b)))",
            id="a quotation around Markdown",
        ),
        pytest.param(
            [raw("<details><summary>s</summary>"), para("a"), raw("</details>"), para("b")],
            "container(paragraph(s) paragraph(a)) paragraph(b)",
            id="details over blank lines",
        ),
        pytest.param(
            [raw("<table><tr><td>"), para("a"), raw("</td><td>b</td></tr></table>")],
            "table(tgroup(colspec() colspec() tbody(row(entry(paragraph(a)) "
            "entry(paragraph(b))))))",
            id="a cell of Markdown",
        ),
        pytest.param(
            [para("a ", raw("<b>"), "b", raw("</b>"), " c")],
            "paragraph(a  strong(b)  c)",
            id="inline tags",
        ),
        pytest.param(
            [para("a ", raw("<kbd>"), strong("b"), raw("</kbd>"))],
            "paragraph(a  strong(b))",
            id="markup within code",
        ),
        pytest.param(
            [para("a", raw("<br>"), "b")], "line_block(line(a) line(b))", id="a line break"
        ),
        pytest.param(
            [para("1 < 2 & ", raw("<i>"), "&amp; stays", raw("</i>"))],
            "paragraph(1 < 2 &  emphasis(&amp; stays))",
            id="signs in text are text",
        ),
        pytest.param(
            [raw("<h2>a</h2>"), para("b"), raw("<h2>c</h2>"), para("d")],
            "section(title(a) paragraph(b)) section(title(c) paragraph(d))",
            id="headings take what follows",
        ),
        pytest.param(
            [
                nodes.bullet_list(
                    "", nodes.list_item("", para("a"), raw("<h2>b</h2>"), para("c")), bullet="-"
                )
            ],
            "bullet_list(list_item(paragraph(a) rubric(b) paragraph(c)))",
            id="a heading within an item",
        ),
        pytest.param(
            [
                nodes.bullet_list(
                    "", nodes.list_item("", para("a"), raw("</li></ul>"), para("b")), bullet="-"
                )
            ],
            "bullet_list(list_item(paragraph(a) paragraph(b)))",
            id="an end tag too many",
        ),
        pytest.param(
            [raw("<!-- more -->"), para("a")], "comment(more) paragraph(a)", id="an excerpt marker"
        ),
        pytest.param([raw("<script>x()</script>"), para("a")], "paragraph(a)", id="a script"),
        pytest.param([para(raw("<span>"), raw("</span>"))], "", id="nothing at all"),
        pytest.param(
            [raw('<finished n="0">'), para("a"), raw('</finished><finished n="9">')],
            "paragraph(a)",
            id="elements of the names used here",
        ),
    ],
)
def test_trees(children: list[nodes.Node], expected: str) -> None:
    assert convert(*children) == (expected, [])


def test_in_a_title() -> None:
    title = nodes.title("", "", nodes.Text("a"), raw("<br>"), nodes.Text("b "), raw("<b>"))
    title += nodes.Text("c")
    convert_raw_nodes(nodes.section("", title), RawConversion())
    assert shape(title) == "title(a   b  strong(c))"


def test_nodes_stay_the_same_objects() -> None:
    mark = nodes.footnote_reference("", "1", ids=["r"])
    inner = para("a", mark)
    section = nodes.section("", nodes.title("", "T"), raw("<div>"), inner, raw("</div>"))
    convert_raw_nodes(section, RawConversion())
    assert section[1] is inner
    assert inner[1] is mark
    assert inner.parent is section


def test_other_raw_nodes_stay() -> None:
    marked = raw("<p>a</p>")
    marked["mine"] = True
    latex = nodes.raw("", "x", format="latex")
    section = nodes.section("", nodes.title("", "T"), latex, raw("<p>b</p>"), marked)
    convert_raw_nodes(section, RawConversion(mark="mine"))
    assert shape(section) == "section(title(T) raw(x) raw(<p>b</p>) paragraph(a))"


def test_problems_have_their_line() -> None:
    block = raw('<p>a</p>\n<p><a href="javascript:x">b</a></p>')
    block.line = 7
    text, problems = convert(block)
    assert text == "paragraph(a) paragraph(b)"
    assert [problem.line for problem in problems] == [8]
