"""Gives each article one place in the tree of documents, however many listings include it.

An EPUB is read in the order of that tree, and no page may stand in it twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from typing import Any, TypeVar

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.environment import BuildEnvironment

from sphinx_newsfeed.listing.groups import GroupBy
from sphinx_newsfeed.model.selection import Selection
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of

#: Attributes of a listing's tree, and of what is around it: what it would include, of which listing
#: it is, and how good a place for articles that is.
INCLUDED, LISTING, RANK = "newsfeed_included", "newsfeed_listing", "newsfeed_rank"
#: The attribute of a year's heading, and of the tree under it, that goes where no article follows.
YEAR = "newsfeed_year"
#: The condition of headings in tables of contents under which nothing stands. It is never true.
_NOTHING = "newsfeed_nothing"

_Element = TypeVar("_Element", bound=nodes.Element)


class Rank(IntEnum):
    """How good a place for articles a listing is in a book, the best first."""

    #: It has all news in the order of time.
    ALL = 0
    #: It has all news under names, as those of categories.
    UNDER_NAMES = 1
    #: It has all of some kind.
    FILTERED = 2
    #: It has the newest, or what an option names.
    CUT = 3

    @classmethod
    def of(cls, selection: Selection, group_by: str = GroupBy.NONE) -> Rank:
        """The rank of a listing that shows *selection*."""
        if selection.is_all:
            return cls.ALL if group_by in {*GroupBy} else cls.UNDER_NAMES
        return cls.FILTERED if selection == selection.unlimited else cls.CUT


def _rank_of(tree: nodes.Element) -> int:
    return int(tree.get(RANK, Rank.ALL))


def better_first(trees: Iterable[_Element]) -> list[_Element]:
    """Trees of listings in the order in which they get articles."""
    return sorted(trees, key=_rank_of)


def build_toctree(
    env: BuildEnvironment, docnames: Sequence[str], about: Mapping[str, object]
) -> nodes.compound | None:
    """A hidden tree of documents, but for those that another tree of the same page has.

    A document that stands in a tree twice would stand in an EPUB's order twice. *about* is what a
    book needs to know of the listing.
    """
    here: Any = env.temp_data.setdefault("newsfeed_toctree", {env.docname})
    included = [docname for docname in docnames if docname not in here]
    here.update(included)
    if not included:
        return None
    tree = addnodes.toctree("", parent=env.docname, includefiles=included)
    tree["entries"] = [(None, docname) for docname in included]
    tree.attributes |= {INCLUDED: included, **about}
    tree.attributes |= {
        "maxdepth": -1,
        "caption": None,
        "glob": False,
        "hidden": True,
        "includehidden": False,
        "numbered": 0,
        "titlesonly": False,
    }
    around = {INCLUDED: included, **about} if about else {}
    return nodes.compound("", tree, classes=["toctree-wrapper"], **around)


def is_shown(parent: nodes.Node | None, builder: Builder) -> bool:
    """Whether the output has what stands in *parent* at all, as the directive ``only`` may say.

    What a listing there includes would be missing where another one would include it.
    """
    while parent is not None and not isinstance(parent, addnodes.only):
        parent = parent.parent
    return parent is None or builder.tags.eval_condition(parent["expr"])


def choose_toctrees(app: Sphinx, env: BuildEnvironment) -> None:
    """Choose for each article the best of the listings that include it, in the order of reading.

    A tree that the user wrote comes before all listings.
    """
    pages = _in_order_of_reading(env, app.config.root_doc)
    trees = [(page, tree) for page in pages for tree in env.tocs[page].findall(addnodes.toctree)]
    toctrees: dict[str, str] = {}
    for page, tree in trees:
        if INCLUDED not in tree:
            toctrees.update(dict.fromkeys(tree["includefiles"], page))
    listings = [(page, tree) for page, tree in trees if INCLUDED in tree]
    for page, tree in sorted(listings, key=lambda each: _rank_of(each[1])):
        for docname in tree[INCLUDED]:
            toctrees.setdefault(docname, page)
    domain_of(env).build.toctrees = toctrees
    for page in dict.fromkeys(page for page, _ in trees):
        contents = env.tocs[page]
        keep_included(contents.findall(addnodes.toctree), page, toctrees)
        _hide_empty_headings(contents)


def _hide_empty_headings(contents: nodes.Element) -> None:
    """Keep from the contents of a page the headings of years whose articles stand elsewhere.

    They stay there for the next build, which may know of others.
    """
    for hidden in list(contents.findall(addnodes.only)):
        if hidden["expr"] == _NOTHING:
            hidden.replace_self(hidden.children)
    for item in list(contents.findall(nodes.list_item)):
        below = [each for part in item.children[1:] for each in part.children]
        trees = [each for each in below if isinstance(each, addnodes.toctree) and YEAR in each]
        is_empty = not any(tree["includefiles"] for tree in trees)
        if trees and len(trees) == len(below) and is_empty:
            item.replace_self(addnodes.only("", item.deepcopy(), expr=_NOTHING))


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
