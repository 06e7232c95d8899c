"""Lets readers without a mouse scroll the tables of articles.

The stylesheet gives a table that is wider than the screen a bar to scroll it by. What scrolls must
be reached by the keyboard. Source: Web Content Accessibility Guidelines 2.2, 2.1.1 "Keyboard".
"""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from sphinx_newsfeed.listing.survey import Survey
from sphinx_newsfeed.listing.tree_edits import replace_all

_TABLE = re.compile(r"<table(?=\s)")


class scrolling_table(nodes.table):  # noqa: N801  (docutils names nodes so)
    """A table that the keyboard reaches; all writers but those of HTML show it as any."""


def mark_tables(found: Survey) -> None:
    """Put a table that the keyboard reaches in the place of each of an article.

    They stand on articles' own pages, and in listings of full texts.
    """
    tables = [
        table
        for table in found.of(nodes.table)
        # A table of articles is full of links, which the keyboard reaches.
        if "newsfeed-table" not in table["classes"] and _is_of_an_article(table)
    ]
    replace_all(tables, _scrolling)


def _scrolling(table: nodes.table) -> list[nodes.Node]:
    marked = scrolling_table(table.rawsource, *table.children, **table.attributes)
    marked.source, marked.line = table.source, table.line
    return [marked]


def _is_of_an_article(table: nodes.Node) -> bool:
    node = table.parent
    while node is not None:
        if isinstance(node, nodes.Element) and {"newsfeed-article", "newsfeed"} & {
            *node.get("classes", ())
        }:
            return True
        node = node.parent
    return False


def add_scrolling_tables(app: Sphinx) -> None:
    """Let HTML writers put the mark out."""
    app.add_node(scrolling_table, override=True, html=(_visit, _depart))


def _visit(writer: Any, node: scrolling_table) -> None:
    start = len(writer.body)
    writer.visit_table(node)
    written = "".join(writer.body[start:])
    writer.body[start:] = [_TABLE.sub('<table tabindex="0"', written, count=1)]


def _depart(writer: Any, node: scrolling_table) -> None:
    writer.depart_table(node)
