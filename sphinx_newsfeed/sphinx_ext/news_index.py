"""The index of all articles by date."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sphinx.domains import Index, IndexEntry

from sphinx_newsfeed.listing.groups import GroupBy, group_articles

if TYPE_CHECKING:
    from sphinx_newsfeed.sphinx_ext.domain import NewsDomain

#: A normal entry, in the terms of Sphinx' indices.
_PLAIN = 0


class NewsIndex(Index):
    """All articles, newest first, under the month in which they appeared."""

    name = "index"
    localname = "News by date"
    shortname = None

    if TYPE_CHECKING:
        domain: NewsDomain

    def generate(
        self, docnames: Iterable[str] | None = None
    ) -> tuple[list[tuple[str, list[IndexEntry]]], bool]:
        """The entries, each month with a heading of its own."""
        catalogue, wording = self.domain.catalogue, self.domain.wording
        wanted = None if docnames is None else set(docnames)
        articles = [a for a in catalogue.articles if wanted is None or a.docname in wanted]
        # Templates make ids of the headings, which must hold no blank.
        content = [
            (group.key, [self._entry(a.docname, wording.day(a.date)) for a in group.articles])
            for group in group_articles(articles, GroupBy.MONTH, wording)
        ]
        return content, False

    def _entry(self, docname: str, date: str) -> IndexEntry:
        return IndexEntry(self.domain.title_of(docname), _PLAIN, docname, "", date, "", "")
