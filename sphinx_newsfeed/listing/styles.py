"""The ways in which a listing can show its articles: one function and one row for each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from docutils import nodes

from sphinx_newsfeed.article import Article
from sphinx_newsfeed.listing.byline import build_byline, untranslated
from sphinx_newsfeed.listing.presentation import Presentation, text_node


class Style(StrEnum):
    """The looks of a listing."""

    LIST = "list"
    SUMMARY = "summary"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Look:
    """How one style shows articles."""

    #: Makes the nodes of a run of articles; the last argument is the level of a heading within.
    build: Callable[[Iterable[Article], Presentation, int], list[nodes.Node]]
    #: What it shows of an article besides its excerpt: when this changes, so does the listing.
    shows: Callable[[Article], tuple[object, ...]]


def _build_list(
    articles: Iterable[Article], presentation: Presentation, level: int
) -> list[nodes.Node]:
    items = [_list_item(article, presentation) for article in articles]
    return [nodes.bullet_list("", *items, bullet="-", classes=["newsfeed-list"])]


def _list_item(article: Article, presentation: Presentation) -> nodes.list_item:
    paragraph = nodes.paragraph("", "", classes=["newsfeed-item"])
    paragraph += text_node(presentation.wording.day(article.date), "newsfeed-date")
    paragraph += nodes.Text(" ")
    paragraph += presentation.refer_to_article(article)
    return nodes.list_item("", untranslated(paragraph))


def _build_summaries(
    articles: Iterable[Article], presentation: Presentation, level: int
) -> list[nodes.Node]:
    return [_entry(article, presentation, level, full=False) for article in articles]


def _build_full(
    articles: Iterable[Article], presentation: Presentation, level: int
) -> list[nodes.Node]:
    return [_entry(article, presentation, level, full=True) for article in articles]


def _entry(
    article: Article, presentation: Presentation, level: int, *, full: bool
) -> nodes.container:
    heading = nodes.rubric("", "", presentation.refer_to_article(article))
    heading["classes"] = ["newsfeed-title"]
    heading["heading-level"] = level
    heading["translatable"] = False
    entry = nodes.container("", heading, build_byline(article, presentation))
    entry["classes"] = ["newsfeed-entry"]
    picture = presentation.picture_of(article)
    if picture is not None and not full:
        entry += picture
    if article.summary and not full:
        text = nodes.paragraph(article.summary, article.summary, classes=["newsfeed-summary"])
        entry += untranslated(text)
    else:
        entry += presentation.text_of(article, full, level + 1)
    return entry


def _shown_in_list(article: Article) -> tuple[object, ...]:
    return (article.docname, article.title, _stored(article.date), article.pinned)


def _shown_in_entry(article: Article) -> tuple[object, ...]:
    names = (article.authors, article.categories, article.picture, article.summary)
    return (*_shown_in_list(article), _stored(article.updated), *names)


def _stored(date: datetime | None) -> str:
    return date.isoformat() if date else ""


STYLES: dict[Style, Look] = {
    Style.LIST: Look(_build_list, _shown_in_list),
    Style.SUMMARY: Look(_build_summaries, _shown_in_entry),
    Style.FULL: Look(_build_full, _shown_in_entry),
}
