"""What a tree holds, kind by kind, found in one walk."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any, TypeVar

from docutils import nodes

_Node = TypeVar("_Node", bound=nodes.Node)


class Survey:
    """Tells all who ask what nodes a tree holds, as they stand in its text.

    It walks over the tree when it is asked first, and once more after :meth:`changed`. So whoever
    puts nodes into the tree says so, or hands them to :meth:`add`. Nodes that were taken out are
    told as before: that is no harm to who changes nothing but the nodes that it finds.
    """

    def __init__(self, tree: nodes.Element) -> None:
        self.tree = tree
        self._nodes: list[nodes.Node] = []
        #: Class → the places of its nodes among all.
        self._places: dict[type[nodes.Node], list[int]] = {}
        self._found: dict[tuple[type[nodes.Node], ...], list[Any]] = {}

    def of(self, *kinds: type[_Node]) -> Sequence[_Node]:
        """The nodes of these classes, and of those derived from them."""
        if not self._nodes:
            self._walk(self.tree)
        if kinds not in self._found:
            places = [found for kind, found in self._places.items() if issubclass(kind, kinds)]
            ordered = places[0] if len(places) == 1 else sorted(chain.from_iterable(places))
            self._found[kinds] = [self._nodes[place] for place in ordered]
        return self._found[kinds]

    def changed(self) -> None:
        """Forget what was found: the tree holds other nodes now."""
        self._nodes, self._places, self._found = [], {}, {}

    def add(self, put_in: Iterable[nodes.Node]) -> None:
        """Take in nodes that were put into the tree; they are told after all that it held."""
        if self._nodes:
            self._found = {}
            for node in put_in:
                self._walk(node)

    def _walk(self, tree: nodes.Node) -> None:
        found, places = self._nodes, self._places
        waiting = [tree]
        while waiting:
            node = waiting.pop()
            kind = type(node)
            if kind in places:
                places[kind].append(len(found))
            else:
                places[kind] = [len(found)]
            found.append(node)
            if children := node.children:
                waiting += children[::-1]
