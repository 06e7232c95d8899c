"""The options of ``conf.py``: each is declared once, with its default, check and help text.

The reference page of the documentation prints itself from :data:`OPTIONS`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from sphinx_newsfeed.config.checks import (
    Author,
    Option,
    check_archives,
    check_authors,
    check_body_format,
    check_date_format,
    check_fields,
    check_hosts,
    check_number,
    check_permalinks,
    check_switch,
    check_texts,
    check_timezone,
)
from sphinx_newsfeed.config.feeds import (
    FeedContent,
    FeedFormat,
    FeedOption,
    check_feed_content,
    check_feeds,
)
from sphinx_newsfeed.config.limits import LIMITS
from sphinx_newsfeed.config.sources import CLOSED, Source, check_sources, closed_sources
from sphinx_newsfeed.model.article import BodyFormat
from sphinx_newsfeed.problems import Problem, ProblemKind, Report

__all__ = ["OPTIONS", "Author", "Option", "Settings", "Source", "read_settings"]


@dataclass(frozen=True, slots=True)
class Settings:
    """The checked values of all options."""

    sources: tuple[Source, ...] = (Source("news", ("news",)),)
    exclude: tuple[str, ...] = ()
    #: ``None``: decided for each article.
    body_format: BodyFormat | None = None
    raw_html: bool = False
    drop: tuple[str, ...] = ()
    embed_hosts: tuple[str, ...] = ()
    timezone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))
    date_format: str | None = None
    authors: Mapping[str, Author] = field(default_factory=dict)
    #: Which archive pages there are, by what they go by.
    archives: tuple[str, ...] = ("all", "year", "category", "tag", "author")
    #: How many articles stand on a page of an archive.
    page_size: int = 20
    feeds: tuple[FeedOption, ...] = (FeedOption(FeedFormat.ATOM),)
    #: How many entries a feed has where it does not say so itself.
    feed_limit: int = 20
    feed_content: FeedContent = FeedContent.FULL
    drafts: bool = False
    future: bool = False
    #: Folders that served as the root of the old site, relative to the folder of ``conf.py``.
    static: tuple[str, ...] = ()
    #: Hosts of the old site, in lower case.
    hosts: tuple[str, ...] = ()
    #: Prefix of a source -> pattern of its articles' old addresses; an empty prefix for all others.
    permalinks: Mapping[str, str] = field(default_factory=dict)
    #: A key of front matter -> the field of an article that it fills.
    fields: Mapping[str, str] = field(default_factory=dict)
    #: The largest file of an article, and of a picture, in bytes.
    max_article_size: int = 5_000_000
    max_picture_size: int = 50_000_000
    #: The most pixels of a picture, its width times its height.
    max_picture_pixels: int = 200_000_000
    #: How many pages archives have together at the most.
    max_pages: int = 10_000

    @property
    def news_prefix(self) -> str:
        """The docname prefix of the news section, that of the first source; empty for none."""
        return next((source.prefix for source in self.sources if source.is_read), "")


def read_settings(values: Mapping[str, object], report: Report) -> Settings:
    """The settings that *values* (option name → value) describe.

    A value that an option does not take is reported, and the option's default is used instead, or
    what the option itself has for such a value.
    """
    checked: dict[str, object] = {}
    for option in OPTIONS:
        value = values.get(option.name, option.default)
        try:
            checked[option.field] = option.check(value)
        except ValueError as error:
            message = f"{option.name} = {value!r}: {error}; {option.remedy}"
            report(Problem(ProblemKind.SETTING, message))
            checked[option.field] = option.check(option.instead_of(value))
    return Settings(**checked)  # type: ignore[arg-type]


#: Taken where ``conf.py`` says nothing; without ``html_baseurl`` nobody then asks for feeds.
DEFAULT_FEEDS = ("atom",)

#: All options, in the order in which the reference lists them.
OPTIONS: tuple[Option, ...] = (
    Option(
        "sources",
        {"news": "news"},
        check_sources,
        "",
        "Where articles lie: a mapping from the first part of their docnames to a folder, a glob, "
        "or a list of them. Paths are relative to the folder of ``conf.py`` and may lie outside "
        "it. A mapping in their place has ``path``, and may have ``dialect`` and ``trusted``. A "
        "source is trusted unless you say otherwise: with ``'trusted': False`` each file in it is "
        "an article or nothing, and no role, directive or include acts. A source that cannot be "
        "read as it is written is not trusted.",
        (closed_sources, CLOSED),
    ),
    Option(
        "exclude",
        [],
        check_texts,
        "",
        "Globs of files that are no articles, compared with the path below the source's folder. "
        "``*`` also spans folders. What is to be no page of the project either stands in Sphinx' "
        "``exclude_patterns``.",
    ),
    Option(
        "body_format",
        "auto",
        check_body_format,
        "env",
        "How bodies are written: ``'html'``, ``'markdown'``, ``'rst'``, or ``'auto'`` to decide it "
        "for each article. The key ``format`` of an article's front matter wins.",
    ),
    Option(
        "raw_html",
        False,
        check_switch,
        "env",
        "Leave HTML in Markdown bodies as it is: it then reaches HTML pages unchecked, and no "
        "other output.",
    ),
    Option(
        "drop",
        [],
        check_texts,
        "env",
        "CSS selectors of what is removed from HTML bodies before they are converted: boxes of "
        "advertising, lines of editors.",
    ),
    Option(
        "embed_hosts",
        [],
        check_hosts,
        "env",
        "Hosts whose frames, videos and sounds HTML pages embed, such as "
        "``'www.youtube-nocookie.com'``. Those of others are links, as all are in other outputs.",
    ),
    Option(
        "timezone",
        "UTC",
        check_timezone,
        "env",
        "The IANA time zone of dates that name none, and the one in which dates are shown.",
    ),
    Option(
        "date_format",
        None,
        check_date_format,
        "env",
        "How dates are shown, as a pattern in the notation of Unicode's CLDR (``'d MMMM y'``). "
        "``None`` takes the long form of the project's language.",
    ),
    Option(
        "authors",
        {},
        check_authors,
        "env",
        "The authors that articles name by a key: a mapping from the key to the name, or to a "
        "mapping with ``name``, ``url``, ``avatar`` (an address, or a picture below the source "
        "directory) and ``description``.",
    ),
    Option(
        "archives",
        ("all", "year", "category", "tag", "author"),
        check_archives,
        "",
        "Which archive pages there are, besides these also ``'month'`` and ``'day'``. They stand "
        "below the docname prefix of the first source, such as ``news/category/releases``. A page "
        "of your own with such a docname takes the place of the generated one.",
    ),
    Option(
        "page_size",
        20,
        check_number,
        "",
        "How many articles stand on a page of an archive.",
    ),
    Option(
        "feeds",
        DEFAULT_FEEDS,
        check_feeds,
        "html",
        "The feeds: ``'atom'``, ``'rss'``, ``'json'``, or mappings. One with ``file`` (such as "
        "``'news/ferry.xml'``) and filters of the directive (``category``, ``tag``, ``author``, "
        "``language``, ``since``, ``until``, ``docnames``) is a feed of a selection; one with "
        "``each`` (``'category'``, ``'tag'``, ``'author'``) a feed for each such name. All take "
        "``format``, ``title``, ``limit`` and ``content``. Feeds need Sphinx' ``html_baseurl``.",
    ),
    Option(
        "feed_limit",
        20,
        check_number,
        "html",
        "How many articles a feed holds. Older ones are in archives that it leads to.",
    ),
    Option(
        "feed_content",
        "full",
        check_feed_content,
        "html",
        "Whether feeds hold the whole text of articles (``'full'``) or the ``'summary'``.",
    ),
    Option(
        "drafts",
        False,
        check_switch,
        "",
        "Show articles that say ``draft: true``, ``published: false`` or ``status: draft``.",
    ),
    Option(
        "future",
        False,
        check_switch,
        "",
        "Show articles that are dated later than the build. ``SOURCE_DATE_EPOCH`` sets the time "
        "of the build.",
    ),
    Option(
        "static",
        [],
        check_texts,
        "env",
        "Folders whose files stood at the root of the old site, relative to the folder of "
        "``conf.py``: a picture at ``/images/a.png`` is looked for in them.",
    ),
    Option(
        "hosts",
        [],
        check_hosts,
        "env",
        "Hosts of the old site: a link to one of them is taken for one to an article, and "
        "warned of where none has that address.",
    ),
    Option(
        "permalinks",
        {},
        check_permalinks,
        "env",
        "The pattern of the articles' old addresses in the notation of their generator, such as "
        "``'/:year/:month/:title/'``, or a mapping from a source's docname prefix to its pattern. "
        "Without one the generator's own applies.",
    ),
    Option(
        "fields",
        {},
        check_fields,
        "env",
        "Your own keys of front matter: a mapping from the key to the field it fills, such as "
        "``{'headline': 'title'}``.",
    ),
    *LIMITS,
)
