"""Notion: lists of one item each, previews of pages, and the sign of the page."""

from __future__ import annotations

from sphinx_newsfeed.html_to_docutils.editors.levels import Place, nest
from sphinx_newsfeed.html_to_docutils.editors.previews import make_preview
from sphinx_newsfeed.html_to_docutils.editors.pruning import prune
from sphinx_newsfeed.html_to_docutils.tree import Element, names

SIGNS = ("bulleted-list", "numbered-list", "to-do-list", "page-body", "bookmark source")

_LISTS = names("bulleted-list numbered-list to-do-list")


def rewrite(root: Element) -> None:
    """Make HTML of the classes."""
    prune(root, ("page-header-icon", "bookmark-icon", "property-icon"))
    for element in (root, *root.descendants()):
        nest(element, _place, Element.elements)
        if element.name == "a" and "bookmark" in element.classes:
            make_preview(element, ("bookmark-title", "bookmark-description", "bookmark-href"))
        elif "link-to-page" in element.classes:
            for link in element.elements():
                link.children = _parted(link.children)


def _place(element: Element) -> Place | None:
    """Return one place for all lists of a kind that stand one behind the other."""
    if element.name not in ("ol", "ul") or _LISTS.isdisjoint(element.classes):
        return None
    return Place(element.name, 1)


def _parted(children: list[Element | str]) -> list[Element | str]:
    """Return the content of a link with a blank behind the sign of the page."""
    first = children[0] if children else None
    if isinstance(first, Element) and "icon" in first.classes:
        return [first, " ", *children[1:]]
    return children
