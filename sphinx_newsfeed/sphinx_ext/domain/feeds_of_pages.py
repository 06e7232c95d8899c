"""Which feeds pages tell browsers and readers of feeds of."""

from __future__ import annotations

from sphinx.application import Sphinx

from sphinx_newsfeed.feeds.planned import PlannedFeed
from sphinx_newsfeed.sphinx_ext.build_info.page_addresses import has_feeds
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of


class FeedsOfPages:
    """Which feeds the head of each page of a build leads to."""

    def __init__(self, app: Sphinx) -> None:
        feeds = domain_of(app.env).build.feeds if has_feeds(app) else ()
        #: Those that all pages lead to.
        self.of_all = tuple(feed for feed in feeds if not feed.is_of_name)
        self._of_page: dict[str, list[PlannedFeed]] = {}
        for feed in feeds:
            if feed.is_of_name:
                self._of_page.setdefault(feed.page, []).append(feed)

    def of(self, docname: str) -> tuple[PlannedFeed, ...]:
        """The feeds of one page, with those of all."""
        return (*self.of_all, *self._of_page.get(docname, ()))
