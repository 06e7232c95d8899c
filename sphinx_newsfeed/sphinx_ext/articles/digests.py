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
from sphinx_newsfeed.sphinx_ext.build_info.digests import digest_of
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of


def note_excerpt(app: Sphinx, doctree: nodes.document) -> None:
    """Finish the tree of an article, and note a digest of its excerpt for listings that show it."""
    section = find_article(doctree)
    article = domain_of(app.env).catalogue.get(app.env.docname)
    if section is not None and article is not None:
        gather_footnotes(doctree)
        # A summary stands in the place of the excerpt.
        excerpt = [] if article.summary else cut_excerpt(body_of(section))
        shown = [leading_picture(section), *excerpt]
        _note(app.env, "excerpt", [node for node in shown if node is not None])
        _note(app.env, "full", [section])


def note_file(env: BuildEnvironment) -> None:
    """Note which file the article is made of that is being read."""
    domain = domain_of(env)
    entry = domain.data["articles"].setdefault(env.docname, {})
    entry["file"] = domain.files.get(env.docname, "")


def _note(env: BuildEnvironment, kind: str, shown: Sequence[nodes.Node]) -> None:
    """Note a digest of nodes, and of whether their pictures are there: an address does not tell."""
    pictures = (image["uri"] in env.images for node in shown for image in node.findall(nodes.image))
    entry = domain_of(env).data["articles"].setdefault(env.docname, {})
    minutes = entry.get("minutes", 0)
    text = "".join(node.pformat() for node in shown) + repr([*pictures, minutes])
    entry[kind] = digest_of(text)
