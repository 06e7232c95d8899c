"""Digests of the texts of articles: when one changes, so do the listings that show it."""

from __future__ import annotations

import hashlib

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
from sphinx_newsfeed.sphinx_ext.domain import domain_of


def note_excerpt(app: Sphinx, doctree: nodes.document) -> None:
    """Finish the tree of an article, and note a digest of its excerpt for listings that show it."""
    section = find_article(doctree)
    if section is not None and app.env.docname in domain_of(app.env).catalogue:
        gather_footnotes(doctree)
        shown = [leading_picture(section), *cut_excerpt(body_of(section))]
        _note(app.env, "excerpt", "".join(node.pformat() for node in shown if node is not None))


def note_text(env: BuildEnvironment, text: str) -> None:
    """Note a digest of an article's whole text, for listings that show it in full, and its file."""
    _note(env, "full", text)
    domain = domain_of(env)
    domain.data["articles"][env.docname]["file"] = domain.files.get(env.docname, "")


def _note(env: BuildEnvironment, kind: str, text: str) -> None:
    digest = hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=12).hexdigest()
    domain_of(env).data["articles"].setdefault(env.docname, {})[kind] = digest
