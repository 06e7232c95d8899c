"""What a listing is in a book: the place where the articles themselves stand.

A reader of a book meets each article once, under its year, and needs no teaser before it. Of an
article that stands elsewhere in the book, a listing has a line with its date and title.

Which listing has an article shows when all are read. So each has a tree for all that it selects,
and those that another one is to have are taken out of it before the book is written.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from docutils import nodes
from sphinx import addnodes

from sphinx_newsfeed.listing.byline import PINNED_CLASS
from sphinx_newsfeed.listing.placeholder import InBook, listing_entries
from sphinx_newsfeed.listing.survey import Survey
from sphinx_newsfeed.listing.tree_edits import fill_placeholder, remove_all
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.model.names import fold_name
from sphinx_newsfeed.model.selection import Selection, Sort
from sphinx_newsfeed.sphinx_ext.listings.toctree import (
    INCLUDED,
    LISTING,
    YEAR,
    better_first,
)

#: Which articles of which listing stand in that.
Held = dict[str, set[str]]


def arrange_articles(found: Survey, articles: Container[str]) -> Held:
    """Let each article of a tree stand in the best of the listings that include it.

    *articles* has the docnames of all. Sphinx has put each where it met it first. What stands only
    in a listing that an article has in its own text stays there. Where a file is made of each
    document, trees of contents stand in place of the articles, which are chosen already.
    """
    for file in found.of(addnodes.start_of_file):
        # Sphinx has left with their own documents what it put there.
        for child in file.children:
            child.parent = file
    trees = [node for node in found.of(nodes.compound) if INCLUDED in node]
    places = {id(tree): tree for tree in _outside(found.tree, articles) if INCLUDED in tree}
    standing = {
        each["docname"]: each
        for tree in trees
        for each in tree.children
        if isinstance(each, addnodes.start_of_file)
    }
    best: dict[str, nodes.Element] = {}
    for tree in better_first(places.values()):
        for docname in tree[INCLUDED]:
            best.setdefault(docname, tree)
    moved = [each for docname, each in standing.items() if docname in best]
    remove_all(moved)
    for tree in places.values():
        here = (name for name in tree[INCLUDED] if name in standing and best[name] is tree)
        tree.extend([standing[name] for name in here])
    held: Held = {}
    for tree in trees:
        held.setdefault(tree[LISTING], set()).update(_held_by(tree))
    return held


def _outside(tree: nodes.Element, articles: Container[str]) -> Iterator[nodes.Element]:
    """All elements of a tree but for those in an article."""
    waiting: list[nodes.Node] = [tree]
    while waiting:
        node = waiting.pop()
        if not isinstance(node, nodes.Element):
            continue
        yield node
        is_article = isinstance(node, addnodes.start_of_file) and node["docname"] in articles
        waiting += [] if is_article else node.children[::-1]


def _held_by(tree: nodes.Element) -> Iterator[str]:
    for child in tree.children:
        if isinstance(child, addnodes.start_of_file):
            yield child["docname"]
        elif isinstance(child, addnodes.toctree):
            yield from child["includefiles"]


def shown_in_book(entries: listing_entries, held: Held, *, shows_held: bool) -> list[str]:
    """The docnames of the articles that *entries* show.

    *shows_held*: also of those that follow, since these are files of their own, to which the
    listing leads, or since the user asked for it.
    """
    docnames: list[str] = entries["docnames"]
    if "shows" not in entries:
        return docnames
    here = held.get(entries["listing"], set())
    shows = InBook(entries["shows"])
    if not shows_held or shows is InBook.ELSEWHERE:
        docnames = [name for name in docnames if name not in here]
    if shows is InBook.HERE:
        docnames = [name for name in docnames if name in here]
    return docnames


def unpin(found: Survey) -> None:
    """Take out what says that an article is pinned to the top, with the dot or blank beside it."""
    for mark in found.of(nodes.inline):
        if PINNED_CLASS in mark["classes"]:
            siblings = mark.parent.children
            place = next(place for place, each in enumerate(siblings) if each is mark)
            # It stands first in a byline, and last in a line of a list.
            first = max(place - 1, 0) if place == len(siblings) - 1 else place
            del siblings[first : first + 2]


def remove_empty_years(found: Survey) -> None:
    """Take out the headings of years whose articles all stand elsewhere; links to them hold."""
    for section in found.of(nodes.section, nodes.container):
        if section.get(YEAR) and not _holds_anything(section):
            target = nodes.target("", "", ids=_ids_of(section))
            target.source, target.line = section.source, section.line
            fill_placeholder(section, [target])


def _holds_anything(year: nodes.Element) -> bool:
    """Whether a year has articles, or entries of them."""
    return any(
        (isinstance(node, addnodes.toctree) and node["includefiles"])
        or isinstance(node, addnodes.start_of_file | nodes.list_item)
        for node in year.findall()
    )


def _ids_of(year: nodes.Element) -> list[str]:
    if isinstance(year, nodes.section):
        return list(year["ids"])
    return [each for target in year.findall(nodes.target) for each in target["ids"]]


def mark_year(group: nodes.Element) -> None:
    """Let the heading of a group go where its articles do not stand."""
    for node in (group, *group.findall(addnodes.toctree)):
        node[YEAR] = True


def mark_entries(node: nodes.Element, shows: InBook, listing: str) -> None:
    """Let the entries in *node* show what a book does not have there anyway."""
    for entries in node.findall(listing_entries):
        entries["shows"] = shows.value
        entries["listing"] = listing


def order_in_book(
    articles: Sequence[Article], selection: Selection, *, is_told: bool
) -> list[Article]:
    """*articles* as they follow in a book: from the first to the last, unless the user told.

    Nothing is pinned to the top there.
    """
    if selection.sort is Sort.TITLE:
        return sorted(articles, key=lambda article: fold_name(article.shown_title))
    is_newest_first = is_told and selection.sort is Sort.NEWEST
    ordered = sorted(articles, key=lambda article: (article.date.timestamp(), article.docname))
    return ordered[::-1] if is_newest_first else ordered
