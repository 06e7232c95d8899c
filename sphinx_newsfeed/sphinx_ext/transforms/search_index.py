"""Leaves out of the search what only leads to articles: it would be found beside each of them."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_newsfeed.listing.article_page import FOOTER_CLASS, HEADER_CLASS
from sphinx_newsfeed.listing.html_nodes import NOT_SEARCHED, newsfeed_nav
from sphinx_newsfeed.listing.tree_edits import parents_of
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of

#: The classes of an article's byline and of what stands below its text, of listings and overviews,
#: and of the link to the rest of a listing.
_FURNITURE = frozenset({HEADER_CLASS, FOOTER_CLASS, "newsfeed", "newsfeed-to-archive"})
#: What MyST makes of the end of a line in a paragraph.
_LINE_BREAK = "\n"


class PrepareForSearch(SphinxPostTransform):
    """Marks all that is shown around articles and in listings with Sphinx' own class for it.

    An article's page is found by its title and text, an archive by its title. A text stands in one
    piece, so that words are whole that go on in the next line.
    """

    #: After all that fills listings and calendars.
    default_priority = 900
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Mark the outermost nodes of what is left out."""
        if getattr(domain_of(self.env).build.builder, "search", False):
            _mark(self.document)
            _join_lines(self.document)


def _mark(root: nodes.Element) -> None:
    waiting = [root]
    while waiting:
        for node in waiting.pop().children:
            if not isinstance(node, nodes.Element):
                continue
            if isinstance(node, newsfeed_nav) or not _FURNITURE.isdisjoint(node["classes"]):
                node["classes"].append(NOT_SEARCHED)
            elif not isinstance(node, nodes.TextElement):
                waiting.append(node)


def _join_lines(root: nodes.Element) -> None:
    breaks = [text for text in root.findall(nodes.Text) if text == _LINE_BREAK]
    for parent in parents_of(breaks):
        children, parent.children = parent.children, []
        for is_text, group in groupby(children, lambda child: isinstance(child, nodes.Text)):
            run = [*group]
            parent.extend([nodes.Text("".join(map(str, run)))] if is_text else run)
