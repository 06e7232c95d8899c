"""Which feeds there are, under which file, and what each holds."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sphinx.application import Sphinx

from sphinx_newsfeed.config.feeds import FeedContent, FeedFormat, FeedOption
from sphinx_newsfeed.config.settings import Settings
from sphinx_newsfeed.listing.options import read_selection
from sphinx_newsfeed.model.article import Article, Axis
from sphinx_newsfeed.model.catalogue import Catalogue
from sphinx_newsfeed.model.outputs import Holder
from sphinx_newsfeed.model.selection import Selection, select
from sphinx_newsfeed.pages.archives import Archive, find_archives
from sphinx_newsfeed.problems import Problem, ProblemKind
from sphinx_newsfeed.sphinx_ext.build_info.page_addresses import site_address
from sphinx_newsfeed.sphinx_ext.build_info.reporting import warn
from sphinx_newsfeed.sphinx_ext.domain.domain import NewsDomain, domain_of
from sphinx_newsfeed.sphinx_ext.html_pages.navigation import news_home


@dataclass(frozen=True, slots=True)
class PlannedFeed:
    """One feed of the site."""

    format: FeedFormat
    #: The file below the output folder, with ``/``.
    file: str
    title: str
    #: The page that shows the same articles.
    page: str
    selection: Selection
    limit: int
    content: FeedContent
    #: The one language of its articles; empty for that of the project.
    language: str = ""
    #: Whether it is one of a name among many: it has no archives, and only its page leads to it.
    is_of_name: bool = False

    def articles(self, catalogue: Catalogue) -> list[Article]:
        """All articles that it is about, newest first, pinned ones in their place."""
        chosen = select(catalogue, self.selection)
        return sorted(chosen, key=lambda article: article.date.timestamp(), reverse=True)


#: Who holds the addresses of feeds.
FEED = Holder("a feed")

#: Takes a sentence about an entry of ``newsfeed_feeds``.
Warn = Callable[[str], None]


def warn_of_option(message: str) -> None:
    """Warn of an entry of ``newsfeed_feeds``."""
    warn(Problem(ProblemKind.SETTING, f"newsfeed_feeds: {message}"))


def plan_feeds(app: Sphinx, warn: Warn = lambda message: None) -> list[PlannedFeed]:
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


def claim_feeds(app: Sphinx, catalogue: Catalogue) -> None:
    """Take the addresses of all feeds, and of their archives, in the table of outputs."""
    domain = domain_of(app.env)
    for option in domain.build.settings.feeds if site_address(app) else ():
        limit = option.limit or domain.build.settings.feed_limit
        if option.each is not None:
            archives = _archives_of(domain, catalogue, option.each)
            files = [posixpath.join(each.docname, option.format.file_name) for each in archives]
        else:
            file = _file_of(option, domain.build.settings)
            numbers = range(1, len(catalogue) // limit + 1)
            files = [file, *(archive_file(file, number) for number in numbers)]
        for each in files:
            domain.build.outputs.claim_file(each, FEED)


def archive_file(file: str, number: int) -> str:
    """The file of an archive of a feed; number 0 is the feed itself."""
    stem, suffix = posixpath.splitext(file)
    return f"{stem}-archive-{number}{suffix}" if number else file


def _file_of(option: FeedOption, settings: Settings) -> str:
    return option.file or posixpath.join(settings.news_prefix, option.format.file_name)


def _name(holder: Holder | None) -> str:
    return holder.name if holder else "something else"


def _feeds_of(app: Sphinx, option: FeedOption, warn: Warn) -> Iterator[PlannedFeed]:
    if option.each is not None:
        yield from _feeds_of_names(app, option, option.each)
        return
    settings, catalogue = domain_of(app.env).build.settings, domain_of(app.env).build.catalogue
    selection = read_selection(option.docnames, option.filters, settings.timezone, warn)
    names = ", ".join(option.filters.values())
    feed = PlannedFeed(
        format=option.format,
        file=_file_of(option, settings),
        title=option.title or " – ".join(part for part in (app.config.project, names) if part),
        page=_page_of(app, option),
        selection=selection,
        limit=option.limit or settings.feed_limit,
        content=option.content or settings.feed_content,
        language=option.filters.get("language", ""),
    )
    if len(catalogue) and not select(catalogue, selection):
        warn(f"{feed.file} holds no article")
    yield feed


def _page_of(app: Sphinx, option: FeedOption) -> str:
    """The page that shows what a feed holds: the archive of its one name, else all news."""
    domain = domain_of(app.env)
    if len(option.filters) == 1 and not option.docnames:
        [(kind, name)] = option.filters.items()
        found = domain.find_target(kind, name)
        if found is not None:
            return found[0]
    return news_home(app.env)


def _feeds_of_names(app: Sphinx, option: FeedOption, axis: Axis) -> Iterator[PlannedFeed]:
    domain = domain_of(app.env)
    settings = domain.build.settings
    for archive in _archives_of(domain, domain.build.catalogue, axis):
        name = f"› {archive.key}" if axis is Axis.CATEGORY else archive.key
        found = domain.find_target(axis.value, archive.key)
        yield PlannedFeed(
            format=option.format,
            file=posixpath.join(archive.docname, option.format.file_name),
            title=f"{option.title or app.config.project} – {archive.title}",
            page=found[0] if found else news_home(app.env),
            selection=Selection(**{axis.value: (name,)}),  # type: ignore[arg-type]
            limit=option.limit or settings.feed_limit,
            content=option.content or settings.feed_content,
            is_of_name=True,
        )


def _archives_of(domain: NewsDomain, catalogue: Catalogue, axis: Axis) -> list[Archive]:
    """A page for each name, those that exist or those that would."""
    known = [archive for archive in domain.build.archives.values() if archive.kind.axis is axis]
    if not known:
        settings = domain.build.settings
        known = find_archives(
            catalogue,
            [axis.value],
            settings.news_prefix,
            domain.build.localization,
            settings.authors,
        )
    return [archive for archive in known if archive.key]
