"""Identifiers of articles that stay when a title, a folder or the site's theme changes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from urllib.parse import quote, urlsplit

from sphinx_newsfeed.feeds.addresses import web_address
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.policy import ID_SCHEMES, WEB_SCHEMES, scheme_of

#: Keys under which archives and importers keep what a feed once called the article.
_KEYS = ("guid", "id", "uuid")
_LONGEST = 500
#: A scheme, and behind it what an IRI may hold. Sources: RFC 3986, section 3.1; RFC 3987, 2.2.
_IRI = re.compile(
    r"[A-Za-z][A-Za-z0-9+.-]+:(?:[^\s\x00-\x20\x7f-\x9f<>\"{}|\\^`%]|%[0-9A-Fa-f]{2})+"
)
#: What may stand in the last part of a tag URI. Source: RFC 4151, section 2.1.
_SAFE = "/-._~!$&'()*+,;=:@"


def no_id(article: Article) -> str:
    """What feeds called an article of which nothing is known."""
    return ""


def article_ids(
    articles: Iterable[Article],
    site: str,
    known: Callable[[Article], str] = no_id,
) -> dict[str, str]:
    """An identifier for each article, by its docname; *site* is the address of the site.

    The one that the front matter gives (``guid``, ``id``, ``uuid``) counts if it is an absolute
    IRI with one of the schemes of the policy, else what feeds are *known* to have called it, if
    they have; any other one, else the slug, becomes part of a tag
    URI with the article's day. Where two articles would have the same, the docname of the later one
    stands in it.
    """
    host = urlsplit(site).hostname or "localhost"
    found: dict[str, str] = {}
    taken: set[str] = set()
    for article in sorted(articles, key=_rank):
        own = _own_id(article)
        identifier = own if _is_iri(own) else known(article)
        identifier = identifier or _tag(host, article, own or article.slug)
        name = article.docname
        while identifier in taken:
            identifier = _tag(host, article, name)
            name += "+"
        taken.add(identifier)
        found[article.docname] = identifier
    return found


def _rank(article: Article) -> tuple[bool, float, str]:
    """Who comes first is given what two ask for; what is not trusted comes last."""
    return not article.trusted, article.date.timestamp(), article.docname


def _own_id(article: Article) -> str:
    values = (article.extra.get(key) for key in _KEYS)
    texts = (
        str(value).strip()
        for value in values
        if isinstance(value, str | int) and not isinstance(value, bool)
    )
    return next((text for text in texts if text and len(text) < _LONGEST), "")


def _is_iri(text: str) -> bool:
    scheme = scheme_of(text)
    is_whole = scheme in ID_SCHEMES and _IRI.fullmatch(text) is not None
    return is_whole and (scheme not in WEB_SCHEMES or bool(web_address(text)))


def _tag(host: str, article: Article, name: str) -> str:
    """A tag URI. Source: RFC 4151."""
    day = article.date.date().isoformat()
    # A lone surrogate has no bytes to be quoted.
    return f"tag:{host},{day}:{quote(name, _SAFE, errors='replace')}"
