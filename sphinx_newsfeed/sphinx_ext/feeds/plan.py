"""Which feeds there are, under which file, and what each holds."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator

from sphinx.application import Sphinx

from sphinx_newsfeed.config.feeds import FeedOption
from sphinx_newsfeed.config.settings import Settings
from sphinx_newsfeed.feeds.formats import WRITERS
from sphinx_newsfeed.feeds.planned import About, FeedIndex, PlannedFeed
from sphinx_newsfeed.listing.options import read_selection, split_names
from sphinx_newsfeed.model.catalogue import Catalogue
from sphinx_newsfeed.model.names import PATH_SIGN
from sphinx_newsfeed.model.outputs import Holder
from sphinx_newsfeed.model.selection import Selection, select
from sphinx_newsfeed.model.taxonomy import Taxonomy, named
from sphinx_newsfeed.pages.archives import (
    Archive,
    find_archives,
    page_of_feeds,
    slug_maker,
    without_collisions,
)
from sphinx_newsfeed.problems import Problem, ProblemKind, ignore
from sphinx_newsfeed.sphinx_ext.build_info.page_addresses import (
    file_address,
    has_feeds,
    site_address,
)
from sphinx_newsfeed.sphinx_ext.build_info.reporting import warn
from sphinx_newsfeed.sphinx_ext.documents.generated_pages import warn_moved
from sphinx_newsfeed.sphinx_ext.domain.build_data import BuildData
from sphinx_newsfeed.sphinx_ext.domain.domain import NewsDomain, domain_of

#: Who holds the addresses of feeds.
FEED = Holder("a feed")

#: Takes a sentence about an entry of ``newsfeed_feeds``.
Warn = Callable[[str], None]


def warn_of_option(message: str) -> None:
    """Warn of an entry of ``newsfeed_feeds``."""
    warn(Problem(ProblemKind.SETTING, f"newsfeed_feeds: {message}"))


def plan_feeds(app: Sphinx, warn: Warn) -> list[PlannedFeed]:
    """All feeds that ``newsfeed_feeds`` asks for."""
    planned: list[PlannedFeed] = []
    taken: set[str] = set()
    for option in domain_of(app.env).build.settings.feeds:
        for feed in _feeds_of(app, option, warn):
            # Names that differ in case alone are one file on some systems.
            if feed.file.casefold() in taken:
                warn(f"{feed.file} is the file of two feeds; the first one is written")
                continue
            holder = domain_of(app.env).build.outputs.holder_of(feed.file)
            if holder != FEED:
                warn(f"{feed.file} is the address of {_name(holder)}; the feed is not written")
                continue
            taken.add(feed.file.casefold())
            planned.append(feed)
    return planned


def note_feeds(app: Sphinx, *args: object) -> None:
    """Find the feeds, once all documents are read; the processes of a parallel build inherit them.

    They are known in outputs without feeds, too: what leads to one there leads to the site.
    """
    build = domain_of(app.env).build
    build.feeds, build.feeds_of_pages = (), {}
    if site_address(app) and build.version.has_feeds:
        # Else the build of the site tells what is wrong with them.
        build.feeds = tuple(plan_feeds(app, warn_of_option if has_feeds(app) else ignore))
    build.feed_index = FeedIndex(build.feeds, build.settings.taxonomies)
    for feed in build.feeds:
        if feed.is_of_name and has_feeds(app):
            build.feeds_of_pages.setdefault(feed.page, feed)


def claim_feeds(app: Sphinx, catalogue: Catalogue) -> None:
    """Take the addresses of all feeds, of what follows them, and of the page that lists them."""
    domain = domain_of(app.env)
    is_due = site_address(app) and domain.build.version.has_feeds
    options = domain.build.settings.feeds if is_due else ()
    files = [file for each in options for file in _files_of(domain, catalogue, each)]
    claimed = [domain.build.outputs.claim_file(file, FEED) is None for file in files]
    if any(claimed) and len(catalogue):
        _claim_page(domain)


def _claim_page(domain: NewsDomain) -> None:
    build = domain.build
    page = page_of_feeds(build.settings.news_prefix, build.localization)
    [page] = without_collisions([page], build.own_pages, build.outputs, warn_moved)
    build.archives[page.docname] = page
    build.feeds_page = page.docname


def _files_of(domain: NewsDomain, catalogue: Catalogue, option: FeedOption) -> Iterator[str]:
    """The files of the feeds of an option, and as many that follow as there may be."""
    limit = option.limit or domain.build.settings.feed_limit
    each = named(domain.build.settings.taxonomies, option.each)
    if each is None:
        feeds = [(_file_of(option, domain.build.settings), len(catalogue))]
    else:
        archives = _archives_of(domain, catalogue, each)
        name, is_paged = option.format.file_name, WRITERS[option.format].is_paged
        feeds = [
            (posixpath.join(archive.docname, name), archive.count if is_paged else 0)
            for archive in archives
        ]
    for file, count in feeds:
        yield from (archive_file(file, number) for number in range(count // limit + 1))


def archive_file(file: str, number: int) -> str:
    """The file of an archive of a feed; number 0 is the feed itself."""
    stem, suffix = posixpath.splitext(file)
    return f"{stem}-archive-{number}{suffix}" if number else file


def _file_of(option: FeedOption, settings: Settings) -> str:
    return option.file or posixpath.join(settings.news_prefix, option.format.file_name)


def _name(holder: Holder | None) -> str:
    return holder.name if holder else "something else"


def _feeds_of(app: Sphinx, option: FeedOption, warn: Warn) -> Iterator[PlannedFeed]:
    build = domain_of(app.env).build
    each = named(build.settings.taxonomies, option.each)
    if each is not None:
        yield from _feeds_of_names(app, option, each)
        return
    settings, file = build.settings, _file_of(option, build.settings)
    selection = read_selection(
        option.docnames, option.filters, settings.taxonomies, settings.timezone, warn
    )
    names = ", ".join(map(build.localization.path, option.filters.values()))
    given = build.localization.name(option.title)
    about, page = _about(option, settings.taxonomies), _page_of(app, option)
    feed = PlannedFeed(
        format=option.format,
        file=file,
        url=file_address(app, file),
        title=given or " – ".join(part for part in (app.config.project, names) if part),
        label=_label(build, option, about, page),
        page=page,
        selection=selection,
        limit=option.limit or settings.feed_limit,
        content=option.content or settings.feed_content,
        language=option.filters.get("language", ""),
        about=about,
    )
    if len(build.catalogue) and not select(build.catalogue, selection):
        warn(f"{feed.file} holds no article")
    yield feed


def _about(option: FeedOption, taxonomies: Iterable[Taxonomy]) -> About | None:
    """The name that a feed is about, if it goes by nothing else."""
    if len(option.filters) != 1 or option.docnames:
        return None
    [(kind, text)] = option.filters.items()
    names = split_names(text)
    return About(kind, names[0]) if len(names) == 1 and named(taxonomies, kind) else None


def _label(build: BuildData, option: FeedOption, about: About | None, page: str) -> str:
    """What a feed is about, as a list of feeds calls it."""
    if not option.filters and not option.docnames:
        return build.localization.translate("All news")
    if option.title:
        return build.localization.name(option.title)
    if about is None:
        return ", ".join(option.filters.values()) or _file_of(option, build.settings)
    if about.kind == "language":
        return build.localization.language_name(about.name)
    archive = build.archives.get(page)
    return (
        archive.title
        if archive is not None and archive.key
        else build.localization.path(about.name)
    )


def _page_of(app: Sphinx, option: FeedOption) -> str:
    """The page that shows what a feed holds: the archive of its one name, else all news."""
    domain = domain_of(app.env)
    if len(option.filters) == 1 and not option.docnames:
        [(kind, name)] = option.filters.items()
        found = domain.find_target(kind, name)
        if found is not None:
            return found[0]
    return domain_of(app.env).home


def _feeds_of_names(app: Sphinx, option: FeedOption, of: Taxonomy) -> Iterator[PlannedFeed]:
    domain = domain_of(app.env)
    settings = domain.build.settings
    given = domain.build.localization.name(option.title) or app.config.project
    for archive in _archives_of(domain, domain.build.catalogue, of):
        name = f"{PATH_SIGN} {archive.key}" if of.is_tree else archive.key
        found = domain.find_target(of.name, archive.key)
        file = posixpath.join(archive.docname, option.format.file_name)
        yield PlannedFeed(
            format=option.format,
            file=file,
            url=file_address(app, file),
            label=archive.title,
            title=f"{given} – {archive.title}",
            page=found[0] if found else domain_of(app.env).home,
            selection=Selection(terms=((of.name, (name,)),)),
            limit=option.limit or settings.feed_limit,
            content=option.content or settings.feed_content,
            about=About(of.name, archive.key, archive.short_title),
            is_of_name=True,
        )


def _archives_of(domain: NewsDomain, catalogue: Catalogue, of: Taxonomy) -> list[Archive]:
    """A page for each name, those that exist or those that would."""
    known = [archive for archive in domain.build.archives.values() if archive.taxonomy == of]
    if not known:
        settings = domain.build.settings
        known = find_archives(
            catalogue,
            [of.name],
            settings.news_prefix,
            domain.build.localization,
            settings.authors,
            slug_maker(settings),
        )
    return [archive for archive in known if archive.key]
