"""The values that the options of ``conf.py`` have in one build."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast
from zoneinfo import ZoneInfo

from sphinx_newsfeed.config.builders import OutputKind
from sphinx_newsfeed.config.checks import Author
from sphinx_newsfeed.config.feeds import FeedContent, FeedOption
from sphinx_newsfeed.config.options import OPTIONS, Option
from sphinx_newsfeed.config.sharing import Service
from sphinx_newsfeed.config.sources import Source
from sphinx_newsfeed.config.taxonomies import Declared, all_taxonomies
from sphinx_newsfeed.model.article import BodyFormat
from sphinx_newsfeed.model.taxonomy import BUILT_IN, Taxonomy
from sphinx_newsfeed.problems import Problem, ProblemKind, Report

__all__ = ["Author", "Settings", "Source", "read_option", "read_settings"]


_OPTIONS = {option.field: option for option in OPTIONS}
#: What is read before all others, which may name taxonomies.
TAXONOMIES = _OPTIONS["taxonomies"]


def _default(name: str) -> Any:
    option = _OPTIONS[name]
    return field(default_factory=lambda: option.read(option.default))


@dataclass(frozen=True, slots=True)
class Settings:
    """The checked values of all options; where code makes them itself, the options' defaults."""

    sources: tuple[Source, ...] = _default("sources")
    #: Whether the project was one of the extension that came before; ``None`` for not known.
    predecessor: bool | None = _default("predecessor")
    exclude: tuple[str, ...] = _default("exclude")
    #: ``None``: decided for each article.
    body_format: BodyFormat | None = _default("body_format")
    raw_html: bool = _default("raw_html")
    drop: tuple[str, ...] = _default("drop")
    embed_hosts: tuple[str, ...] = _default("embed_hosts")
    #: ``None``: each source has that of its generator's configuration.
    timezone: ZoneInfo | None = _default("timezone")
    date_format: str | None = _default("date_format")
    authors: Mapping[str, Author] = _default("authors")
    #: Kinds of archives, and names of taxonomies.
    archives: tuple[str, ...] = _default("archives")
    #: By what articles are sorted: what each project has, its own, and what was found.
    taxonomies: tuple[Taxonomy, ...] = BUILT_IN
    #: The document of the project's own that shows all news; empty for what it is by itself.
    page: str = _default("page")
    #: How many articles stand on a page of a listing.
    page_size: int = _default("page_size")
    #: The begin of the days whose articles the search finds, as ``2015-06`` or the like.
    search_since: str = _default("search_since")
    feeds: tuple[FeedOption, ...] = _default("feeds")
    #: How many entries a feed has where it does not say so itself.
    feed_limit: int = _default("feed_limit")
    feed_content: FeedContent = _default("feed_content")
    #: Addresses of hubs of WebSub.
    websub_hub: tuple[str, ...] = _default("websub_hub")
    drafts: bool = _default("drafts")
    future: bool = _default("future")
    #: Whether drafts and articles of the future are shown with a mark.
    preview: bool = _default("preview")
    #: The names, or globs of names, of the versions of the site that show news.
    versions: tuple[str, ...] = _default("versions")
    #: The name of the version that is built, where the project says it.
    version: str = _default("version")
    #: Folders that served as the root of the old site, relative to the folder of ``conf.py``.
    static: tuple[str, ...] = _default("static")
    #: Hosts of the old site, in lower case.
    hosts: tuple[str, ...] = _default("hosts")
    #: Whether links to pages of the old site that are no articles are told.
    warn_old_pages: bool = _default("warn_old_pages")
    #: Prefix of a source -> pattern of its articles' old addresses; an empty prefix for all others.
    permalinks: Mapping[str, str] = _default("permalinks")
    #: A key of front matter -> the field of an article that it fills.
    fields: Mapping[str, str] = _default("fields")
    #: A template tag of the articles -> the template that takes its place; ``None`` drops it.
    tags: Mapping[str, str | None] = _default("tags")
    #: Whether the picture of an article is shown as wide as its text.
    hero: bool = _default("hero")
    #: Where an article's page offers its address.
    share: tuple[Service, ...] = _default("share")
    #: Name of a builder -> what it makes, where its class does not say so.
    builders: Mapping[str, OutputKind] = _default("builders")
    #: Whether listings in books show more than the articles themselves.
    book_teasers: bool = _default("book_teasers")
    #: The largest file of an article, and of a picture, in bytes.
    max_article_size: int = _default("max_article_size")
    max_picture_size: int = _default("max_picture_size")
    #: The most pixels of a picture, its width times its height.
    max_picture_pixels: int = _default("max_picture_pixels")
    #: How many pages archives have together at the most.
    max_pages: int = _default("max_pages")

    @property
    def news_prefix(self) -> str:
        """The docname prefix of the news section, that of the first source; empty for none."""
        return next((source.prefix for source in self.sources if source.is_read), "")


def read_settings(
    values: Mapping[str, object],
    report: Report,
    found: Sequence[tuple[str, str]] = (),
) -> Settings:
    """The settings that *values* (option name → value) describe.

    *found* are taxonomies that generators are configured for, each with its key. A value that an
    option does not take is reported, and the option's default is used instead, or what the option
    itself has for such a value.
    """
    declared = values.get(TAXONOMIES.name, TAXONOMIES.default)
    taxonomies = taxonomies_of(declared, report, found)
    checked = {
        option.field: read_option(
            option, values.get(option.name, option.default), report, taxonomies
        )
        for option in OPTIONS
        if option is not TAXONOMIES
    }
    return Settings(**checked, taxonomies=taxonomies)  # type: ignore[arg-type]


def taxonomies_of(
    value: object, report: Report, found: Sequence[tuple[str, str]] = ()
) -> tuple[Taxonomy, ...]:
    """All taxonomies of a project whose option has *value*, with those that were *found*."""
    return all_taxonomies(cast(Declared, read_option(TAXONOMIES, value, report)), found)


def read_option(
    option: Option,
    value: object,
    report: Report,
    taxonomies: Sequence[Taxonomy] = BUILT_IN,
) -> object:
    """What *value* stands for; the same as :func:`read_settings`, of one option alone."""
    try:
        return option.read(value, taxonomies)
    except ValueError as error:
        message = f"{option.name} = {value!r}: {error}; {option.remedy}"
        report(Problem(ProblemKind.SETTING, message))
        return option.read(option.instead_of(value), taxonomies)
