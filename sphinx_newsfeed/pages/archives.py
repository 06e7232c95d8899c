"""The archive pages: one for each year, month, day and name of a taxonomy, and their overviews.

An archive page is an ordinary document: a heading and directives. It stands below the docname
prefix of the first source, so that a site has one news section.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from sphinx_newsfeed.config.archives import DATE_LENGTHS, ArchiveKind
from sphinx_newsfeed.config.settings import Author, Settings
from sphinx_newsfeed.generators import predecessor
from sphinx_newsfeed.localization import Localization
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.model.catalogue import Catalogue
from sphinx_newsfeed.model.names import path_text
from sphinx_newsfeed.model.outputs import AddressTable, Holder
from sphinx_newsfeed.model.taxonomy import Taxonomy
from sphinx_newsfeed.output_paths import is_docname_too_long
from sphinx_newsfeed.policy import LONGEST_SLUG
from sphinx_newsfeed.slugs import make_slug, shortened, unique_slugs

#: The last part of the docname of each overview, and of the page of all articles; the overview of a
#: taxonomy has its name.
_FOLDERS = {
    ArchiveKind.ALL: "all",
    ArchiveKind.YEAR: "archive",
    ArchiveKind.MONTH: "archive",
    ArchiveKind.DAY: "archive",
    ArchiveKind.FEEDS: "feeds",
}


#: Gives what stands for a name in addresses.
SlugMaker = Callable[[Taxonomy, str], str]


def usual_slug(taxonomy: Taxonomy, name: str) -> str:
    """What stands for a name in addresses, where no other program made some before."""
    return make_slug(name)


def slug_maker(settings: Settings) -> SlugMaker:
    """The same for a project: where it had archives before, these keep their addresses."""
    if not settings.predecessor:
        return usual_slug

    def old_slug(taxonomy: Taxonomy, name: str) -> str:
        author = settings.authors.get(name) if taxonomy.has_profiles else None
        slug = predecessor().slug(author.name if author else name)
        fits = slug.isascii() and 0 < len(slug) < LONGEST_SLUG
        return slug if fits else make_slug(name)

    return old_slug


@dataclass(frozen=True, slots=True)
class Archive:
    """One archive page."""

    docname: str
    kind: ArchiveKind
    title: str
    #: A date (``2022``, ``2022-02``), a name, or a path of categories as text; empty for an
    #: overview, and for the page of all articles.
    key: str = ""
    #: How many articles it lists; 0 for an overview.
    count: int = 0
    #: The archive page that leads to this one; empty for an overview.
    above: str = ""
    #: What it is called where its parents stand beside it, as in a row of breadcrumbs.
    short_title: str = ""
    #: Paragraphs below its heading.
    opening: tuple[str, ...] = ()
    #: Of what its key is a name; ``None`` for dates and for all articles.
    taxonomy: Taxonomy | None = None

    @property
    def objtype(self) -> str:
        """The role that leads there: that of its taxonomy, or ``date``."""
        if self.taxonomy:
            return self.taxonomy.name
        return "date" if self.kind in DATE_LENGTHS else self.kind.value


def find_archives(  # noqa: PLR0913, PLR0917 - what archives are made of, one piece each
    catalogue: Catalogue,
    kinds: Iterable[str],
    prefix: str,
    localization: Localization,
    authors: Mapping[str, Author],
    slug_of: SlugMaker = usual_slug,
) -> list[Archive]:
    """The archive pages of *kinds* that *catalogue* needs, overviews before what they lead to.

    Some *kinds* are names of taxonomies. *slug_of* gives the last part of the docname that the
    archive of a name would have.
    """
    wanted = set(kinds)
    if not len(catalogue):
        return []
    found: list[Archive] = []
    if ArchiveKind.ALL in wanted:
        title = localization.translate("All news")
        docname = f"{prefix}/{_FOLDERS[ArchiveKind.ALL]}"
        found.append(Archive(docname, ArchiveKind.ALL, title, count=len(catalogue)))
    found += _dates(
        catalogue, [kind for kind in DATE_LENGTHS if kind in wanted], prefix, localization
    )
    for taxonomy in catalogue.taxonomies:
        if taxonomy.name in wanted and taxonomy.is_tree:
            found += _tree(catalogue, taxonomy, prefix, localization, slug_of)
        elif taxonomy.name in wanted:
            found += _names(catalogue, taxonomy, prefix, localization, authors, slug_of)
    return found


def archive_holder(docname: str) -> Holder:
    """Who has the address of an archive page in the table of outputs."""
    return Holder(f"the archive page {docname}")


def page_of_feeds(prefix: str, localization: Localization) -> Archive:
    """The page that says what feeds are, and lists those of the site."""
    translate = localization.translate
    return Archive(
        posixpath.join(prefix, _FOLDERS[ArchiveKind.FEEDS]),
        ArchiveKind.FEEDS,
        translate("Feeds"),
        opening=(
            translate(
                "A feed tells you of new articles wherever you like to read: an app called a feed "
                "reader looks for them and shows them to you. You need no account, and nobody "
                "learns your address."
            ),
            translate("To subscribe, copy the address of a feed into your feed reader."),
        ),
    )


def without_collisions(
    archives: Iterable[Archive],
    own_pages: Container[str],
    table: AddressTable,
    warn: Callable[[str, str, Holder], None],
) -> list[Archive]:
    """*archives*, with other docnames where something else has their addresses in *table*.

    A page of the project's own that has the docname itself takes the archive's place. *warn* gets
    the old docname, the new one, and what stands there.
    """
    moved: dict[str, str] = {}
    for archive in (archives := list(archives)):
        if archive.docname in own_pages:
            continue
        docname = archive.docname
        while found := table.claim_page(docname, archive_holder(docname)):
            docname += "-archive"
            moved[archive.docname] = docname
            warn(archive.docname, docname, found)
    return [
        replace(
            archive,
            docname=moved.get(archive.docname, archive.docname),
            above=moved.get(archive.above, archive.above),
        )
        for archive in archives
    ]


def within_bounds(
    archives: list[Archive], most: int, warn: Callable[[int, str], None]
) -> list[Archive]:
    """At the most so many of *archives*; *warn* gets the number of the others, and one of them.

    Overviews stay, then what has most articles: so no archive is without that above it.
    """
    ranked = sorted(archives, key=lambda archive: (bool(archive.key), -archive.count))
    if dropped := ranked[most:]:
        warn(len(dropped), dropped[0].docname)
    kept = {archive.docname for archive in ranked[:most]}
    return [archive for archive in archives if archive.docname in kept]


def beside_in_time(archives: Iterable[Archive]) -> dict[str, tuple[str, str]]:
    """For the archive of each year, month and day the older and the newer one of its kind.

    They are told by their docnames; an empty one stands where there is none.
    """
    by_kind: dict[ArchiveKind, list[Archive]] = {kind: [] for kind in DATE_LENGTHS}
    for archive in archives:
        if archive.key and archive.kind in by_kind:
            by_kind[archive.kind].append(archive)
    beside: dict[str, tuple[str, str]] = {}
    for found in by_kind.values():
        docnames = [each.docname for each in sorted(found, key=lambda archive: archive.key)]
        for older, docname, newer in zip(
            ["", *docnames], docnames, [*docnames[1:], ""], strict=False
        ):
            beside[docname] = (older, newer)
    return beside


def _dates(
    catalogue: Catalogue, kinds: list[ArchiveKind], prefix: str, localization: Localization
) -> Iterator[Archive]:
    if not kinds:
        return
    root = f"{prefix}/{_FOLDERS[ArchiveKind.YEAR]}"
    yield Archive(root, kinds[0], localization.translate("Archive"))
    counts: dict[ArchiveKind, dict[str, tuple[int, datetime]]] = {kind: {} for kind in kinds}
    for article in catalogue.articles:
        day = article.date.date().isoformat()
        for kind in kinds:
            key = day[: DATE_LENGTHS[kind]]
            count, date = counts[kind].get(key, (0, article.date))
            counts[kind][key] = (count + 1, date)
    writers = {
        ArchiveKind.YEAR: localization.year,
        ArchiveKind.MONTH: localization.month,
        ArchiveKind.DAY: localization.day,
    }
    for place, kind in enumerate(kinds):
        for key, (count, date) in counts[kind].items():
            above = f"{root}/{_path_of_date(key[: DATE_LENGTHS[kinds[place - 1]]])}"
            yield Archive(
                docname=f"{root}/{_path_of_date(key)}",
                kind=kind,
                title=writers[kind](date),
                key=key,
                count=count,
                above=above if place else root,
            )


def _path_of_date(key: str) -> str:
    return key.replace("-", "/")


def _overview(taxonomy: Taxonomy, prefix: str, localization: Localization) -> Archive:
    title = taxonomy_title(taxonomy, localization)
    return Archive(f"{prefix}/{taxonomy.name}", ArchiveKind.NAMES, title, taxonomy=taxonomy)


def taxonomy_title(taxonomy: Taxonomy, localization: Localization) -> str:
    """What a taxonomy is called, in the language of the project."""
    translate = localization.name if taxonomy.is_own else localization.translate
    return translate(taxonomy.title)


def _heading(taxonomy: Taxonomy, name: str, localization: Localization) -> str:
    """The heading of the page of one name."""
    if taxonomy.heading:
        return localization.translate(taxonomy.heading).format(name=name)
    label = localization.name(taxonomy.label)
    return localization.translate("{label}: {name}").format(label=label, name=name)


def _tree(
    catalogue: Catalogue,
    taxonomy: Taxonomy,
    prefix: str,
    localization: Localization,
    slug_of: SlugMaker,
) -> Iterator[Archive]:
    paths = catalogue.tree(taxonomy).paths
    if taxonomy.is_own and not paths:
        return
    overview = _overview(taxonomy, prefix, localization)
    root = overview.docname
    yield overview
    children: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for path in paths:
        children.setdefault(path[:-1], []).append(path)
    waiting: list[tuple[tuple[str, ...], str]] = [((), root)]
    while waiting:
        parent, above = waiting.pop()
        below = sorted(children.get(parent, []), key=lambda path: _first_use(paths[path]))
        slugs = unique_slugs((path[-1] for path in below), partial(slug_of, taxonomy))
        for path in below:
            text = path_text(path)
            docname = f"{above}/{slugs[path[-1]]}"
            if is_docname_too_long(docname):
                docname = f"{root}/{shortened(docname.replace('/', '-'), LONGEST_SLUG, text)}"
            shown = [localization.name(name) for name in path]
            title = _heading(taxonomy, path_text(shown), localization)
            count, names = len(paths[path]), ArchiveKind.NAMES
            yield Archive(docname, names, title, text, count, above, shown[-1], taxonomy=taxonomy)
            waiting.append((path, docname))


def _names(  # noqa: PLR0913, PLR0917 - what archives are made of, one piece each
    catalogue: Catalogue,
    taxonomy: Taxonomy,
    prefix: str,
    localization: Localization,
    authors: Mapping[str, Author],
    slug_of: SlugMaker,
) -> Iterator[Archive]:
    names = catalogue.names(taxonomy)
    if not names:
        return
    overview, kind = _overview(taxonomy, prefix, localization), ArchiveKind.NAMES
    root = overview.docname
    yield overview
    members = {name: catalogue.members(taxonomy.name, name) for name in names}
    ordered = sorted(names, key=lambda name: (*_first_use(members[name]), name))
    for name, slug in unique_slugs(ordered, partial(slug_of, taxonomy)).items():
        has_profile = taxonomy.has_profiles and name in authors
        shown = authors[name].name if has_profile else localization.name(name)
        title = _heading(taxonomy, shown, localization)
        docname = f"{root}/{slug}"
        yield Archive(docname, kind, title, name, names[name], root, shown, taxonomy=taxonomy)


def _first_use(newest_first: Sequence[Article]) -> tuple[bool, float]:
    """By this names get their slugs: an address stays when a name is added.

    A name that only articles use that are not trusted comes after all others, whatever their dates.
    """
    trusted = [article for article in newest_first if article.trusted]
    return not trusted, (trusted or newest_first)[-1].date.timestamp()
