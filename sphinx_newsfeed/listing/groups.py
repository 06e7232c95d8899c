"""Divides the articles of a listing into groups."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sphinx_newsfeed.localization import Localization
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.model.names import fold_name
from sphinx_newsfeed.model.taxonomy import Taxonomy, with_pages
from sphinx_newsfeed.slugs import make_slug


class GroupBy(StrEnum):
    """What a listing can be grouped by, besides the names of a taxonomy."""

    NONE = "none"
    YEAR = "year"
    MONTH = "month"
    DAY = "day"


def groupings(taxonomies: Iterable[Taxonomy]) -> tuple[str, ...]:
    """All that a listing can be grouped by."""
    return (*GroupBy, *(each.name for each in with_pages(taxonomies)))


@dataclass(frozen=True, slots=True)
class Group:
    """The articles that stand under one heading."""

    #: What the heading says.
    title: str
    #: The date (``2022``, ``2022-02``, ``2022-02-28``) or name that it stands for; empty for the
    #: articles that have no name.
    key: str
    articles: tuple[Article, ...]
    #: Of what it is a name; empty for a date.
    taxonomy: str = ""

    @property
    def anchor(self) -> str:
        """The id of the group's section, such as ``news-2022-02`` or ``news-category-markets``."""
        return anchor_of(self.taxonomy, self.key)


def anchor_of(taxonomy: str, key: str) -> str:
    """The id of where the articles of a name stand, or those of a date, which has no taxonomy."""
    return f"news-{taxonomy}-{make_slug(key)}" if taxonomy else f"news-{key}"


#: How a group of dates is named: how much of the ISO date is its key, and what writes its title.
_DATES: dict[str, tuple[int, Callable[[Localization], Callable[[datetime], str]]]] = {
    GroupBy.YEAR: (4, lambda localization: localization.year),
    GroupBy.MONTH: (7, lambda localization: localization.month),
    GroupBy.DAY: (10, lambda localization: localization.day),
}


def group_articles(
    articles: Iterable[Article],
    group_by: GroupBy | Taxonomy,
    localization: Localization,
    *,
    oldest_first: bool = False,
    titles: Mapping[str, str] | None = None,
) -> list[Group]:
    """The groups of *articles*, which keep their order within each.

    Dates stand newest first unless *oldest_first*; names in alphabetical order, those without a
    name last. An article with several names stands under each of them. *titles* says what the
    headings of names are that are keys of profiles.
    """
    if isinstance(group_by, GroupBy):
        return _by_date(articles, group_by, localization, oldest_first)
    known = titles if titles and group_by.has_profiles else {}
    return _by_name(articles, group_by, localization, known)


def in_order_of_groups(
    articles: Sequence[Article], group_by: str, *, oldest_first: bool = False
) -> Sequence[Article]:
    """*articles* in the order of their groups of dates, and within each as they were.

    A pinned article is the first of its group, and not of the listing; else pages that are cut from
    a listing would have one month twice.
    """
    if group_by not in _DATES:
        return articles
    length, _ = _DATES[group_by]
    return sorted(
        articles,
        key=lambda article: article.date.date().isoformat()[:length],
        reverse=not oldest_first,
    )


def _by_date(
    articles: Iterable[Article], group_by: GroupBy, localization: Localization, oldest_first: bool
) -> list[Group]:
    length, title_of = _DATES[group_by]
    members: dict[str, list[Article]] = {}
    for article in articles:
        members.setdefault(article.date.date().isoformat()[:length], []).append(article)
    title = title_of(localization)
    return [
        Group(title(found[0].date), key, tuple(found))
        for key, found in sorted(members.items(), reverse=not oldest_first)
    ]


def _by_name(
    articles: Iterable[Article],
    taxonomy: Taxonomy,
    localization: Localization,
    titles: Mapping[str, str],
) -> list[Group]:
    members: dict[str, list[Article]] = {}
    spellings: dict[str, str] = {}
    for article in articles:
        names = article.values(taxonomy) or ("",)
        for name in names:
            spellings.setdefault(fold_name(name), name)
        for key in dict.fromkeys(map(fold_name, names)):
            members.setdefault(key, []).append(article)
    shown = {key: localization.name(name) for key, name in spellings.items()}
    return [
        Group(
            titles.get(spellings[key], shown[key]) or localization.translate("Other"),
            spellings[key],
            tuple(found),
            taxonomy.name,
        )
        for key, found in sorted(
            members.items(), key=lambda item: (not item[0], taxonomy.order(shown[item[0]]))
        )
    ]
