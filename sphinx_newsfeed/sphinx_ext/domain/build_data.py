"""What is known of one build, and is made anew in each.

It hangs on the domain object, which is not pickled with the environment and which the processes of
a parallel build inherit.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx.builders import Builder

from sphinx_newsfeed.config.settings import Settings
from sphinx_newsfeed.config.versions import SiteVersion
from sphinx_newsfeed.feeds.planned import FeedIndex, PlannedFeed
from sphinx_newsfeed.generators import generator_of
from sphinx_newsfeed.languages import has_other_han, language_of_name
from sphinx_newsfeed.loading import OTHER_VERSION, KnownSplit, ProjectFiles
from sphinx_newsfeed.localization import Localization
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.model.catalogue import Catalogue
from sphinx_newsfeed.model.name_languages import find_name_languages
from sphinx_newsfeed.model.neighbours import Neighbours, find_neighbours
from sphinx_newsfeed.model.outputs import AddressTable
from sphinx_newsfeed.model.related import find_related
from sphinx_newsfeed.model.site import OriginalSite
from sphinx_newsfeed.model.translations import find_translations
from sphinx_newsfeed.old_addresses.address_book import AddressBook
from sphinx_newsfeed.old_addresses.link_index import LinkIndex
from sphinx_newsfeed.old_addresses.old_pages import OldPages
from sphinx_newsfeed.pages.archives import Archive
from sphinx_newsfeed.pages.documents import GeneratedPage, PageOfListing
from sphinx_newsfeed.policy import MOST_KEPT_PIECES
from sphinx_newsfeed.sphinx_ext.build_info.bounded_store import BoundedStore
from sphinx_newsfeed.sphinx_ext.build_info.bounds import Bounds
from sphinx_newsfeed.sphinx_ext.build_info.builders import makes_html
from sphinx_newsfeed.sphinx_ext.build_info.message_catalogs import ProjectMessages
from sphinx_newsfeed.sphinx_ext.domain.shown_of_articles import KnownArticles
from sphinx_newsfeed.sphinx_ext.domain.targets import OldPlace
from sphinx_newsfeed.sphinx_ext.domain.told_authors import ToldAuthors

if TYPE_CHECKING:
    from sphinx_newsfeed.html_to_docutils import Handler

#: What is made of the catalogue when somebody asks; a build in which nothing changed does not.
_MADE_ONCE = (
    *("links", "old_pages", "related", "neighbours", "translations"),
    *("name_languages", "shows_han", "elsewhere"),
)


@dataclass
class BuildData:
    """The articles of one build, and all that is made of them before documents are read."""

    settings: Settings = field(default_factory=Settings)
    #: Which version of the site is built.
    version: SiteVersion = field(default_factory=SiteVersion)
    localization: Localization = field(default_factory=Localization)
    #: What the project's translators wrote.
    messages: ProjectMessages = field(default_factory=ProjectMessages)
    #: There is one from the begin of the build.
    builder: Builder = field(init=False, repr=False)
    bounds: Bounds = field(default_factory=Bounds)
    #: The project's own handlers of HTML elements.
    html_handlers: dict[str, Handler] = field(default_factory=dict)
    #: The docname prefix of each source → the old home of its articles.
    sites: dict[str, OriginalSite] = field(default_factory=dict)
    #: What files of old sites tell of authors.
    told: ToldAuthors = field(default_factory=ToldAuthors)
    #: The docname prefix of each source → how many of its files are no articles, by why.
    passed_over: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    #: The docname prefix of each source → the values in the files of its project.
    values: dict[str, ProjectFiles] = field(default_factory=dict)
    catalogue: Catalogue = field(default_factory=Catalogue)
    #: That of the project.
    language: str = ""
    #: All articles of the sources, the hidden ones among them.
    scanned: tuple[Article, ...] = ()
    #: The file of each article, with a digest of its bytes.
    files: dict[str, str] = field(default_factory=dict)
    #: When it was last changed, in nanoseconds since the epoch.
    modified: dict[str, int] = field(default_factory=dict)
    #: The documents that are the project's own, and neither articles nor generated.
    own_pages: frozenset[str] = frozenset()
    #: Those of them that are files of HTML.
    html_pages: frozenset[str] = frozenset()
    #: The archive pages, by their docnames, those that a document of the user's replaces too.
    archives: dict[str, Archive] = field(default_factory=dict)
    #: For each archive of a date the older and the newer one; empty names where there is none.
    beside_in_time: dict[str, tuple[str, str]] = field(default_factory=dict)
    #: The further pages of listings, by their docnames.
    pages: dict[str, PageOfListing] = field(default_factory=dict)
    #: What generated documents say, by their docnames.
    texts: dict[str, GeneratedPage] = field(default_factory=dict)
    #: Who stands at which address of the output.
    outputs: AddressTable = field(default_factory=AddressTable)
    #: What the labels of the extension that came before lead to; ``None`` until somebody asks.
    old_labels: Mapping[str, OldPlace] | None = None
    #: The documents that it made and that are not here, with the labels of what they showed.
    old_pages_of_archives: dict[str, str] = field(default_factory=dict)
    #: The old addresses of articles.
    book: AddressBook = field(default_factory=lambda: AddressBook({}))
    #: The document in whose table of contents tree an article stands, where one includes it.
    toctrees: dict[str, str] = field(default_factory=dict)
    #: The page of all news, which is made where the project has none of its own.
    page_of_all: Archive | None = None
    #: The project's own page of all news, and the page that is above all news; ``None`` until
    #: somebody asks.
    news_page: str | None = None
    home: str | None = None
    #: The document that lists the feeds; empty where the output has none.
    feeds_page: str = ""
    #: The feeds of the site, in outputs without feeds, too, once all documents are read.
    feeds: tuple[PlannedFeed, ...] = ()
    feed_index: FeedIndex = field(default_factory=FeedIndex)
    #: For each page of a name among many its own first feed, in outputs that have some.
    feeds_of_pages: dict[str, PlannedFeed] = field(default_factory=dict)
    #: What overviews would show now; made once for all that are alike.
    overview_digests: dict[tuple[str, tuple[str, ...]], str] = field(default_factory=dict)
    #: What pages would show of articles now.
    shown_of_articles: KnownArticles = field(default_factory=KnownArticles)

    #: What was split off the texts of files that this build has opened, by the paths of articles.
    splits: dict[str, KnownSplit] = field(default_factory=dict)
    #: What stands for articles in listings, pickled; by article, look and how much is shown of it.
    pieces: BoundedStore = field(default_factory=lambda: BoundedStore(MOST_KEPT_PIECES))

    def furnish(self, builder: Builder, catalogue: Catalogue, language: str) -> None:
        """Take over what this build shows, by which builder and in which language."""
        self.builder, self.catalogue, self.language = builder, catalogue, language
        self.news_page = self.home = self.old_labels = None
        self.overview_digests, self.shown_of_articles = {}, KnownArticles()
        for name in _MADE_ONCE:
            vars(self).pop(name, None)

    def complete(self) -> None:
        """Make all that is made once: the processes of a parallel build inherit what is there."""
        for name in _MADE_ONCE:
            getattr(self, name)
        _ = self.catalogue.targets, self.catalogue.days

    @cached_property
    def links(self) -> LinkIndex:
        """What the addresses in articles mean."""
        may_answer, boundary = self.outputs.may_answer, self.bounds.boundary
        return LinkIndex(
            self.catalogue.pages,
            self.sites,
            self.book,
            may_answer,
            boundary,
            self.settings.taxonomies,
        )

    @cached_property
    def old_pages(self) -> OldPages:
        """What those mean that lead to no article."""
        return OldPages(self.links, self.book, self.catalogue.pages, self._hidden_links)

    @cached_property
    def related(self) -> dict[str, tuple[Article, ...]]:
        """For each article those about the same, best first; only in HTML."""
        articles, taxonomies = self.catalogue.articles, self.settings.taxonomies
        return find_related(articles, taxonomies) if makes_html(self.builder) else {}

    @cached_property
    def neighbours(self) -> dict[str, Neighbours]:
        """For each article those before and after it."""
        return find_neighbours(self.catalogue.articles, self.language)

    @cached_property
    def translations(self) -> dict[str, tuple[Article, ...]]:
        """For each article the same text in all languages, where there are several."""
        return find_translations(
            self.catalogue.pages,
            self.language,
            lambda article: generator_of(article.dialect).translated_by_slug,
        )

    @cached_property
    def name_languages(self) -> dict[str, str]:
        """The languages of names in another script than the project's, also as they are shown."""
        found = find_name_languages(self.catalogue.pages, self.language, self.settings.taxonomies)
        shown = {self.localization.name(name): language for name, language in found.items()}
        # A translation may be in the script of the project.
        return found | {
            name: language
            for name, language in shown.items()
            if language_of_name(name, self.localization.language)
        }

    @cached_property
    def shows_han(self) -> bool:
        """Whether words with Han signs are shown in a project of another language."""
        languages = {each.shown_language for each in self.catalogue.pages}
        return any(
            has_other_han(each, self.language)
            for each in languages | {*self.name_languages.values()}
        )

    @cached_property
    def elsewhere(self) -> Catalogue:
        """The articles that another version of the site shows."""
        shown = (each for each in self.scanned if each.hidden == OTHER_VERSION)
        return Catalogue((replace(each, hidden="") for each in shown), self.settings.taxonomies)

    def _hidden_links(self) -> LinkIndex:
        """What finds the articles that are not shown."""
        hidden = (article for article in self.scanned if article.hidden)
        return LinkIndex(hidden, self.sites, self.book, boundary=self.bounds.boundary)

    def language_of_name(self, name: str) -> str:
        """The language of a name, or of another short text; empty for that of the project."""
        known = self.name_languages.get(name)
        return language_of_name(name, self.localization.language) if known is None else known

    def is_generated(self, docname: str) -> bool:
        """Whether a document is an archive or further page that none of the project's replaces."""
        is_ours = docname in self.pages or docname in self.archives
        return is_ours and docname not in self.own_pages
