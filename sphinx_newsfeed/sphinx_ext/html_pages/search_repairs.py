"""What the search of old releases of Sphinx needs; newer ones are left alone.

What is released cannot be changed any more, so the one method that feeds the index is replaced on
the object, and the one attribute that holds the headings is used.

- Before Sphinx 9 the script of the search page puts headings out as HTML: the *text*
  ``<img onerror=…>`` of an article's title would run.
- Before Sphinx 8.2 the index takes what has the class for being passed over.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sphinx
from docutils import nodes
from sphinx.application import Sphinx

from sphinx_newsfeed.listing.html_nodes import NOT_SEARCHED
from sphinx_newsfeed.listing.tree_edits import parents_of

#: The first release whose search page escapes headings.
_ESCAPING = (9, 0)
#: The first release whose index passes over what has the class for it.
_PASSING_OVER = (8, 2)


def repair_index(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Let the index of a build keep headings as HTML that shows their text, and texts as marked.

    This is done before the first page is written: the index is made after that event only.
    """
    indexer = getattr(app.builder, "indexer", None)
    if sphinx.version_info[:2] >= _ESCAPING or indexer is None or "feed" in vars(indexer):
        return
    feed = indexer.feed

    def feed_repaired(docname: str, filename: str, title: str, doctree: nodes.document) -> None:
        with _left_out(doctree):
            feed(docname, filename, title, doctree)
        titles = indexer._all_titles
        titles[docname] = [(html.escape(text), *rest) for text, *rest in titles[docname]]

    indexer.feed = feed_repaired


@contextmanager
def _left_out(doctree: nodes.document) -> Iterator[None]:
    """Take out of a tree for a while what the index is to pass over."""
    if sphinx.version_info[:2] >= _PASSING_OVER:
        yield
        return
    marked = [node for node in doctree.findall(nodes.Element) if NOT_SEARCHED in node["classes"]]
    kept: list[tuple[Any, list[nodes.Node]]] = []
    for parent in parents_of(marked):
        kept.append((parent, parent.children))
        parent.children = [
            node
            for node in parent.children
            if not (isinstance(node, nodes.Element) and NOT_SEARCHED in node["classes"])
        ]
    try:
        yield
    finally:
        for parent, children in kept:
            parent.children = children
