"""The boundary around each article in a whole that shows several: a page of listings, or a book.

When the whole fails, the article is found over which it does, and the whole is made once more with
that article as text, or without it. It is made as usual where nothing fails.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from sphinx.util import logging

from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.sphinx_ext.boundaries.culprits import article_in_traceback, search
from sphinx_newsfeed.sphinx_ext.build_info.bounds import AS_TEXT, LEFT_OUT, Bounds, Shown

_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Whole(Generic[_Result]):
    """Something that shows articles."""

    bounds: Bounds
    #: What it is that is done, for messages.
    doing: str
    make: Callable[[], _Result]
    #: Gives the articles that are shown; it is asked when something failed.
    articles: Callable[[], Collection[Article]]
    _shown: dict[str, Shown] = field(default_factory=dict)

    def made(self) -> _Result:
        """What :attr:`make` gives. Raises what it raises where no article is the cause."""
        is_articles = False
        while True:
            try:
                with self.bounds.showing(self._shown):
                    return self.make()
            except self.bounds.boundary.passing:
                raise
            except Exception as error:
                candidates = self._candidates()
                # A fault of the page itself stays when there is no article left.
                is_articles = is_articles or bool(candidates and not self._fails(candidates, ()))
                if not is_articles:
                    raise
                self._show_less(candidates, error)

    def _candidates(self) -> dict[str, Article]:
        return {
            article.docname: article
            for article in self.articles()
            if self._shown.get(article.docname) is not Shown.NOTHING
        }

    def _show_less(self, candidates: Mapping[str, Article], error: Exception) -> None:
        """Show less of the articles over which *error* was raised, and say so."""
        paths = {article.path: docname for docname, article in candidates.items()}
        named = article_in_traceback(error, paths)
        culprits = [named] if named else search(candidates, lambda g: self._fails(candidates, g))
        # What fails now and then leaves no trace; then nothing else is known to help.
        for docname in culprits or candidates:
            before = self._shown.get(docname, Shown.WHOLE)
            self._shown[docname] = Shown(before + 1)
            instead = AS_TEXT if before is Shown.WHOLE else LEFT_OUT
            path = candidates[docname].path
            self.bounds.boundary.warn(path, self.doing, error, f"{instead} there")

    def _fails(self, candidates: Mapping[str, Article], shown: Collection[str]) -> bool:
        """Whether it fails while nothing is shown of *candidates* but those in *shown*."""
        others = dict.fromkeys(candidates.keys() - set(shown), Shown.NOTHING)
        try:
            with self.bounds.showing({**self._shown, **others}), logging.suppress_logging():
                self.make()
        except Exception:
            return True
        return False
