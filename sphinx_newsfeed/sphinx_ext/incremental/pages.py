"""Which documents are read or written again because the news changed.

Two questions, each answered by comparing digests. A listing is *read* again when its own selection,
or what it shows of it, changed. A page is *written* again when something changed that is put into
it while writing: the articles before and after it, excerpts, and where names lead.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from sphinx_newsfeed.listing.groups import GroupBy, grouped_under, in_order_of_groups
from sphinx_newsfeed.listing.listing import DisplayOptions
from sphinx_newsfeed.listing.overviews import OVERVIEWS
from sphinx_newsfeed.listing.styles import STYLES, Style
from sphinx_newsfeed.model.article import Article, Axis, path_text
from sphinx_newsfeed.model.selection import Selection, Sort, select
from sphinx_newsfeed.pages.documents import PageOfListing, page_count
from sphinx_newsfeed.sphinx_ext.build_info.builders import has_generated_pages, is_assembling
from sphinx_newsfeed.sphinx_ext.build_info.cache import load_digests, notes_file, save_digests
from sphinx_newsfeed.sphinx_ext.build_info.digests import digest_of
from sphinx_newsfeed.sphinx_ext.domain.domain import NewsDomain, domain_of
from sphinx_newsfeed.sphinx_ext.domain.references import LINK
from sphinx_newsfeed.sphinx_ext.html.navigation import neighbours_of, parents_of
from sphinx_newsfeed.sphinx_ext.html.sidebars import SidebarDigests

_Made = TypeVar("_Made")


def page_of(selected: Sequence[Article], page_size: int, number: int) -> Sequence[Article]:
    """The articles on one page of a listing, counted from 1; all of them without a page size."""
    return selected[(number - 1) * page_size : number * page_size] if page_size else selected


def note_listing(  # noqa: PLR0913, PLR0917 - what is noted, one piece each
    env: BuildEnvironment,
    selection: Selection,
    display: DisplayOptions,
    selected: Sequence[Article],
    page: PageOfListing,
    source: Mapping[str, Any],
) -> None:
    """Note what a directive of the document that is being read shows: a page of what it selected.

    *source* is what further pages of the listing are made of.
    """
    domain = domain_of(env)
    style, size = display.style, display.page_size
    articles = page_of(selected, size, page.number)
    entry = {
        "selection": selection.to_data(),
        "style": style.value,
        "group_by": display.group_by.value,
        "page_size": size,
        "number": page.number,
        "kind": _kind_of_output(domain),
        "articles": [a.docname for a in articles] if STYLES[style].has_text else [],
        **source,
    }
    entry["digest"] = _shown(selected, entry)
    domain.data["listings"].setdefault(env.docname, []).append(entry)


def note_overview(env: BuildEnvironment, name: str, names: Sequence[str]) -> None:
    """Note what an overview of the document that is being read shows."""
    domain = domain_of(env)
    shown = _shown_in_overview(domain, name, tuple(names))
    entry = [name, list(names), shown]
    domain.data["overviews"].setdefault(env.docname, []).append(entry)


def _shown_in_overview(domain: NewsDomain, name: str, names: tuple[str, ...]) -> str:
    """A digest of what an overview would now show; made once for all that are alike."""
    digests = domain.overview_digests
    if (name, names) not in digests:
        digests[name, names] = _digest(OVERVIEWS[name].shows(domain.catalogue, names))
    return digests[name, names]


def _kind_of_output(domain: NewsDomain) -> str:
    """Listings differ by it: books include what they list, and only sites have further pages."""
    return "book" if is_assembling(domain.builder) else str(has_generated_pages(domain.builder))


def documents_to_read(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """The documents with a listing that would now be another one, or made of another file.

    Sphinx reads a document again when its file is newer than the last reading. A file that was
    moved to the place of another one may be older.
    """
    domain = domain_of(env)
    listings: dict[str, list[dict[str, Any]]] = domain.data["listings"]
    with_listings = (
        docname
        for docname, entries in listings.items()
        if any(_is_outdated(entry, domain) for entry in entries)
    )
    with_overviews = (
        docname
        for docname, entries in domain.data["overviews"].items()
        if any(_shown_in_overview(domain, n, tuple(names)) != old for n, names, old in entries)
    )
    read: dict[str, dict[str, str]] = domain.data["articles"]
    of_other_files = (
        docname
        for docname in {*read, *domain.files} & env.all_docs.keys()
        if read.get(docname, {}).get("file") != domain.files.get(docname)
    )
    return [*with_listings, *with_overviews, *of_other_files]


def _is_outdated(entry: dict[str, Any], domain: NewsDomain) -> bool:
    if entry["kind"] != _kind_of_output(domain):
        return True
    selection = Selection.from_data(entry["selection"])
    selected = in_order_of_groups(
        select(domain.catalogue, selection),
        GroupBy(entry["group_by"]),
        oldest_first=selection.sort is Sort.OLDEST,
    )
    return bool(entry["digest"] != _shown(selected, entry))


def _shown(selected: Sequence[Article], entry: Mapping[str, Any]) -> str:
    """A digest of what a page of a listing shows of what is selected."""
    shows, group_by = STYLES[Style(entry["style"])].shows, GroupBy(entry["group_by"])
    size = entry["page_size"]
    articles = page_of(selected, size, entry["number"])
    shown = [(*shows(article), grouped_under(article, group_by)) for article in articles]
    return _digest([shown, page_count(len(selected), size)])


def _digest(value: object) -> str:
    return digest_of(json.dumps(value, ensure_ascii=True))


class WrittenPages:
    """What the last build with the same output put into each page while writing.

    Doctrees are shared by all builders; pages are not. So this is kept for each builder and
    output folder, next to the doctrees and outside the environment.
    """

    def __init__(self) -> None:
        #: Docname → digest of what this build puts into the page.
        self.digests: dict[str, str] = {}
        self._written: set[str] = set()

    def pages_to_write(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """The documents that must be written again, though nothing in them was read again."""
        self.digests = dict(_page_digests(app, env))
        self._written = set()
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

        A build of named files leaves others as they were. Processes of a parallel build do not
        tell what they wrote; they are taken to have written what was asked of them.
        """
        if exception is not None or not self.digests:
            return
        store = notes_file(app, "pages")
        before = load_digests(store)
        after = {
            docname: digest
            if docname in self._written or app.parallel > 1
            else before.get(docname, digest)
            for docname, digest in self.digests.items()
        }
        if before != after:
            save_digests(store, after)


def _page_digests(app: Sphinx, env: BuildEnvironment) -> Iterator[tuple[str, str]]:
    domain = domain_of(env)
    references: dict[str, list[tuple[str, str, str]]] = domain.data["references"]
    listings: dict[str, list[dict[str, Any]]] = domain.data["listings"]
    overviews: dict[str, list[list[Any]]] = domain.data["overviews"]
    articles = {article.docname: article for article in domain.catalogue.pages}
    with_neighbours = app.builder.format == "html"
    # A listing that shows an article's text shows its references, too.
    unknown: list[list[str]] = []
    leads = _of_each(domain, references, lambda name: _leads(domain, references[name]), unknown)
    # Bylines stand on many pages.
    names = _of_each(
        domain, articles, lambda name: _digest(_lead_of_names(domain, articles[name])), ""
    )
    places = _digest(domain.all_places()) if overviews else ""
    shown_everywhere = SidebarDigests(app)
    known = {*articles, *references, *listings, *overviews}
    for docname in sorted((known | shown_everywhere.pages) & env.found_docs):
        parts: list[object] = [*leads.get(docname, ()), shown_everywhere.of(docname)]
        for entry in listings.get(docname, ()):
            parts.append(_excerpts(domain, entry))
            parts += (leads[shown] for shown in entry["articles"] if shown in leads)
            parts += (names.get(shown, "") for shown in entry["articles"])
        if docname in overviews:
            parts.append(places)
        if docname in articles:
            parts.append(names[docname])
            parts += _titles(domain, domain.translations.get(docname, ()))
            parts += _titles(domain, domain.related.get(docname, ()))
        if with_neighbours:
            parts += _neighbours(domain, docname)
            parts += parents_of(domain, docname)
        yield docname, _digest(parts)


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
        article = domain.catalogue.get(docname)
        if article is None:
            found[docname] = make(docname)
            continue
        found[docname] = otherwise
        with domain.bounds.boundary.around(article.path, doing, instead):
            found[docname] = make(docname)
    return found


def _leads(domain: NewsDomain, references: Iterable[tuple[str, str, str]]) -> list[list[str]]:
    return [_resolved(domain, *each) for each in references]


def _lead_of_names(domain: NewsDomain, article: Article) -> list[list[str]]:
    """Where the names in an article's byline lead."""
    names = [(axis, name) for axis in (Axis.TAG, Axis.AUTHOR) for name in article.values(axis)]
    for path in article.category_paths:
        names += [(Axis.CATEGORY, path_text(path[: end + 1])) for end in range(len(path))]
    return [_resolved(domain, axis.value, name) for axis, name in names]


def _resolved(domain: NewsDomain, objtype: str, target: str, base: str = "") -> list[str]:
    if objtype == LINK:
        return list(domain.find_link(target, base) or ())
    if objtype == "any":
        return [each for typ in domain.object_types for each in _resolved(domain, typ, target)]
    if objtype == "label":
        return [f"{name} {place}" for name, place in domain.places() if place.anchor == target]
    if objtype == "article":
        return [f"{a.docname} {domain.title_of(a.docname)}" for a in domain.catalogue.find(target)]
    found = domain.find_place(objtype, target)
    return [found[0], *found[1]] if found else []


def _excerpts(domain: NewsDomain, entry: dict[str, Any]) -> list[str]:
    kind = "full" if entry["style"] == Style.FULL.value else "excerpt"
    articles = domain.data["articles"]
    shown = (articles.get(docname, {}).get(kind, "") for docname in entry["articles"])
    return [entry["digest"], *shown]


def _titles(domain: NewsDomain, articles: Sequence[Article]) -> list[str]:
    return [f"{article.docname} {domain.title_of(article.docname)}" for article in articles]


def _neighbours(domain: NewsDomain, docname: str) -> list[str]:
    return [
        f"{name} {domain.title_of(name)}" if name else "" for name in neighbours_of(domain, docname)
    ]
