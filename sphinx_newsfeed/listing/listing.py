"""Builds the nodes that show a selection of articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docutils import nodes

from sphinx_newsfeed.listing.byline import untranslated
from sphinx_newsfeed.listing.groups import Group, GroupBy
from sphinx_newsfeed.listing.html_nodes import NOT_SEARCHED
from sphinx_newsfeed.listing.placeholder import listing_entries
from sphinx_newsfeed.listing.presentation import Presentation
from sphinx_newsfeed.listing.styles import STYLES, Style
from sphinx_newsfeed.listing.tex_text import shield_text
from sphinx_newsfeed.localization import Localization
from sphinx_newsfeed.model.article import Article


@dataclass(frozen=True, slots=True)
class DisplayOptions:
    """How a listing is shown."""

    style: Style = Style.LIST
    group_by: str = GroupBy.NONE
    #: Classes of the outermost nodes, besides ``newsfeed``.
    classes: tuple[str, ...] = ()
    #: How deep the listing stands in its page: 1 right below the page's heading.
    depth: int = 1
    #: How dates are shown; empty for the project's way.
    date_pattern: str = ""
    #: How many articles stand on a page; 0 for all.
    page_size: int = 0
    #: The pattern of a line; empty for the usual one.
    line: str = ""

    @property
    def css_classes(self) -> list[str]:
        """The classes of each outermost node of the listing."""
        return ["newsfeed", f"newsfeed-style-{self.style.value}", *self.classes]


def build_entries(
    articles: Sequence[Article], display: DisplayOptions, docname: str
) -> nodes.container:
    """What stands for the entries of *articles* on the page *docname*, without headings of groups.

    :func:`fill_entries` makes the entries once all articles are read.
    """
    entries = listing_entries("", docname=docname, docnames=[a.docname for a in articles])
    entries["style"] = display.style.value
    entries["level"] = display.depth + (1 if display.group_by == GroupBy.NONE else 2)
    entries["date_pattern"] = display.date_pattern
    entries["line_pattern"] = display.line
    return nodes.container("", entries, classes=display.css_classes)


def build_piece(
    entries: listing_entries, article: Article, presentation: Presentation
) -> nodes.Element:
    """What stands for one article among *entries*."""
    piece = STYLES[Style(entries["style"])].piece(article, presentation, entries["level"])
    shield_text(piece)
    return piece


def fill_entries(
    entries: listing_entries, pieces: list[nodes.Element], localization: Localization
) -> list[nodes.Node]:
    """The nodes of what *entries* stands for, made of the *pieces* of all its articles.

    Each has the source and line of its place.
    """
    filled = STYLES[Style(entries["style"])].join(pieces, localization)
    for node in filled:
        for each in node.findall(nodes.Element):
            if not each.source:
                each.source, each.line = entries.source, entries.line
    return filled


def build_group(
    group: Group, anchor: str, display: DisplayOptions, docname: str, *, section: bool
) -> nodes.Element:
    """A group under its heading: a section, or where no section may stand, a rubric in a container.

    *anchor* is the id by which the group is referred to.
    """
    entries = build_entries(group.articles, display, docname)
    if section:
        title = nodes.title(group.title, group.title)
        title["translatable"] = False
        return nodes.section("", title, entries, ids=[anchor], names=[], classes=[NOT_SEARCHED])
    heading = nodes.rubric(group.title, group.title)
    heading["heading-level"] = display.depth + 1
    heading["translatable"] = False
    target = nodes.target("", "", ids=[anchor])
    return nodes.container("", target, heading, entries, classes=[NOT_SEARCHED])


def is_group(section: nodes.section) -> bool:
    """Whether a section is a group of a listing: its title is a name, and nothing to translate."""
    title = section.next_node(nodes.title)
    return title is not None and title.get("translatable") is False


def build_empty(text: str, display: DisplayOptions) -> nodes.container:
    """What stands where nothing matches."""
    paragraph = untranslated(nodes.paragraph(text, text, classes=["newsfeed-empty"]))
    return nodes.container("", paragraph, classes=display.css_classes)
