"""What stands for one article in a listing; what is alike in several listings is built once."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from dataclasses import replace

from docutils import nodes
from sphinx.environment import BuildEnvironment

from sphinx_newsfeed.listing.listing import build_piece
from sphinx_newsfeed.listing.placeholder import listing_entries
from sphinx_newsfeed.listing.styles import STYLES, Style, TextShown
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.sphinx_ext.articles.presentation import presentation_in_listing
from sphinx_newsfeed.sphinx_ext.build_info.bounds import LEFT_OUT
from sphinx_newsfeed.sphinx_ext.domain.copied_links import adapt_copied_links
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of


class Pieces:
    """Makes the pieces of one listing.

    An article stands in the listings of its categories, tags, author and year, in one look. What is
    kept of it is pickled, which takes a tenth of the memory of nodes, and no time of the collector.
    """

    def __init__(self, env: BuildEnvironment, entries: listing_entries) -> None:
        self._env, self._entries = env, entries
        self._page: str = entries["docname"]
        self._build = domain_of(env).build
        self._presentation = presentation_in_listing(env, entries)
        names = ("style", "level", "date_pattern", "line_pattern")
        look = [entries.get(name, "") for name in names]
        is_whole = STYLES[Style(entries["style"])].text is TextShown.WHOLE
        #: The look, where pieces of it are kept.
        self._look = None if is_whole else tuple(look)

    def all(self, articles: Sequence[Article]) -> list[nodes.Element]:
        """The pieces of *articles*."""
        return [self._piece(article) for article in articles]

    def _piece(self, article: Article) -> nodes.Element:
        piece = self._kept(article)
        boundary = self._build.bounds.boundary
        with boundary.around(article.path, f"showing the text on {self._page}", LEFT_OUT):
            adapt_copied_links(piece, self._env, article.docname, self._page)
            return piece
        presentation = replace(self._presentation, text_of=lambda *asked: [])
        return build_piece(self._entries, article, presentation)

    def _kept(self, article: Article) -> nodes.Element:
        if self._look is None:
            return build_piece(self._entries, article, self._presentation)
        kept = self._build.pieces
        key = (article.docname, self._build.bounds.shown(article.docname), *self._look)
        if (pickled := kept.get(key)) is not None:
            piece: nodes.Element = pickle.loads(pickled)  # noqa: S301  (made below)
            return piece
        piece = build_piece(self._entries, article, self._presentation)
        kept.put(key, pickle.dumps(piece, pickle.HIGHEST_PROTOCOL))
        return piece
