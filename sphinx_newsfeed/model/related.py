"""Which articles are about the same: found for all of them in one walk."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.model.names import fold_name
from sphinx_newsfeed.model.taxonomy import BUILT_IN, Taxonomy

#: How many related articles are found for one.
RELATED = 4
#: How many of the newest articles of a name are looked at: without an end, articles of a name that
#: all have would be compared each with each.
_NEAREST = 12

_Name = tuple[str, str]


def find_related(
    newest_first: Sequence[Article], taxonomies: Sequence[Taxonomy] = BUILT_IN
) -> dict[str, tuple[Article, ...]]:
    """For each article those that share categories, tags or the like, best first, by its docname.

    A name that few articles have says more than one that many have. Only older articles are looked
    at: so a new article changes no page but its own, and weights of the past stay as they were.

    The weight of a name is its inverse document frequency.
    """
    telling = [each for each in taxonomies if each.weight]
    weight_of = {each.name: each.weight for each in telling}
    members: defaultdict[_Name, list[Article]] = defaultdict(list)
    names_of: dict[str, frozenset[_Name]] = {}
    related: dict[str, tuple[Article, ...]] = {}
    for number, article in enumerate(reversed(newest_first)):
        names = frozenset(_names(article, telling))
        weights = _weights(names, members, weight_of, number)
        related[article.docname] = _best(article, weights, members, names_of)
        names_of[article.docname] = names
        for name in names:
            members[name].append(article)
    return related


def _names(article: Article, taxonomies: Sequence[Taxonomy]) -> set[_Name]:
    return {(each.name, fold_name(name)) for each in taxonomies for name in article.values(each)}


def _weights(
    names: frozenset[_Name],
    members: Mapping[_Name, list[Article]],
    weight_of: Mapping[str, float],
    number: int,
) -> dict[_Name, float]:
    """What each of *names* says that some of the *number* older articles have."""
    return {
        name: weight_of[name[0]] * math.log((1 + number) / (1 + len(members[name])))
        for name in names
        if name in members
    }


def _best(
    article: Article,
    weights: Mapping[_Name, float],
    members: Mapping[_Name, list[Article]],
    names_of: Mapping[str, frozenset[_Name]],
) -> tuple[Article, ...]:
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
