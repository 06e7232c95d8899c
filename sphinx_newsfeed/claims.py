"""Which of several articles answers to a name that all of them have."""

from __future__ import annotations

from sphinx_newsfeed.article import Article


class ClaimTable:
    """Articles by keys: the best rank wins, then the source that asks, then who came first."""

    def __init__(self) -> None:
        self._best: dict[str, tuple[int, Article]] = {}
        self._of_source: dict[tuple[str, str], tuple[int, Article]] = {}

    def add(self, key: str, rank: int, article: Article) -> None:
        """Let *article* answer to *key*; a lower *rank* is a better claim."""
        if not key:
            return
        claim = (rank, article)
        if key not in self._best or rank < self._best[key][0]:
            self._best[key] = claim
        own = (article.source, key)
        if own not in self._of_source or rank < self._of_source[own][0]:
            self._of_source[own] = claim

    def find(self, key: str, source: str) -> Article | None:
        """The article that answers to *key* for one of *source*."""
        best = self._best.get(key)
        if best is None:
            return None
        own = self._of_source.get((source, key))
        return own[1] if own and own[0] == best[0] else best[1]
