"""Tags in the head of an article's page by which others show a preview of a link to it."""

from __future__ import annotations

import html
from collections.abc import Iterator
from datetime import datetime

from sphinx_newsfeed.languages.scripts import with_country
from sphinx_newsfeed.sphinx_ext.site.schema_org import ArticleFacts, PageFacts

_MODIFIED = "article:modified_time"


def preview_fields(facts: PageFacts) -> dict[str, str]:
    """Properties of OpenGraph with what they say. Source: https://ogp.me."""
    fields = {
        "og:type": "article" if isinstance(facts, ArticleFacts) else "website",
        "og:title": facts.title,
        "og:url": facts.url,
        "og:site_name": facts.publisher,
        "og:description": facts.description,
        **_picture_fields(facts),
        "og:locale": with_country(facts.language),
    }
    return {name: text for name, text in fields.items() if text}


def _picture_fields(facts: PageFacts) -> dict[str, str]:
    image = facts.image
    if image is None:
        return {}
    return {
        "og:image": image.url,
        "og:image:width": str(image.width or ""),
        "og:image:height": str(image.height or ""),
        "og:image:alt": image.alt,
    }


def preview_tags(facts: PageFacts) -> Iterator[str]:
    """Tags of OpenGraph and for cards of Twitter."""
    image = facts.image
    cards = [
        ("twitter:card", "summary_large_image" if image else "summary"),
        ("twitter:title", facts.title),
        ("twitter:description", facts.description),
        ("twitter:image", image.url if image else ""),
        ("twitter:image:alt", image.alt if image else ""),
    ]
    for name, text in preview_fields(facts).items():
        yield meta_tag("property", name, text)
    yield from (meta_tag("name", name, text) for name, text in cards)


def article_tags(facts: ArticleFacts) -> Iterator[str]:
    """What OpenGraph says of articles alone. Source: https://ogp.me, "Article"."""
    article = facts.article
    own = [
        ("article:published_time", _written(article.date)),
        (_MODIFIED, _written(facts.modified)),
        *(("article:author", person.url or person.name) for person in facts.authors),
        *(("article:section", name) for name in facts.sections[:1]),
        *(("article:tag", name) for name in facts.keywords),
    ]
    yield from (meta_tag("property", name, text) for name, text in own)


def modified_tag(modified: datetime) -> str:
    """What :func:`article_tags` says of the last change alone."""
    return meta_tag("property", _MODIFIED, _written(modified))


def _written(time: datetime) -> str:
    return time.isoformat(timespec="seconds")


def meta_tag(kind: str, name: str, text: str) -> str:
    """One element ``meta``; nothing where there is nothing to say."""
    if not text:
        return ""
    return f'<meta {kind}="{name}" content="{html.escape(text)}" />\n'
