"""All published articles in one order, with the ways to find one."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import PurePath

from sphinx_newsfeed.model.article import Article, article_keys
from sphinx_newsfeed.model.names import Path, fold_name, name_keys, path_key
from sphinx_newsfeed.model.taxonomy import BUILT_IN, Taxonomy

#: In seconds; no zone is farther from UTC.
_DAY = 86_400


class Catalogue:
    """The published articles, newest first.

    Articles of the same instant stand in the order of their docnames, so that the order is the
    same on every machine. Everything here is computed once; looking up is a matter of one step.
    Articles that are unlisted have a page and can be referred to; nothing else here has them.
    """

    def __init__(
        self, articles: Iterable[Article] = (), taxonomies: Sequence[Taxonomy] = BUILT_IN
    ) -> None:
        #: By what the articles are sorted.
        self.taxonomies = tuple(taxonomies)
        shown = [article for article in articles if not article.hidden]
        shown.sort(key=lambda article: article.docname)
        # Times of one zone compare by the clock, which is put back once a year.
        shown.sort(key=lambda article: article.date.timestamp(), reverse=True)
        #: All articles that have a page, those that stand in no listing among them.
        self.pages: tuple[Article, ...] = tuple(shown)
        self.articles: tuple[Article, ...] = tuple(each for each in shown if not each.unlisted)
        #: What was selected, by the selection: pages of one listing ask for the same.
        self.selected: dict[Hashable, tuple[Article, ...]] = {}
        # Ascending, as a search by halves needs it.
        self._ages = [-article.date.timestamp() for article in self.articles]
        self._pages = {article.docname: article for article in shown}
        self._members = {each.name: _members(self.articles, each) for each in taxonomies}
        self._names: dict[str, dict[str, int]] = {}
        self._trees: dict[str, Tree] = {}

    @cached_property
    def days(self) -> dict[str, dict[str, int]]:
        """Year → ISO date → how many articles, the oldest day first."""
        return _days_by_year(self.articles)

    @cached_property
    def targets(self) -> dict[str, tuple[Article, ...]]:
        """The articles by all that they answer to, in the form of :func:`fold_name`."""
        return _articles_by_target(self.pages)

    def __contains__(self, docname: object) -> bool:
        return docname in self._pages

    def __len__(self) -> int:
        return len(self.articles)

    def get(self, docname: str) -> Article | None:
        """The article shown by the document *docname*."""
        return self._pages.get(docname)

    def find(self, target: str) -> tuple[Article, ...]:
        """The articles that answer to *target*; more than one when it is ambiguous.

        An article answers to its docname, to its slug, to its file's name with or without suffix,
        and to its old addresses. A docname is unique and so is never ambiguous.
        """
        article = self.get(target.strip("/"))
        return (article,) if article else self.targets.get(_fold_target(target), ())

    def members(self, taxonomy: str, name: str) -> tuple[Article, ...]:
        """The articles that stand under *name*, newest first; in a tree it may be a path."""
        members = self._members.get(taxonomy, {})
        return next((members[key] for key in name_keys(name) if key in members), ())

    def between(self, since: datetime | None, until: datetime | None) -> tuple[Article, ...]:
        """The articles from the instant *since* on and before *until*, newest first.

        Of a time without a zone, all that may belong to it in any.
        """
        first = bisect_right(self._ages, -_latest(until)) if until else 0
        last = bisect_right(self._ages, -_earliest(since)) if since else len(self.articles)
        return self.articles[first:last]

    def tree(self, taxonomy: Taxonomy) -> Tree:
        """The names of a taxonomy in which they may stand in each other."""
        if taxonomy.name not in self._trees:
            self._trees[taxonomy.name] = _tree(
                self.articles, taxonomy, self._members.get(taxonomy.name, {})
            )
        return self._trees[taxonomy.name]

    def names(self, taxonomy: Taxonomy) -> dict[str, int]:
        """Each name, as most articles spell it, with the number of its articles."""
        if taxonomy.name not in self._names:
            self._names[taxonomy.name] = _count_names(self.articles, taxonomy)
        return self._names[taxonomy.name]


@dataclass(frozen=True, slots=True)
class Tree:
    """The paths of names that there are in a taxonomy."""

    #: Each path, and each beginning of one, with its articles, newest first. A path is spelt as the
    #: oldest of its articles spells it; the paths stand in the order of these articles.
    paths: Mapping[Path, tuple[Article, ...]]
    #: The key of each path → the paths that are one name longer.
    below: Mapping[str, Sequence[Path]]


def _tree(
    newest_first: Sequence[Article],
    taxonomy: Taxonomy,
    members: Mapping[str, tuple[Article, ...]],
) -> Tree:
    found: dict[str, Path] = {}
    for article in reversed(newest_first):
        for path in article.paths(taxonomy):
            for length in range(1, len(path) + 1):
                found.setdefault(path_key(path[:length]), path[:length])
    below: dict[str, list[Path]] = {}
    for path in found.values():
        below.setdefault(path_key(path[:-1]), []).append(path)
    return Tree({path: members[key] for key, path in found.items()}, below)


def _earliest(time: datetime) -> float:
    return time.timestamp() if time.tzinfo else time.replace(tzinfo=UTC).timestamp() - _DAY


def _latest(time: datetime) -> float:
    return time.timestamp() if time.tzinfo else time.replace(tzinfo=UTC).timestamp() + _DAY


def _days_by_year(newest_first: Sequence[Article]) -> dict[str, dict[str, int]]:
    days: dict[str, dict[str, int]] = {}
    for article in reversed(newest_first):
        day = article.date.date().isoformat()
        year = days.setdefault(day[:4], {})
        year[day] = year.get(day, 0) + 1
    return days


def _count_names(articles: Iterable[Article], taxonomy: Taxonomy) -> dict[str, int]:
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for article in articles:
        names = {fold_name(name): name for name in reversed(article.values(taxonomy))}
        for key, name in names.items():
            spellings[key][name] += 1
    return {
        _usual(counts): counts.total()
        for _, counts in sorted(spellings.items(), key=lambda item: taxonomy.order(item[0]))
    }


def _usual(counts: Counter[str]) -> str:
    return min(counts, key=lambda name: (-counts[name], name))


def _members(articles: Iterable[Article], taxonomy: Taxonomy) -> dict[str, tuple[Article, ...]]:
    members: defaultdict[str, list[Article]] = defaultdict(list)
    for article in articles:
        for key in article_keys(article, taxonomy):
            members[key].append(article)
    return {key: tuple(found) for key, found in members.items()}


def _articles_by_target(articles: Iterable[Article]) -> dict[str, tuple[Article, ...]]:
    targets: defaultdict[str, list[Article]] = defaultdict(list)
    for article in articles:
        file = PurePath(article.path)
        names = {article.docname, file.name, file.stem, article.slug, article.permalink}
        names.update(article.aliases)
        for target in {_fold_target(name) for name in names} - {""}:
            targets[target].append(article)
    return {target: tuple(found) for target, found in targets.items()}


def _fold_target(target: str) -> str:
    return fold_name(target).strip("/")
