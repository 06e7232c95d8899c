"""HTML that is made to do harm by its size or depth: it ends, keeps the text, and is valid.

Nothing is timed; what is not linear in these does not end.
"""

from __future__ import annotations

import subprocess
import sys

import pytest
from docutils import nodes
from html_to_docutils.validity import assert_valid

from sphinx_newsfeed.html_to_docutils import html_to_nodes, scanning
from sphinx_newsfeed.html_to_docutils.state import MAX_NESTING
from sphinx_newsfeed.problems import Problem, ProblemKind

pytestmark = pytest.mark.slow

DEEP = 5_000

DEEP_BOMBS = {
    "divisions": "<div>" * DEEP + "deep" + "</div>" * DEEP + "<p>after</p>",
    "not closed": "<div>" * DEEP + "deep<p>after",
    "bold": "<b>" * DEEP + "deep" + "</b>" * DEEP + " after",
    "quotations": "<blockquote>" * DEEP + "deep" + "</blockquote>" * DEEP + "after",
    "lists": "<ul><li>" * DEEP + "deep" + "</li></ul>" * DEEP + "after",
    "definitions": "<dl><dt>t<dd>" * 2000 + "deep<p>after",
    "tables": "<table><tr><td>" * 5000 + "deep</td></tr></table><p>after",
    "links": "<a href='x'>" * 5000 + "deep<p>after",
    "unknown": "<x>" * DEEP + "deep" + "</x>" * DEEP + " after",
    "preformatted": "<pre><b>" * 5000 + "deep</pre><p>after",
    "figures": "<figure>" * 2000 + "deep</figure><p>after",
    "details": "<details><summary>" * 5000 + "deep</details><p>after",
    "mixed": "<section><p><b><ol><li><blockquote><table><tr><td>" * 1000 + "deep<p>after",
}


@pytest.mark.parametrize("html", DEEP_BOMBS.values(), ids=DEEP_BOMBS)
def test_deep(html: str) -> None:
    problems: list[Problem] = []
    tree = html_to_nodes(html, report=problems.append)
    assert_valid(tree)
    text = " ".join(node.astext() for node in tree)
    assert text.index("deep") < text.index("after")
    assert len(problems) <= 1


#: Forms of editors, each so often that what looks at all of the others for one does not end.
FORMS = {
    "captions of Word": "<p><img src=a.png></p><p class=MsoCaption>a</p>" * 6_000,
    "tables of Word": "<p class=MsoCaption>a</p><table><tr><td>b<td>c</table>" * 4_000,
    "lists of Google Docs": "<ul class=lst-kix_a-0><li>a</ul><ul class=lst-kix_a-1><li>b</ul>"
    * 6_000,
    "a table of contents": f"<nav id=toc class=doc-toc>{'<input>' * 40_000}<h2>a</h2></nav>",
    "entries of contents": "<p class=MsoToc1>a<p class=MsoToc2>b" * 6_000,
    "tables of Javadoc": "<div class=caption>a</div><div class=summary-table><p>b</div>" * 4_000,
    "names of Asciidoctor": "<div class=sectionbody><div class=quoteblock><blockquote>a"
    f"</blockquote><div class=attribution>b{'<br>c' * 40_000}</div></div>",
    "previews of Ghost": "<a class=kg-bookmark-container href=x><i class=kg-card>a" * 9_000,
    "posts of Discourse": "<aside class=quote><p class=title>a<p class=quote-controls>" * 9_000,
    "rules of Google Docs": f"<body class=doc-content><style>{'.c1{' * 200_000}</style><p>a",
    "TeX of Substack": "<p data-component-name=a>a"
    f"<p class=latex-rendered data-attrs={'[' * 99_999}>",
    "links of Confluence": "<ac:link><ri:page ri:content-title=a />" * 9_000,
}


@pytest.mark.parametrize("html", FORMS.values(), ids=FORMS)
def test_forms_of_editors(html: str) -> None:
    assert "a" in " ".join(node.astext() for node in html_to_nodes(html))


@pytest.mark.parametrize(
    "html",
    [
        "<aside><p>text</p></aside>",
        '<p><sup><a href="#n" id="r">1</a></sup></p><p id="n">text <a href="#r">↩</a></p>',
    ],
)
def test_what_lies_too_deep_keeps_its_text(html: str) -> None:
    problems: list[Problem] = []
    (tree,) = html_to_nodes("<blockquote>" * MAX_NESTING + html, report=problems.append)
    assert "text" in tree.astext()
    assert not list(tree.findall(lambda node: isinstance(node, (nodes.container, nodes.footnote))))
    assert len(problems) == 1


WIDE_BOMBS = {
    "paragraphs": "<p>" * 20_000 + "end",
    "items": "<li>" * 10_000 + "end",
    "entities": "<p>" + "&amp;" * 500_000 + "end",
    "comments": "<!-- " * 50_000 + "--><p>end",
    "signs": "<" * 300_000 + " end",
    "unknown in code": "<code>" + "<x>" * 100_000 + "end",
    "breaks": "a<br>" * 5_000 + "end",
    "blanks": "<b> </b>" * 5_000 + "end",
    "one word": "x" * 2_000_000 + "end",
    "indentation": "\u3000\u00a0 " * 200_000 + "end",
    "style": f"<span style='{'text-decoration:' * 50_000}'>end</span>",
    "classes": f"<pre class='{'lang-x ' * 50_000}'>end</pre>",
    "sources": f"<img srcset='{'a,b ' * 50_000}' alt='x'>end",
    "headings": "<h2>a</h2>" * 5_000 + "end",
    "rules": "<hr>" * 5_000 + "end",
    "rules between": "<p>a</p><hr>" * 5_000 + "end",
    "CDATA": "<ac:x>" + "<![CDATA[" * 100_000 + "]]></ac:x>end",
    "CDATA not closed": "<ac:x>" + "<![CDATA[a]]>" * 10_000 + "<![CDATA[" * 100_000 + "></ac:x>end",
    "pairs of signs": r"\[ \( $$" * 50_000 + "end",
    "signs that do not end": r"\[" + "a" * 500_000 + "$$" + "b " * 200_000 + "end",
    "items of Word": "<p style='mso-list:l0 level1'><i style='mso-list:Ignore'>o</i>" * 5_000
    + "end",
    "cards": "<div class=card>" * 5_000 + "<h2>a</h2>end",
    "MathML": "<math>" + "<mrow><mo>(</mo>" * 5_000 + "</math>end",
    "lines of code": "<pre>" + "<code>a</code>" * 5_000 + "</pre>end",
    "hidden words": "<i style='display:none'>a</i>" * 5_000 + "<p>end",
    "dashes": f"<blockquote><p>a</p><p>{'-' * 100_000}</p></blockquote>end",
}


@pytest.mark.parametrize("html", WIDE_BOMBS.values(), ids=WIDE_BOMBS)
def test_wide(html: str) -> None:
    tree = html_to_nodes(html)
    assert tree[-1].astext().endswith("end")


def test_what_stands_behind_too_many_elements_is_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanning, "MAX_TAGS", 1000)
    html = "<i>a</i>" * 1000 + "<b title='<'>b</b> &lt; <script>x</script><!-- y --> c < d"
    problems: list[Problem] = []
    tree = html_to_nodes(html, report=problems.append)
    assert tree[-1].astext().split()[-4:] == ["<", "c", "<", "d"]
    assert tree[-1].astext().replace("a", "").split()[0] == "b"
    assert [problem.kind for problem in problems] == [ProblemKind.HTML]


#: Run together in a process of their own: all that is allowed for memory is a gigabyte.
LARGE_BOMBS = """
"<p>" * 400_000 + "end"
"<div>" * 50_000 + "end"
"x" * 10_000_000 + "end"
"x " * 2_000_000 + "end"
"<p>" + "&lt;&#38;" * 100_000 + "end"
"<table><tr><td>" * 60 + "end"
"<table>" + "<tr><td rowspan=65534 colspan=1000>x" * 5_000 + "<tr><td>end"
"<p " + " ".join(f"a{i}='{i}'" for i in range(200_000)) + ">end"
"<p " + "a " * 500_000 + ">end"
"<img " + "data-src=x.png " * 200_000 + "alt=end>"
"<a href=#x>y</a>" * 4_000 + "<p id=x>end"
"".join(f"<sup><a href=#f{i} id=r{i}>1</a></sup>" for i in range(1_500)) \
    + "<ol>" + "".join(f"<li id=f{i}>x <a href=#r{i}>b</a>" for i in range(1_500)) + "</ol>end"
"<div class='admonition note'>" * 5_000 + "end"
"""

PROGRAM = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30))
from sphinx_newsfeed.html_to_docutils import html_to_nodes
for bomb in sys.stdin.read().replace("\\\\\\n", "").strip().splitlines():
    tree = html_to_nodes(eval(bomb))
    last = tree[-1]
    assert "end" in (last.astext() or last.get("alt")), bomb
    print(len(tree))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="this system has no limits for processes")
def test_memory() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], input=LARGE_BOMBS, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert len(done.stdout.split()) == 13


def test_tags_that_do_not_end_behind_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanning, "MAX_TAGS", 1000)
    text = html_to_nodes("<b>" * 1000 + "end <i>" + "<a" * 300_000)[-1].astext()
    assert text == "end " + "<a" * 300_000


@pytest.mark.parametrize(
    "opening",
    ["<!--", "<script>", "<svg>", "<a href='", '<a href="x>', "<!x", "</", "<audio src=x>"],
)
def test_what_never_ends_takes_nothing_with_it(opening: str) -> None:
    tree = html_to_nodes(f"<p>start</p>{opening * 5_000}<p>the end")
    assert "the end" in "".join(node.astext() for node in tree)


def test_many_anchors() -> None:
    count = 1_000
    html = "".join(f"<a href='#{'é' * (i % 50)}{i}'>x</a>" for i in range(count))
    html += "".join(f"<p id='{'é' * (i % 50)}{i}'>y</p>" for i in range(count))
    assert_valid(html_to_nodes(html))


TABLES = {
    "one cell": "<table><tr><th colspan=1000 rowspan=65534>end</table>",
    "each cell": "<table>" + "<tr><td rowspan=65534 colspan=1000>x<td>end" * 2000 + "</table>",
    "ragged": "<table><tr>" + "<td>x" * 900 + "<tr><td>y" * 999 + "<tr><td>end</table>",
    "staggered": "<table>" + "<tr><td rowspan=99>x<td>end" * 300 + "</table>",
    "no number": "<table><tr><td colspan=x rowspan=-1>x<td colspan=1e9>end</table>",
    "huge number": f"<table><tr><td colspan={'9' * 5000}>x<td rowspan={'9' * 5000}>end</table>",
}


@pytest.mark.parametrize("html", TABLES.values(), ids=TABLES)
def test_tables(html: str) -> None:
    tree = html_to_nodes(html)
    assert_valid(tree)
    assert "end" in tree[-1].astext()


def test_too_many_columns_are_no_table() -> None:
    """Writers take a time that grows with the square of their number."""
    problems: list[Problem] = []
    for columns, kind in ((1000, nodes.table), (1001, nodes.paragraph)):
        tree = html_to_nodes("<table><tr>" + "<td>x" * columns + "</table>", report=problems.append)
        assert isinstance(tree[0], kind)
    assert [problem.kind for problem in problems] == [ProblemKind.HTML]


def test_large_table_of_data_stays_a_table() -> None:
    html = "<table>" + ("<tr>" + "<td>x" * 20) * 300 + "</table>"
    (table,) = html_to_nodes(html)
    assert isinstance(table, nodes.table)
