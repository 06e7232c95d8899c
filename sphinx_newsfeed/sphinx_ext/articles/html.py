"""HTML bodies: converted to nodes, with the pictures looked up in the project."""

from __future__ import annotations

from docutils import nodes
from sphinx.environment import BuildEnvironment

from sphinx_newsfeed.html_to_docutils import html_to_nodes
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.sphinx_ext.articles.conversion import conversion_arguments
from sphinx_newsfeed.sphinx_ext.articles.languages import shelter_languages


def parse_html_body(article: Article, body: str, document: nodes.document) -> None:
    """Convert *body* into *document*."""
    env: BuildEnvironment = document.settings.env
    arguments = conversion_arguments(article, env)
    document += html_to_nodes(body, title=article.title, **arguments)
    shelter_languages(document)
    for block in document.children:
        if isinstance(block, nodes.Element):
            # Sphinx' smart quotes would change the author's characters.
            block["support_smartquotes"] = False
