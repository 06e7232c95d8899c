"""Gives each article one place in the tree of documents, however many listings include it.

An EPUB is read in the order of that tree, and no page may stand in it twice.
"""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of

#: The attribute of a listing's tree that says what it would include.
INCLUDED = "newsfeed_included"


def choose_toctrees(app: Sphinx, env: BuildEnvironment) -> None:
    """Choose for each article the first listing that includes it, in the order of reading.

    A tree that the user wrote comes before all listings.
    """
    pages = _in_order_of_reading(env, app.config.root_doc)
    trees = [(page, tree) for page in pages for tree in env.tocs[page].findall(addnodes.toctree)]
    homes: dict[str, str] = {}
    for page, tree in trees:
        if INCLUDED not in tree:
            homes.update(dict.fromkeys(tree["includefiles"], page))
    for page, tree in trees:
        included: list[str] = tree.get(INCLUDED, [])
        for docname in included:
            homes.setdefault(docname, page)
    domain_of(env).homes = homes
    for page in pages:
        keep_included(env.tocs[page], page, homes)


def _in_order_of_reading(env: BuildEnvironment, root: str) -> list[str]:
    """All documents: those in the tree as it is read, and then the others by their names."""
    ordered: dict[str, None] = {}
    waiting = [*sorted(env.tocs, reverse=True), root]
    while waiting:
        page = waiting.pop()
        if page in env.tocs and page not in ordered:
            ordered[page] = None
            waiting += reversed(env.toctree_includes.get(page, []))
    return list(ordered)


def keep_included(tree: nodes.Element, page: str, homes: dict[str, str]) -> None:
    """Let the listings of *page* include only the articles whose home it is."""
    for toctree in _listings(tree):
        included = [name for name in toctree[INCLUDED] if homes.get(name, page) == page]
        toctree["includefiles"] = included
        toctree["entries"] = [(None, name) for name in included]


def _listings(tree: nodes.Element) -> Iterator[addnodes.toctree]:
    return (each for each in tree.findall(addnodes.toctree) if INCLUDED in each)
