"""The conversion as a harness calls it: one argument, and every local picture is there."""

from __future__ import annotations

from docutils import nodes

from sphinx_newsfeed.html_to_docutils import html_to_nodes


def convert(html: str) -> list[nodes.Node]:
    """Convert HTML with all pictures left where they are."""
    return html_to_nodes(html, resolve_picture=lambda address, line: address)
