"""Puts the texts of articles into listings, once all articles are read."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_newsfeed.listing.article_page import body_of, find_article, gather_footnotes
from sphinx_newsfeed.listing.excerpt import cut_excerpt, excerpt, full_copy
from sphinx_newsfeed.sphinx_ext.domain import domain_of


class FillExcerpts(SphinxPostTransform):
    """Replaces each placeholder of a listing by nodes from the article's own tree.

    So an article is parsed once, and its roles, directives and footnotes act once; its pictures
    are those that its own page has already collected.
    """

    #: Before references are resolved (10): excerpts hold some.
    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        """Fill all placeholders of the document."""
        for placeholder in list(self.document.findall(excerpt)):
            body = _body_of_document(self.env, placeholder["docname"])
            level = placeholder["level"]
            cut = full_copy if placeholder["full"] else cut_excerpt
            copy = cut(body, level=level)
            for node in copy:
                _remove_toctrees(node)
                if self.config.numfig:
                    self._identify(node)
            placeholder.replace_self(copy)

    def _identify(self, copy: nodes.Node) -> None:
        """Give ids to what may have a caption: Sphinx asks for them when it numbers figures."""
        for node in copy.findall(_has_caption):
            self.document.set_id(node)


def _remove_toctrees(copy: nodes.Node) -> None:
    """The tree of documents has the branch already, below the article's own page."""
    for tree in list(copy.findall(addnodes.toctree)):
        tree.parent.remove(tree)


def _has_caption(node: nodes.Node) -> bool:
    return isinstance(node, nodes.figure | nodes.table | nodes.container)


def note_excerpt(app: Sphinx, doctree: nodes.document) -> None:
    """Finish the tree of an article, and note a digest of its excerpt for listings that show it."""
    env = app.env
    if env.docname in domain_of(env).catalogue:
        gather_footnotes(doctree)
        entry = _excerpts(env).setdefault(env.docname, {})
        text = "".join(node.pformat() for node in cut_excerpt(_body_of_tree(doctree)))
        entry["excerpt"] = digest(text)


def note_text(env: BuildEnvironment, text: str) -> None:
    """Note a digest of an article's whole text, for the listings that show it in full."""
    _excerpts(env).setdefault(env.docname, {})["full"] = digest(text)


def digest(text: str) -> str:
    """A short name for a text: another text has another one."""
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=12).hexdigest()


def _excerpts(env: BuildEnvironment) -> dict[str, dict[str, str]]:
    excerpts: dict[str, dict[str, str]] = domain_of(env).data["excerpts"]
    return excerpts


def _body_of_document(env: BuildEnvironment, docname: str) -> Sequence[nodes.Node]:
    if docname not in domain_of(env).catalogue:
        return ()
    return _body_of_tree(env.get_doctree(docname))


def _body_of_tree(doctree: nodes.document) -> Sequence[nodes.Node]:
    section = find_article(doctree)
    return () if section is None else body_of(section)
