"""The line that says when an article appeared, by whom, and under which categories."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docutils import nodes

from sphinx_newsfeed.article import Article, Axis
from sphinx_newsfeed.listing.presentation import Presentation, safe_address, text_node


def build_byline(article: Article, presentation: Presentation) -> nodes.paragraph:
    """The date, the date of the last change, authors and categories, with dots between them."""
    parts = [
        _dates(article, presentation),
        _joined(_authors(article, presentation), "newsfeed-authors"),
        _joined(_names(article, Axis.CATEGORY, presentation), "newsfeed-categories"),
    ]
    byline = nodes.paragraph("", "", classes=["newsfeed-byline"])
    byline += separated([part for part in parts if part.children], " · ")
    return untranslated(byline)


def build_tags(article: Article, presentation: Presentation) -> nodes.paragraph:
    """The line of the article's tags."""
    label = presentation.wording.translate("Tags:")
    paragraph = nodes.paragraph("", "", nodes.Text(f"{label} "), classes=["newsfeed-tags"])
    paragraph += separated(_names(article, Axis.TAG, presentation), ", ")
    return untranslated(paragraph)


def build_original(article: Article, presentation: Presentation) -> nodes.paragraph:
    """The line that leads to where the article was first published."""
    label = presentation.wording.translate("Original:")
    link = nodes.reference("", article.link, refuri=article.link, internal=False)
    paragraph = nodes.paragraph("", "", nodes.Text(f"{label} "), link)
    paragraph["classes"] = ["newsfeed-original"]
    return untranslated(paragraph)


def untranslated(paragraph: nodes.paragraph) -> nodes.paragraph:
    """Keep a line of generated text out of the message catalogues of the project's translators."""
    paragraph["translatable"] = False
    return paragraph


def separated(parts: Sequence[nodes.Node], separator: str) -> list[nodes.Node]:
    """*parts* with the text *separator* between them."""
    spaced: list[nodes.Node] = []
    for part in parts:
        spaced += [nodes.Text(separator), part] if spaced else [part]
    return spaced


def _dates(article: Article, presentation: Presentation) -> nodes.inline:
    wording = presentation.wording
    dates = nodes.inline("", "", text_node(wording.day(article.date), "newsfeed-date"))
    if article.updated and article.updated.date() > article.date.date():
        updated = wording.translate("updated {date}").format(date=wording.day(article.updated))
        dates += [nodes.Text(" ("), text_node(updated, "newsfeed-updated"), nodes.Text(")")]
    return dates


def _joined(parts: Iterable[nodes.Node], css_class: str) -> nodes.inline:
    return nodes.inline("", "", *separated(list(parts), ", "), classes=[css_class])


def _authors(article: Article, presentation: Presentation) -> Iterable[nodes.Node]:
    for key in article.authors:
        profile = presentation.authors.get(key)
        name = profile.name if profile else key
        if profile and safe_address(profile.url):
            yield nodes.reference("", name, refuri=profile.url, internal=False)
        else:
            yield presentation.refer_to_name(Axis.AUTHOR, key, name)


def _names(article: Article, axis: Axis, presentation: Presentation) -> list[nodes.Node]:
    return [presentation.refer_to_name(axis, name, name) for name in article.values(axis)]
