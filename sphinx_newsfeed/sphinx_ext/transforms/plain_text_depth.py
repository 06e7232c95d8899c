"""Blocks that would leave no room for words in plain text.

Sphinx' writer of text indents each block, and stops the build when nothing is left of a line. So
what lies so deep is a row of paragraphs there; other outputs have it as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_newsfeed.sphinx_ext.build_info.builders import makes_plain_text
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of

#: How many columns may be indents; the writer's lines have seventy.
_MOST_COLUMNS = 45
#: Blocks that the writer indents.
_INDENTED = (
    *(nodes.block_quote, nodes.bullet_list, nodes.definition_list, nodes.enumerated_list),
    *(nodes.field_list, nodes.line_block, nodes.option_list, nodes.Admonition, nodes.topic),
    *(nodes.sidebar, nodes.footnote, nodes.citation, addnodes.desc),
)
#: How many columns most of them take, and what is put around the number of an item.
_INDENT, _AROUND = 4, 3


class FlattenDeepBlocks(SphinxPostTransform):
    """Makes paragraphs of the blocks of a document that lie too deep for plain text."""

    #: After entries of listings are filled in (5), and pictures replaced (50).
    default_priority = 60

    def run(self, **kwargs: Any) -> None:
        """Go over all blocks, from the outside."""
        if not makes_plain_text(domain_of(self.env).build.builder):
            return
        waiting: list[tuple[nodes.Element, int]] = [(self.document, 0)]
        while waiting:
            node, columns = waiting.pop()
            columns += _columns(node)
            if columns > _MOST_COLUMNS and node.parent is not None:
                node.replace_self(list(_flat(node)))
                continue
            waiting += (
                (each, columns) for each in node.children if isinstance(each, nodes.Element)
            )


def _columns(node: nodes.Element) -> int:
    if not isinstance(node, _INDENTED):
        return 0
    if isinstance(node, nodes.enumerated_list):
        return len(str(node.get("start", 1) + len(node.children))) + _AROUND
    return _INDENT


def _flat(node: nodes.Element) -> Iterator[nodes.Node]:
    """The texts in a block as paragraphs, or as lines where a line stands beside it."""
    kind = nodes.line if isinstance(node.parent, nodes.line_block) else nodes.paragraph
    for text in node.findall(nodes.TextElement):
        if isinstance(text.parent, nodes.TextElement):
            continue
        if isinstance(text, nodes.literal_block) and kind is nodes.paragraph:
            yield text.deepcopy()
        else:
            yield kind("", "", *(child.deepcopy() for child in text.children))
