"""Blogger and Mailchimp: pictures whose captions stand in a row of a table below them."""

from __future__ import annotations

from sphinx_newsfeed.html_to_docutils.editors.pruning import prune
from sphinx_newsfeed.html_to_docutils.tree import Element, names

SIGNS = ("tr-caption-container", "mcncaption", "mcnfollowblock")

_TABLES = names("tr-caption-container mcnCaptionBottomContent mcnCaptionTopContent")


def rewrite(root: Element) -> None:
    """Make figures of the tables; leave out the signs of other places to follow."""
    prune(root, ("mcnFollowBlock",))
    for element in root.descendants():
        if element.name == "table" and not _TABLES.isdisjoint(element.classes):
            _make_figure(element)


def _make_figure(table: Element) -> None:
    cells = [each for each in table.descendants() if each.name == "td"]
    if not cells or any(each.name == "table" for each in table.descendants()):
        return
    pictures = [cell for cell in cells if cell.find("img", "iframe") is not None]
    parts: list[Element | str] = []
    for cell in cells:
        if any(cell is each for each in pictures):
            parts += cell.children
        else:
            parts.append(Element("figcaption", {}, cell.line, cell.children))
    if pictures:
        table.name, table.attributes, table.children = "figure", {}, parts
