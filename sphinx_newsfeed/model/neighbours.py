"""Which articles stand before and after one in time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.model.names import fold_name
from sphinx_newsfeed.model.translations import language_tag


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The articles next to one in time."""

    older: Article | None = None
    newer: Article | None = None


def find_neighbours(articles: Sequence[Article], language: str = "") -> dict[str, Neighbours]:
    """The neighbours of each of *articles*, which are newest first, by its docname.

    A reader stays in the language of the article: those of another one are neighbours only where
    none of its own comes before or after. Articles that tell none are in *language*, that of the
    project.
    """
    newer, older = _nearest(articles, language), _nearest(reversed(articles), language)
    return {docname: Neighbours(older[docname], newer[docname]) for docname in newer}


def _nearest(articles: Iterable[Article], language: str) -> dict[str, Article | None]:
    """For each article the last one before it, in its own language where there is one."""
    found: dict[str, Article | None] = {}
    last: Article | None = None
    last_of_language: dict[str, Article] = {}
    for article in articles:
        key = fold_name(language_tag(article.shown_language or language))
        found[article.docname] = last_of_language.get(key, last)
        last = last_of_language[key] = article
    return found
