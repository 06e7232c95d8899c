"""The options of ``conf.py``: each is declared once, with its default, check and help text.

The reference page of the documentation prints itself from :data:`OPTIONS`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sphinx_newsfeed.config.archives import check_archives
from sphinx_newsfeed.config.builders import check_builders
from sphinx_newsfeed.config.checks import (
    check_answer,
    check_authors,
    check_body_format,
    check_date_format,
    check_fields,
    check_hosts,
    check_number,
    check_permalinks,
    check_since,
    check_switch,
    check_tags,
    check_text,
    check_texts,
    check_timezone,
)
from sphinx_newsfeed.config.feeds import (
    check_feed_content,
    check_feeds,
    check_hubs,
)
from sphinx_newsfeed.config.sharing import check_share
from sphinx_newsfeed.config.sources import CLOSED, check_sources, closed_sources
from sphinx_newsfeed.config.taxonomies import OWN, check_taxonomies, good_taxonomies
from sphinx_newsfeed.generators import PREDECESSOR, predecessor
from sphinx_newsfeed.model.taxonomy import BUILT_IN, Taxonomy


@dataclass(frozen=True, slots=True)
class Option:
    """One option of ``conf.py``."""

    #: The field of :class:`Settings`; the option's name is this with ``newsfeed_`` before it.
    field: str
    #: The value when ``conf.py`` names none.
    default: object
    #: Turns the value into that of the field; raises ``ValueError`` with what would be right.
    check: Callable[..., object]
    #: What is done when the value changes: ``env`` reads all documents again, empty leaves it to
    #: the comparison of each document with what it shows.
    rebuild: str
    #: One or two sentences for the reference, in reStructuredText.
    help: str
    #: What stands behind ``newsfeed_`` in its name, where that is not the field.
    written: str = ""
    #: What is taken in place of a value that the check refuses, and the words that say so; ``None``
    #: takes the default.
    fallback: tuple[Callable[[object], object], str] | None = None
    #: Whether the check also takes the taxonomies of the project, which the value may name.
    names_taxonomies: bool = False

    @property
    def name(self) -> str:
        """The name in ``conf.py``."""
        return f"newsfeed_{self.written or self.field}"

    def read(self, value: object, taxonomies: Sequence[Taxonomy] = BUILT_IN) -> object:
        """What *value* stands for; raises ``ValueError`` with what would be right."""
        return self.check(value, taxonomies) if self.names_taxonomies else self.check(value)

    def instead_of(self, value: object) -> object:
        """The value that takes the place of one that the check refuses; the check takes it."""
        return self.fallback[0](value) if self.fallback else self.default

    @property
    def remedy(self) -> str:
        """What is done with a value that the check refuses, for a message."""
        return self.fallback[1] if self.fallback else f"the default {self.default!r} is used"


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
        "it; where ``sphinx-build -c`` takes it from elsewhere, to the source directory, if they "
        "exist there. A mapping in their place has ``path``, and may have ``dialect`` and "
        "``trusted``. A source is trusted unless you say otherwise: with ``'trusted': False`` "
        "each file in it is an article or nothing, and no role, directive or include acts. A "
        "source that cannot be read as it is written is not trusted.",
        fallback=(closed_sources, CLOSED),
    ),
    Option(
        "predecessor",
        None,
        check_answer,
        "env",
        f"Whether the project was one of {PREDECESSOR.title}, whose labels, directives, templates "
        "and values in ``conf.py`` are then understood, and whose addresses hold. With ``None``, "
        f"it was where ``conf.py`` names values that begin with ``{predecessor().sign}``.",
        PREDECESSOR.name,
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
        "",
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
        None,
        check_timezone,
        "env",
        "The IANA time zone of dates that name none, and the one in which all dates are shown. "
        "With ``None``, this is for each source the zone that the configuration of its generator "
        "names, else UTC, and dates are treated as that generator treats them.",
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
        "",
        "The authors that articles name by a key: a mapping from the key to the name, or to a "
        "mapping with ``name``, ``url``, ``avatar`` (an address, or a picture below the source "
        "directory) and ``description``.",
    ),
    Option(
        "archives",
        ("all", "year", "category", "tag", "author", OWN),
        check_archives,
        "",
        "Which archive pages there are, besides these also ``'month'`` and ``'day'``. ``'own'`` "
        "stands for all of ``newsfeed_taxonomies``, each of which may also be named. They stand "
        "below the docname prefix of the first source, such as ``news/category/releases``. A page "
        "of your own with such a docname takes the place of the generated one.",
        names_taxonomies=True,
    ),
    Option(
        "taxonomies",
        {},
        check_taxonomies,
        "env",
        "By what articles are sorted besides categories, tags and authors: a mapping from a name "
        "such as ``'release'`` to a title (``'Releases'``), or to a mapping with ``title``, "
        "``label`` (the title before a single name), ``keys`` (of front matter; the name, also "
        "with an s, without it) and ``tree`` (whether a name may stand in another one, as "
        "categories do). What the configuration of your generator names is taken up by itself, "
        "unless you map it to ``None``.",
        fallback=(good_taxonomies, "what is wrong is left out"),
    ),
    Option(
        "page",
        "",
        check_text,
        "env",
        "The document of your own that shows all news, and to which every page of news leads back. "
        "Without it, this is the one with an unfiltered ``newsfeed`` directive that stands nearest "
        "to the articles. Where there is neither, ``news/all`` is made.",
    ),
    Option(
        "page_size",
        20,
        check_number,
        "",
        "How many articles stand on a page of a listing.",
    ),
    Option(
        "search_since",
        None,
        check_since,
        "env",
        "The first year, month or day (``'2015'``, ``'2015-06-01'``) whose articles Sphinx' search "
        "finds. Older ones are left out of its index, which each reader who searches loads as a "
        "whole. With ``None`` it finds all.",
    ),
    Option(
        "feeds",
        DEFAULT_FEEDS,
        check_feeds,
        "html",
        "The feeds: ``'atom'``, ``'rss'``, ``'json'``, or mappings. One with ``file`` (such as "
        "``'news/ferry.xml'``) and filters of the directive (``category``, ``tag``, ``author``, "
        "``language``, ``since``, ``until``, ``docnames``) is a feed of a selection; one with "
        "``each`` (``'category'``, ``'tag'``, ``'author'``) a feed for each such name. Both know "
        "your own taxonomies by their names. All take "
        "``format``, ``title``, ``limit`` and ``content``. Feeds need Sphinx' ``html_baseurl``; "
        "the page ``news/feeds`` then lists them for readers.",
        names_taxonomies=True,
    ),
    Option(
        "feed_limit",
        20,
        check_number,
        "",
        "How many articles a feed holds. Older ones are in archives, in JSON Feed on pages, which "
        "it leads to.",
    ),
    Option(
        "feed_content",
        "full",
        check_feed_content,
        "",
        "Whether feeds hold the whole text of articles (``'full'``) or the ``'summary'``.",
    ),
    Option(
        "websub_hub",
        [],
        check_hubs,
        "",
        "The address of a hub of WebSub, or a list of them, which feeds name: who subscribes there "
        "is told of news at once. A build asks nothing of it; tell it yourself when the site is "
        "up.",
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
        "preview",
        False,
        check_switch,
        "",
        "Show drafts and articles that are dated later than the build, each with a mark, to those "
        "who write. They stand in no feed and no sitemap, and their pages ask search engines to "
        "leave them out. ``sphinx-newsfeed watch`` turns it on.",
    ),
    Option(
        "versions",
        [],
        check_texts,
        "",
        "The versions of the site that show news, by their names (``['latest']``) or globs; "
        "without any, all do. In the others there is no article, archive, feed or sitemap, and a "
        "``newsfeed`` directive leads to the first version that is named without a glob.",
    ),
    Option(
        "version",
        "",
        check_text,
        "",
        "The name of the version that is built, as ``newsfeed_versions`` calls it. Without it, "
        "this is what Read the Docs or ``sphinx-multiversion`` says; a build of which nobody says "
        "it shows news.",
    ),
    Option(
        "static",
        [],
        check_texts,
        "env",
        "Folders whose files stood at the root of the old site, relative to the folder of "
        "``conf.py``, as those of ``newsfeed_sources`` are: a picture at ``/images/a.png`` is "
        "looked for in them.",
    ),
    Option(
        "hosts",
        [],
        check_hosts,
        "env",
        "Hosts of the old site: a link to one of them is taken for one to an article, and "
        "warned of where it must be one and none has that address. Links to other pages of the "
        "old site lead to the first of them.",
    ),
    Option(
        "warn_old_pages",
        False,
        check_switch,
        "",
        "Warn of each link in an article that leads to a page of the old site that is no article. "
        "Otherwise they are counted in the report.",
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
        "Your own keys of front matter: a mapping from the key to the field it fills, or to the "
        "name of a taxonomy, such as ``{'headline': 'title', 'labels': 'tags'}``. The key comes "
        "before those that are known, and adds to them in a list; with ``=`` before the field "
        "(``'=tags'``) the known ones no longer count.",
        names_taxonomies=True,
    ),
    Option(
        "tags",
        {},
        check_tags,
        "env",
        "Template tags of your articles: a mapping from the name of a tag to a template in Liquid "
        "that takes its place, such as ``{'note': '**Note:** {{ content }}'}``, or to ``None``, "
        "which drops the tag and what stands up to its end. The template knows ``args``, the "
        "arguments without a name, those with a name by their names, and ``content``.",
    ),
    Option(
        "hero",
        False,
        check_switch,
        "env",
        "Show the picture of an article above its text as wide as that, and cut to a band.",
    ),
    Option(
        "share",
        [],
        check_share,
        "env",
        "Services to which an article's page offers its address, by links without a script: "
        "``'bluesky'``, ``'email'``, ``'facebook'``, ``'hackernews'``, ``'linkedin'``, "
        "``'mastodon'``, ``'reddit'``, ``'telegram'``, ``'whatsapp'``, ``'x'``, or a pair of a "
        "label and an address with ``{url}`` and ``{title}``. They need Sphinx' "
        "``html_baseurl``.",
    ),
    Option(
        "builders",
        {},
        check_builders,
        "",
        "What builders make that are not Sphinx' own: a mapping from the name of a builder to "
        "``'pages'`` (a file of each document), ``'book'`` (one of all, in the order of the trees "
        "of contents) or ``'nothing'`` (no file that shows them). Without it, a builder is taken "
        "for what the one of Sphinx that it is built upon makes. Of the others, one that assembles "
        "documents makes a book, and one that names no format makes nothing.",
    ),
    Option(
        "book_teasers",
        False,
        check_switch,
        "",
        "In PDF, EPUB and other books, let listings show what they show on a page, such as "
        "excerpts, before the articles. Without it a listing holds the articles themselves, and of "
        "those that stand elsewhere in the book dates and titles.",
    ),
    # Limits of what articles may take: of files, of pictures, of pages.
    Option(
        "max_article_size",
        5_000_000,
        check_number,
        "env",
        "The largest file of an article, in bytes. A larger one is left out as a whole.",
    ),
    Option(
        "max_picture_size",
        50_000_000,
        check_number,
        "env",
        "The largest file of a picture of an article, in bytes. In place of a larger one its "
        "alternative text stands.",
    ),
    Option(
        "max_picture_pixels",
        200_000_000,
        check_number,
        "env",
        "How many pixels, its width times its height, a picture of an article may have. In place "
        "of a larger one, which fills the memory of browsers, its alternative text stands.",
    ),
    Option(
        "max_pages",
        10_000,
        check_number,
        "",
        "How many pages archives have together at the most. Where there would be more, as with a "
        "flood of tags, the archives with the fewest articles are left out.",
    ),
)
