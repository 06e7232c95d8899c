"""The old addresses of all articles, each list made once."""

from __future__ import annotations

from collections.abc import Mapping

from sphinx_newsfeed.boundary import Boundary
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.model.outputs import OldAddresses
from sphinx_newsfeed.model.site import OriginalSite
from sphinx_newsfeed.old_addresses.addresses import explicit_addresses
from sphinx_newsfeed.old_addresses.numbers import numbered_addresses
from sphinx_newsfeed.old_addresses.patterns import unknown_placeholders
from sphinx_newsfeed.old_addresses.permalinks import computed_addresses
from sphinx_newsfeed.problems import Problem, ProblemKind, ignore


class AddressBook:
    """The old addresses of articles: paths below the roots of their sites, each made once.

    They begin with a slash and are decoded. What is an address at another host is none.
    """

    def __init__(self, sites: Mapping[str, OriginalSite], boundary: Boundary | None = None) -> None:
        self._sites = sites
        self._boundary = boundary or Boundary(ignore)
        self._known: dict[str, OldAddresses] = {}

    def site_of(self, article: Article) -> OriginalSite:
        """The old home of *article*."""
        return self._sites.get(article.source) or OriginalSite(article.source, article.dialect)

    def of(self, article: Article) -> OldAddresses:
        """The old addresses of *article*, no one twice."""
        if article.path not in self._known:
            self._known[article.path] = OldAddresses()
            with self._boundary.around(
                article.path, "finding old addresses", "it has none of them"
            ):
                self._known[article.path] = self._find(article)
        return self._known[article.path]

    def _find(self, article: Article) -> OldAddresses:
        site = self.site_of(article)
        self._report_unknown(article, site)
        named = explicit_addresses(article, site)
        computed = dict.fromkeys(computed_addresses(article, site))
        computed |= dict.fromkeys(numbered_addresses(article))
        return OldAddresses(named, tuple(each for each in computed if each not in named))

    def _report_unknown(self, article: Article, site: OriginalSite) -> None:
        """Say which placeholder of its own pattern is not known; a colon within a word is none."""
        unknown = unknown_placeholders(article.permalink, site.dialect, article.extra)
        for placeholder in unknown:
            if f"/{placeholder}" in article.permalink:
                message = f"permalink: {placeholder:.80} is not known; it stays as it is written"
                self._boundary.report(Problem(ProblemKind.FIELD, message, article.path, 1))
