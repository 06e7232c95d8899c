"""The index of all articles by date."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sphinx.domains import Index, IndexEntry

from sphinx_newsfeed.listing.article_page import SECTION_ID
from sphinx_newsfeed.listing.groups import GroupBy, group_articles
from sphinx_newsfeed.sphinx_ext.domain.domain import NewsDomain, domain_of

#: A normal entry, in the terms of Sphinx' indices.
_PLAIN = 0


class NewsIndex(Index):
    """All articles, newest first, under the month in which they appeared."""

    name = "index"
    localname = "News by date"
    shortname = None

    def generate(
        self, docnames: Iterable[str] | None = None
    ) -> tuple[list[tuple[str, list[IndexEntry]]], bool]:
        """The entries, each month with a heading of its own."""
        domain = domain_of(self.domain.env)
        catalogue, localization = domain.build.catalogue, domain.build.localization
        wanted = None if docnames is None else set(docnames)
        articles = [a for a in catalogue.articles if wanted is None or a.docname in wanted]
        # Templates make ids of the headings, which must hold no blank.
        content = [
            (
                group.key,
                [_entry(domain, a.docname, localization.day(a.date)) for a in group.articles],
            )
            for group in group_articles(articles, GroupBy.MONTH, localization)
        ]
        return content, False


def news_index(translate: Callable[[str], str]) -> type[NewsIndex]:
    """The index with its name in the language of a project: Sphinx asks the class for it."""
    return type("NewsIndex", (NewsIndex,), {"localname": translate("News by date")})


def _entry(domain: NewsDomain, docname: str, date: str) -> IndexEntry:
    return IndexEntry(domain.title_of(docname), _PLAIN, docname, SECTION_ID, date, "", "")
