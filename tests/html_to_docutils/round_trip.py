"""What tests of messages and of their translations share: a way there and back."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from sphinx_newsfeed.html_to_docutils import html_to_nodes
from sphinx_newsfeed.html_to_docutils.messages import Kept, write_messages
from sphinx_newsfeed.html_to_docutils.translations import read_message


def blocks_of(html: str, kept: Kept) -> list[nodes.TextElement]:
    """The blocks of text in HTML, each with its message."""
    top = nodes.section("", *html_to_nodes(html))
    write_messages(top.children, {}, kept)
    return [
        block
        for block in top.findall(nodes.TextElement)
        if not isinstance(block, nodes.Inline | nodes.FixedTextElement)
        and not isinstance(block.parent, nodes.TextElement)
    ]


def shape_of(children: list[nodes.Node]) -> str:
    return "".join(child.pformat() for child in children)


def differences_in(html: str) -> Iterator[tuple[str, str, str]]:
    kept = Kept()
    for block in blocks_of(html, kept):
        before, after = shape_of(block.children), shape_of(read_message(block.rawsource, kept))
        if before != after:
            yield block.rawsource, before, after
