"""What listings show of an article without its whole text: a small tree that can be kept."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import islice

from docutils import nodes

from sphinx_newsfeed.listing.article_page import HEADER_CLASS, body_of, leading_of
from sphinx_newsfeed.listing.excerpt import (
    EXCERPT_WORDS,
    before_end,
    cut_excerpt,
    first_paragraphs,
    is_marker,
)
from sphinx_newsfeed.listing.tree_edits import remove_all

#: The class of a comment that ends an excerpt.
_MORE_CLASS = "newsfeed-more"


def build_teaser(
    section: nodes.Element,
    pictures: Iterable[nodes.image],
    *,
    with_text: bool = True,
    paragraphs: int | None = None,
) -> nodes.section:
    """A section that gives the same leading picture as *section*, and the same excerpts.

    *section* is that of an article's page, with its *pictures*, and stays as it is; excerpts are
    those of up to ``EXCERPT_WORDS``, or so many *paragraphs*. *with_text* is false where a summary
    stands in their place.
    """
    picture = leading_of(pictures)
    teaser = nodes.section("", *(_excerpted(body_of(section), paragraphs) if with_text else []))
    if picture is not None:
        teaser.insert(0, nodes.container("", picture, classes=[HEADER_CLASS]))
    for node in teaser.findall():
        # Copies of texts know the document, which would be kept with them.
        node.document = None  # type: ignore[assignment]
    return teaser


def _excerpted(body: Sequence[nodes.Node], paragraphs: int | None) -> list[nodes.Node]:
    before, marker = before_end(body), nodes.comment("", "", classes=[_MORE_CLASS])
    if before is None and paragraphs is not None:
        return [*islice(first_paragraphs(body, math.inf), paragraphs), marker]
    if before is not None:
        marked = [*(node.deepcopy() for node in before), marker]
        if not before or cut_excerpt(marked):
            return marked
    copies: list[nodes.Node] = [*first_paragraphs(body, EXCERPT_WORDS)]
    # A marker that stands too far behind ends nothing here, either.
    remove_all([each for copy in copies for each in copy.findall(is_marker)])
    return copies
