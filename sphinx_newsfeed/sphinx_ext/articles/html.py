"""HTML bodies: converted to nodes, with the pictures looked up in the project."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from docutils import nodes
from sphinx.environment import BuildEnvironment

from sphinx_newsfeed.hooks import prepare_body
from sphinx_newsfeed.html_to_docutils import html_to_nodes
from sphinx_newsfeed.html_to_docutils.messages import write_messages
from sphinx_newsfeed.loading import PicturePlace, find_picture
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.problems import Report
from sphinx_newsfeed.sphinx_ext.articles.pictures import picture_place
from sphinx_newsfeed.sphinx_ext.articles.translations import kept_of
from sphinx_newsfeed.sphinx_ext.build_info.reporting import warn
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of


def parse_html_body(article: Article, body: str, document: nodes.document) -> None:
    """Convert *body* into *document*."""
    arguments = conversion_arguments(article, document.settings.env)
    put_translatable(document, arguments, partial(html_to_nodes, body, title=article.title))


def put_translatable(
    document: nodes.document,
    arguments: dict[str, Any],
    convert: Callable[..., Iterable[nodes.Node]],
) -> None:
    """Put what *convert* makes with *arguments* into *document*, with messages for translators."""
    written: dict[str, str] = {}
    resolve = arguments["resolve_picture"]

    def resolved(address: str, line: int) -> str | None:
        """The address of a picture; translators meet the one that the text has."""
        found: str | None = resolve(address, line)
        if found:
            written.setdefault(found, address)
        return found

    document += [*convert(**arguments | {"resolve_picture": resolved})]
    write_messages(document.children, written, kept_of(document.settings.env))
    for block in document.children:
        if isinstance(block, nodes.Element):
            # Sphinx' smart quotes would change the author's characters.
            block["support_smartquotes"] = False


def nodes_of_html(text: str, article: Article, env: BuildEnvironment) -> list[nodes.Node]:
    """The nodes of a piece of HTML of *article*."""
    return [*html_to_nodes(text, **conversion_arguments(article, env))]


def conversion_arguments(
    article: Article, env: BuildEnvironment, report: Report = warn
) -> dict[str, Any]:
    """The arguments of ``html_to_nodes`` for any HTML of *article*, as the project asks for it."""
    return arguments_at(picture_place(article, env), env, report)


def arguments_at(place: PicturePlace, env: BuildEnvironment, report: Report) -> dict[str, Any]:
    """The same for the HTML of any file, which *place* names."""
    domain = domain_of(env)
    return {
        "source": str(place.article),
        "resolve_picture": lambda address, line: find_picture(address, place, line, report),
        "report": report,
        "embed_hosts": domain.build.settings.embed_hosts,
        "handlers": domain.build.html_handlers,
        "drop": domain.build.settings.drop,
        "prepare": prepare_body(env),
    }
