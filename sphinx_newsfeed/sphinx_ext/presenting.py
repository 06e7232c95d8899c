"""What nodes of articles need from Sphinx: references, pictures and texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from docutils import nodes
from sphinx.environment import BuildEnvironment

from sphinx_newsfeed.article import Article
from sphinx_newsfeed.listing.article_page import body_of, find_article, leading_picture
from sphinx_newsfeed.listing.copies import full_copy
from sphinx_newsfeed.listing.excerpt import cut_excerpt
from sphinx_newsfeed.listing.placeholder import listing_entries
from sphinx_newsfeed.listing.presentation import Presentation
from sphinx_newsfeed.listing.word_count import count_words, reading_minutes
from sphinx_newsfeed.loading import find_picture
from sphinx_newsfeed.sphinx_ext.bounds import LEFT_OUT
from sphinx_newsfeed.sphinx_ext.domain import domain_of
from sphinx_newsfeed.sphinx_ext.pictures import mark_pictures, picture_place
from sphinx_newsfeed.sphinx_ext.references import pending_article, pending_date, pending_name
from sphinx_newsfeed.sphinx_ext.rehoming import rehome_links
from sphinx_newsfeed.sphinx_ext.reporting import warn


def presentation_on_page(
    env: BuildEnvironment, docname: str, body: Sequence[nodes.Node]
) -> Presentation:
    """How an article is shown on its own page *docname*, while that is read; *body* is its text.

    The time that it takes to read is noted for the listings that show it.
    """
    minutes = reading_minutes(sum(count_words(node.astext()) for node in body))
    domain_of(env).data["articles"].setdefault(docname, {})["minutes"] = minutes
    return replace(
        presentation_of_links(env, docname),
        picture_of=lambda article: _find_leading_picture(article, env),
        minutes_of=lambda article: minutes,
    )


def presentation_of_links(env: BuildEnvironment, docname: str) -> Presentation:
    """How links to articles are shown on the page *docname*, without pictures and texts."""
    domain = domain_of(env)
    return Presentation(
        wording=domain.wording,
        refer_to_article=lambda article: pending_article(article, docname),
        refer_to_name=lambda axis, name, text: pending_name(axis, name, text, docname),
        refer_to_date=lambda key, text: pending_date(key, text, docname),
        picture_of=lambda article: None,
        authors=domain.settings.authors,
    )


def presentation_in_listing(env: BuildEnvironment, entries: listing_entries) -> Presentation:
    """How articles are shown in a listing, when all are read."""
    domain = domain_of(env)
    docname, pattern = entries["docname"], entries["date_pattern"]
    noted: dict[str, dict[str, Any]] = domain.data["articles"]
    article_of, boundary = _trees_of_articles(env), domain.bounds.boundary

    def text_of(article: Article, words: float | None, level: int) -> list[nodes.Node]:
        with boundary.around(article.path, f"showing the text on {docname}", LEFT_OUT):
            body = body_of(article_of(article))
            if words is None:
                text = full_copy(body, level)
            else:
                text = cut_excerpt(body, words=words, level=level)
            container = nodes.container("", *text)
            rehome_links(container, env, article.docname, docname)
            return container.children
        return []

    def picture_of(article: Article) -> nodes.image | None:
        with boundary.around(article.path, f"showing the picture on {docname}", LEFT_OUT):
            return leading_picture(article_of(article))
        return None

    return replace(
        presentation_of_links(env, docname),
        wording=domain.wording.with_date_pattern(pattern) if pattern else domain.wording,
        picture_of=picture_of,
        text_of=text_of,
        minutes_of=lambda article: int(noted.get(article.docname, {}).get("minutes", 0)),
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
