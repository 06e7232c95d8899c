"""What feeds say of an article: its text as HTML, its picture, its names."""

from __future__ import annotations

import mimetypes
import posixpath
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx

from sphinx_newsfeed.article import Article
from sphinx_newsfeed.feed_options import FeedContent
from sphinx_newsfeed.feeds import Enclosure, FeedEntry, Person
from sphinx_newsfeed.feeds.absolute import absolute_html, text_of_html
from sphinx_newsfeed.listing.article_page import (
    LEADING_CLASS,
    body_of,
    find_article,
    is_footer,
    leading_picture,
)
from sphinx_newsfeed.listing.excerpt import cut_excerpt
from sphinx_newsfeed.policy import is_web_address
from sphinx_newsfeed.sphinx_ext.domain import domain_of
from sphinx_newsfeed.sphinx_ext.page_addresses import page_address, site_address
from sphinx_newsfeed.sphinx_ext.rehoming import rehome_links


class FeedContents:
    """Makes the entries of feeds; an article that stands in several is rendered once."""

    def __init__(self, app: Sphinx, ids: Mapping[str, str]) -> None:
        self._app = app
        self._ids = ids
        self._last: tuple[str, nodes.document] | None = None
        self._html: dict[tuple[str, FeedContent], str] = {}

    def entry(self, article: Article, content: FeedContent) -> FeedEntry:
        """The entry of an article in a feed that holds so much of each."""
        domain = domain_of(self._app.env)
        is_full = content is FeedContent.FULL
        html = self._rendered(article, content)
        summary = article.summary or ("" if is_full else text_of_html(html))
        return FeedEntry(
            id=self._ids[article.docname],
            url=page_address(self._app, article.docname),
            title=domain.title_of(article.docname),
            published=article.date,
            updated=max(article.updated or article.date, article.date, key=_timestamp),
            authors=tuple(author_of(self._app, key) for key in article.authors),
            categories=tuple(dict.fromkeys((*article.categories, *article.tags))),
            summary=summary,
            content=html if is_full else "",
            language=article.language.replace("_", "-"),
            enclosure=enclosure_of(self._app, find_article(self._tree(article))),
            original=article.link if is_web_address(article.link) else "",
        )

    def _tree(self, article: Article) -> nodes.document:
        if self._last is None or self._last[0] != article.docname:
            # Only the last one is kept: trees are large, and feeds ask for one article at a time.
            self._last = (article.docname, self._app.env.get_doctree(article.docname))
        return self._last[1]

    def _rendered(self, article: Article, content: FeedContent) -> str:
        key = (article.docname, content)
        if key not in self._html:
            self._html[key] = render(self._app, article, self._tree(article), content)
        return self._html[key]


def render(app: Sphinx, article: Article, tree: nodes.document, content: FeedContent) -> str:
    """The text of an article as HTML with absolute addresses: all of it, or the excerpt."""
    section = find_article(tree)
    if section is None:
        return ""
    body = body_of(section)
    if content is FeedContent.FULL:
        shown = [node.deepcopy() for node in body]
        picture = leading_picture(section)
        if picture is not None and not _shows_leading(body):
            shown.insert(0, picture)
    else:
        shown = cut_excerpt(body)
    box = nodes.section("", *shown, ids=[])
    for node in list(box.findall(_has_no_place)):
        node.parent.remove(node)
    env, docname = app.env, article.docname
    rehome_links(box, env, docname, docname)
    document = tree.copy()
    document += box
    env.resolve_references(document, docname, app.builder)
    html = _write(app, document, docname)
    return absolute_html(html, page_address(app, docname))


def _write(app: Sphinx, document: nodes.document, docname: str) -> str:
    builder: Any = app.builder
    builder.post_process_images(document)
    with _addresses_of_files(builder, site_address(app), docname):
        fragment: str = builder.render_partial(document[0])["fragment"]
    return fragment


@contextmanager
def _addresses_of_files(builder: Any, base: str, docname: str) -> Iterator[None]:
    """Let the writer name pictures and downloads by absolute addresses."""
    before = (builder.imgpath, builder.dlpath, builder.current_docname)
    builder.imgpath = posixpath.join(base, builder.imagedir)
    builder.dlpath = posixpath.join(base, "_downloads")
    builder.current_docname = docname
    try:
        yield
    finally:
        builder.imgpath, builder.dlpath, builder.current_docname = before


def _shows_leading(body: list[nodes.Node]) -> bool:
    pictures = (image for node in body for image in node.findall(nodes.image))
    return any(LEADING_CLASS in image["classes"] for image in pictures)


def _has_no_place(node: nodes.Node) -> bool:
    """Trees of documents, and what stands below the text on the article's page."""
    return isinstance(node, addnodes.toctree) or is_footer(node)


def author_of(app: Sphinx, key: str) -> Person:
    """The author that an article names by a name or a key."""
    known = domain_of(app.env).settings.authors.get(key)
    if known is None:
        return Person(key)
    return Person(known.name, known.url if is_web_address(known.url) else "")


def enclosure_of(app: Sphinx, section: nodes.section | None) -> Enclosure | None:
    """The leading picture of an article as a file that belongs to its entry."""
    picture = leading_picture(section) if section is not None else None
    if picture is None:
        return None
    address = picture["uri"]
    kind = mimetypes.guess_type(address.partition("?")[0])[0] or "image/jpeg"
    if is_web_address(address):
        return Enclosure(address, kind)
    images = app.env.images
    if address not in images:
        return None
    file = Path(app.srcdir, address)
    url = posixpath.join(site_address(app), "_images", quote(images[address][1]))
    return Enclosure(url, kind, file.stat().st_size if file.is_file() else 0)


def _timestamp(date: Any) -> float:
    return float(date.timestamp())
