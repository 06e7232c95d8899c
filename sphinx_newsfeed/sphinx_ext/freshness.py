"""Which documents are read or written again because the news changed.

Two questions, each answered by comparing digests. A listing is *read* again when its own selection,
or what it shows of it, changed. A page is *written* again when something changed that is put into
it while writing: the articles before and after it, excerpts, and where names lead.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from sphinx_newsfeed.article import Article, Axis
from sphinx_newsfeed.listing.groups import GroupBy, grouped_under
from sphinx_newsfeed.listing.listing import Manner
from sphinx_newsfeed.listing.styles import STYLES, Style
from sphinx_newsfeed.selection import Selection, select
from sphinx_newsfeed.sphinx_ext.digests import digest_of
from sphinx_newsfeed.sphinx_ext.domain import NewsDomain, domain_of
from sphinx_newsfeed.sphinx_ext.output_notes import notes_file
from sphinx_newsfeed.sphinx_ext.references import LINK

#: Builders that make one document of many, or a book's order, out of table of contents trees.
_ASSEMBLING = frozenset({"latex", "texinfo", "man", "singlehtml", "epub"})


def assembles(env: BuildEnvironment) -> bool:
    """Whether the build finds documents through table of contents trees alone."""
    builder = domain_of(env).builder
    return builder is not None and builder.name in _ASSEMBLING


def note_listing(
    env: BuildEnvironment, selection: Selection, manner: Manner, articles: Sequence[Article]
) -> None:
    """Note what a directive of the document that is being read shows."""
    style, group_by = manner.style, manner.group_by
    entry = {
        "selection": selection.to_data(),
        "style": style.value,
        "group_by": group_by.value,
        "digest": _shown(articles, style, group_by),
        "assembled": assembles(env),
        "articles": [a.docname for a in articles] if style is not Style.LIST else [],
    }
    domain_of(env).data["listings"].setdefault(env.docname, []).append(entry)


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
        if any(_is_outdated(entry, domain, assembles(env)) for entry in entries)
    )
    read: dict[str, dict[str, str]] = domain.data["articles"]
    of_other_files = (
        docname
        for docname in {*read, *domain.files} & env.all_docs.keys()
        if read.get(docname, {}).get("file") != domain.files.get(docname)
    )
    return [*with_listings, *of_other_files]


def _is_outdated(entry: dict[str, Any], domain: NewsDomain, assembled: bool) -> bool:
    if entry["assembled"] != assembled:
        return True
    articles = select(domain.catalogue, Selection.from_data(entry["selection"]))
    shown = _shown(articles, Style(entry["style"]), GroupBy(entry["group_by"]))
    return bool(entry["digest"] != shown)


def _shown(articles: Sequence[Article], style: Style, group_by: GroupBy) -> str:
    shows = STYLES[style].shows
    return _digest([(*shows(article), grouped_under(article, group_by)) for article in articles])


def _digest(value: object) -> str:
    return digest_of(json.dumps(value, ensure_ascii=True))


class WrittenPages:
    """What the last build with the same output put into each page while writing.

    Doctrees are shared by all builders; pages are not. So this is kept for each builder and
    output folder, next to the doctrees and outside the environment.
    """

    def __init__(self) -> None:
        self._digests: dict[str, str] = {}
        self._written: set[str] = set()

    def pages_to_write(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """The documents that must be written again, though nothing in them was read again."""
        self._digests = dict(_page_digests(app, env))
        self._written = set()
        before = _load(notes_file(app, "pages"))
        return [
            docname
            for docname, digest in self._digests.items()
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
        if exception is not None or not self._digests:
            return
        store = notes_file(app, "pages")
        before = _load(store)
        after = {
            docname: digest
            if docname in self._written or app.parallel > 1
            else before.get(docname, digest)
            for docname, digest in self._digests.items()
        }
        if before != after:
            store.parent.mkdir(parents=True, exist_ok=True)
            store.write_text(json.dumps(after, sort_keys=True), "utf-8")


def _load(store: Path) -> dict[str, str]:
    try:
        stored = json.loads(store.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return stored if isinstance(stored, dict) else {}


def _page_digests(app: Sphinx, env: BuildEnvironment) -> Iterator[tuple[str, str]]:
    domain = domain_of(env)
    references: dict[str, list[tuple[str, str, str]]] = domain.data["references"]
    listings: dict[str, list[dict[str, Any]]] = domain.data["listings"]
    articles = {article.docname: article for article in domain.catalogue.pages}
    with_neighbours = app.builder.format == "html"
    # A listing that shows an article's text shows its references, too.
    leads = {name: [_resolved(domain, *each) for each in references[name]] for name in references}
    for docname in sorted({*articles, *references, *listings} & env.found_docs):
        article = articles.get(docname)
        parts: list[object] = [*leads.get(docname, ())]
        for entry in listings.get(docname, ()):
            parts.append(_excerpts(domain, entry))
            parts += (leads[shown] for shown in entry["articles"] if shown in leads)
        if article is not None:
            parts += [_resolved(domain, *each) for each in _names(article)]
            if with_neighbours:
                parts += _neighbours(domain, docname)
        yield docname, _digest(parts)


def _names(article: Article) -> Iterator[tuple[str, str]]:
    for axis in (Axis.CATEGORY, Axis.TAG, Axis.AUTHOR):
        for name in article.values(axis):
            yield axis.value, name


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


def _neighbours(domain: NewsDomain, docname: str) -> list[str]:
    neighbours = domain.catalogue.neighbours(docname)
    return [
        f"{article.docname} {domain.title_of(article.docname)}" if article else ""
        for article in (neighbours.older, neighbours.newer)
    ]
