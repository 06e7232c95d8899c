"""How the HTML of articles is converted in a Sphinx project."""

from __future__ import annotations

from typing import Any

from sphinx.environment import BuildEnvironment

from sphinx_newsfeed.hooks import prepare_body
from sphinx_newsfeed.loading import find_picture
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.sphinx_ext.articles.pictures import picture_place
from sphinx_newsfeed.sphinx_ext.build_info.reporting import warn
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of


def conversion_arguments(article: Article, env: BuildEnvironment) -> dict[str, Any]:
    """The arguments of ``html_to_nodes`` for any HTML of *article*, as the project asks for it."""
    domain = domain_of(env)
    place = picture_place(article, env)
    return {
        "source": article.path,
        "resolve_picture": lambda address, line: find_picture(address, place, line, warn),
        "report": warn,
        "embed_hosts": domain.settings.embed_hosts,
        "handlers": domain.html_handlers,
        "drop": domain.settings.drop,
        "prepare": prepare_body(env),
    }
