"""Which articles are about the same: found for all of them in one walk."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

from sphinx_newsfeed.model.article import Article, Axis, fold_name

#: How many related articles are found for one.
RELATED = 4
#: How many of the newest articles of a name are looked at: without an end, articles of a name that
#: all have would be compared each with each.
_NEAREST = 12
#: How much more a tag says than a category, which is wider.
_WEIGHTS = {Axis.TAG: 1.5, Axis.CATEGORY: 1.0}

_Name = tuple[Axis, str]


def find_related(newest_first: Sequence[Article]) -> dict[str, tuple[Article, ...]]:
    """For each article those that share categories and tags with it, best first, by its docname.

    A name that few articles have says more than one that many have. Only older articles are looked
    at: so a new article changes no page but its own, and weights of the past stay as they were.

    The weight of a name is its inverse document frequency.
    """
    members: defaultdict[_Name, list[Article]] = defaultdict(list)
    names_of: dict[str, frozenset[_Name]] = {}
    related: dict[str, tuple[Article, ...]] = {}
    for number, article in enumerate(reversed(newest_first)):
        names = frozenset(_names(article))
        related[article.docname] = _best(article, names, members, names_of, number)
        names_of[article.docname] = names
        for name in names:
            members[name].append(article)
    return related


def _names(article: Article) -> set[_Name]:
    return {(axis, fold_name(name)) for axis in _WEIGHTS for name in article.values(axis)}


def _best(
    article: Article,
    names: frozenset[_Name],
    members: dict[_Name, list[Article]],
    names_of: dict[str, frozenset[_Name]],
    number: int,
) -> tuple[Article, ...]:
    weights = {
        name: _WEIGHTS[name[0]] * math.log((1 + number) / (1 + len(members[name])))
        for name in names
        if name in members
    }
    candidates = {other.docname: other for name in weights for other in members[name][-_NEAREST:]}
    scores = {
        # The order of a set differs between runs, and so would the sum of its weights.
        docname: math.fsum(weights[name] for name in names_of[docname] if name in weights)
        for docname, other in candidates.items()
        if not article.shown_language or other.shown_language in {"", article.shown_language}
    }
    order = sorted(
        (docname for docname, score in scores.items() if score > 0),
        key=lambda name: (-scores[name], -candidates[name].date.timestamp(), name),
    )
    return tuple(candidates[docname] for docname in order[:RELATED])
