"""Divides the articles of a listing into groups."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sphinx_newsfeed.localization import Localization
from sphinx_newsfeed.model.article import Article, Axis, fold_name
from sphinx_newsfeed.slugs import make_slug


class GroupBy(StrEnum):
    """What a listing can be grouped by."""

    NONE = "none"
    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    CATEGORY = "category"
    TAG = "tag"
    AUTHOR = "author"


@dataclass(frozen=True, slots=True)
class Group:
    """The articles that stand under one heading."""

    #: What the heading says.
    title: str
    #: The date (``2022``, ``2022-02``, ``2022-02-28``) or name that it stands for; empty for the
    #: articles that have no name.
    key: str
    articles: tuple[Article, ...]
    #: ``None`` for a date.
    axis: Axis | None = None

    @property
    def anchor(self) -> str:
        """The id of the group's section, such as ``news-2022-02`` or ``news-category-markets``."""
        return anchor_of(self.axis, self.key)


def anchor_of(axis: Axis | None, key: str) -> str:
    """The id of where the articles of a date or name stand."""
    return f"news-{key}" if axis is None else f"news-{axis.value}-{make_slug(key)}"


#: How a group of dates is named: how much of the ISO date is its key, and what writes its title.
_DATES: dict[GroupBy, tuple[int, Callable[[Localization], Callable[[datetime], str]]]] = {
    GroupBy.YEAR: (4, lambda localization: localization.year),
    GroupBy.MONTH: (7, lambda localization: localization.month),
    GroupBy.DAY: (10, lambda localization: localization.day),
}


def group_articles(
    articles: Iterable[Article],
    group_by: GroupBy,
    localization: Localization,
    *,
    oldest_first: bool = False,
    titles: Mapping[str, str] | None = None,
) -> list[Group]:
    """The groups of *articles*, which keep their order within each.

    Dates stand newest first unless *oldest_first*; names in alphabetical order, those without a
    name last. An article with several names stands under each of them. *titles* says what the
    headings of authors are who are named by a key.
    """
    if group_by in _DATES:
        return _by_date(articles, group_by, localization, oldest_first)
    axis = Axis(group_by.value)
    return _by_name(articles, axis, localization, titles or {} if axis is Axis.AUTHOR else {})


def in_order_of_groups(
    articles: Sequence[Article], group_by: GroupBy, *, oldest_first: bool = False
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
    articles: Iterable[Article], axis: Axis, localization: Localization, titles: Mapping[str, str]
) -> list[Group]:
    members: dict[str, list[Article]] = {}
    spellings: dict[str, str] = {}
    for article in articles:
        names = article.values(axis) or ("",)
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
            axis,
        )
        for key, found in sorted(
            members.items(), key=lambda item: (not item[0], fold_name(shown[item[0]]))
        )
    ]
