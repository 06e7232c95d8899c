"""HTML bodies: converted to nodes, with the pictures looked up in the project."""

from __future__ import annotations

from docutils import nodes
from sphinx.environment import BuildEnvironment

from sphinx_newsfeed.article import Article
from sphinx_newsfeed.html_to_docutils import html_to_nodes
from sphinx_newsfeed.loading import find_picture
from sphinx_newsfeed.sphinx_ext.pictures import picture_place
from sphinx_newsfeed.sphinx_ext.reporting import warn


def parse_html_body(article: Article, body: str, document: nodes.document) -> None:
    """Convert *body* into *document*."""
    env: BuildEnvironment = document.settings.env
    place = picture_place(article, env)
    document += html_to_nodes(
        body,
        source=article.path,
        title=article.title,
        resolve_picture=lambda address, line: find_picture(address, place, line, warn),
        report=warn,
    )
    for section_or_block in document.children:
        if isinstance(section_or_block, nodes.Element):
            # Sphinx' smart quotes would change the author's characters.
            section_or_block["support_smartquotes"] = False
