"""HTML to docutils nodes, of use on its own: nothing in here needs Sphinx."""

from __future__ import annotations

from sphinx_newsfeed.html_to_docutils.conversion import html_to_nodes

__all__ = ["html_to_nodes"]
