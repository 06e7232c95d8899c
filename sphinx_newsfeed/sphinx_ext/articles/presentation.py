"""What nodes of articles need from Sphinx: references, pictures and texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from docutils import nodes
from sphinx.environment import BuildEnvironment

from sphinx_newsfeed.listing.article_page import body_of, find_article, leading_picture
from sphinx_newsfeed.listing.copies import full_copy
from sphinx_newsfeed.listing.excerpt import cut_excerpt
from sphinx_newsfeed.listing.placeholder import listing_entries
from sphinx_newsfeed.listing.presentation import Presentation
from sphinx_newsfeed.listing.styles import TextShown
from sphinx_newsfeed.listing.word_count import count_words, reading_minutes
from sphinx_newsfeed.loading import find_picture
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.sphinx_ext.articles.avatars import avatars_in_listing, avatars_on_page
from sphinx_newsfeed.sphinx_ext.articles.pictures import mark_pictures, picture_place
from sphinx_newsfeed.sphinx_ext.articles.teasers import last_teaser
from sphinx_newsfeed.sphinx_ext.build_info.bounds import LEFT_OUT
from sphinx_newsfeed.sphinx_ext.build_info.builders import makes_html
from sphinx_newsfeed.sphinx_ext.build_info.reporting import warn
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of
from sphinx_newsfeed.sphinx_ext.domain.references import pending_article, pending_date, pending_name


def presentation_on_page(
    env: BuildEnvironment, docname: str, body: Sequence[nodes.Node]
) -> Presentation:
    """How an article is shown on its own page *docname*, while that is read; *body* is its text.

    The time that it takes to read is noted for the listings that show it.
    """
    minutes = reading_minutes(sum(count_words(node.astext()) for node in body))
    domain_of(env).stored.noted_article(docname).minutes = minutes
    return replace(
        presentation_of_links(env, docname),
        picture_of=lambda article: _find_leading_picture(article, env),
        avatar_of=avatars_on_page(env),
        has_hero=domain_of(env).build.settings.hero,
        minutes_of=lambda article: minutes,
    )


def presentation_of_links(env: BuildEnvironment, docname: str) -> Presentation:
    """How links to articles are shown on the page *docname*, without pictures and texts."""
    domain = domain_of(env)
    return Presentation(
        localization=domain.build.localization,
        refer_to_article=lambda article: pending_article(article, docname),
        refer_to_name=lambda of, name, text: pending_name(of, name, text, docname),
        refer_to_date=lambda key, text: pending_date(key, text, docname),
        picture_of=lambda article: None,
        authors=domain.build.settings.authors,
        taxonomies=domain.build.settings.taxonomies,
    )


def presentation_in_listing(env: BuildEnvironment, entries: listing_entries) -> Presentation:
    """How articles are shown in a listing, when all are read.

    Links in their texts are as on their own pages.
    """
    domain = domain_of(env)
    docname = entries["docname"]
    boundary = domain.build.bounds.boundary

    teaser_of = last_teaser(env)

    def text_of(article: Article, words: float | None, level: int) -> list[nodes.Node]:
        with boundary.around(article.path, f"showing the text on {docname}", LEFT_OUT):
            if words is None:
                section = find_article(env.get_doctree(article.docname))
                return [] if section is None else full_copy(body_of(section), level)
            return cut_excerpt(body_of(teaser_of(article)), words=words, level=level)
        return []

    def picture_of(article: Article) -> nodes.image | None:
        with boundary.around(article.path, f"showing the picture on {docname}", LEFT_OUT):
            return leading_picture(teaser_of(article))
        return None

    return replace(
        _with_dates(presentation_of_links(env, docname), entries["date_pattern"]),
        line=entries.get("line_pattern", ""),
        picture_of=picture_of,
        avatar_of=avatars_in_listing(env),
        text_of=text_of,
        refer_to_rest=lambda article: (
            _refer_to_rest(article, env, docname) if makes_html(domain.build.builder) else None
        ),
        minutes_of=lambda article: domain.stored.article(article.docname).minutes,
    )


def presentation_for_comparison(
    env: BuildEnvironment, date_pattern: str, asked: Callable[[TextShown], None]
) -> Presentation:
    """How an article is shown wherever, for what pages of another build showed of it.

    Nothing of its tree is shown: *asked* is told which part of that would be.
    """

    def text_of(article: Article, words: float | None, level: int) -> list[nodes.Node]:
        asked(TextShown.WHOLE if words is None else TextShown.EXCERPT)
        return [nodes.paragraph("", f"{words}")]

    def picture_of(article: Article) -> nodes.image | None:
        asked(TextShown.EXCERPT)
        return None

    return replace(
        _with_dates(presentation_of_links(env, ""), date_pattern),
        picture_of=picture_of,
        avatar_of=avatars_on_page(env),
        text_of=text_of,
        refer_to_rest=lambda article: _refer_to_rest(article, env, ""),
    )


def _with_dates(presentation: Presentation, pattern: str) -> Presentation:
    """The same with another pattern of dates, unless that is empty."""
    if not pattern:
        return presentation
    localization = presentation.localization.with_date_pattern(pattern)
    return replace(presentation, localization=localization)


def _refer_to_rest(article: Article, env: BuildEnvironment, docname: str) -> nodes.Element:
    link = pending_article(article, docname)
    words = domain_of(env).build.localization.translate("Continue reading")
    link.children = []
    link += nodes.inline(words, words)
    link["refexplicit"] = True
    return link


def _find_leading_picture(article: Article, env: BuildEnvironment) -> nodes.image | None:
    if not article.picture:
        return None
    place = picture_place(article, env)
    address = find_picture(article.picture, place, 1, warn)
    if address is None:
        return None
    image = nodes.image("", uri=address, alt="")
    image.source, image.line = article.path, 1
    mark_pictures([image])
    return image
