"""What feeds say of an article: its text as HTML, its picture, its names."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stderr
from io import StringIO
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.util import logging

from sphinx_newsfeed.config.feeds import FeedContent
from sphinx_newsfeed.feeds import FeedEntry
from sphinx_newsfeed.feeds.absolute import PartsOfPage, absolute_html, absolute_text, says_only
from sphinx_newsfeed.feeds.addresses import web_address
from sphinx_newsfeed.listing.article_page import (
    ARTICLE_CLASS,
    FOOTER_CLASS,
    HEADER_CLASS,
    LEADING_CLASS,
    PICTURE_CLASS,
    body_of,
    find_article,
    is_footer,
    leading_picture,
)
from sphinx_newsfeed.listing.excerpt import cut_excerpt
from sphinx_newsfeed.listing.related_links import OTHERS_CLASSES
from sphinx_newsfeed.listing.tree_edits import remove_all
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.model.taxonomy import CATEGORY, TAG, own_of
from sphinx_newsfeed.model.translations import language_tag
from sphinx_newsfeed.sphinx_ext.articles.languages import language_attributes
from sphinx_newsfeed.sphinx_ext.articles.teasers import teaser_of
from sphinx_newsfeed.sphinx_ext.build_info.page_addresses import page_address, site_address
from sphinx_newsfeed.sphinx_ext.domain.copied_links import adapt_copied_links
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of
from sphinx_newsfeed.sphinx_ext.domain.facts import author_of, last_change
from sphinx_newsfeed.sphinx_ext.feeds.enclosures import enclosures_of
from sphinx_newsfeed.sphinx_ext.feeds.page_texts import kept_body

#: How long a summary is that is made of the text, in words.
_SUMMARY_WORDS = 50
#: The class of a tree of documents, which says nothing outside the site. Source: Sphinx.
_TREE_CLASS = "toctree-wrapper"
_PARTS = PartsOfPage(
    ARTICLE_CLASS,
    HEADER_CLASS,
    PICTURE_CLASS,
    frozenset({FOOTER_CLASS, *OTHERS_CLASSES, _TREE_CLASS}),
)


class FeedContents:
    """Makes the entries of feeds; an article that stands in several is rendered once."""

    def __init__(self, app: Sphinx, ids: Mapping[str, str]) -> None:
        self._app = app
        self._ids = ids
        self._entries: dict[tuple[str, FeedContent], FeedEntry] = {}

    def entry(self, article: Article, content: FeedContent) -> FeedEntry:
        """The entry of an article in a feed that holds so much of each."""
        key = (article.docname, content)
        if key not in self._entries:
            # What is wrong with the article was told while its page was written.
            with logging.suppress_logging(), redirect_stderr(StringIO()):
                self._entries[key] = self._make_entry(article, content)
        return self._entries[key]

    def bare_entry(self, article: Article) -> FeedEntry:
        """The entry of an article whose text cannot be shown."""
        return FeedEntry(
            id=self._ids[article.docname],
            url=page_address(self._app, article.docname),
            title=article.shown_title,
            published=article.date,
            updated=last_change(article),
        )

    def _make_entry(self, article: Article, content: FeedContent) -> FeedEntry:
        app, is_full = self._app, content is FeedContent.FULL
        build = domain_of(app.env).build
        shown, own = build.localization.name, own_of(build.settings.taxonomies)
        names = [name for each in (CATEGORY, TAG, *own) for name in article.values(each)]
        teaser = teaser_of(app.env, article)
        excerpt = cut_excerpt(body_of(teaser), words=_SUMMARY_WORDS)
        html = _whole_text(app, article) if is_full else render(app, article, excerpt)
        summary = article.shown_summary or " ".join(" ".join(n.astext() for n in excerpt).split())
        is_all = is_full and not article.summary and says_only(html, summary)
        return FeedEntry(
            id=self._ids[article.docname],
            url=page_address(app, article.docname),
            title=domain_of(app.env).title_of(article.docname),
            published=article.date,
            updated=last_change(article),
            authors=tuple(author_of(app, key) for key in article.authors),
            categories=tuple(dict.fromkeys(map(shown, names))),
            summary="" if is_all else summary,
            content=html if is_full else "",
            excerpt="" if is_full or article.summary else html,
            language=language_tag(article.shown_language),
            enclosures=enclosures_of(app, article, leading_picture(teaser)),
            original=web_address(article.link),
        )


def _whole_text(app: Sphinx, article: Article) -> str:
    """The body as HTML, with the leading picture before it, unless it stands there."""
    written = kept_body(app, article.docname)
    text = written and absolute_text(written, page_address(app, article.docname), _PARTS)
    if text is not None:
        return _in_its_direction(app, article, text)
    section = find_article(app.env.get_doctree(article.docname)) or nodes.section()
    body, picture = body_of(section), leading_picture(section)
    if picture is not None and not _shows_leading(body):
        body.insert(0, picture)
    return render(app, article, body)


def render(app: Sphinx, article: Article, shown: Sequence[nodes.Node]) -> str:
    """Nodes of an article as HTML with absolute addresses."""
    env, docname = app.env, article.docname
    tree = env.get_doctree(docname)
    box = nodes.section("", *(node.deepcopy() for node in shown), ids=[])
    remove_all(box.findall(_has_no_place))
    adapt_copied_links(box, env, docname, docname)
    document = tree.copy()
    document += box
    env.resolve_references(document, docname, app.builder)
    html = _write(app, document, docname)
    return _in_its_direction(app, article, absolute_html(html, page_address(app, docname)))


def _in_its_direction(app: Sphinx, article: Article, html: str) -> str:
    """*html* in an element that says how it runs: programs take no direction from a language."""
    attributes = language_attributes(article.shown_language, app.config.language)
    return f"<div{attributes}>{html}</div>" if " dir=" in attributes else html


def _write(app: Sphinx, document: nodes.document, docname: str) -> str:
    builder: Any = app.builder
    builder.post_process_images(document)
    with _as_for_page(app, docname):
        fragment: str = builder.render_partial(document[0])["fragment"]
    return fragment


@contextmanager
def _as_for_page(app: Sphinx, docname: str) -> Iterator[None]:
    """Let the writer number things as on a page, and name its files by absolute addresses.

    Sphinx sets all this on the builder while it writes a page, and nowhere else.
    """
    builder, base = app.builder, site_address(app)
    values: dict[str, Any] = {
        "current_docname": docname,
        "secnumbers": app.env.toc_secnumbers.get(docname, {}),
        "fignumbers": app.env.toc_fignumbers.get(docname, {}),
        "imgpath": posixpath.join(base, "_images"),
        "dlpath": posixpath.join(base, "_downloads"),
    }
    # Where no page was written in this build, some are missing.
    before = {name: getattr(builder, name, None) for name in values}
    try:
        for name, value in values.items():
            setattr(builder, name, value)
        yield
    finally:
        for name, value in before.items():
            setattr(builder, name, value)


def _shows_leading(body: list[nodes.Node]) -> bool:
    pictures = (image for node in body for image in node.findall(nodes.image))
    return any(LEADING_CLASS in image["classes"] for image in pictures)


def _has_no_place(node: nodes.Node) -> bool:
    """Trees of documents, and what stands below the text on the article's page."""
    return isinstance(node, addnodes.toctree) or is_footer(node)
