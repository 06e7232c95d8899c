"""What the search of some releases of Sphinx needs; others are left alone.

What is released cannot be changed any more, so the methods that feed and prune the index are
replaced on the object, and the one attribute that holds the headings is used.

- Before Sphinx 9 the script of the search page puts headings out as HTML: the *text*
  ``<img onerror=…>`` of an article's title would run.
- Before Sphinx 8.2 the index takes what has the class for being passed over.
- Up to Sphinx 9.0 at least, the index keeps words that no document has any more.
- Up to Sphinx 9.0 at least, the index compares each term with all documents before it is stored.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
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


class _InOrder(set[str]):
    """A set that is looked through in the order in which it was made."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = list(names)
        super().__init__(self._names)

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)


def quicken_index(app: Sphinx) -> Iterable[tuple[str, dict[str, Any], str]]:
    """Let the index of a build be stored in a time that grows with its terms alone.

    Sphinx hands it the documents that are to stay as a mapping, through which each term goes once
    more; of a set each looks up its own. No page is added: the event is the last before that.
    """
    indexer = getattr(app.builder, "indexer", None)
    if indexer is not None and "prune" not in vars(indexer):
        prune = indexer.prune

        def prune_repaired(docnames: Iterable[str]) -> None:
            prune(_InOrder(docnames))
            _forget_words(indexer)

        indexer.prune = prune_repaired
    return ()


def _forget_words(indexer: Any) -> None:
    """Take the words out of an index that no document has."""
    for found in (getattr(indexer, name, {}) for name in ("_mapping", "_title_mapping")):
        for word in [word for word, docnames in found.items() if not docnames]:
            del found[word]


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
