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
from sphinx_newsfeed.sphinx_ext.domain.references import FEED, FEED_LIST, LINK
from sphinx_newsfeed.sphinx_ext.domain.stored_data import ReferenceRecord
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
    domain = domain_of(env)
    stored = domain.stored
    references, listings, overviews = stored.references, stored.listings, stored.overviews
    articles = {article.docname: article for article in domain.build.catalogue.pages}
    with_neighbours = makes_html(app.builder)
    # A listing that shows an article's text shows its references, too.
    unknown: list[list[str]] = []
    leads = _of_each(domain, references, lambda name: _leads(domain, references[name]), unknown)
    # Bylines stand on many pages.
    names = _of_each(
        domain, articles, lambda name: digest_of_data(_lead_of_names(domain, articles[name])), ""
    )
    languages = domain.build.name_languages
    targets = digest_of_data([domain.all_targets(), languages]) if overviews else ""
    shown_everywhere = SidebarDigests(app)
    ways_on = digest_of_data([feed_place(domain), domain.page_of_all, ways_on_of(domain)])
    known = {*articles, *references, *listings, *overviews}
    for docname in sorted((known | shown_everywhere.pages) & env.found_docs):
        parts: list[object] = [*leads.get(docname, ()), shown_everywhere.of(docname)]
        for listing in listings.get(docname, ()):
            parts.append([listing.digest, *stored.text_digests(listing)])
            parts += [languages] if listing.group_by is not GroupBy.NONE else []
            if docname not in domain.build.archives:
                parts.append(ways_on)
            look = STYLES[listing.style]
            if look.text is not TextShown.NOTHING:
                parts += (leads[shown] for shown in listing.articles if shown in leads)
            if look.has_names:
                parts += (names.get(shown, "") for shown in listing.articles)
        if docname in overviews:
            parts.append(targets)
        if docname in articles:
            parts.append(names[docname])
            parts += _titles(domain, domain.build.translations.get(docname, ()))
            parts += _titles(domain, domain.build.related.get(docname, ()))
        if with_neighbours:
            parts += _neighbours(domain, docname)
            parts += parents_of(domain, docname)
        yield docname, digest_of_data(parts)


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
