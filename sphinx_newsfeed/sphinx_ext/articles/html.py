"""HTML bodies: converted to nodes, with the pictures looked up in the project."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.environment import BuildEnvironment

from sphinx_newsfeed.hooks import prepare_body
from sphinx_newsfeed.html_to_docutils import html_to_nodes
from sphinx_newsfeed.html_to_docutils.messages import write_messages
from sphinx_newsfeed.loading import find_picture
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.sphinx_ext.articles.pictures import picture_place
from sphinx_newsfeed.sphinx_ext.articles.translations import kept_of
from sphinx_newsfeed.sphinx_ext.build_info.reporting import warn
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of


def parse_html_body(article: Article, body: str, document: nodes.document) -> None:
    """Convert *body* into *document*."""
    env: BuildEnvironment = document.settings.env
    written: dict[str, str] = {}
    arguments = conversion_arguments(article, env)
    resolve = arguments["resolve_picture"]

    def resolved(address: str, line: int) -> str | None:
        """The address of a picture; translators meet the one that the article has."""
        found: str | None = resolve(address, line)
        if found:
            written.setdefault(found, address)
        return found

    arguments["resolve_picture"] = resolved
    document += html_to_nodes(body, title=article.title, **arguments)
    write_messages(document.children, written, kept_of(env))
    for block in document.children:
        if isinstance(block, nodes.Element):
            # Sphinx' smart quotes would change the author's characters.
            block["support_smartquotes"] = False


def nodes_of_html(text: str, article: Article, env: BuildEnvironment) -> list[nodes.Node]:
    """The nodes of a piece of HTML of *article*."""
    return [*html_to_nodes(text, **conversion_arguments(article, env))]


def conversion_arguments(article: Article, env: BuildEnvironment) -> dict[str, Any]:
    """The arguments of ``html_to_nodes`` for any HTML of *article*, as the project asks for it."""
    domain = domain_of(env)
    place = picture_place(article, env)
    return {
        "source": article.path,
        "resolve_picture": lambda address, line: find_picture(address, place, line, warn),
        "report": warn,
        "embed_hosts": domain.build.settings.embed_hosts,
        "handlers": domain.build.html_handlers,
        "drop": domain.build.settings.drop,
        "prepare": prepare_body(env),
    }
