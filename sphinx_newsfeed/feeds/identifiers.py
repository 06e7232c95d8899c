"""Identifiers of articles that stay when a title, a folder or the site's theme changes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote, urlsplit

from sphinx_newsfeed.article import Article

#: Keys under which archives and importers keep what a feed once called the article.
_KEYS = ("guid", "id", "uuid")
#: A scheme and something behind it. Source: RFC 3986, section 3.1.
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")
#: What may stand in the last part of a tag URI. Source: RFC 4151, section 2.1.
_SAFE = "/-._~!$&'()*+,;=:@?"


def article_ids(articles: Iterable[Article], base: str) -> dict[str, str]:
    """An identifier for each article, by its docname; *base* is the address of the site.

    The one that the front matter gives (``guid``, ``id``) counts if it is an absolute IRI; any
    other one, else the slug, becomes part of a tag URI with the article's day. Where two articles
    would have the same, the later one's docname stands in it.
    """
    host = urlsplit(base).hostname or "localhost"
    found: dict[str, str] = {}
    taken: set[str] = set()
    for article in sorted(articles, key=lambda each: (each.date.timestamp(), each.docname)):
        own = _own_id(article)
        name = own or f"{article.source}/{article.slug}"
        identifier = own if _SCHEME.fullmatch(own) else _tag(host, article, name)
        if identifier in taken:
            identifier = _tag(host, article, article.docname)
        taken.add(identifier)
        found[article.docname] = identifier
    return found


def _own_id(article: Article) -> str:
    values = (article.extra.get(key) for key in _KEYS)
    texts = (str(value).strip() for value in values if isinstance(value, str | int))
    return next((text for text in texts if text and len(text) < 500), "")


def _tag(host: str, article: Article, name: str) -> str:
    """A tag URI. Source: RFC 4151."""
    day = article.date.date().isoformat()
    # A lone surrogate has no bytes to be quoted.
    return f"tag:{host},{day}:{quote(name, _SAFE, errors='replace')}"
