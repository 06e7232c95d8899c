"""What docutils and Sphinx write of each kind of node is read back as that kind.

A row is reStructuredText. Where a kind comes back as another, which says as much, ``_LIKE`` tells.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from docutils import nodes
from docutils.core import publish_doctree, publish_parts
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

from sphinx_newsfeed.html_to_docutils import html_to_nodes

ROWS = {
    "inline": "*a* **b** ``c d`` `e` :sub:`f` :sup:`g` `h <https://e.org>`_",
    "substitutions": "|a|\n\n.. |a| replace:: *b*",
    "sections": "A\n=\n\nb\n\nC\n-\n\nd\n\nE\n=\n\nf",
    "a table of contents": ".. contents:: Way\n\nA\n=\n\nb\n\nC\n=\n\nd",
    "bullet lists": "* a\n\n  * b\n\n* c",
    "numbered lists": "3. a\n4. b\n\ntext\n\ni. c\nii. d",
    "definitions": "a\n   b\n\nc : d\n   e",
    "fields": ":a: b\n:c: d\n\n   e",
    "options": "-a         b\n-c, --dd   e",
    "line blocks": "| a *b*\n|\n|    c\n| d",
    "quotations": "a\n\n    b\n\n    -- c\n\n.. epigraph::\n\n   d\n\n   -- e",
    "code": ".. code:: python\n\n   a = 1\n   b = 2\n\n::\n\n   c\n   d",
    "doctests": ">>> 1 + 1\n2",
    "parsed literals": ".. parsed-literal::\n\n   a *b*",
    "admonitions": "\n".join(
        f".. {kind}::\n\n   a\n"
        for kind in "attention caution danger error hint important note tip warning".split()  # noqa: SIM905
    ),
    "admonitions with titles": ".. admonition:: a b\n\n   c",
    "topics": ".. topic:: a *b*\n\n   c\n\n   * d",
    "sidebars": ".. sidebar:: a\n   :subtitle: b\n\n   c",
    "rubrics": ".. rubric:: a *b*\n\nc",
    "containers": ".. container:: a\n\n   b\n\n.. compound::\n\n   c\n\n   d",
    "transitions": "a\n\n----\n\nb",
    "tables": ".. table:: a\n\n   == ==\n   b  c\n   == ==\n   d  e\n   == ==\n\n"
    "+---+---+\n| f | g |\n+---+   |\n| h |   |\n+---+---+\n|  i    |\n+-------+",
    "pictures": ".. image:: https://e.org/a.png\n   :alt: a\n\n.. figure:: https://e.org/b.png\n"
    "   :alt: b\n\n   c\n\n   d",
    "footnotes": "a [1]_ b [#]_ c [1]_\n\n.. [1] d\n.. [#] e\n\n   f",
    "formulas": ":math:`x`\n\n.. math:: y",
    "comments": "a\n\n.. b\n\nc",
}

#: What comes back as another kind that says as much.
_LIKE = {
    "doctest_block": "literal_block",
    "field": "definition_list_item",
    "field_body": "definition",
    "field_list": "definition_list",
    "field_name": "term",
    "description": "definition",
    "option_group": "term",
    "option_list": "definition_list",
    "option_list_item": "definition_list_item",
}
#: What a page shows as its content alone, or not at all.
_TRANSPARENT = (
    nodes.container,
    nodes.compound,
    nodes.inline,
    nodes.problematic,
    nodes.option,
    nodes.option_string,
    nodes.option_argument,
    nodes.document,
    nodes.tgroup,
)
_UNSEEN = (
    nodes.comment,
    nodes.target,
    nodes.substitution_definition,
    nodes.colspec,
    nodes.label,
    nodes.system_message,
    nodes.Invisible,
)
#: What writers put between options.
_BETWEEN = str.maketrans("", "", " ,")
Shape = list[object]


def shape_of(children: list[nodes.Node]) -> Shape:
    """The kinds of nodes and the words in them, without what generators of pages make anew."""
    return list(_shapes(children))


def _shapes(children: list[nodes.Node]) -> Iterator[object]:
    words = ""
    for child in children:
        if isinstance(child, nodes.Text):
            words += child.astext()
            continue
        if isinstance(child, _UNSEEN) or not isinstance(child, nodes.Element):
            continue
        if words.strip():
            yield " ".join(words.split())
        words = ""
        if isinstance(child, _TRANSPARENT):
            yield from _shapes(child.children)
        elif isinstance(child, nodes.literal_block | nodes.doctest_block | nodes.FixedTextElement):
            yield [_LIKE.get(child.tagname, child.tagname), child.astext().strip()]
        elif isinstance(child, nodes.footnote_reference):
            yield ["footnote_reference"]
        else:
            yield [_LIKE.get(child.tagname, child.tagname), *_shapes(child.children)]
    if words.strip():
        yield " ".join(words.split())


def _settled(shape: Shape) -> Shape:
    """The shape without what is written otherwise: options are code, a name in fields has a colon.

    Text that only lies in pieces is one.
    """
    settled: Shape = []
    for each in shape:
        item: object = _settled(each) if isinstance(each, list) else each
        if isinstance(each, list) and each[0] == "term":
            item = ["term", "".join(_words_of(each[1:])).translate(_BETWEEN).rstrip(":")]
        if isinstance(item, str) and settled and isinstance(settled[-1], str) and len(settled) > 1:
            item = f"{settled.pop()} {item}"
        settled.append(item)
    return settled


def _words_of(shape: Shape) -> Iterator[str]:
    for each in shape:
        if isinstance(each, str):
            yield each
        elif isinstance(each, list):
            yield from _words_of(each[1:])


def _by_docutils(writer: str) -> Callable[[str], tuple[Shape, Shape]]:
    def there_and_back(text: str) -> tuple[Shape, Shape]:
        settings = {
            "math_output": "MathML",
            "doctitle_xform": False,
            "docinfo_xform": False,
            "report_level": 5,
            "toc_backlinks": "entry",
        }
        tree = publish_doctree(text, settings_overrides=settings)
        html = publish_parts(text, writer=writer, settings_overrides=settings)["fragment"]
        return _both(tree, html)

    return there_and_back


def _both(tree: nodes.document, html: str) -> tuple[Shape, Shape]:
    back = html_to_nodes(html, resolve_picture=lambda address, line: address)
    return _settled(shape_of(tree.children)), _settled(shape_of(back))


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("writer", ["html5", "html4"])
@pytest.mark.parametrize("row", ROWS)
def test_docutils(row: str, writer: str) -> None:
    before, after = _by_docutils(writer)(ROWS[row])
    assert after == before


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Shape, Shape]]:
    """Each row as a document of Sphinx, its tree and the body of its page."""
    root: Path = tmp_path_factory.mktemp("round-trip")
    names = {row: f"row-{number}" for number, row in enumerate(ROWS)}
    for row, name in names.items():
        (root / f"{name}.rst").write_text(f":orphan:\n\n{ROWS[row]}\n", "utf-8")
    (root / "conf.py").write_text("html_theme = 'basic'\nhighlight_language = 'none'\n", "utf-8")
    (root / "index.rst").write_text("Index\n=====\n", "utf-8")
    bodies: dict[str, str] = {}

    def keep(app: Sphinx, page: str, template: str, context: dict[str, str], tree: object) -> None:
        bodies[page] = context.get("body", "")

    with docutils_namespace():
        app = Sphinx(
            str(root), str(root), str(root / "out"), str(root / "out"), "html",
            status=None, warning=io.StringIO(),
        )  # fmt: skip
        app.connect("html-page-context", keep)
        app.build()
        return {
            row: _both(app.env.get_and_resolve_doctree(name, app.builder), bodies[name])
            for row, name in names.items()
        }


@pytest.mark.parametrize("row", ROWS)
def test_sphinx(row: str, pages: dict[str, tuple[Shape, Shape]]) -> None:
    before, after = pages[row]
    assert after == before
