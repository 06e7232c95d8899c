"""What nodes of articles need from Sphinx: references, pictures and texts."""

from __future__ import annotations

from collections.abc import Callable

from docutils import nodes
from sphinx.environment import BuildEnvironment

from sphinx_newsfeed.article import Article
from sphinx_newsfeed.listing.article_page import body_of, find_article, leading_picture
from sphinx_newsfeed.listing.copies import full_copy
from sphinx_newsfeed.listing.excerpt import cut_excerpt
from sphinx_newsfeed.listing.placeholder import listing_entries
from sphinx_newsfeed.listing.presentation import Presentation
from sphinx_newsfeed.loading import find_picture
from sphinx_newsfeed.sphinx_ext.domain import domain_of
from sphinx_newsfeed.sphinx_ext.pictures import mark_pictures, picture_place
from sphinx_newsfeed.sphinx_ext.references import pending_article, pending_name
from sphinx_newsfeed.sphinx_ext.rehoming import rehome_links
from sphinx_newsfeed.sphinx_ext.reporting import warn


def presentation_on_page(env: BuildEnvironment, docname: str) -> Presentation:
    """How an article is shown on its own page *docname*, while that is read."""
    domain = domain_of(env)
    return Presentation(
        wording=domain.wording,
        refer_to_article=lambda article: pending_article(article, docname),
        refer_to_name=lambda axis, name, text: pending_name(axis, name, text, docname),
        picture_of=lambda article: _find_leading_picture(article, env),
        authors=domain.settings.authors,
    )


def presentation_in_listing(env: BuildEnvironment, entries: listing_entries) -> Presentation:
    """How articles are shown in a listing, when all are read."""
    domain = domain_of(env)
    docname, pattern = entries["docname"], entries["date_pattern"]
    article_of = _trees_of_articles(env)

    def text_of(article: Article, full: bool, level: int) -> list[nodes.Node]:
        copy = full_copy if full else cut_excerpt
        text = copy(body_of(article_of(article)), level=level)
        container = nodes.container("", *text)
        rehome_links(container, env, article.docname, docname)
        return container.children

    return Presentation(
        wording=domain.wording.with_date_pattern(pattern) if pattern else domain.wording,
        refer_to_article=lambda article: pending_article(article, docname),
        refer_to_name=lambda axis, name, text: pending_name(axis, name, text, docname),
        picture_of=lambda article: leading_picture(article_of(article)),
        authors=domain.settings.authors,
        text_of=text_of,
    )


def _trees_of_articles(env: BuildEnvironment) -> Callable[[Article], nodes.section]:
    """Reads the stored tree of an article, and keeps the last one: it is asked for twice."""
    last: dict[str, nodes.section] = {}

    def article_of(article: Article) -> nodes.section:
        if article.docname not in last:
            last.clear()
            section = find_article(env.get_doctree(article.docname))
            last[article.docname] = nodes.section() if section is None else section
        return last[article.docname]

    return article_of


def _find_leading_picture(article: Article, env: BuildEnvironment) -> nodes.image | None:
    if not article.picture:
        return None
    place = picture_place(article, env)
    address = find_picture(article.picture, place, 1, warn)
    if address is None:
        return None
    image = nodes.image("", uri=address, alt="")
    image.source, image.line = article.path, 1
    mark_pictures(image)
    return image
