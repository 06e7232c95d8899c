"""What the extension registers with Sphinx, on one screen."""

from __future__ import annotations

from functools import partial

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from sphinx_newsfeed.sphinx_ext import scanning
from sphinx_newsfeed.sphinx_ext.article_links import ReferToArticles, note_ids
from sphinx_newsfeed.sphinx_ext.assets import (
    STYLESHEET,
    add_latex_roles,
    add_static_folder,
    add_to_page,
)
from sphinx_newsfeed.sphinx_ext.bounded_reading import bound_reading
from sphinx_newsfeed.sphinx_ext.bounded_writing import BoundedWriting
from sphinx_newsfeed.sphinx_ext.bounds import piece
from sphinx_newsfeed.sphinx_ext.calendars import CalendarDirective, FillCalendars
from sphinx_newsfeed.sphinx_ext.config import add_options, check_options
from sphinx_newsfeed.sphinx_ext.directive import NewsfeedDirective
from sphinx_newsfeed.sphinx_ext.domain import NewsDomain
from sphinx_newsfeed.sphinx_ext.embeds import ChooseEmbeds
from sphinx_newsfeed.sphinx_ext.excerpts import note_excerpt
from sphinx_newsfeed.sphinx_ext.feed_files import advise_on_address, write_feeds
from sphinx_newsfeed.sphinx_ext.filling import FillListings
from sphinx_newsfeed.sphinx_ext.foreign_parsers import LAST, load_myst, take_articles
from sphinx_newsfeed.sphinx_ext.freshness import WrittenPages, documents_to_read
from sphinx_newsfeed.sphinx_ext.generated_pages import BEFORE_OTHERS, settle_pages
from sphinx_newsfeed.sphinx_ext.guarded_links import GuardLinks
from sphinx_newsfeed.sphinx_ext.head_tags import HeadTags
from sphinx_newsfeed.sphinx_ext.homes import choose_homes
from sphinx_newsfeed.sphinx_ext.hooks import BODY_PARSED
from sphinx_newsfeed.sphinx_ext.html_elements import add_html_elements
from sphinx_newsfeed.sphinx_ext.interface_texts import translations_for
from sphinx_newsfeed.sphinx_ext.labels import SectionLabels, forget_misread_labels
from sphinx_newsfeed.sphinx_ext.languages import RestoreLanguages
from sphinx_newsfeed.sphinx_ext.links_to_folders import exclude_links
from sphinx_newsfeed.sphinx_ext.long_words import BreakLongWords
from sphinx_newsfeed.sphinx_ext.missing_references import resolve_label, warn_missing
from sphinx_newsfeed.sphinx_ext.narrow_text import FlattenDeepBlocks
from sphinx_newsfeed.sphinx_ext.news_index import news_index
from sphinx_newsfeed.sphinx_ext.news_sitemap import write_sitemap
from sphinx_newsfeed.sphinx_ext.overviews import (
    AuthorsDirective,
    CategoriesDirective,
    DatesDirective,
    TagsDirective,
)
from sphinx_newsfeed.sphinx_ext.page_context import complete_context
from sphinx_newsfeed.sphinx_ext.parsers import NewsMystParser, NewsRSTParser
from sphinx_newsfeed.sphinx_ext.picture_sizes import (
    ShrinkPictures,
    SizePictures,
    add_sized_images,
)
from sphinx_newsfeed.sphinx_ext.pictures import ReplacePictures
from sphinx_newsfeed.sphinx_ext.published_sources import AFTER_OTHERS, publish_source
from sphinx_newsfeed.sphinx_ext.redirects import write_redirects
from sphinx_newsfeed.sphinx_ext.references import note_references
from sphinx_newsfeed.sphinx_ext.referrers import keep_referrer
from sphinx_newsfeed.sphinx_ext.report import FIRST, BuildReport
from sphinx_newsfeed.sphinx_ext.reporting import guard_terminal
from sphinx_newsfeed.sphinx_ext.scanning import CatalogueLoading
from sphinx_newsfeed.sphinx_ext.scrolling_tables import MarkTables, add_scrolling_tables
from sphinx_newsfeed.sphinx_ext.search_titles import escape_headings
from sphinx_newsfeed.sphinx_ext.sidebars import Sidebars, add_template_folder
from sphinx_newsfeed.sphinx_ext.suffixes import BEFORE_REGISTERED, add_suffixes
from sphinx_newsfeed.sphinx_ext.theme_titles import ThemeTitles, shield_headings
from sphinx_newsfeed.sphinx_ext.withdrawn import page_to_write, withdraw_pages

#: Before all other listeners of an event.
BEFORE_ALL = 1
#: Goes up when what is stored in the environment and the doctrees changes.
ENV_VERSION = 6


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register options, parsers, domain, directive, transforms and events."""
    guard_terminal()
    load_myst(app)
    add_options(app)
    app.add_source_parser(NewsMystParser, override=True)
    app.add_source_parser(NewsRSTParser, override=True)
    app.add_domain(NewsDomain)
    app.add_index_to_domain(NewsDomain.name, news_index(translations_for(app)[0]))
    app.add_directive("newsfeed", NewsfeedDirective)
    app.add_directive("newsfeed-tags", TagsDirective)
    app.add_directive("newsfeed-categories", CategoriesDirective)
    app.add_directive("newsfeed-authors", AuthorsDirective)
    app.add_directive("newsfeed-dates", DatesDirective)
    app.add_directive("newsfeed-calendar", CalendarDirective)
    add_html_elements(app)
    add_sized_images(app)
    add_scrolling_tables(app)
    app.add_transform(ReferToArticles)
    app.add_post_transform(ShrinkPictures)
    app.add_transform(GuardLinks)
    app.add_post_transform(FillListings)
    app.add_post_transform(FillCalendars)
    app.add_post_transform(ChooseEmbeds)
    app.add_post_transform(RestoreLanguages)
    app.add_post_transform(ReplacePictures)
    app.add_post_transform(SizePictures)
    app.add_post_transform(MarkTables)
    app.add_post_transform(FlattenDeepBlocks)
    app.add_post_transform(BreakLongWords)
    app.add_css_file(STYLESHEET)
    app.add_event(BODY_PARSED)
    _connect(app)
    return {
        "env_version": ENV_VERSION,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


def _connect(app: Sphinx) -> None:
    """Register what is done at which event of a build, in the order of the events."""
    report = BuildReport()
    app.connect("config-inited", report.begin, priority=FIRST)
    app.connect("config-inited", add_suffixes, priority=BEFORE_REGISTERED)
    app.connect("config-inited", check_options)
    app.connect("config-inited", exclude_links)
    app.connect("config-inited", add_static_folder)
    app.connect("config-inited", add_template_folder)
    app.connect("config-inited", add_latex_roles)
    app.connect("config-inited", take_articles, priority=LAST)
    loading = CatalogueLoading()
    app.connect("builder-inited", loading.scan, priority=scanning.BEFORE_OTHERS)
    app.connect("builder-inited", bound_reading)
    app.connect("builder-inited", advise_on_address)
    app.connect("builder-inited", loading.place, priority=scanning.AFTER_OTHERS)
    app.connect("env-get-outdated", documents_to_read)
    _connect_labels(app)
    _connect_output(app)
    # The last of all.
    app.connect("build-finished", report.end)


def _connect_labels(app: Sphinx) -> None:
    """The labels that extensions make of headings."""
    labels = SectionLabels()
    app.connect("env-before-read-docs", labels.begin)
    app.connect("doctree-read", labels.choose, priority=BEFORE_ALL)
    app.connect("doctree-read", labels.hide_groups, priority=BEFORE_ALL)
    app.connect("doctree-read", labels.show_groups, priority=AFTER_OTHERS)
    app.connect("env-updated", labels.end)
    app.connect("env-updated", forget_misread_labels)


def _connect_output(app: Sphinx) -> None:
    """Register what is done while documents are read and written, and with the output."""
    written, bounded = WrittenPages(), BoundedWriting()
    head, sidebars, titles = HeadTags(), Sidebars(), ThemeTitles()
    app.connect("doctree-read", piece("noting the excerpt", note_excerpt))
    app.connect("doctree-read", piece("noting references", note_references))
    app.connect("doctree-read", piece("noting ids", note_ids))
    app.connect("doctree-read", piece("noting titles", shield_headings), priority=AFTER_OTHERS)
    app.connect("env-updated", settle_pages, priority=BEFORE_OTHERS)
    app.connect("env-updated", choose_homes)
    app.connect("env-updated", head.begin)
    app.connect("env-updated", sidebars.begin)
    app.connect("env-updated", titles.begin)
    app.connect("env-updated", written.pages_to_write)
    app.connect("env-updated", page_to_write)
    app.connect("write-started", bounded.begin)
    app.connect("doctree-resolved", written.note_written)
    app.connect("doctree-resolved", escape_headings)
    app.connect("missing-reference", resolve_label)
    app.connect("warn-missing-reference", warn_missing)
    context = "html-page-context"
    app.connect(context, piece("finding neighbours", complete_context), priority=BEFORE_OTHERS)
    app.connect(context, piece("making tags of the head", head.complete), priority=BEFORE_OTHERS)
    app.connect(context, piece("making sidebars", sidebars.complete))
    app.connect(context, piece("guarding referrers", keep_referrer))
    app.connect(context, piece("adding assets", add_to_page))
    app.connect(context, piece("making titles", titles.complete), priority=AFTER_OTHERS)
    app.connect(context, piece("publishing the source", publish_source), priority=AFTER_OTHERS)
    app.connect("build-finished", bounded.end)
    app.connect("build-finished", written.save)
    app.connect("build-finished", withdraw_pages)
    app.connect("build-finished", write_redirects)
    app.connect("build-finished", partial(write_feeds, written))
    app.connect("build-finished", write_sitemap)
