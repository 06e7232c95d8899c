"""What the extension registers with Sphinx, on one screen."""

from __future__ import annotations

from functools import partial

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from sphinx_newsfeed.hooks import BODY_PARSED
from sphinx_newsfeed.sphinx_ext.articles.article_links import SettleLinks
from sphinx_newsfeed.sphinx_ext.articles.avatars import warn_of_avatars
from sphinx_newsfeed.sphinx_ext.articles.footnotes import place_footnotes
from sphinx_newsfeed.sphinx_ext.articles.foreign_parsers import take_articles
from sphinx_newsfeed.sphinx_ext.articles.languages import say_language_in_contents
from sphinx_newsfeed.sphinx_ext.articles.myst import load_myst, load_myst_for_articles
from sphinx_newsfeed.sphinx_ext.articles.parsers import ArticleParser
from sphinx_newsfeed.sphinx_ext.articles.teasers import NoteArticle
from sphinx_newsfeed.sphinx_ext.boundaries.book_contents import order_contents
from sphinx_newsfeed.sphinx_ext.boundaries.reading import bound_reading
from sphinx_newsfeed.sphinx_ext.boundaries.writing import BoundedWriting
from sphinx_newsfeed.sphinx_ext.build_info.bounds import piece
from sphinx_newsfeed.sphinx_ext.build_info.lasting_objects import LastingObjects
from sphinx_newsfeed.sphinx_ext.build_info.message_catalogs import translations_for
from sphinx_newsfeed.sphinx_ext.build_info.options import add_options, check_options
from sphinx_newsfeed.sphinx_ext.build_info.predecessor import settle_defaults
from sphinx_newsfeed.sphinx_ext.build_info.priorities import (
    BEFORE_PARSERS,
    EARLY,
    FIRST,
    LAST,
    LATE,
    TELLING,
)
from sphinx_newsfeed.sphinx_ext.build_info.reporting import ProblemLog, guard_terminal
from sphinx_newsfeed.sphinx_ext.build_info.site_version import add_site_version, find_site_version
from sphinx_newsfeed.sphinx_ext.build_report import BuildReport
from sphinx_newsfeed.sphinx_ext.documents.folder_links import exclude_links
from sphinx_newsfeed.sphinx_ext.documents.generated_pages import (
    update_generated_pages,
)
from sphinx_newsfeed.sphinx_ext.documents.scanning import CatalogueLoading
from sphinx_newsfeed.sphinx_ext.documents.suffixes import add_suffixes
from sphinx_newsfeed.sphinx_ext.domain.domain import NewsDomain
from sphinx_newsfeed.sphinx_ext.domain.elsewhere import LeadElsewhere, resolve_any_elsewhere
from sphinx_newsfeed.sphinx_ext.domain.index import news_index
from sphinx_newsfeed.sphinx_ext.domain.labels import SectionLabels, forget_misread_labels
from sphinx_newsfeed.sphinx_ext.domain.missing_references import resolve_label, warn_missing
from sphinx_newsfeed.sphinx_ext.domain.noted_references import note_references_of_page
from sphinx_newsfeed.sphinx_ext.domain.old_labels import claim_old_pages, resolve_old_label
from sphinx_newsfeed.sphinx_ext.feeds.files import FEED_FILES, advise_on_address, write_feeds
from sphinx_newsfeed.sphinx_ext.feeds.page_texts import keep_body
from sphinx_newsfeed.sphinx_ext.feeds.plan import claim_feeds, note_feeds
from sphinx_newsfeed.sphinx_ext.html_documents.links import PageLinks, SettlePageLinks
from sphinx_newsfeed.sphinx_ext.html_documents.parser import add_page_parser
from sphinx_newsfeed.sphinx_ext.html_pages.article_element import wrap_article
from sphinx_newsfeed.sphinx_ext.html_pages.assets import (
    add_latex_roles,
    add_static_folder,
    add_stylesheets,
    add_to_page,
    leave_out_of_books,
    list_in_books,
)
from sphinx_newsfeed.sphinx_ext.html_pages.context import complete_context
from sphinx_newsfeed.sphinx_ext.html_pages.default_sidebars import add_default_sidebars
from sphinx_newsfeed.sphinx_ext.html_pages.nodes import add_html_elements
from sphinx_newsfeed.sphinx_ext.html_pages.old_templates import complete_old_templates
from sphinx_newsfeed.sphinx_ext.html_pages.page_contents import add_contents
from sphinx_newsfeed.sphinx_ext.html_pages.referrer_policy import keep_referrer
from sphinx_newsfeed.sphinx_ext.html_pages.search_repairs import quicken_index, repair_index
from sphinx_newsfeed.sphinx_ext.html_pages.search_words import add_pairs_of_letters
from sphinx_newsfeed.sphinx_ext.html_pages.sidebars import (
    Sidebars,
    add_template_folder,
    forget_template_folder,
)
from sphinx_newsfeed.sphinx_ext.html_pages.source_copies import publish_source
from sphinx_newsfeed.sphinx_ext.html_pages.theme_titles import ThemeTitles, shield_headings
from sphinx_newsfeed.sphinx_ext.incremental.contents import SameBytes
from sphinx_newsfeed.sphinx_ext.incremental.dropped import documents_with_dropped, note_dropped
from sphinx_newsfeed.sphinx_ext.incremental.known_articles import remember
from sphinx_newsfeed.sphinx_ext.incremental.listings import documents_to_read, note_byline
from sphinx_newsfeed.sphinx_ext.incremental.moved import note_place, take_along
from sphinx_newsfeed.sphinx_ext.incremental.names import documents_of_other_names, note_names
from sphinx_newsfeed.sphinx_ext.incremental.pages import WrittenPages
from sphinx_newsfeed.sphinx_ext.incremental.search_index import SearchIndex
from sphinx_newsfeed.sphinx_ext.incremental.standing import Standing
from sphinx_newsfeed.sphinx_ext.incremental.unfinished import Unfinished
from sphinx_newsfeed.sphinx_ext.listings.completion import (
    CompleteDocument,
    FinishPage,
    SettleResolved,
)
from sphinx_newsfeed.sphinx_ext.listings.generated_pages import (
    DIRECTIVES,
    GeneratedPageParser,
    add_own_directives,
)
from sphinx_newsfeed.sphinx_ext.listings.old_directives import add_old_directives, complete_page
from sphinx_newsfeed.sphinx_ext.listings.toctree import choose_toctrees
from sphinx_newsfeed.sphinx_ext.site.head import HeadTags
from sphinx_newsfeed.sphinx_ext.site.news_sitemap import (
    SITEMAP,
    claim_sitemap,
    shown_of_time,
    write_sitemap,
)
from sphinx_newsfeed.sphinx_ext.site.redirects import (
    REDIRECTS,
    remove_redirects,
    write_redirects,
)
from sphinx_newsfeed.sphinx_ext.site.stale_pages import (
    claim_pages,
    page_to_write,
    remove_stale_pages,
)
from sphinx_newsfeed.sphinx_ext.transforms.checked_links import HideGeneratedLinks, PlaceLinks
from sphinx_newsfeed.sphinx_ext.transforms.known_nodes import UseKnownNodes
from sphinx_newsfeed.sphinx_ext.transforms.messages import add_names, add_texts
from sphinx_newsfeed.sphinx_ext.transforms.picture_names import keep_names_plain
from sphinx_newsfeed.sphinx_ext.transforms.picture_sizes import (
    ShrinkPictures,
    add_sized_images,
)
from sphinx_newsfeed.sphinx_ext.transforms.plain_text_depth import FlattenDeepBlocks
from sphinx_newsfeed.sphinx_ext.transforms.plain_text_words import BreakLongWords
from sphinx_newsfeed.sphinx_ext.transforms.scrolling_tables import add_scrolling_tables
from sphinx_newsfeed.sphinx_ext.typesetting.articles import TypesetArticles
from sphinx_newsfeed.sphinx_ext.typesetting.languages import BookLanguages
from sphinx_newsfeed.sphinx_ext.typesetting.package import add_latex_package

#: Goes up when what is stored in the environment and the doctrees changes.
ENV_VERSION = 13


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register options, parsers, domain, directive, transforms and events."""
    guard_terminal()
    load_myst(app)
    add_options(app)
    add_site_version(app)
    app.add_source_parser(ArticleParser, override=True)
    app.add_source_parser(GeneratedPageParser)
    app.add_domain(NewsDomain)
    app.add_index_to_domain(NewsDomain.name, news_index(translations_for(app)[0]))
    for name, directive in DIRECTIVES.items():
        app.add_directive(name, directive)
    add_html_elements(app)
    add_sized_images(app)
    add_scrolling_tables(app)
    _add_transforms(app)
    app.add_event(BODY_PARSED)
    _connect_predecessor(app)
    _connect(app)
    _connect_html_documents(app)
    return {
        "env_version": ENV_VERSION,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


def _add_transforms(app: Sphinx) -> None:
    """Register what changes trees while they are read, and before they are written."""
    app.add_transform(SettleLinks)
    app.add_transform(SettlePageLinks)
    app.add_transform(NoteArticle)
    app.add_post_transform(ShrinkPictures)
    app.add_post_transform(LeadElsewhere)
    app.add_post_transform(CompleteDocument)
    app.add_post_transform(SettleResolved)
    app.add_post_transform(FinishPage)
    app.add_post_transform(FlattenDeepBlocks)
    app.add_post_transform(BreakLongWords)
    app.add_post_transform(PlaceLinks)
    app.add_post_transform(HideGeneratedLinks)
    app.add_post_transform(TypesetArticles)
    app.add_post_transform(UseKnownNodes)


def _connect_configuration(app: Sphinx) -> None:
    """Register what reads and completes the configuration."""
    # Suffixes that are there by then are the user's own.
    app.connect("config-inited", add_suffixes, priority=BEFORE_PARSERS)
    app.connect("config-inited", check_options)
    app.connect("config-inited", add_own_directives)
    app.connect("config-inited", find_site_version)
    app.connect("config-inited", exclude_links)
    app.connect("config-inited", leave_out_of_books)
    app.connect("config-inited", list_in_books)
    app.connect("config-inited", add_template_folder)
    app.connect("config-inited", add_latex_roles)
    app.connect("config-inited", take_articles, priority=LAST)
    app.connect("config-inited", take_along, priority=LAST)


def _connect(app: Sphinx) -> None:
    """Register what is done at which event of a build, in the order of the events."""
    problems, lasting = ProblemLog(app), LastingObjects()
    _connect_configuration(app)
    loading = CatalogueLoading(claim_feeds, claim_sitemap, claim_old_pages)
    # Other extensions look at the files of documents; those that are not trusted are shown to none.
    app.connect("builder-inited", loading.scan, priority=FIRST)
    app.connect("builder-inited", forget_template_folder, priority=FIRST)
    app.connect("builder-inited", add_static_folder, priority=FIRST)
    app.connect("builder-inited", bound_reading)
    app.connect("builder-inited", keep_names_plain)
    app.connect("builder-inited", advise_on_address)
    app.connect("builder-inited", add_stylesheets)
    app.connect("builder-inited", warn_of_avatars)
    app.connect("builder-inited", add_pairs_of_letters)
    # Others may have made pages.
    app.connect("builder-inited", loading.place, priority=LAST)
    app.connect("builder-inited", load_myst_for_articles, priority=LAST)
    app.connect("builder-inited", lasting.begin, priority=LAST)
    unfinished = Unfinished(problems)
    _connect_marks(app, unfinished)
    standing = Standing(problems, shown_of_time, (REDIRECTS, FEED_FILES), (SITEMAP,), unfinished)
    _connect_comparisons(app, standing)
    _connect_labels(app)
    _connect_output(app, standing)
    _connect_books(app)
    app.connect("build-finished", unfinished.end, priority=LAST)
    app.connect("build-finished", lasting.end, priority=LAST)
    # The last of all.
    app.connect("build-finished", BuildReport(problems).end, priority=TELLING)


def _connect_predecessor(app: Sphinx) -> None:
    """Register what lets a project build as it is that another extension made news of before."""
    app.connect("config-inited", settle_defaults, priority=FIRST)
    app.connect("config-inited", add_old_directives)
    app.connect("source-read", complete_page)
    app.connect("missing-reference", resolve_old_label)
    app.connect("html-page-context", piece("making sidebars", complete_old_templates))


def _connect_marks(app: Sphinx, unfinished: Unfinished) -> None:
    """Register what knows whether the last build came to its end."""
    app.connect("builder-inited", unfinished.begin, priority=LAST)
    app.connect("env-get-outdated", unfinished.documents_to_read)
    app.connect("env-before-read-docs", unfinished.note_reading)
    app.connect("env-updated", unfinished.pages_to_write, priority=LAST)
    app.connect("write-started", unfinished.note_read)
    app.connect("write-started", claim_pages)
    app.connect("doctree-resolved", unfinished.note_written)


def _connect_comparisons(app: Sphinx, standing: Standing) -> None:
    """Register what finds out, and notes for the next build, what need not be done again."""
    same = SameBytes()
    app.connect("builder-inited", same.begin, priority=LAST)
    app.connect("builder-inited", standing.begin, priority=LAST)
    app.connect("env-get-outdated", partial(documents_to_read, standing))
    app.connect("env-get-outdated", documents_of_other_names)
    app.connect("env-get-outdated", documents_with_dropped)
    app.connect("doctree-read", note_byline)
    app.connect("doctree-read", note_dropped)
    app.connect("build-finished", remember)
    app.connect("env-purge-doc", standing.note_read)
    app.connect("env-before-read-docs", standing.note_read)
    # When all dependencies are noted.
    app.connect("doctree-read", same.note_read, priority=LAST)
    app.connect("doctree-resolved", standing.note_written)
    app.connect("doctree-resolved", same.note_written)
    app.connect("build-finished", same.save)
    app.connect("build-finished", note_place)
    app.connect("build-finished", note_names)


def _connect_labels(app: Sphinx) -> None:
    """The labels that extensions make of headings."""
    labels = SectionLabels()
    app.connect("env-before-read-docs", labels.begin)
    app.connect("doctree-read", labels.choose, priority=FIRST)
    app.connect("doctree-read", labels.hide_groups, priority=FIRST)
    app.connect("doctree-read", labels.show_groups, priority=LATE)
    app.connect("env-updated", labels.end)
    app.connect("env-updated", forget_misread_labels)


def _connect_output(app: Sphinx, standing: Standing) -> None:
    """Register what is done while documents are read and written, and with the output."""
    written, bounded, index = WrittenPages(standing), BoundedWriting(), SearchIndex()
    head, sidebars, titles = HeadTags(), Sidebars(), ThemeTitles()
    app.connect("doctree-read", piece("placing footnotes", place_footnotes))
    app.connect("doctree-read", note_references_of_page)
    app.connect("doctree-read", piece("noting titles", shield_headings), priority=LATE)
    app.connect("doctree-read", piece("noting languages", say_language_in_contents), priority=LATE)
    app.connect("env-updated", update_generated_pages, priority=EARLY)
    app.connect("env-updated", choose_toctrees)
    app.connect("env-updated", note_feeds)
    app.connect("env-updated", head.begin)
    app.connect("env-updated", sidebars.begin)
    app.connect("env-updated", titles.begin)
    app.connect("env-updated", written.pages_to_write)
    app.connect("env-updated", page_to_write)
    app.connect("env-updated", partial(remove_redirects, standing))
    app.connect("write-started", bounded.begin)
    app.connect("write-started", add_names)
    app.connect("write-started", index.begin)
    app.connect("doctree-resolved", written.note_written)
    app.connect("doctree-resolved", repair_index)
    app.connect("doctree-resolved", add_texts)
    app.connect("html-collect-pages", quicken_index)
    app.connect("missing-reference", resolve_label)
    app.connect("missing-reference", resolve_any_elsewhere)
    app.connect("warn-missing-reference", warn_missing)
    _connect_pages(app, head, sidebars, titles)
    app.connect("build-finished", bounded.end)
    app.connect("build-finished", index.end)
    app.connect("build-finished", head.end)
    app.connect("build-finished", written.save)
    app.connect("build-finished", remove_stale_pages)
    app.connect("build-finished", standing.begin_files)
    app.connect("build-finished", partial(write_redirects, standing))
    app.connect("build-finished", partial(write_feeds, standing, written))
    app.connect("build-finished", partial(write_sitemap, standing))
    app.connect("build-finished", standing.note)


def _connect_html_documents(app: Sphinx) -> None:
    """Register what pages in HTML need that are no articles."""
    links = PageLinks()
    # Before articles are taken out of what its parser gets.
    app.connect("config-inited", add_page_parser, priority=LATE)
    app.connect("env-updated", links.begin)
    app.connect("missing-reference", links.resolve)


def _connect_books(app: Sphinx) -> None:
    """Register what books need."""
    languages = BookLanguages()
    app.connect("config-inited", add_latex_package)
    app.connect("builder-inited", languages.begin)
    app.connect("builder-inited", order_contents)
    app.connect("doctree-resolved", languages.note)
    app.connect("build-finished", languages.write)


def _connect_pages(app: Sphinx, head: HeadTags, sidebars: Sidebars, titles: ThemeTitles) -> None:
    """Register what templates of HTML pages are given."""
    context = "html-page-context"
    app.connect(context, piece("keeping the text for feeds", keep_body), priority=FIRST)
    app.connect(context, piece("finding neighbours", complete_context), priority=EARLY)
    app.connect(context, piece("making tags of the head", head.complete), priority=EARLY)
    app.connect(context, piece("making sidebars", sidebars.complete))
    # Themes have put their own there.
    app.connect(context, piece("adding sidebars", add_default_sidebars), priority=LATE)
    app.connect(context, piece("guarding referrers", keep_referrer))
    app.connect(context, piece("wrapping the article", wrap_article))
    app.connect(context, piece("adding assets", add_to_page))
    app.connect(context, piece("making tags of the head", head.say_once), priority=LAST)
    app.connect(context, piece("making titles", titles.complete), priority=LATE)
    app.connect(context, piece("making contents", add_contents), priority=LATE)
    app.connect(context, piece("publishing the source", publish_source), priority=LATE)
