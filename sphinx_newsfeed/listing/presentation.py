"""What the nodes of articles and listings need from the project around them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from docutils import nodes

from sphinx_newsfeed.config.settings import Author
from sphinx_newsfeed.localization import Localization
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.model.taxonomy import BUILT_IN, Taxonomy

#: The class of an article's line in a list.
ITEM_CLASS = "newsfeed-item"


@dataclass(frozen=True, slots=True)
class Presentation:
    """How articles are shown: words, profiles of authors, and the making of references.

    References are made by functions that the Sphinx layer hands in, so that nothing here needs
    Sphinx; each returns an inline node.
    """

    localization: Localization
    #: Makes a reference to an article's page, with the article's title as its text.
    refer_to_article: Callable[[Article], nodes.Element]
    #: Makes a reference to where the articles of a name in a taxonomy stand; the last argument is
    #: its text.
    refer_to_name: Callable[[Taxonomy, str, str], nodes.Element]
    #: Makes a reference to where the articles of a date (``2022``, ``2022-02``) stand.
    refer_to_date: Callable[[str, str], nodes.Element]
    #: The picture of an article; ``None`` when it has none that may be shown.
    picture_of: Callable[[Article], nodes.image | None]
    authors: Mapping[str, Author] = field(default_factory=dict)
    #: By what articles are sorted.
    taxonomies: Sequence[Taxonomy] = BUILT_IN
    #: The text of an article: an excerpt of so many words, or its whole body (``None``); the last
    #: argument is the level of a heading within.
    text_of: Callable[[Article, float | None, int], list[nodes.Node]] = (
        lambda article, words, level: []
    )
    #: Makes a reference to an article's page where its text goes on; ``None`` where a reader turns
    #: pages.
    refer_to_rest: Callable[[Article], nodes.Element | None] = lambda article: None
    #: The picture of an author, by the key that articles name; ``None`` for one without.
    avatar_of: Callable[[str], nodes.image | None] = lambda key: None
    #: Whether an article's leading picture is as wide as its text.
    has_hero: bool = False
    #: The pattern of a line in a list; empty for the usual one.
    line: str = ""
    #: How many minutes it takes to read an article; 0 for what is read at a glance.
    minutes_of: Callable[[Article], int] = lambda article: 0


def text_node(text: str, css_class: str = "") -> nodes.inline:
    """An inline node with a class, which every writer shows as its text."""
    return nodes.inline(text, text, classes=[css_class] if css_class else [])


def language_classes(article: Article) -> list[str]:
    """The class of which HTML writers make the attribute ``lang``."""
    return classes_of_language(article.shown_language)


def classes_of_language(language: str) -> list[str]:
    """The same of any language; none for one that is empty, or no tag of a language."""
    tag = language.replace("_", "-").lower()
    if not (tag.replace("-", "").isalnum() and tag.isascii()):
        return []
    return [f"language-{tag}"]


def interface_classes(article: Article, presentation: Presentation) -> list[str]:
    """The same of words of the project that stand within an article in another language."""
    if not language_classes(article):
        return []
    return classes_of_language(presentation.localization.language)
