"""Which documents are written again because the news changed.

A page is written again when something changed that is put into it while writing: the articles
before and after it, the texts that its listings show, and where names lead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from sphinx_newsfeed.listing.groups import GroupBy
from sphinx_newsfeed.listing.styles import STYLES, TextShown
from sphinx_newsfeed.model.article import Article, Axis, path_text
from sphinx_newsfeed.sphinx_ext.build_info.builders import makes_html
from sphinx_newsfeed.sphinx_ext.build_info.cache import (
    digest_of_data,
    load_digests,
    notes_file,
    save_digests,
)
from sphinx_newsfeed.sphinx_ext.domain.domain import NewsDomain, domain_of
from sphinx_newsfeed.sphinx_ext.domain.feeds_of_pages import FeedsOfPages
from sphinx_newsfeed.sphinx_ext.domain.references import FEED, FEED_LIST, LINK
from sphinx_newsfeed.sphinx_ext.domain.stored_data import ListingRecord, ReferenceRecord
from sphinx_newsfeed.sphinx_ext.html_pages.navigation import (
    around_archive,
    feed_place,
    neighbours_of,
    parents_of,
    ways_on_of,
)
from sphinx_newsfeed.sphinx_ext.html_pages.sidebars import SidebarDigests
from sphinx_newsfeed.sphinx_ext.incremental.standing import Standing

_Made = TypeVar("_Made")


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
        self._domain, self._stored = domain, stored
        self._articles = {article.docname: article for article in domain.build.catalogue.pages}
        self._with_neighbours = makes_html(app.builder)
        # A listing that shows an article's text shows its references, too.
        unknown: list[list[str]] = []
        noted = stored.references
        self._leads = _of_each(domain, noted, lambda name: _leads(domain, noted[name]), unknown)
        # Bylines stand on many pages.
        self._names = _of_each(domain, self._articles, self._digest_of_names, "")
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

    def _digest_of_names(self, docname: str) -> str:
        return digest_of_data(_lead_of_names(self._domain, self._articles[docname]))

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
            yield self._names[docname]
            yield from _titles(domain, domain.build.translations.get(docname, ()))
            yield from _titles(domain, domain.build.related.get(docname, ()))
        if self._with_neighbours:
            yield from _neighbours(domain, docname)
            yield from parents_of(domain, docname)

    def _in_listing(self, docname: str, listing: ListingRecord) -> Iterator[object]:
        yield [listing.digest, *self._stored.text_digests(listing)]
        if listing.group_by is not GroupBy.NONE:
            yield self._languages
        if docname not in self._domain.build.archives:
            yield self._ways_on
        look = STYLES[listing.style]
        if look.text is not TextShown.NOTHING:
            yield from (self._leads[each] for each in listing.articles if each in self._leads)
        if look.has_names:
            yield from (self._names.get(each, "") for each in listing.articles)


def _of_each(
    domain: NewsDomain, docnames: Iterable[str], make: Callable[[str], _Made], otherwise: _Made
) -> dict[str, _Made]:
    """What *make* gives for each document; *otherwise* where it fails over an article."""
    found: dict[str, _Made] = {}
    doing, instead = (
        "comparing the article with the last build",
        "not all that changed may be shown",
    )
    for docname in docnames:
        article = domain.build.catalogue.get(docname)
        if article is None:
            found[docname] = make(docname)
            continue
        found[docname] = otherwise
        with domain.build.bounds.boundary.around(article.path, doing, instead):
            found[docname] = make(docname)
    return found


def _leads(domain: NewsDomain, references: Iterable[ReferenceRecord]) -> list[list[str]]:
    return [_resolved(domain, *each) for each in references]


def _lead_of_names(domain: NewsDomain, article: Article) -> list[list[str]]:
    """Where the names in an article's byline lead, and their languages."""
    names: list[tuple[Axis, str, str]] = [
        (axis, name, name) for axis in (Axis.TAG, Axis.AUTHOR) for name in article.values(axis)
    ]
    for path in article.category_paths:
        names += [
            (Axis.CATEGORY, name, path_text(path[: place + 1])) for place, name in enumerate(path)
        ]
    return [
        [
            *_resolved(domain, axis.value, target),
            *filter(None, [domain.build.language_of_name(name)]),
        ]
        for axis, name, target in names
    ]


def _resolved(domain: NewsDomain, objtype: str, target: str, base: str = "") -> list[str]:
    if objtype == LINK:
        return list(domain.find_link(target, base) or ())
    if objtype == "any":
        return [each for typ in domain.object_types for each in _resolved(domain, typ, target)]
    if objtype == "label":
        return [f"{name} {found}" for name, found in domain.targets() if found.anchor == target]
    if objtype in {FEED, FEED_LIST}:
        is_list = objtype == FEED_LIST
        feeds = domain.build.feeds if is_list else (domain.build.feed_index.find(target),)
        return [repr(feed) for feed in feeds]
    if objtype == "article":
        return _titles(domain, domain.build.catalogue.find(target))
    found = domain.find_target(objtype, target)
    return [found[0], *found[1]] if found else []


def _titles(domain: NewsDomain, articles: Sequence[Article]) -> list[str]:
    shown = ((a.docname, a.shown_language, domain.title_of(a.docname)) for a in articles)
    return [" ".join(filter(None, each)) for each in shown]


def _neighbours(domain: NewsDomain, docname: str) -> list[str]:
    """What a page shows of those beside it: of an article its date, too, and the way back."""
    around = around_archive(domain, docname)
    shown = [domain.home, "" if around is None else repr(around)]
    for name in neighbours_of(domain, docname):
        article = domain.build.catalogue.get(name)
        date = f"{article.date.isoformat()} {article.shown_language}" if article else ""
        shown.append(f"{name} {date} {domain.title_of(name)}" if name else "")
    return shown
