"""Identifiers of articles that stay when a title, a folder or the site's theme changes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote, urlsplit

from sphinx_newsfeed.article import Article
from sphinx_newsfeed.feeds.addresses import web_address

#: Keys under which archives and importers keep what a feed once called the article.
_KEYS = ("guid", "id", "uuid")
_LONGEST = 500
#: A scheme, and behind it what an IRI may hold. Sources: RFC 3986, section 3.1; RFC 3987, 2.2.
_IRI = re.compile(
    r"[A-Za-z][A-Za-z0-9+.-]+:(?:[^\s\x00-\x20\x7f-\x9f<>\"{}|\\^`%]|%[0-9A-Fa-f]{2})+"
)
#: What may stand in the last part of a tag URI. Source: RFC 4151, section 2.1.
_SAFE = "/-._~!$&'()*+,;=:@"


def article_ids(articles: Iterable[Article], site: str) -> dict[str, str]:
    """An identifier for each article, by its docname; *site* is the address of the site.

    The one that the front matter gives (``guid``, ``id``, ``uuid``) counts if it is an absolute
    IRI; any other one, else the slug, becomes part of a tag URI with the article's day. Where two
    articles would have the same, the docname of the later one stands in it.
    """
    host = urlsplit(site).hostname or "localhost"
    found: dict[str, str] = {}
    taken: set[str] = set()
    for article in sorted(articles, key=lambda each: (each.date.timestamp(), each.docname)):
        own = _own_id(article)
        identifier = own if _is_iri(own) else _tag(host, article, own or article.slug)
        name = article.docname
        while identifier in taken:
            identifier = _tag(host, article, name)
            name += "+"
        taken.add(identifier)
        found[article.docname] = identifier
    return found


def _own_id(article: Article) -> str:
    values = (article.extra.get(key) for key in _KEYS)
    texts = (
        str(value).strip()
        for value in values
        if isinstance(value, str | int) and not isinstance(value, bool)
    )
    return next((text for text in texts if text and len(text) < _LONGEST), "")


def _is_iri(text: str) -> bool:
    is_of_web = text.lower().startswith(("http:", "https:"))
    return bool(_IRI.fullmatch(text)) and (not is_of_web or bool(web_address(text)))


def _tag(host: str, article: Article, name: str) -> str:
    """A tag URI. Source: RFC 4151."""
    day = article.date.date().isoformat()
    # A lone surrogate has no bytes to be quoted.
    return f"tag:{host},{day}:{quote(name, _SAFE, errors='replace')}"
