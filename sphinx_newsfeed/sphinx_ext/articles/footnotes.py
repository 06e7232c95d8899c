"""Puts the footnotes of an article above what stands below its text."""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx

from sphinx_newsfeed.listing.article_page import gather_footnotes
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of


def place_footnotes(app: Sphinx, doctree: nodes.document) -> None:
    """Move footnotes that MyST put at the end of an article's document."""
    if app.env.docname in domain_of(app.env).build.catalogue:
        gather_footnotes(doctree)
