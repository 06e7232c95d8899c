"""Changes of many nodes of a tree at once, in a time that grows with their number alone.

docutils looks for a node among all beside it, once for each that is replaced or removed. Here each
parent gets its children anew, once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from docutils import nodes

_Node = TypeVar("_Node", bound=nodes.Node)


def parents_of(found: Iterable[nodes.Node]) -> list[nodes.Element]:
    """What holds the nodes, each once, in the order of the nodes."""
    return [*{id(node.parent): node.parent for node in found}.values()]


def remove_all(found: Iterable[nodes.Node]) -> None:
    """Remove nodes from their parents."""
    found = list(found)
    gone = set(map(id, found))
    for parent in parents_of(found):
        parent.children = [child for child in parent.children if id(child) not in gone]


def replace_all(found: Iterable[_Node], make: Callable[[_Node], Iterable[nodes.Node]]) -> None:
    """Put what *make* gives in the place of each node, which may stand within another one."""
    replaced = {id(node): node for node in found}
    # The innermost first, so that what they hold is in its place.
    for parent in reversed(parents_of(replaced.values())):
        children, parent.children = parent.children, []
        for child in children:
            node = replaced.get(id(child))
            parent.extend([child] if node is None else make(node))


def replace_text(node: nodes.Text, text: str) -> None:
    """Put *text* in the place of a node of text."""
    # Such nodes are equal when their texts are, so that lists find the wrong one.
    parent, new = node.parent, nodes.Text(text)
    new.parent = parent
    parent.children = [new if child is node else child for child in parent.children]


def fill_placeholder(placeholder: nodes.Element, filled: list[nodes.Node]) -> None:
    """Put nodes in the place of another; docutils gave it the ids of a target before it."""
    if not filled and placeholder["ids"]:
        filled = [nodes.target()]
    placeholder.replace_self(filled)


def take_apart(tree: nodes.Element) -> None:
    """Let the nodes of a tree that nobody needs any more forget what is around them.

    Nodes know each other, so that only the garbage collector would free them, and look for them
    among all that is alive. What somebody else holds of them keeps all that is below it, unless it
    is the whole: Sphinx' functions that call themselves hold a document for no purpose.
    """
    waiting: list[nodes.Node] = [tree]
    while waiting:
        node = waiting.pop()
        waiting += node.children
        node.parent = node.document = None  # type: ignore[assignment]
    tree.children = []
    if isinstance(tree, nodes.document):
        tree.ids = {}
