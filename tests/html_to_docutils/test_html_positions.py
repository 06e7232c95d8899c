"""Each node knows the file and the line that it comes from; translations need both."""

from __future__ import annotations

import pytest
from docutils import nodes

from sphinx_newsfeed.html_to_docutils import html_to_nodes

HTML = """\
<div>
<!-- <p>comment</p>
-->
<p>first
  paragraph <b>bold</b> and
  <a
   href="https://e.org/">link</a></p>
<script>
 "<p>"
</script>
<ul>
 <li>item</li>
 <li>item <img src="x.png"
   alt="picture"></li>
</ul>
<table>
 <tr><td>cell</td>
     <td>cell</td></tr>
</table>
text<br>
text
<h2>heading</h2>
<pre>code</pre>
</div>"""

LINES = {
    nodes.paragraph: [4, 12, 13, 17, 18],
    nodes.strong: [5],
    nodes.reference: [6],
    nodes.list_item: [12, 13],
    nodes.image: [13],
    nodes.bullet_list: [11],
    nodes.table: [16],
    nodes.row: [17],
    nodes.entry: [17, 18],
    nodes.line_block: [18],
    nodes.section: [22],
    nodes.title: [22],
    nodes.literal_block: [23],
}


@pytest.mark.parametrize("node_class", LINES)
@pytest.mark.parametrize("first", [1, 10])
def test_lines(node_class: type[nodes.Element], first: int) -> None:
    tree = nodes.Element("", *html_to_nodes(HTML, source="a.html", line=first))
    found = list(tree.findall(node_class))
    assert [node.line - first + 1 for node in found] == LINES[node_class]
    assert {node.source for node in found} == {"a.html"}


def test_an_article_cannot_set_its_lines() -> None:
    (paragraph,) = html_to_nodes('\n<p newsfeed-line="77">a</p>')
    assert paragraph.line == 2
