"""MediaWiki: pictures of older versions, galleries, formulas; links to edit, boxes of links."""

from __future__ import annotations

from sphinx_newsfeed.html_to_docutils.editors.pruning import prune
from sphinx_newsfeed.html_to_docutils.elements.mathematics import FORMULA
from sphinx_newsfeed.html_to_docutils.tree import Element, names

SIGNS = ("mw-parser-output", "mw-editsection", "thumbinner", "mwe-math", "gallerybox")

_FURNITURE = (
    *("mw-editsection", "mw-jump-link", "magnify", "navbox", "printfooter", "catlinks"),
    *("navbar", "toctogglespan"),
)
_FORMULAS = names("mwe-math-fallback-image-inline mwe-math-fallback-image-display")
_STYLE = "{\\displaystyle "


def rewrite(root: Element) -> None:
    """Make HTML of the classes."""
    prune(root, _FURNITURE)
    for element in root.descendants():
        classes = element.classes
        if "thumbinner" in classes:
            _make_figure(element, "thumbcaption")
        elif element.name == "ul" and "gallery" in classes:
            _make_gallery(element)
        elif "templatequotecite" in classes:
            element.attributes["class"] = "attribution"
        elif element.name == "a" and "new" in classes:
            # It leads to where one would write the page.
            element.name = "span"
        elif not _FORMULAS.isdisjoint(classes):
            _make_formula(element)


def _make_figure(box: Element, caption: str) -> None:
    box.name, box.attributes = "figure", {}
    for child in box.elements():
        if caption in child.classes:
            child.name, child.attributes = "figcaption", {}


def _make_gallery(gallery: Element) -> None:
    gallery.name, gallery.attributes = "figure", {}
    for item in gallery.elements():
        if "gallerycaption" in item.classes:
            item.name = "figcaption"
            continue
        # A division around all of it only sets its width.
        inner = item.elements()
        if len(inner) == 1 and not inner[0].classes:
            item.children = inner[0].children
        _make_figure(item, "gallerytext")


def _make_formula(picture: Element) -> None:
    source = picture.get("alt")
    if source.startswith(_STYLE) and source.endswith("}"):
        source = source[len(_STYLE) : -1].strip()
    if source:
        display = "block" if any(c.endswith("-display") for c in picture.classes) else ""
        picture.name, picture.attributes = FORMULA, {"display": display}
        picture.children = [source]
