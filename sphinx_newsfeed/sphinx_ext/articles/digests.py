"""Digests of the texts of articles: when one changes, so do the listings that show it."""

from __future__ import annotations

from collections.abc import Sequence

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from sphinx_newsfeed.listing.article_page import (
    body_of,
    find_article,
    gather_footnotes,
    leading_picture,
)
from sphinx_newsfeed.listing.excerpt import cut_excerpt
from sphinx_newsfeed.sphinx_ext.build_info.cache import digest_of
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of
from sphinx_newsfeed.sphinx_ext.domain.stored_data import ArticleRecord


def note_excerpt(app: Sphinx, doctree: nodes.document) -> None:
    """Finish the tree of an article, and note a digest of its excerpt for listings that show it."""
    section = find_article(doctree)
    article = domain_of(app.env).build.catalogue.get(app.env.docname)
    if section is not None and article is not None:
        gather_footnotes(doctree)
        # A summary stands in the place of the excerpt.
        excerpt = [] if article.summary else cut_excerpt(body_of(section))
        shown = [leading_picture(section), *excerpt]
        record = domain_of(app.env).stored.noted_article(app.env.docname)
        record.excerpt = _digest(app.env, [node for node in shown if node is not None], record)
        record.whole = _digest(app.env, [section], record)


def note_file(env: BuildEnvironment) -> None:
    """Note which file the article is made of that is being read."""
    domain = domain_of(env)
    domain.stored.noted_article(env.docname).file = domain.build.files.get(env.docname, "")


def _digest(env: BuildEnvironment, shown: Sequence[nodes.Node], record: ArticleRecord) -> str:
    """A digest of nodes, and of whether their pictures are there: an address does not tell."""
    pictures = (image["uri"] in env.images for node in shown for image in node.findall(nodes.image))
    text = "".join(node.pformat() for node in shown)
    return digest_of(text + repr([*pictures, record.minutes]))
