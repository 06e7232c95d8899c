"""Which of several articles answers to a name that all of them have."""

from __future__ import annotations

from sphinx_newsfeed.model.article import Article

#: What is added to the rank of an article that is not trusted: every other claim is a better one.
_UNTRUSTED = 100


class RankedIndex:
    """Articles by keys: the best rank wins, then the source that asks, then who came first.

    A claim of an article that is not trusted comes behind all of those that are.
    """

    def __init__(self) -> None:
        self._best: dict[str, tuple[int, Article]] = {}
        self._of_source: dict[tuple[str, str], tuple[int, Article]] = {}

    def add(self, key: str, rank: int, article: Article) -> None:
        """Let *article* answer to *key*; a lower *rank* is a better claim."""
        if not key:
            return
        rank += 0 if article.trusted else _UNTRUSTED
        best = self._best.get(key)
        if best is None:
            self._best[key] = (rank, article)
            return
        other = (rank, article)
        if rank < best[0]:
            self._best[key], other = other, best
        if other[1].source != self._best[key][1].source:
            self._note(key, other)

    def _note(self, key: str, claim: tuple[int, Article]) -> None:
        """Keep the best claim of a source that is not the best of all."""
        own = (claim[1].source, key)
        if own not in self._of_source or claim[0] < self._of_source[own][0]:
            self._of_source[own] = claim

    def find(self, key: str, source: str) -> Article | None:
        """The article that answers to *key* for one of *source*."""
        best = self._best.get(key)
        if best is None:
            return None
        own = None if best[1].source == source else self._of_source.get((source, key))
        return own[1] if own and own[0] == best[0] else best[1]
