"""Keeps node classes of ours from writers that know only those of docutils and of Sphinx.

Writers of HTML are told how to show ours. Others find a method by the name of a node's class, and
what some do with a name that they do not know is to leave out all that the node holds.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_newsfeed.listing.tree_edits import replace_all
from sphinx_newsfeed.sphinx_ext.build_info.builders import makes_html
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of

_OURS = __name__.partition(".")[0]


class UseKnownNodes(SphinxPostTransform):
    """Puts what a node of ours is based on in its place, wherever the output is not HTML."""

    #: Behind all that tells our nodes from others by their classes.
    default_priority = 990

    def run(self, **kwargs: Any) -> None:
        """Replace all nodes of ours in the document, with their children."""
        if not makes_html(domain_of(self.env).build.builder):
            ours = [node for node in self.document.findall(nodes.Element) if _is_ours(type(node))]
            replace_all(ours, _known)


def _is_ours(kind: type) -> bool:
    return kind.__module__.partition(".")[0] == _OURS


def _known_class(kind: type[nodes.Element]) -> type[nodes.Element]:
    """The nearest base that is no class of ours and that writers have a method for."""
    bases = (base for base in kind.__mro__ if base.__name__ in nodes.node_class_names)
    return next((base for base in bases if not _is_ours(base)), nodes.container)


def _known(node: nodes.Element) -> list[nodes.Node]:
    known = _known_class(type(node))
    # Those that hold text take it before their children.
    text = ("",) if issubclass(known, nodes.TextElement) else ()
    made = known(node.rawsource, *text, *node.children, **node.attributes)
    made.source, made.line = node.source, node.line
    return [made]
