"""The directive ``newsfeed``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from sphinx_newsfeed.listing.advice import reasons_for_nothing, unknown_names
from sphinx_newsfeed.listing.groups import (
    Group,
    GroupBy,
    anchor_of,
    group_articles,
    in_order_of_groups,
)
from sphinx_newsfeed.listing.listing import DisplayOptions, build_empty, build_entries, build_group
from sphinx_newsfeed.listing.options import (
    option_names,
    read_grouping,
    read_line,
    read_page_size,
    read_selection,
    read_word,
)
from sphinx_newsfeed.listing.paging import build_paging
from sphinx_newsfeed.listing.placeholder import InBook
from sphinx_newsfeed.listing.styles import Style
from sphinx_newsfeed.listing.ways_on import ways_on
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.model.selection import Selection, Sort, select
from sphinx_newsfeed.model.taxonomy import BUILT_IN, Taxonomy
from sphinx_newsfeed.pages.documents import PageOfListing, page_count
from sphinx_newsfeed.sphinx_ext.build_info.builders import has_generated_pages, is_assembling
from sphinx_newsfeed.sphinx_ext.documents.generated_pages import free_docname
from sphinx_newsfeed.sphinx_ext.domain.build_data import BuildData
from sphinx_newsfeed.sphinx_ext.domain.elsewhere import ELSEWHERE_CLASS, build_line
from sphinx_newsfeed.sphinx_ext.domain.references import (
    pending_document,
)
from sphinx_newsfeed.sphinx_ext.domain.stored_data import ListingRecord
from sphinx_newsfeed.sphinx_ext.domain.targets import Target
from sphinx_newsfeed.sphinx_ext.incremental.listings import groups_of, listing_record, page_of
from sphinx_newsfeed.sphinx_ext.listings.books import mark_entries, mark_year, order_in_book
from sphinx_newsfeed.sphinx_ext.listings.more import link_to_more
from sphinx_newsfeed.sphinx_ext.listings.news_directive import NewsDirective, Place
from sphinx_newsfeed.sphinx_ext.listings.toctree import LISTING, RANK, Rank, build_toctree, is_shown

#: Where Sphinx keeps, while a document is read, how many listings it has.
_NUMBER = "newsfeed_number"

#: The options that say something in words.
_TEXTS = ("empty", "more")


def options_of(taxonomies: Iterable[Taxonomy]) -> dict[str, Callable[[str], Any]]:
    """What the directive takes in a project with these *taxonomies*.

    Values are checked where they are used: a wrong one costs its option and not the listing.
    """
    return dict.fromkeys(option_names(taxonomies), directives.unchanged) | {
        "toctree": directives.flag,
        "class": directives.class_option,
        "name": directives.unchanged_required,
    }


class NewsfeedDirective(NewsDirective):
    """Shows a selection of articles."""

    option_spec: ClassVar[dict[str, Callable[[str], Any]]] = options_of(BUILT_IN)

    @classmethod
    def show(cls, place: Place, argument: str, options: Mapping[str, Any]) -> list[nodes.Element]:
        """The nodes of the listing."""
        return _Listing(place, argument, options, _next_key(place)).build()


def listing_directive(taxonomies: Iterable[Taxonomy]) -> type[NewsfeedDirective]:
    """The directive of a project with these *taxonomies*."""
    return type("ListingDirective", (NewsfeedDirective,), {"option_spec": options_of(taxonomies)})


def _next_key(place: Place) -> str:
    """What names a listing among those of a book: its number on its page."""
    number = int(place.env.temp_data.get(_NUMBER) or 0) + 1
    place.env.temp_data[_NUMBER] = number
    return f"{place.docname}:{number}"


@dataclass(frozen=True, slots=True)
class _Listing:
    """A listing at a place."""

    place: Place
    argument: str
    options: Mapping[str, Any]
    #: What names it in a book.
    key: str

    @property
    def _build(self) -> BuildData:
        return self.place.domain.build

    def build(self) -> list[nodes.Element]:
        """The nodes of the listing; what roles and later builds must know of it is noted."""
        if not self._build.version.shows_news:
            return self._elsewhere()
        taxonomies, warn = self._build.settings.taxonomies, self.place.warn
        selection = read_selection(self.argument, self.options, taxonomies, self._zone, warn)
        display = self._display_options()
        page = self._page(display)
        selected = in_order_of_groups(
            select(self._build.catalogue, selection),
            display.group_by,
            oldest_first=selection.sort.is_oldest_first,
        )
        articles = page_of(selected, display.page_size, page.number)
        record = listing_record(self.place.domain, selection, display, selected, page.number)
        self.place.domain.stored.note_listing(self.place.docname, self._with_source(record))
        self._advise(selection, selected)
        if not articles:
            shown: list[nodes.Element] = self._empty(display)
        elif display.group_by == GroupBy.NONE:
            shown = self._plain(selection, articles, display, page)
        else:
            shown = self._grouped(selection, articles, display)
        shown += link_to_more(self.place, self.options, selection) if articles else []
        shown += self._paging(page, page_count(len(selected), display.page_size))
        shown += self._ways_on(selection) if articles else []
        if display.group_by == GroupBy.NONE:
            shown += self._following(selection, articles, display)
        for node in shown:
            self.place.settle(node)
        return shown

    def _elsewhere(self) -> list[nodes.Element]:
        """The line that leads to the version that shows news, once a page."""
        lines = self.place.document.findall(nodes.paragraph)
        if any(ELSEWHERE_CLASS in line["classes"] for line in lines):
            return []
        line = build_line(self._build, self.place.docname)
        self.place.settle(line)
        return [line]

    def _page(self, display: DisplayOptions) -> PageOfListing:
        """Which page of which listing this is."""
        known = self._build.pages.get(self.place.docname)
        if known is not None:
            return known
        noted = self.place.domain.stored.listings.get(self.place.docname, ())
        paged = sum(bool(listing.page_size) for listing in noted)
        return PageOfListing(self.place.docname, paged if display.page_size else 0, 1)

    def _with_source(self, record: ListingRecord) -> ListingRecord:
        """With what translators meet, and what further pages must say to be of the same kind."""
        texts = ((self.options.get(name) or "").strip() for name in _TEXTS)
        record = replace(record, texts=tuple((text, self.place.line) for text in texts if text))
        if not record.page_size:
            return record
        left_out = {"name", "toctree", "more", "class"}
        options = {name: text for name, text in self.options.items() if name not in left_out}
        if self.options.get("class"):
            options["class"] = " ".join(self.options["class"])
        return replace(record, arguments=self.argument, options=options)

    @property
    def _zone(self) -> Any:
        return self._build.settings.timezone

    def _display_options(self) -> DisplayOptions:
        style = read_word(self.options, "style", self._default_style, self.place.warn)
        depth = 0
        node: Any = self.place.parent
        while node is not None:
            depth += isinstance(node, nodes.section)
            node = node.parent
        return DisplayOptions(
            style=style if self._shows_texts else Style.LIST,
            group_by=read_grouping(self.options, self._build.settings.taxonomies, self.place.warn),
            classes=tuple(self.options.get("class", ())),
            depth=max(depth, 1),
            date_pattern=self._date_pattern(),
            page_size=self._page_size(style),
            line=read_line(self.options, self.place.warn),
        )

    @property
    def _default_style(self) -> Style:
        """Texts, where no overview is asked for."""
        return Style.LIST if "group-by" in self.options else Style.SUMMARY

    @property
    def _is_book(self) -> bool:
        return is_assembling(self._build.builder)

    def _has_years(self, selection: Selection) -> bool:
        """Whether articles that follow stand under their years: without groups, all of a kind."""
        is_plain = "group-by" not in self.options and selection.sort is not Sort.TITLE
        is_whole = is_plain and Rank.of(selection) is not Rank.CUT
        return self._is_book and is_whole and is_shown(self.place.parent, self._build.builder)

    @property
    def _shows_texts(self) -> bool:
        """Whether it shows more of articles than a line: in a book, these stand there anyway."""
        return self._build.settings.book_teasers or not self._is_book

    def _page_size(self, style: Style) -> int:
        default = self._build.settings.page_size
        return read_page_size(self.options, style, default, self.place.warn) * self._has_pages()

    def _has_pages(self) -> bool:
        return has_generated_pages(self._build.builder)

    def _date_pattern(self) -> str:
        pattern = (self.options.get("date-format") or "").strip()
        try:
            self._build.localization.with_date_pattern(pattern)
        except ValueError as error:
            self.place.warn(f":date-format: {error}; the project's way is used")
            return ""
        return pattern

    def _advise(self, selection: Selection, articles: Sequence[Article]) -> None:
        catalogue = self._build.catalogue
        if not len(catalogue):
            return
        for message in unknown_names(catalogue, selection):
            self.place.warn(message)
        if not articles and "empty" not in self.options:
            for message in reasons_for_nothing(catalogue, selection):
                self.place.warn(message)

    def _empty(self, display: DisplayOptions) -> list[nodes.Element]:
        text = self.place.translated(self.options.get("empty"))
        return [build_empty(text, display)] if text else []

    def _plain(
        self,
        selection: Selection,
        articles: Sequence[Article],
        display: DisplayOptions,
        page: PageOfListing,
    ) -> list[nodes.Element]:
        entries = build_entries(articles, display, self.place.docname)
        if self._is_book:
            shows = InBook.ELSEWHERE if self._has_years(selection) else InBook.BOTH
            mark_entries(entries, shows, self.key)
        taxonomy, name = _only_name(selection, self._build.settings.taxonomies)
        if taxonomy is not None and page.number == 1:
            anchor = self._unique(anchor_of(taxonomy.name, name))
            target = nodes.target("", "", ids=[anchor])
            self.place.document.ids[anchor] = target
            entries.insert(0, target)
            title = self._build.localization.name(name)
            if taxonomy.has_profiles and name in self._build.settings.authors:
                title = self._build.settings.authors[name].name
            self.place.domain.note_target(Target(taxonomy.name, name, title, anchor))
        return [entries]

    def _following(
        self, selection: Selection, articles: Sequence[Article], display: DisplayOptions
    ) -> list[nodes.Element]:
        """The articles of a listing without groups, for the table of contents tree.

        In a book they stand under their years, unless the user told of another order, or the
        listing is cut short.
        """
        if not self._is_book or not articles:
            return self._toctree(selection, articles, display)
        ordered = order_in_book(articles, selection, is_told="sort" in self.options)
        if not self._has_years(selection):
            return self._toctree(selection, ordered, display)
        is_oldest_first = ordered[0].date <= ordered[-1].date
        years = group_articles(
            ordered, GroupBy.YEAR, self._build.localization, oldest_first=is_oldest_first
        )
        return [self._year(selection, year, display) for year in years]

    def _year(self, selection: Selection, year: Group, display: DisplayOptions) -> nodes.Element:
        grouped = replace(display, group_by=GroupBy.YEAR)
        node = self._group(selection, year, grouped, is_noted=selection.is_all)
        mark_entries(node, InBook.HERE, self.key)
        mark_year(node)
        return node

    def _grouped(
        self, selection: Selection, articles: Sequence[Article], display: DisplayOptions
    ) -> list[nodes.Element]:
        groups = groups_of(self.place.domain, articles, selection, display.group_by)
        shown = [self._group(selection, group, display) for group in groups]
        for node in shown if self._is_book else ():
            mark_entries(node, InBook.BOTH, self.key)
        return shown

    def _group(
        self,
        selection: Selection,
        group: Group,
        display: DisplayOptions,
        *,
        is_noted: bool = True,
    ) -> nodes.Element:
        anchor = self._unique(group.anchor)
        may_hold_sections = isinstance(self.place.parent, nodes.document | nodes.section)
        node = build_group(group, anchor, display, self.place.docname, section=may_hold_sections)
        self.place.document.ids[anchor] = node
        if self._is_book:
            node[LISTING] = self.key
        node += self._toctree(selection, group.articles, display)
        objtype = group.taxonomy or "date"
        if group.key and is_noted:
            self.place.domain.note_target(Target(objtype, group.key, group.title, anchor))
        return node

    def _paging(self, page: PageOfListing, count: int) -> list[nodes.Element]:
        """The links through the pages of the listing, where it has several."""
        if count == 1:
            return []

        def refer(number: int, text: str) -> nodes.Element:
            docname = free_docname(self.place.domain, page.first, page.place, number)
            return pending_document(docname, text, self.place.docname)

        return [build_paging(page.number, count, refer, self._build.localization)]

    def _ways_on(self, selection: Selection) -> list[nodes.Element]:
        """What stands for the line that leads on from a listing of all news, once a page."""
        is_first = not any(self.place.document.findall(ways_on))
        wanted = selection.is_all and is_first and self.place.docname not in self._build.archives
        return [ways_on()] if wanted else []

    def _toctree(
        self, selection: Selection, articles: Sequence[Article], display: DisplayOptions
    ) -> list[nodes.Element]:
        """A hidden table of contents tree of the articles, where the builder or the user wants it.

        Builders that assemble one document include what stands in such a tree, at its place.
        """
        builder = self._build.builder
        is_wanted = "toctree" in self.options or self._is_book
        if not is_wanted or not is_shown(self.place.parent, builder):
            return []
        docnames = [article.docname for article in articles]
        rank = Rank.of(selection, display.group_by)
        about = {LISTING: self.key, RANK: rank.value} if self._is_book else {}
        tree = build_toctree(self.place.env, docnames, about)
        return [tree] if tree is not None else []

    def _unique(self, anchor: str) -> str:
        """The anchor, with a number where another listing of the document has it already."""
        taken = self.place.document.ids
        names = (f"{anchor}-{number}" if number else anchor for number in range(len(taken) + 2))
        return next(name for name in names if name not in taken)


def _only_name(selection: Selection, taxonomies: Iterable[Taxonomy]) -> tuple[Taxonomy | None, str]:
    """The one name that a listing is about, if it is about one and shows all that it has."""
    names = [(each, name) for each in taxonomies for name in selection.names(each)]
    if len(names) != 1 or not names[0][0].has_pages:
        return None, ""
    taxonomy, name = names[0]
    only = Selection(terms=((taxonomy.name, (name,)),), sort=selection.sort)
    return (taxonomy, name) if only == selection else (None, "")
