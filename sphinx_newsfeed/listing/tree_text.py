"""All that a tree of nodes says, as one text, by which two of them are compared."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes


def tree_text_parts(tree: nodes.Element) -> Iterator[str]:
    """All that a tree says, in parts of one text.

    docutils' own form of it takes three times as long.
    """
    waiting: list[nodes.Node | None] = [tree]
    while waiting:
        node = waiting.pop()
        if node is None:
            yield "\0>"
        elif isinstance(node, nodes.Element):
            said = {name: value for name, value in node.attributes.items() if value or value == 0}
            yield f"\0<{node.tagname}{said}\0"
            waiting += [None, *reversed(node.children)]
        else:
            yield str(node)
