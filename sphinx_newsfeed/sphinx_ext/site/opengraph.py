"""Tags in the head of an article's page by which others show a preview of a link to it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from sphinx_newsfeed.sphinx_ext.site.schema_org import ArticleFacts

#: A language with its country.
_LOCALE = re.compile(r"[A-Za-z]{2,3}-[A-Za-z]{2}")


def preview_fields(facts: ArticleFacts) -> dict[str, str]:
    """Properties of OpenGraph with what they say. Source: https://ogp.me."""
    fields = {
        "og:type": "article",
        "og:title": facts.title,
        "og:url": facts.url,
        "og:site_name": facts.publisher,
        "og:description": facts.description,
        "og:image": facts.image,
        # A language alone is no locale there.
        "og:locale": facts.language.replace("-", "_") if _LOCALE.fullmatch(facts.language) else "",
    }
    return {name: text for name, text in fields.items() if text}


def preview_tags(facts: ArticleFacts) -> Iterator[str]:
    """Tags of OpenGraph and for cards of Twitter."""
    cards = [
        ("twitter:card", "summary_large_image" if facts.image else "summary"),
        ("twitter:title", facts.title),
        ("twitter:description", facts.description),
        ("twitter:image", facts.image),
    ]
    for name, text in preview_fields(facts).items():
        yield meta_tag("property", name, text)
    yield from (meta_tag("name", name, text) for name, text in cards)


def article_tags(facts: ArticleFacts) -> Iterator[str]:
    """What OpenGraph says of articles alone. Source: https://ogp.me, "Article"."""
    article = facts.article
    own = [
        ("article:published_time", article.date.isoformat(timespec="seconds")),
        ("article:modified_time", facts.modified.isoformat(timespec="seconds")),
        *(("article:author", person.url or person.name) for person in facts.authors),
        *(("article:section", name) for name in article.categories[:1]),
        *(("article:tag", name) for name in article.tags),
    ]
    yield from (meta_tag("property", name, text) for name, text in own)


def meta_tag(kind: str, name: str, text: str) -> str:
    """One element ``meta``; nothing where there is nothing to say."""
    if not text:
        return ""
    return f'<meta {kind}="{name}" content="{html.escape(text)}" />\n'
