"""The page of all news, and the pages before, after and above one of the news section."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from sphinx.environment import BuildEnvironment

from sphinx_newsfeed.config.archives import ArchiveKind
from sphinx_newsfeed.feeds.planned import PlannedFeed
from sphinx_newsfeed.model.names import PATH_SIGN, path_text
from sphinx_newsfeed.model.neighbours import Neighbours
from sphinx_newsfeed.model.taxonomy import CATEGORY
from sphinx_newsfeed.pages.documents import PageOfListing
from sphinx_newsfeed.sphinx_ext.documents.generated_pages import free_docname
from sphinx_newsfeed.sphinx_ext.domain.domain import NewsDomain
from sphinx_newsfeed.sphinx_ext.domain.references import FEED_LIST


def neighbours_of(domain: NewsDomain, docname: str) -> tuple[str, str]:
    """The documents before and after one; an empty name where there is none.

    For an article the older one is before it; for a page of a listing the one with newer articles.
    """
    if docname in domain.build.catalogue:
        neighbours = domain.build.neighbours.get(docname, Neighbours())
        older, newer = neighbours.older, neighbours.newer
        return (older.docname if older else "", newer.docname if newer else "")
    return _page_beside(domain, docname, -1), _page_beside(domain, docname, 1)


def _page_beside(domain: NewsDomain, docname: str, step: int) -> str:
    """The page of the same listing before or after one; empty where there is none."""
    page = domain.build.pages.get(docname) or PageOfListing(docname, 0, 1)
    wanted = PageOfListing(page.first, page.place, page.number + step)
    if wanted.number == 1:
        return page.first
    name = free_docname(domain, wanted.first, wanted.place, wanted.number)
    return name if domain.build.pages.get(name) == wanted else ""


def parents_of(domain: NewsDomain, docname: str) -> list[tuple[str, str]]:
    """The pages above one of the news section, the widest first: document and title."""
    env: BuildEnvironment = domain.env
    if docname in domain.build.catalogue:
        above = _above_article(domain, docname)
    elif docname in domain.build.pages:
        first = domain.build.pages[docname].first
        above = [*parents_of(domain, first), (first, _title(domain, first))]
        return [parent for parent in above if parent[0] != env.config.root_doc]
    elif docname in domain.build.archives:
        above = _above_archive(domain, docname)
    else:
        return []
    home = domain.home
    top = [] if home in {env.config.root_doc, docname} else [(home, _title(domain, home))]
    return [*top, *above]


def _above_article(domain: NewsDomain, docname: str) -> list[tuple[str, str]]:
    """The archive of the article's first category, and those above it."""
    article = domain.build.catalogue.get(docname)
    if article is None or not article.category_paths:
        return []
    path = path_text(article.category_paths[0])
    found = domain.find_target(CATEGORY.name, f"{PATH_SIGN} {path}")
    if found is None or found[0] not in domain.build.archives:
        return []
    docname = found[0]
    return [*_above_archive(domain, docname), (docname, _title(domain, docname))]


def _above_archive(domain: NewsDomain, docname: str) -> list[tuple[str, str]]:
    parents = []
    above = domain.build.archives[docname].above
    while above:
        parents.append((above, _title(domain, above)))
        above = domain.build.archives[above].above
    return parents[::-1]


class FeedPlace(NamedTuple):
    """Where readers learn of a feed: a document, and an id in it; empty for all of it."""

    docname: str
    anchor: str


@dataclass(frozen=True, slots=True)
class AroundArchive:
    """What stands around the archive page of a date or name: documents, and its own feed."""

    older: tuple[str, str] | None
    newer: tuple[str, str] | None
    above: tuple[str, str] | None
    #: Where readers learn of its own feed; ``None`` where it has none.
    feed: FeedPlace | None


def around_archive(domain: NewsDomain, docname: str) -> AroundArchive | None:
    """What stands around a page of an archive; ``None`` for other documents.

    So it is for overviews, which the news page leads to and which lead to all below them, and where
    a page of the project's own takes the archive's place.
    """
    build = domain.build
    first = build.pages[docname].first if docname in build.pages else docname
    archive = build.archives.get(first)
    if archive is None or not archive.key or first in build.own_pages:
        return None
    older, newer, above = (
        (name, _title(domain, name)) if name else None
        for name in (*build.beside_in_time.get(first, ("", "")), archive.above)
    )
    feed = build.feeds_of_pages.get(first)
    return AroundArchive(older, newer, above, feed_place(domain, feed) if feed else None)


def feed_place(domain: NewsDomain, feed: PlannedFeed | None = None) -> FeedPlace | None:
    """Where a page of the news section leads for *feed*, or for all; ``None`` without feeds.

    It is the page that says what feeds are, and not a file: what a browser makes of that is of no
    use to a reader, and may be alarming. A page of the project's own may list them, or not.
    """
    page = domain.build.feeds_page
    if not page:
        return None
    noted = domain.stored.references.get(page, ())
    has_list = any(reference.type == FEED_LIST for reference in noted)
    return FeedPlace(page, feed.anchor if feed and has_list else "")


def ways_on_of(domain: NewsDomain) -> list[tuple[str, str]]:
    """Where a listing of all news leads on: the page of all news and the overviews, with titles."""
    archives = domain.build.archives.values()
    overviews = [
        (archive.docname, archive.title)
        for archive in archives
        if not archive.key and archive.kind is not ArchiveKind.FEEDS
    ]
    own = domain.news_page
    return [*([(own, domain.build.localization.translate("All news"))] if own else []), *overviews]


def _title(domain: NewsDomain, docname: str) -> str:
    archive = domain.build.archives.get(docname)
    if archive is not None:
        return archive.short_title or archive.title
    return domain.title_of(docname)
