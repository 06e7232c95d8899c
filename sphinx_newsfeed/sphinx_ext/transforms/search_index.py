"""Leaves out of the search what only leads to articles: it would be found beside each of them."""

from __future__ import annotations

from itertools import groupby

from docutils import nodes

from sphinx_newsfeed.listing.article_page import FOOTER_CLASS, HEADER_CLASS
from sphinx_newsfeed.listing.html_nodes import NOT_SEARCHED, newsfeed_nav
from sphinx_newsfeed.listing.survey import Survey
from sphinx_newsfeed.listing.tree_edits import parents_of

#: The classes of an article's byline and of what stands below its text, of listings and overviews,
#: and of the link to the rest of a listing.
_FURNITURE = frozenset({HEADER_CLASS, FOOTER_CLASS, "newsfeed", "newsfeed-to-archive"})
#: What MyST makes of the end of a line in a paragraph.
_LINE_BREAK = "\n"


def prepare_for_search(found: Survey) -> None:
    """Mark all that is shown around articles and in listings with Sphinx' own class for it.

    An article's page is found by its title and text, an archive by its title. A text stands in one
    piece, so that words are whole that go on in the next line.
    """
    _mark(found)
    _join_lines(found)


def _mark(found: Survey) -> None:
    """Mark the outermost nodes of what is left out."""
    marked: set[int] = set()
    for node in found.of(nodes.Element):
        is_left_out = not _FURNITURE.isdisjoint(node.attributes["classes"])
        if (is_left_out or isinstance(node, newsfeed_nav)) and _is_outermost(node, marked):
            node["classes"].append(NOT_SEARCHED)
            marked.add(id(node))


def _is_outermost(node: nodes.Element, marked: set[int]) -> bool:
    """Whether a node stands in no text, and in nothing that is marked."""
    around: nodes.Element | None = node.parent
    while around is not None and not isinstance(around, nodes.TextElement):
        if id(around) in marked:
            return False
        around = around.parent
    return around is None and node.parent is not None


def _join_lines(found: Survey) -> None:
    breaks = [text for text in found.of(nodes.Text) if text == _LINE_BREAK]
    for parent in parents_of(breaks):
        children, parent.children = parent.children, []
        for is_text, group in groupby(children, lambda child: isinstance(child, nodes.Text)):
            run = [*group]
            parent.extend([nodes.Text("".join(map(str, run)))] if is_text else run)
