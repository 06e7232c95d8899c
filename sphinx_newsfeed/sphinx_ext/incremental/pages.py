"""Which documents are written again because the news changed.

A page is written again when something changed that is put into it while writing: the articles
before and after it, the texts that its listings show, and where names lead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from sphinx_newsfeed.listing.groups import GroupBy
from sphinx_newsfeed.listing.styles import TextShown
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.sphinx_ext.build_info.builders import makes_html
from sphinx_newsfeed.sphinx_ext.build_info.cache import (
    digest_of_data,
    load_digests,
    notes_file,
    save_digests,
)
from sphinx_newsfeed.sphinx_ext.domain.domain import NewsDomain, domain_of
from sphinx_newsfeed.sphinx_ext.domain.facts import author_of
from sphinx_newsfeed.sphinx_ext.domain.feeds_of_pages import FeedsOfPages
from sphinx_newsfeed.sphinx_ext.domain.shown_of_articles import ShownOfArticle
from sphinx_newsfeed.sphinx_ext.domain.stored_data import ListingRecord, ReferenceRecord
from sphinx_newsfeed.sphinx_ext.html_pages.navigation import (
    around_archive,
    feed_place,
    neighbours_of,
    parents_of,
    ways_on_of,
)
from sphinx_newsfeed.sphinx_ext.html_pages.sidebars import SidebarDigests
from sphinx_newsfeed.sphinx_ext.incremental.shown import (
    lead,
    resolved,
    shown_in_byline,
    shown_in_entry,
    shown_in_link,
)
from sphinx_newsfeed.sphinx_ext.incremental.standing import Standing


class WrittenPages:
    """What the last build with the same output put into each page while writing.

    Doctrees are shared by all builders; pages are not. So this is kept for each builder and
    output folder, next to the doctrees and outside the environment.
    """

    def __init__(self, standing: Standing) -> None:
        self._standing = standing
        #: Docname → digest of what this build puts into the page.
        self.digests: dict[str, str] = {}
        self._written: set[str] = set()

    def pages_to_write(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """The documents that must be written again, though nothing in them was read again."""
        self._written, self.digests = set(), {}
        if self._standing.holds:
            return []
        with self._standing.watch():
            self.digests = dict(_page_digests(app, env))
        before = load_digests(notes_file(app, "pages"))
        return [
            docname
            for docname, digest in self.digests.items()
            if docname in before and before[docname] != digest
        ]

    def note_written(self, app: Sphinx, doctree: nodes.document, docname: str) -> None:
        """Note that a page is being written."""
        self._written.add(docname)

    def save(self, app: Sphinx, exception: Exception | None) -> None:
        """Remember what was put into the pages that were written.

        A build of named files leaves others as they were. Pages of a parallel build, too, are
        resolved in this process, before others write them.
        """
        if exception is not None or not self.digests:
            return
        store = notes_file(app, "pages")
        before = load_digests(store)
        after = {
            docname: digest if docname in self._written else before.get(docname, digest)
            for docname, digest in self.digests.items()
        }
        if before != after:
            save_digests(store, after)
        if after != self.digests:
            self._standing.leave_pages()


def _page_digests(app: Sphinx, env: BuildEnvironment) -> Iterator[tuple[str, str]]:
    shown = _ShownOnPages(app)
    for docname in sorted(shown.pages & env.found_docs):
        yield docname, digest_of_data([*shown.on(docname)])


class _ShownOnPages:
    """What is put into pages while they are written."""

    def __init__(self, app: Sphinx) -> None:
        domain = domain_of(app.env)
        stored = domain.stored
        self._app, self._domain, self._stored = app, domain, stored
        self._articles = {article.docname: article for article in domain.build.catalogue.pages}
        self._with_neighbours = makes_html(app.builder)
        # A listing that shows an article's text shows its references, too.
        noted = stored.references
        self._leads = _of_each(domain, noted, lambda name: _leads(domain, noted[name]))
        # An article and a name stand on many pages.
        self._shown: dict[ShownOfArticle, str] = {}
        self._lead = cache(partial(lead, domain))
        self._languages = domain.build.name_languages
        targets = [domain.all_targets(), self._languages] if stored.overviews else []
        self._targets = digest_of_data(targets)
        self._ways_on = digest_of_data([feed_place(domain), domain.page_of_all, ways_on_of(domain)])
        self._sidebars, self._feeds = SidebarDigests(app), FeedsOfPages(app)
        everywhere = app.env.found_docs if self._feeds.of_all else self._sidebars.pages
        #: The documents into which anything may be put.
        self.pages = {
            *(*self._articles, *noted, *stored.listings, *stored.overviews, *everywhere),
        }

    def _part(self, shown: ShownOfArticle) -> str:
        """What is shown of an article, and where its references lead."""
        if shown not in self._shown:
            found = [self._lead(each) for each in shown.references]
            self._shown[shown] = digest_of_data([shown.digest, found])
        return self._shown[shown]

    def _links(self, articles: Iterable[Article]) -> list[str]:
        """What is shown of articles that a page leads to."""
        return [self._part(shown_in_link(self._domain, article)) for article in articles]

    def on(self, docname: str) -> Iterator[object]:
        """All that is put into one page."""
        domain = self._domain
        yield from self._leads.get(docname, ())
        yield self._sidebars.of(docname)
        yield from (f"{feed.format} {feed.url} {feed.title}" for feed in self._feeds.of(docname))
        for listing in self._stored.listings.get(docname, ()):
            yield from self._in_listing(docname, listing)
        if docname in self._stored.overviews:
            yield self._targets
        if docname in self._articles:
            article = self._articles[docname]
            yield self._part(shown_in_byline(domain, article))
            yield [repr(author_of(self._app, key)) for key in article.authors]
            yield self._links(domain.build.translations.get(docname, ()))
            yield self._links(domain.build.related.get(docname, ()))
        if self._with_neighbours:
            yield domain.home
            yield repr(around_archive(domain, docname))
            for name in neighbours_of(domain, docname):
                yield f"{name} {domain.title_of(name)}" if name else ""
                yield self._links(filter(None, [self._articles.get(name)]))
            yield from parents_of(domain, docname)

    def _in_listing(self, docname: str, listing: ListingRecord) -> Iterator[object]:
        yield listing.digest
        if listing.group_by != GroupBy.NONE:
            yield self._languages
        if docname not in self._domain.build.archives:
            yield self._ways_on
        for name in listing.articles:
            article = self._articles.get(name)
            if article is not None:
                yield from self._in_entry(article, listing)

    def _in_entry(self, article: Article, listing: ListingRecord) -> Iterator[object]:
        look = listing.style, listing.date_pattern, listing.line
        shown = shown_in_entry(self._domain, article, *look)
        yield self._part(shown)
        if shown.text is not TextShown.NOTHING:
            yield self._stored.article(article.docname).digest_of(shown.text)
            yield self._leads.get(article.docname, [])


def _of_each(
    domain: NewsDomain, docnames: Iterable[str], make: Callable[[str], list[list[str]]]
) -> dict[str, list[list[str]]]:
    """What *make* gives for each document; nothing where it fails over an article."""
    found: dict[str, list[list[str]]] = {}
    doing, instead = (
        "comparing the article with the last build",
        "not all that changed may be shown",
    )
    for docname in docnames:
        article = domain.build.catalogue.get(docname)
        if article is None:
            found[docname] = make(docname)
            continue
        found[docname] = []
        with domain.build.bounds.boundary.around(article.path, doing, instead):
            found[docname] = make(docname)
    return found


def _leads(domain: NewsDomain, references: Iterable[ReferenceRecord]) -> list[list[str]]:
    return [resolved(domain, *each) for each in references]
