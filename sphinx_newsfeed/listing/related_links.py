"""What an article's page says of other articles: its translations, and what is related to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from docutils import nodes

from sphinx_newsfeed.config.sharing import Service
from sphinx_newsfeed.listing.byline import separated, untranslated
from sphinx_newsfeed.listing.html_nodes import newsfeed_nav, time_node
from sphinx_newsfeed.listing.presentation import (
    ITEM_CLASS,
    Presentation,
    language_classes,
    text_node,
)
from sphinx_newsfeed.localization import Localization
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.model.neighbours import Neighbours

TRANSLATIONS = "translations"
RELATED = "related"
NEIGHBOURS = "neighbours"
SHARE = "share"
#: The classes of what is made of them.
OTHERS_CLASSES = frozenset(
    {"newsfeed-translations", "newsfeed-related", "newsfeed-share", "newsfeed-neighbours"}
)
#: The level of a heading below that of the page.
_LEVEL = 2


class other_articles(nodes.General, nodes.Element):  # noqa: N801  (docutils names nodes so)
    """Stands for links to other articles until pages are written; ``part`` says which."""


def build_translations(
    article: Article, texts: Sequence[Article], presentation: Presentation
) -> list[nodes.Node]:
    """The line that leads to the same text in other languages."""
    others = [text for text in texts if text.docname != article.docname]
    if not others:
        return []
    label = presentation.localization.translate("Also in:")
    line = nodes.paragraph("", "", nodes.Text(f"{label} "), classes=["newsfeed-translations"])
    names = Counter(presentation.localization.language_name(text.language) for text in texts)
    line += separated([_in_language(text, presentation, names) for text in others], ", ")
    return [untranslated(line)]


def _in_language(article: Article, presentation: Presentation, names: Counter[str]) -> nodes.inline:
    """A link that is called by the language; with its region, where two are called alike."""
    link = presentation.refer_to_article(article)
    name = presentation.localization.language_name(article.language)
    if names[name] > 1:
        name = presentation.localization.language_name(article.language, with_region=True)
    words = nodes.inline(name, name)
    link.children = []
    link += words
    link["refexplicit"] = True
    return nodes.inline("", "", link, classes=language_classes(article))


def build_related(related: Sequence[Article], presentation: Presentation) -> list[nodes.Node]:
    """The list of related articles, under a heading."""
    if not related:
        return []
    title = presentation.localization.translate("Related news")
    heading = nodes.rubric(title, title, classes=["newsfeed-related-title"])
    heading["heading-level"], heading["translatable"] = _LEVEL, False
    items = [nodes.list_item("", _line(article, presentation)) for article in related]
    links = nodes.bullet_list("", *items, bullet="-", classes=["newsfeed-list"])
    box = newsfeed_nav("", heading, links, classes=["newsfeed-related"])
    box["label"] = title
    return [box]


def build_share(
    services: Sequence[Service], address: str, title: str, localization: Localization
) -> list[nodes.Node]:
    """The line of links that offer the *address* of a page to services."""
    links: list[nodes.Node] = []
    for service in services:
        words = localization.translate(service.label) if service.is_word else service.label
        link = nodes.reference(words, words, refuri=service.address(address, title))
        links.append(link)
    label = localization.translate("Share:")
    line = nodes.paragraph("", "", text_node(f"{label} ", "newsfeed-label"))
    line += separated(links, " · ")
    line["classes"] = ["newsfeed-share"]
    return [untranslated(line)] if links else []


def build_neighbours(
    neighbours: Neighbours, back: nodes.Node | None, presentation: Presentation
) -> list[nodes.Node]:
    """The articles before and after one, and between them the way *back* to the news page."""
    newer, older = (
        _neighbour(article, presentation) if article is not None else []
        for article in (neighbours.newer, neighbours.older)
    )
    return build_beside(newer, [] if back is None else [back], older, presentation.localization)


def build_beside(
    newer: Sequence[nodes.Node],
    above: Sequence[nodes.Node],
    older: Sequence[nodes.Node],
    localization: Localization,
) -> list[nodes.Node]:
    """What stands before and after a page in time, and the links to what is above both."""
    parts: list[nodes.Node] = []
    if newer:
        parts.append(_beside(localization.translate("Newer"), newer, "newsfeed-newer"))
    if above:
        spaced = separated(above, " · ")
        parts.append(untranslated(nodes.paragraph("", "", *spaced, classes=["newsfeed-back"])))
    if older:
        parts.append(_beside(localization.translate("Older"), older, "newsfeed-older"))
    if not parts:
        return []
    nav = newsfeed_nav("", *parts, classes=["newsfeed-neighbours"])
    nav["label"] = localization.translate("More news")
    return [nav]


def _beside(label: str, shown: Sequence[nodes.Node], css_class: str) -> nodes.paragraph:
    spaced = separated([text_node(label, "newsfeed-label"), *shown], " ")
    return untranslated(nodes.paragraph("", "", *spaced, classes=[css_class]))


def _neighbour(article: Article, presentation: Presentation) -> list[nodes.Node]:
    date = time_node(presentation.localization.day(article.date), article.date, "newsfeed-date")
    return [presentation.refer_to_article(article), date]


def _line(article: Article, presentation: Presentation) -> nodes.paragraph:
    date = time_node(presentation.localization.day(article.date), article.date, "newsfeed-date")
    line = nodes.paragraph("", "", date, nodes.Text(" "), presentation.refer_to_article(article))
    line["classes"] = [ITEM_CLASS]
    return untranslated(line)
