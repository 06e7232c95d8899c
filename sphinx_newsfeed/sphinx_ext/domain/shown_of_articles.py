"""What pages show of an article, as builds compare it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from sphinx_newsfeed.listing.styles import TextShown
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.sphinx_ext.build_info.cache import digest_of


class Reference(NamedTuple):
    """What a node refers to."""

    type: str
    target: str
    text: str


class ShownOfArticle(NamedTuple):
    """What is shown of an article in one place."""

    #: A digest of the nodes.
    digest: str = ""
    references: tuple[Reference, ...] = ()
    #: How much of the article's tree is shown besides.
    text: TextShown = TextShown.NOTHING


class KnownArticle(NamedTuple):
    """What is known of one article."""

    #: A digest of its record.
    digest: str
    #: What is shown of it in each place.
    places: dict[str, ShownOfArticle]


@dataclass
class KnownArticles:
    """What pages would show of articles, each thing made once; also by builds before this one."""

    #: What the builds before this one knew, by docnames.
    before: dict[str, KnownArticle] = field(default_factory=dict)
    #: The same of those that were asked for.
    asked: dict[str, KnownArticle] = field(default_factory=dict)
    #: Whether anything was made.
    is_new: bool = False

    def shown(
        self, article: Article, place: str, make: Callable[[], ShownOfArticle | None]
    ) -> ShownOfArticle:
        """What is shown of an article in a place; what *make* cannot make is made again."""
        known = self.asked.get(article.docname) or self._recalled(article)
        if place not in known.places:
            made = make()
            if made is None:
                return ShownOfArticle()
            known.places[place] = made
            self.is_new = True
        return known.places[place]

    def _recalled(self, article: Article) -> KnownArticle:
        # Where the project lies makes no difference.
        digest = digest_of(repr(replace(article, path="")))
        known = self.before.get(article.docname)
        if known is None or known.digest != digest:
            known = KnownArticle(digest, {})
        self.asked[article.docname] = known
        return known
