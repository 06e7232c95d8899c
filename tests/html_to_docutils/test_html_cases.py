"""The conversion, case by case: see the text files in ``cases``; in ``editors`` are whole pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from docutils import nodes
from docutils.core import publish_from_doctree
from html_to_docutils.validity import assert_valid, document_of
from markdown_it.utils import read_fixture_file

from sphinx_newsfeed.html_to_docutils import html_to_nodes

CASES = [
    pytest.param(html, expected, id=f"{path.stem}:{line}-{title}")
    for path in sorted((Path(__file__).parent / "cases").rglob("*.txt"))
    for line, title, html, expected in read_fixture_file(path)
]


def pformat(tree: list[nodes.Node]) -> str:
    return "".join(node.pformat() for node in tree)


@pytest.mark.parametrize(("html", "expected"), CASES)
def test_tree(html: str, expected: str) -> None:
    assert pformat(html_to_nodes(html)) == expected


@pytest.mark.parametrize(("html", "expected"), CASES)
def test_validity(html: str, expected: str) -> None:
    tree = html_to_nodes(html)
    assert_valid(tree)
    publish_from_doctree(document_of(tree), writer="html5")


@pytest.mark.parametrize(("html", "expected"), CASES)
def test_same_twice(html: str, expected: str) -> None:
    assert pformat(html_to_nodes(html)) == pformat(html_to_nodes(html))
