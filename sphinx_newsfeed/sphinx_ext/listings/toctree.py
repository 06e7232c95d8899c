"""Gives each article one place in the tree of documents, however many listings include it.

An EPUB is read in the order of that tree, and no page may stand in it twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.environment import BuildEnvironment

from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of

#: The attribute of a listing's tree that says what it would include.
INCLUDED = "newsfeed_included"


def build_toctree(env: BuildEnvironment, docnames: Sequence[str]) -> nodes.compound | None:
    """A hidden tree of documents, but for those that another tree of the same page has.

    A document that stands in a tree twice would stand in an EPUB's order twice.
    """
    here: Any = env.temp_data.setdefault("newsfeed_toctree", {env.docname})
    included = [docname for docname in docnames if docname not in here]
    here.update(included)
    if not included:
        return None
    tree = addnodes.toctree("", parent=env.docname, includefiles=included)
    tree["entries"] = [(None, docname) for docname in included]
    tree[INCLUDED] = included
    tree.attributes |= {
        "maxdepth": -1,
        "caption": None,
        "glob": False,
        "hidden": True,
        "includehidden": False,
        "numbered": 0,
        "titlesonly": False,
    }
    return nodes.compound("", tree, classes=["toctree-wrapper"])


def is_shown(parent: nodes.Node | None, builder: Builder) -> bool:
    """Whether the output has what stands in *parent* at all, as the directive ``only`` may say.

    What a listing there includes would be missing where another one would include it.
    """
    while parent is not None and not isinstance(parent, addnodes.only):
        parent = parent.parent
    return parent is None or builder.tags.eval_condition(parent["expr"])


def choose_toctrees(app: Sphinx, env: BuildEnvironment) -> None:
    """Choose for each article the first listing that includes it, in the order of reading.

    A tree that the user wrote comes before all listings.
    """
    pages = _in_order_of_reading(env, app.config.root_doc)
    trees = [(page, tree) for page in pages for tree in env.tocs[page].findall(addnodes.toctree)]
    toctrees: dict[str, str] = {}
    for page, tree in trees:
        if INCLUDED not in tree:
            toctrees.update(dict.fromkeys(tree["includefiles"], page))
    for page, tree in trees:
        included: list[str] = tree.get(INCLUDED, [])
        for docname in included:
            toctrees.setdefault(docname, page)
    domain_of(env).build.toctrees = toctrees
    for page in pages:
        keep_included(env.tocs[page].findall(addnodes.toctree), page, toctrees)


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


def keep_included(found: Iterable[addnodes.toctree], page: str, toctrees: dict[str, str]) -> None:
    """Let the listings among the trees of *page* include only the articles that it has."""
    for toctree in found:
        if INCLUDED in toctree:
            included = [name for name in toctree[INCLUDED] if toctrees.get(name, page) == page]
            toctree["includefiles"] = included
            toctree["entries"] = [(None, name) for name in included]
