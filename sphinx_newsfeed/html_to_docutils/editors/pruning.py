"""Leaves out what editors write into a page beside its text: what readers press, and marks."""

from __future__ import annotations

from collections.abc import Callable, Collection

from sphinx_newsfeed.html_to_docutils.tree import Element


def prune(root: Element, classes: Collection[str] = (), ids: Collection[str] = ()) -> None:
    """Leave out the elements that have one of the classes or ids."""
    dropped = frozenset(classes)
    prune_if(root, lambda each: not dropped.isdisjoint(each.classes) or each.get("id") in ids)


def prune_if(root: Element, is_dropped: Callable[[Element], bool]) -> None:
    """Leave out the elements of which a function says so."""
    for parent in (root, *root.descendants()):
        parent.children = [
            child for child in parent.children if isinstance(child, str) or not is_dropped(child)
        ]
