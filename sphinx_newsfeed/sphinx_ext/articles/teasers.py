"""Keeps what listings show of an article beside its doctree, so that none of them loads that."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from docutils import nodes
from sphinx.addnodes import download_reference
from sphinx.environment import BuildEnvironment
from sphinx.transforms import SphinxTransform

from sphinx_newsfeed.feeds.media import type_of_medium
from sphinx_newsfeed.listing.article_page import find_article
from sphinx_newsfeed.listing.survey import Survey
from sphinx_newsfeed.listing.teaser import build_teaser
from sphinx_newsfeed.listing.tree_edits import take_apart
from sphinx_newsfeed.listing.tree_text import tree_text_parts
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.sphinx_ext.build_info.bounds import WITHOUT, Shown
from sphinx_newsfeed.sphinx_ext.build_info.cache import digest_of
from sphinx_newsfeed.sphinx_ext.build_info.pixels import size_of
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of
from sphinx_newsfeed.sphinx_ext.domain.noted_references import note_references
from sphinx_newsfeed.sphinx_ext.domain.stored_data import ArticleRecord, MediumRecord

#: The key of the number of paragraphs that an excerpt has; a larger one is none.
PARAGRAPHS_KEY, _MOST_PARAGRAPHS = "excerpt_paragraphs", 50


class NoteArticle(SphinxTransform):
    """Notes of an article what others ask for: what it refers to, its ids, and what they show.

    That is kept as its teaser, besides digests: when one of these changes, the listings that show
    it are written again.
    """

    #: After all others: the tree is the one that Sphinx stores. docutils sorts by three digits.
    default_priority = 999

    def apply(self, **kwargs: Any) -> None:
        """Note all, if the document is an article's."""
        domain = domain_of(self.env)
        article = domain.build.catalogue.get(self.env.docname)
        section = find_article(self.document) if article else None
        if section is None or article is None:
            return
        boundary, document = domain.build.bounds.boundary, Survey(self.document)
        record = domain.stored.noted_article(article.docname)
        with boundary.around(article.path, "noting references", WITHOUT):
            note_references(self.env, document)
            record.ids = _ids_in(document)
        with boundary.around(article.path, "noting the excerpt", WITHOUT):
            teaser = _teaser_of(article, section, document)
            record.excerpt = _digest(self.env, teaser, Survey(teaser), record)
            record.whole = _digest(self.env, section, document, record)
            record.media = tuple(_media_in(document))
            domain.teasers.keep(article.docname, teaser)
            take_apart(teaser)


def teaser_of(env: BuildEnvironment, article: Article) -> nodes.section:
    """What listings show of an article, but for its whole text; it is the caller's own."""
    domain, docname = domain_of(env), article.docname
    is_whole = domain.build.bounds.shown(docname) is Shown.WHOLE
    teaser = domain.teasers.load(docname) if is_whole else None
    if isinstance(teaser, nodes.section):
        return teaser
    section = find_article(env.get_doctree(docname)) or nodes.section()
    teaser = _teaser_of(article, section, Survey(section))
    if is_whole:
        domain.teasers.keep(docname, teaser)
    return teaser


def last_teaser(env: BuildEnvironment) -> Callable[[Article], nodes.section]:
    """The same, for who asks for several parts of one article after the other, and copies them."""
    last: list[tuple[str, nodes.section]] = []

    def teaser(article: Article) -> nodes.section:
        if not last or last[0][0] != article.docname:
            last[:] = [(article.docname, teaser_of(env, article))]
        return last[0][1]

    return teaser


def _teaser_of(article: Article, section: nodes.section, found: Survey) -> nodes.section:
    # A summary stands in the place of the excerpt.
    written = article.extra.get(PARAGRAPHS_KEY)
    number = written if isinstance(written, int) and 0 <= written <= _MOST_PARAGRAPHS else None
    pictures, with_text = found.of(nodes.image), not article.summary
    return build_teaser(section, pictures, with_text=with_text, paragraphs=number)


def _ids_in(document: Survey) -> tuple[str, ...]:
    """The ids in an article, which links from other articles may name."""
    ids = (name for node in document.of(nodes.Element) for name in node["ids"])
    return tuple(dict.fromkeys(ids))


def _media_in(document: Survey) -> Iterator[MediumRecord]:
    """The sounds and films of an article, in the order of its text."""
    for node in document.of(nodes.reference):
        is_offered = isinstance(node, download_reference) and "filename" in node
        target = node["filename"] if is_offered else node.get("refuri", "")
        if type_of_medium(target):
            yield MediumRecord(target, is_offered)


def _digest(
    env: BuildEnvironment, shown: nodes.Element, found: Survey, record: ArticleRecord
) -> str:
    """A digest of nodes, and of the sizes of their pictures, which an address does not tell."""
    pictures = (
        image["uri"] in env.images and size_of(env, image) for image in found.of(nodes.image)
    )
    return digest_of("".join(tree_text_parts(shown)) + repr([*pictures, record.minutes]))
