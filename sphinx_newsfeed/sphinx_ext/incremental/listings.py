"""Which documents are read again because the news changed.

A listing is read again when its own selection, or what it shows of it, changed.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from sphinx_newsfeed.listing.groups import Group, GroupBy, group_articles, in_order_of_groups
from sphinx_newsfeed.listing.listing import DisplayOptions
from sphinx_newsfeed.listing.options import read_page_size
from sphinx_newsfeed.loading import names_in
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.model.selection import Selection, articles_left, select
from sphinx_newsfeed.model.taxonomy import AUTHOR, named
from sphinx_newsfeed.pages.documents import page_count
from sphinx_newsfeed.problems import ignore
from sphinx_newsfeed.sphinx_ext.build_info.builders import has_generated_pages, is_assembling
from sphinx_newsfeed.sphinx_ext.build_info.cache import digest_of_data
from sphinx_newsfeed.sphinx_ext.domain.domain import NewsDomain, domain_of
from sphinx_newsfeed.sphinx_ext.domain.stored_data import ListingRecord, OverviewRecord
from sphinx_newsfeed.sphinx_ext.incremental.known_articles import recall
from sphinx_newsfeed.sphinx_ext.incremental.shown import (
    shown_in_byline,
    shown_in_entry,
    shown_in_overview,
)
from sphinx_newsfeed.sphinx_ext.incremental.standing import Standing


def page_of(selected: Sequence[Article], page_size: int, number: int) -> Sequence[Article]:
    """The articles on one page of a listing, counted from 1; all of them without a page size."""
    return selected[(number - 1) * page_size : number * page_size] if page_size else selected


def groups_of(
    domain: NewsDomain, articles: Sequence[Article], selection: Selection, group_by: str
) -> list[Group]:
    """The groups of a listing's *articles*; none where it is not grouped."""
    # A name of a taxonomy that nobody declares any more groups nothing.
    by = named(domain.build.settings.taxonomies, group_by) or _dates_named(group_by)
    if by is None:
        return []
    authors = domain.build.settings.authors
    return group_articles(
        articles,
        by,
        domain.build.localization,
        oldest_first=selection.sort.is_oldest_first,
        titles={key: author.name for key, author in authors.items()},
    )


def _dates_named(group_by: str) -> GroupBy | None:
    return next((each for each in GroupBy if each == group_by != GroupBy.NONE), None)


def listing_record(
    domain: NewsDomain,
    selection: Selection,
    display: DisplayOptions,
    selected: Sequence[Article],
    number: int,
) -> ListingRecord:
    """What later builds must know of a directive that shows page *number* of what it selected."""
    articles = page_of(selected, display.page_size, number)
    record = ListingRecord(
        selection=selection,
        style=display.style,
        group_by=display.group_by,
        page_size=display.page_size,
        number=number,
        output=_kind_of_output(domain),
        articles=tuple(article.docname for article in articles),
        date_pattern=display.date_pattern,
        line=display.line,
    )
    return replace(record, digest=_shown(domain, selected, record))


def overview_record(domain: NewsDomain, overview: str, names: Sequence[str]) -> OverviewRecord:
    """What later builds must know of an overview."""
    return OverviewRecord(overview, tuple(names), shown_in_overview(domain, overview, tuple(names)))


def documents_to_read(
    standing: Standing, app: Sphinx, env: BuildEnvironment, *_: set[str]
) -> list[str]:
    """The documents with a listing that would now be another one, or made of other files.

    Sphinx reads a document again when its file is newer than the last reading. A file that was
    moved to the place of another one may be older.
    """
    domain = domain_of(env)
    stored, files = domain.stored, domain.build.files
    of_other_files = (
        docname
        for docname in {*stored.articles, *files} & env.all_docs.keys()
        if stored.article(docname).file != files.get(docname, "")
    )
    names = cache(lambda folder: names_in(os.path.join(env.srcdir, folder)))  # noqa: PTH118
    without_data = (
        docname
        for docname, article in stored.articles.items()
        if any(names(folder) != known for folder, known in article.folders)
    )
    changed: list[str] = []
    if not standing.is_same:
        recall(app)
        changed = [*_with_other_listings(domain), *_with_bylines(domain)]
    return [*changed, *of_other_files, *without_data]


def note_byline(app: Sphinx, doctree: nodes.document) -> None:
    """Note what the page of the article that is being read shows around its text."""
    domain, docname = domain_of(app.env), app.env.docname
    article = domain.build.catalogue.get(docname)
    if article is not None:
        domain.stored.noted_article(docname).byline = shown_in_byline(domain, article).digest


def _with_bylines(domain: NewsDomain) -> list[str]:
    """The articles that are shown otherwise on their own pages."""
    articles, stored = domain.build.catalogue.pages, domain.stored
    return [
        article.docname
        for article in articles
        if article.docname in stored.articles
        and stored.article(article.docname).byline != shown_in_byline(domain, article).digest
    ]


def _with_other_listings(domain: NewsDomain) -> list[str]:
    stored = domain.stored
    with_listings = (
        docname
        for docname, listings in stored.listings.items()
        if any(_is_outdated(listing, domain) for listing in listings)
    )
    with_overviews = (
        docname
        for docname, overviews in stored.overviews.items()
        if any(
            shown_in_overview(domain, each.overview, each.names) != each.digest
            for each in overviews
        )
    )
    return [*with_listings, *with_overviews]


def _is_outdated(listing: ListingRecord, domain: NewsDomain) -> bool:
    if listing.output != _kind_of_output(domain) or _has_other_size(listing, domain):
        return True
    selected = in_order_of_groups(
        select(domain.build.catalogue, listing.selection),
        listing.group_by,
        oldest_first=listing.selection.sort.is_oldest_first,
    )
    return listing.digest != _shown(domain, selected, listing)


def _has_other_size(listing: ListingRecord, domain: NewsDomain) -> bool:
    """Whether the project now names another size for the pages of a listing that names none."""
    size, default = listing.page_size, domain.build.settings.page_size
    # What is wrong with them was told when the listing was read.
    return size > 0 and size != read_page_size(listing.options, listing.style, default, ignore)


def _shown(domain: NewsDomain, selected: Sequence[Article], listing: ListingRecord) -> str:
    """A digest of what a page of a listing shows of what is selected."""
    style, pattern, size = listing.style, listing.date_pattern, listing.page_size
    articles = page_of(selected, size, listing.number)
    line = listing.line
    shown = [shown_in_entry(domain, each, style, pattern, line).digest for each in articles]
    groups = groups_of(domain, articles, listing.selection, listing.group_by)
    headings = [
        (group.title, group.anchor, [article.docname for article in group.articles])
        for group in groups
    ]
    profiles = domain.build.settings.authors
    titles = [profiles[name].name for name in listing.selection.names(AUTHOR) if name in profiles]
    left = articles_left(domain.build.catalogue, listing.selection)
    return digest_of_data([shown, headings, titles, page_count(len(selected), size), left])


def _kind_of_output(domain: NewsDomain) -> str:
    """Listings differ by it: books include what they list, and only sites have further pages."""
    builder = domain.build.builder
    if is_assembling(builder):
        return "teasers" if domain.build.settings.book_teasers else "book"
    return str(has_generated_pages(builder))
