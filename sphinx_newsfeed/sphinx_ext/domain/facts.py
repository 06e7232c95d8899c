"""What feeds and the heads of pages say of an article, but for its text."""

from __future__ import annotations

from datetime import datetime

from sphinx.application import Sphinx

from sphinx_newsfeed.feeds import Person
from sphinx_newsfeed.feeds.addresses import web_address
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of


def author_of(app: Sphinx, key: str) -> Person:
    """The author that an article names by a name or a key."""
    build = domain_of(app.env).build
    known = build.settings.authors.get(key)
    if known is None:
        return Person(build.localization.name(key))
    return Person(known.name, web_address(known.url))


def last_change(article: Article) -> datetime:
    """When the text of an article last changed."""
    return max(article.updated or article.date, article.date, key=datetime.timestamp)
