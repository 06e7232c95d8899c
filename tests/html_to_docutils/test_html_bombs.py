"""HTML that is made to do harm by its size or depth: it ends, keeps the text, and is valid.

Nothing is timed; what is not linear in these does not end.
"""

from __future__ import annotations

import pytest
from docutils import nodes
from html_to_docutils.validity import assert_valid

from sphinx_newsfeed.html_to_docutils import html_to_nodes
from sphinx_newsfeed.problems import Problem

DEEP = 50_000

DEEP_BOMBS = {
    "divisions": "<div>" * DEEP + "deep" + "</div>" * DEEP + "<p>after</p>",
    "not closed": "<div>" * DEEP + "deep<p>after",
    "bold": "<b>" * DEEP + "deep" + "</b>" * DEEP + " after",
    "quotations": "<blockquote>" * DEEP + "deep" + "</blockquote>" * DEEP + "after",
    "lists": "<ul><li>" * DEEP + "deep" + "</li></ul>" * DEEP + "after",
    "definitions": "<dl><dt>t<dd>" * 5000 + "deep<p>after",
    "tables": "<table><tr><td>" * 5000 + "deep</td></tr></table><p>after",
    "links": "<a href='x'>" * 5000 + "deep<p>after",
    "unknown": "<x>" * DEEP + "deep" + "</x>" * DEEP + " after",
    "preformatted": "<pre><b>" * 5000 + "deep</pre><p>after",
    "figures": "<figure>" * 5000 + "deep</figure><p>after",
    "details": "<details><summary>" * 5000 + "deep</details><p>after",
    "mixed": "<section><p><b><ol><li><blockquote><table><tr><td>" * 3000 + "deep<p>after",
}


@pytest.mark.parametrize("html", DEEP_BOMBS.values(), ids=DEEP_BOMBS)
def test_deep(html: str) -> None:
    problems: list[Problem] = []
    tree = html_to_nodes(html, report=problems.append)
    assert_valid(tree)
    text = " ".join(node.astext() for node in tree)
    assert text.index("deep") < text.index("after")
    assert len(problems) <= 1


WIDE_BOMBS = {
    "paragraphs": "<p>" * 1_000_000 + "end",
    "items": "<li>" * 30_000 + "end",
    "entities": "<p>" + "&amp;" * 500_000 + "end",
    "comments": "<!-- " * 100_000 + "--><p>end",
    "signs": "<" * 300_000 + " end",
    "unknown in code": "<code>" + "<x>" * 100_000 + "end",
    "breaks": "a<br>" * 20_000 + "end",
    "blanks": "<b> </b>" * 20_000 + "end",
    "one word": "x" * 2_000_000 + "end",
    "indentation": "\u3000\u00a0 " * 200_000 + "end",
    "style": f"<span style='{'text-decoration:' * 50_000}'>end</span>",
    "classes": f"<pre class='{'lang-x ' * 50_000}'>end</pre>",
    "sources": f"<img srcset='{'a,b ' * 50_000}' alt='x'>end",
    "headings": "<h2>a</h2>" * 5_000 + "end",
    "rules": "<hr>" * 20_000 + "end",
    "rules between": "<p>a</p><hr>" * 5_000 + "end",
    "dashes": f"<blockquote><p>a</p><p>{'-' * 100_000}</p></blockquote>end",
}


@pytest.mark.parametrize("html", WIDE_BOMBS.values(), ids=WIDE_BOMBS)
def test_wide(html: str) -> None:
    tree = html_to_nodes(html)
    assert tree[-1].astext().endswith("end")


def test_many_anchors() -> None:
    count = 3_000
    html = "".join(f"<a href='#{'é' * (i % 50)}{i}'>x</a>" for i in range(count))
    html += "".join(f"<p id='{'é' * (i % 50)}{i}'>y</p>" for i in range(count))
    assert_valid(html_to_nodes(html))


TABLES = {
    "one cell": "<table><tr><th colspan=1000 rowspan=65534>end</table>",
    "each cell": "<table>" + "<tr><td rowspan=65534 colspan=1000>x<td>end" * 2000 + "</table>",
    "ragged": "<table><tr>" + "<td>x" * 3000 + "<tr><td>y" * 2999 + "<tr><td>end</table>",
    "staggered": "<table>" + "<tr><td rowspan=99>x<td>end" * 300 + "</table>",
    "no number": "<table><tr><td colspan=x rowspan=-1>x<td colspan=1e9>end</table>",
    "huge number": f"<table><tr><td colspan={'9' * 5000}>x<td rowspan={'9' * 5000}>end</table>",
}


@pytest.mark.parametrize("html", TABLES.values(), ids=TABLES)
def test_tables(html: str) -> None:
    tree = html_to_nodes(html)
    assert_valid(tree)
    assert "end" in tree[-1].astext()


def test_large_table_of_data_stays_a_table() -> None:
    html = "<table>" + ("<tr>" + "<td>x" * 20) * 300 + "</table>"
    (table,) = html_to_nodes(html)
    assert isinstance(table, nodes.table)
