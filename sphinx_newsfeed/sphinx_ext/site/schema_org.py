"""Structured data in the vocabulary of schema.org, as JSON that is safe within a page."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sphinx_newsfeed.feeds import Person
from sphinx_newsfeed.feeds.addresses import web_address
from sphinx_newsfeed.model.article import Article

#: Search engines cut longer headlines.
_HEADLINE = 110
#: What would end the script element or begin a comment within it, and what JavaScript takes for
#: the end of a line. Source: HTML Standard, "Restrictions for contents of script elements".
_ESCAPES = str.maketrans({char: f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"})


class Picture(NamedTuple):
    """A picture of an article."""

    url: str
    #: What it shows, for those who do not see it.
    alt: str = ""
    #: In pixels; 0 where it is not known.
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """What machines are told of a page; addresses are absolute, or empty where not known."""

    title: str
    description: str
    url: str
    #: Whose site it is.
    publisher: str
    language: str
    image: Picture | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFacts(PageFacts):
    """What machines are told of an article."""

    article: Article
    #: What readers call its categories and tags.
    sections: tuple[str, ...]
    keywords: tuple[str, ...]
    authors: tuple[Person, ...]
    #: The address of the publisher's picture.
    logo: str
    #: When its text last changed.
    modified: datetime


def news_article(facts: ArticleFacts) -> str:
    """The article as ``NewsArticle``. Source: https://schema.org/NewsArticle."""
    article = facts.article
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": facts.title[:_HEADLINE],
        "description": facts.description,
        "url": facts.url,
        "mainEntityOfPage": facts.url,
        "datePublished": article.date.isoformat(timespec="seconds"),
        "dateModified": facts.modified.isoformat(timespec="seconds"),
        "inLanguage": facts.language,
        "image": [facts.image.url] if facts.image else [],
        "author": [_person(person) for person in facts.authors],
        "publisher": _publisher(facts),
        "articleSection": list(facts.sections),
        "keywords": list(facts.keywords),
        "isBasedOn": web_address(article.link),
    }
    return _json({key: value for key, value in data.items() if value})


def breadcrumb_list(links: Iterable[tuple[str, str]]) -> str:
    """The way to a page, as titles and addresses. Source: https://schema.org/BreadcrumbList."""
    items = [
        {"@type": "ListItem", "position": place, "name": title, "item": address}
        for place, (title, address) in enumerate(links, 1)
    ]
    kind: dict[str, object] = {"@context": "https://schema.org", "@type": "BreadcrumbList"}
    return _json(kind | {"itemListElement": items})


def _publisher(facts: ArticleFacts) -> dict[str, object]:
    logo = {"logo": {"@type": "ImageObject", "url": facts.logo}} if facts.logo else {}
    return {"@type": "Organization", "name": facts.publisher, **logo}


def _person(person: Person) -> dict[str, str]:
    known = {"@type": "Person", "name": person.name}
    return known | ({"url": person.url} if person.url else {})


def _json(data: dict[str, object]) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "replace").decode("utf-8").translate(_ESCAPES)
