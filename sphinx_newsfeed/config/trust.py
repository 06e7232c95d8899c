"""How far each source is trusted, and where nobody said so of articles that come from elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from urllib.parse import urlsplit

from sphinx_newsfeed.config.sources import Source
from sphinx_newsfeed.model.article import Article

#: How a source is called by what ``conf.py`` says of it.
_WORDS: Mapping[bool | None, str] = {
    None: "trusted by default",
    True: "trusted",
    False: "not trusted",
}


def trust_of_sources(sources: Iterable[Source]) -> dict[str, str]:
    """Docname prefix → how far its source is trusted, in words; of several the least counts."""
    found: dict[str, str] = {}
    for source in sources:
        if source.is_read and found.get(source.prefix) != _WORDS[False]:
            found[source.prefix] = _WORDS[source.trusted]
    return found


def advise_on_trust(
    sources: Iterable[Source],
    articles: Iterable[Article],
    is_own_host: Callable[[str, str], bool] = lambda prefix, host: False,
) -> tuple[str, ...]:
    """A line for each source that is trusted by default alone, and all of whose articles come from
    elsewhere: they say themselves that they are not trusted, as imported ones do, or that their
    original is at another host.

    *is_own_host* tells of a docname prefix and a host whether the articles had their home there.
    """
    by_source: dict[str, list[bool]] = {}
    for article in articles:
        by_source.setdefault(article.source, []).append(_is_foreign(article, is_own_host))
    return tuple(
        f"all articles of {source.prefix!r} come from elsewhere, and their source is trusted by "
        "default: set 'trusted' to False in newsfeed_sources, or to True if you mean it"
        for source in sources
        if source.trusted is None and all(by_source.get(source.prefix, [False]))
    )


def _is_foreign(article: Article, is_own_host: Callable[[str, str], bool]) -> bool:
    try:
        host = urlsplit(article.link).hostname or ""
    except ValueError:
        host = ""
    return not article.trusted or (bool(host) and not is_own_host(article.source, host))
