"""What is known of one build, and is made anew in each.

It hangs on the domain object, which is not pickled with the environment and which the processes of
a parallel build inherit.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sphinx.builders import Builder

from sphinx_newsfeed.config.settings import Settings
from sphinx_newsfeed.feeds.planned import FeedIndex, PlannedFeed
from sphinx_newsfeed.generators import generator_of
from sphinx_newsfeed.html_to_docutils import Handler
from sphinx_newsfeed.languages import has_other_han, language_of_name
from sphinx_newsfeed.loading import KnownSplit, ProjectFiles
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
from sphinx_newsfeed.pages.documents import PageOfListing
from sphinx_newsfeed.policy import MOST_KEPT_PIECES
from sphinx_newsfeed.sphinx_ext.build_info.bounded_store import BoundedStore
from sphinx_newsfeed.sphinx_ext.build_info.bounds import Bounds
from sphinx_newsfeed.sphinx_ext.build_info.builders import makes_html
from sphinx_newsfeed.sphinx_ext.domain.told_authors import ToldAuthors


@dataclass(slots=True)
class BuildData:
    """The articles of one build, and all that is made of them before documents are read."""

    settings: Settings = field(default_factory=Settings)
    localization: Localization = field(default_factory=Localization)
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
    #: All articles of the sources, the hidden ones among them.
    scanned: tuple[Article, ...] = ()
    #: The file of each article, with its size and the time of its last change.
    files: dict[str, str] = field(default_factory=dict)
    #: The documents that are the project's own, and neither articles nor generated.
    own_pages: frozenset[str] = frozenset()
    #: The archive pages, by their docnames, those that a document of the user's replaces too.
    archives: dict[str, Archive] = field(default_factory=dict)
    #: For each archive of a date the older and the newer one; empty names where there is none.
    beside_in_time: dict[str, tuple[str, str]] = field(default_factory=dict)
    #: The further pages of listings, by their docnames.
    pages: dict[str, PageOfListing] = field(default_factory=dict)
    #: Who stands at which address of the output.
    outputs: AddressTable = field(default_factory=AddressTable)
    #: The old addresses of articles.
    book: AddressBook = field(default_factory=lambda: AddressBook({}))
    #: What the addresses in articles mean.
    links: LinkIndex = field(default_factory=LinkIndex)
    #: What those mean that lead to no article.
    old_pages: OldPages = field(default_factory=lambda: OldPages(LinkIndex(), AddressBook({})))
    #: For each article those about the same, best first; only in HTML.
    related: dict[str, tuple[Article, ...]] = field(default_factory=dict)
    #: For each article those before and after it.
    neighbours: dict[str, Neighbours] = field(default_factory=dict)
    #: For each article the same text in all languages, where there are several.
    translations: dict[str, tuple[Article, ...]] = field(default_factory=dict)
    #: The languages of names that are in another script than the project's.
    name_languages: dict[str, str] = field(default_factory=dict)
    #: Whether words with Han signs are shown in a project of another language.
    shows_han: bool = False
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

    #: What was split off the texts of files that this build has opened, by the paths of articles.
    splits: dict[str, KnownSplit] = field(default_factory=dict)
    #: What stands for articles in listings, pickled; by article, look and how much is shown of it.
    pieces: BoundedStore = field(default_factory=lambda: BoundedStore(MOST_KEPT_PIECES))

    def furnish(self, builder: Builder, catalogue: Catalogue, language: str) -> None:
        """Take over what this build shows, by which builder and in which language."""
        # Made here, so that the processes of a parallel build inherit it.
        self.links = LinkIndex(
            catalogue.pages, self.sites, self.book, self.outputs.may_answer, self.bounds.boundary
        )
        self.old_pages = OldPages(self.links, self.book, catalogue.pages, self._hidden_links)
        self.builder = builder
        self.catalogue = catalogue
        self.news_page = self.home = None
        self.related = find_related(catalogue.articles) if makes_html(builder) else {}
        self.neighbours = find_neighbours(catalogue.articles, language)
        self.name_languages = find_name_languages(catalogue.pages, language)
        shown = {each.shown_language for each in catalogue.pages} | {*self.name_languages.values()}
        self.shows_han = any(has_other_han(each, language) for each in shown)
        self.translations = find_translations(
            catalogue.pages,
            language,
            lambda article: generator_of(article.dialect).translated_by_slug,
        )

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
