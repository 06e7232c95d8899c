"""Links to feeds, and the list of all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from docutils import nodes

from sphinx_newsfeed.listing.html_nodes import newsfeed_icon
from sphinx_newsfeed.listing.presentation import classes_of_language
from sphinx_newsfeed.listing.tex_text import shield_text
from sphinx_newsfeed.localization import Localization

#: The class of the sign that the style sheet draws.
ICON_CLASS = "newsfeed-feed-icon"


class feed_list(nodes.General, nodes.Element):  # noqa: N801  (docutils names nodes so)
    """Stands for the list of all feeds until pages are written."""


class FeedLine(NamedTuple):
    """One feed in the list of all."""

    #: What it is about; feeds of the same stand together.
    label: str
    #: The name of its format.
    format: str
    #: Its address as seen from the page.
    href: str
    #: Its whole address, which readers copy.
    url: str
    #: The id under which other pages lead to it.
    anchor: str
    #: What in its label is in another language than the page, and that language.
    name: str = ""
    language: str = ""


def build_feed_link(
    text: str,
    href: str,
    localization: Localization,
    *,
    has_icon: bool = True,
    internal: bool = True,
) -> nodes.reference:
    """A link to a feed, or to what tells of it, with the sign that readers know."""
    words = nodes.inline(text, text)
    shield_text(words)
    link = nodes.reference("", "", words, refuri=href, internal=internal, classes=["newsfeed-feed"])
    if has_icon:
        link.insert(0, _icon(text, localization))
    return link


def _icon(text: str, localization: Localization) -> newsfeed_icon:
    name = localization.translate("Feed")
    icon = newsfeed_icon("", classes=[ICON_CLASS])
    icon["label"] = "" if name.casefold() in text.casefold() else name
    return icon


def build_feed_list(
    lines: Iterable[FeedLine], localization: Localization, *, has_icons: bool = True
) -> list[nodes.Element]:
    """All feeds, each with its address; nothing where there is none."""
    groups = [(label, list(found)) for label, found in groupby(lines, lambda line: line.label)]
    if not groups:
        return []
    taken: set[str] = set()
    items = [_item(found, localization, taken, has_icons) for _, found in groups]
    return [nodes.definition_list("", *items, classes=["newsfeed-feeds"])]


def _item(
    lines: Sequence[FeedLine], localization: Localization, taken: set[str], icons: bool
) -> nodes.definition_list_item:
    term = _term(lines[0])
    shield_text(term)
    paragraphs = [_paragraph(line, localization, taken, icons) for line in lines]
    return nodes.definition_list_item("", term, nodes.definition("", *paragraphs))


def _term(line: FeedLine) -> nodes.term:
    if not line.language:
        return nodes.term(line.label, line.label)
    before, name, after = line.label.partition(line.name)
    part = nodes.inline(name, name, classes=classes_of_language(line.language))
    return nodes.term(line.label, "", nodes.Text(before), part, nodes.Text(after))


def _paragraph(
    line: FeedLine, localization: Localization, taken: set[str], icons: bool
) -> nodes.paragraph:
    link = build_feed_link(line.format, line.href, localization, has_icon=icons)
    address = nodes.literal(line.url, line.url, classes=["newsfeed-address"])
    paragraph = nodes.paragraph("", "", link, nodes.Text(" "), address, translatable=False)
    # Names of two files may differ by signs alone that no id holds.
    if line.anchor not in taken:
        taken.add(line.anchor)
        paragraph["ids"].append(line.anchor)
    return paragraph
