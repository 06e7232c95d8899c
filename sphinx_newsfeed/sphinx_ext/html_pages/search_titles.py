"""Headings in the search index of old releases of Sphinx.

Before Sphinx 9 the script of the search page puts headings out as HTML: the *text*
``<img onerror=…>`` of an article's title would run. What is released cannot be changed any more, so
the one attribute of Sphinx' own that holds the headings is used; newer releases are left alone.
"""

from __future__ import annotations

import html
from typing import Any

import sphinx
from docutils import nodes
from sphinx.application import Sphinx

#: The first release whose search page escapes headings.
_FIXED = (9, 0)


def escape_headings(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Let the index of a build keep headings as HTML that shows their text.

    This is done before the first page is written: the index is made after that event only.
    """
    indexer = getattr(app.builder, "indexer", None)
    if sphinx.version_info[:2] >= _FIXED or indexer is None or "feed" in vars(indexer):
        return
    feed = indexer.feed

    def feed_escaped(docname: str, *arguments: Any, **named: Any) -> None:
        feed(docname, *arguments, **named)
        titles = indexer._all_titles
        titles[docname] = [(html.escape(text), *rest) for text, *rest in titles[docname]]

    indexer.feed = feed_escaped
