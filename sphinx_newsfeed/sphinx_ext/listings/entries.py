"""Fills the listings of a page, once all articles are read."""

from __future__ import annotations

from typing import cast

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform

from sphinx_newsfeed.feeds.addresses import web_address
from sphinx_newsfeed.listing.listing import fill_entries
from sphinx_newsfeed.listing.placeholder import listing_entries
from sphinx_newsfeed.listing.presentation import interface_classes
from sphinx_newsfeed.listing.related_links import (
    RELATED,
    SHARE,
    TRANSLATIONS,
    build_neighbours,
    build_related,
    build_share,
    build_translations,
    other_articles,
)
from sphinx_newsfeed.listing.survey import Survey
from sphinx_newsfeed.listing.tex_text import shield_text
from sphinx_newsfeed.listing.tree_edits import fill_placeholder
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.model.neighbours import Neighbours
from sphinx_newsfeed.sphinx_ext.articles.presentation import presentation_of_links
from sphinx_newsfeed.sphinx_ext.build_info.bounds import WITHOUT, Shown
from sphinx_newsfeed.sphinx_ext.build_info.builders import (
    has_generated_pages,
    is_assembling,
    makes_html,
    makes_one_file,
    makes_site,
)
from sphinx_newsfeed.sphinx_ext.build_info.page_addresses import page_address
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of
from sphinx_newsfeed.sphinx_ext.domain.references import pending_document
from sphinx_newsfeed.sphinx_ext.listings.books import (
    arrange_articles,
    remove_empty_years,
    shown_in_book,
    unpin,
)
from sphinx_newsfeed.sphinx_ext.listings.pieces import Pieces
from sphinx_newsfeed.sphinx_ext.listings.toctree import keep_included
from sphinx_newsfeed.sphinx_ext.listings.ways_on import add_around_archive, fill_ways_on


class FilledListings:
    """Puts entries in the place of what stands for them in the listings of a document.

    The texts in them are copies from the articles' own trees. So an article is parsed once, its
    roles, directives and footnotes act once, and its pictures are those that its own page has
    collected.
    """

    def __init__(self, step: SphinxTransform, found: Survey) -> None:
        self._step, self._found = step, found
        self.env, self.document = step.env, step.document

    def fill(self) -> None:
        """Fill all listings, and what stands below an article or an archive."""
        domain, docname = domain_of(self.env), self.env.docname
        if domain.is_filled(docname):
            self._fill_listings()
        if docname in domain.build.catalogue or is_assembling(domain.build.builder):
            for placeholder in self._found.of(other_articles):
                self._put(placeholder, self._others(placeholder))
        add_around_archive(self._found, self.env)

    def _put(self, placeholder: nodes.Element, filled: list[nodes.Node]) -> None:
        fill_placeholder(placeholder, filled)
        self._found.add(filled)

    def _fill_listings(self) -> None:
        domain, found = domain_of(self.env), self._found
        catalogue, shown = domain.build.catalogue, domain.build.bounds.shown
        builder = domain.build.builder
        keep_included(found.of(addnodes.toctree), self.env.docname, domain.build.toctrees)
        is_book = is_assembling(builder)
        shows_held = domain.build.settings.book_teasers or not makes_one_file(builder)
        held = arrange_articles(found, catalogue) if is_book else {}
        for entries in found.of(listing_entries):
            named = map(catalogue.get, shown_in_book(entries, held, shows_held=shows_held))
            articles = [article for article in named if article is not None]
            articles = [each for each in articles if shown(each.docname) is not Shown.NOTHING]
            pieces = Pieces(self.env, entries).all(articles)
            is_left_out = "shows" in entries and not articles
            filled = [] if is_left_out else fill_entries(entries, pieces, domain.build.localization)
            for node in filled:
                self._settle(node)
            around = entries.parent
            self._put(entries, filled)
            if is_left_out and not (around.children or around["ids"]):
                around.parent.remove(around)
        fill_ways_on(found, self.env)
        if is_book:
            remove_empty_years(found)
            unpin(found)

    def _others(self, placeholder: other_articles) -> list[nodes.Node]:
        """The links to other articles that a page is to show.

        Something may fail over one of the others, which is no fault of this one's text.
        """
        build, filled = domain_of(self.env).build, list[nodes.Node]()
        article = build.catalogue.get(self.env.docname)
        if article is not None:
            doing = f"making the part {placeholder['part']!r}"
            with build.bounds.boundary.around(article.path, doing, WITHOUT):
                filled = self._settled_others(article, placeholder["part"])
        return filled

    def _settled_others(self, article: Article, part: str) -> list[nodes.Node]:
        filled = self._others_of(article, part)
        words = interface_classes(article, presentation_of_links(self.env, article.docname))
        for node in filled:
            if isinstance(node, nodes.Element):
                node["classes"] += words
                shield_text(node)
            for each in node.findall(nodes.Element):
                each.source, each.line = article.path, 1
        return filled

    def _others_of(self, article: Article, part: str) -> list[nodes.Node]:
        build, docname = domain_of(self.env).build, article.docname
        presentation = presentation_of_links(self.env, docname)
        if part == TRANSLATIONS:
            return build_translations(article, build.translations.get(docname, ()), presentation)
        if part == SHARE:
            return self._share_line(article)
        if part == RELATED:
            return build_related(build.related.get(docname, ()), presentation)
        if not (makes_html(build.builder) and has_generated_pages(build.builder)):
            # Readers of books turn the page.
            return []
        home = domain_of(self.env).home
        words = build.localization.translate("To the news page")
        back = None if home == docname else pending_document(home, words, docname)
        return build_neighbours(build.neighbours.get(docname, Neighbours()), back, presentation)

    def _share_line(self, article: Article) -> list[nodes.Node]:
        """The links that offer the page; those of a copy offer what was first published."""
        domain = domain_of(self.env)
        services = domain.build.settings.share
        if not (services and makes_site(domain.build.builder)):
            return []
        address = web_address(article.link) or page_address(self._step.app, article.docname)
        title = domain.title_of(article.docname)
        return build_share(services if address else (), address, title, domain.build.localization)

    def _settle(self, filled: nodes.Node) -> None:
        """Make copies of what Sphinx itself put into trees of articles fit to stand here."""
        for tree in list(filled.findall(addnodes.toctree)):
            # The tree of documents has the branch already, below the article's own page.
            tree.parent.remove(tree)
        for captioned in filled.findall(_has_caption):
            # Sphinx' writers ask for the id of whatever has a caption.
            self.document.set_id(cast(nodes.Element, captioned))
        for formula in filled.findall(nodes.math_block):
            # The number leads to the formula on the article's own page.
            formula.attributes |= {"number": None, "label": None}


def _has_caption(node: nodes.Node) -> bool:
    if isinstance(node, nodes.table):
        return any(isinstance(child, nodes.title) for child in node)
    if isinstance(node, nodes.container):
        return bool(node.get("literal_block"))
    return isinstance(node, nodes.figure)
