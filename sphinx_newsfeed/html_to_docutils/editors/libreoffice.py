"""LibreOffice: titles, frames with a picture and its caption, the heads and feet of pages."""

from __future__ import annotations

from sphinx_newsfeed.html_to_docutils.editors.pruning import prune_if
from sphinx_newsfeed.html_to_docutils.inline_styles import declarations
from sphinx_newsfeed.html_to_docutils.tree import Element

SIGNS = ('content="libreoffice', '<div title="header"', '<div title="footer"')


def rewrite(root: Element) -> None:
    """Make HTML of the forms."""
    prune_if(root, lambda e: e.name == "div" and e.get("title") in ("header", "footer"))
    for element in root.descendants():
        if element.name == "p" and "title" in element.classes:
            element.name = "h1"
            for bold in element.descendants():
                bold.name = "span" if bold.name == "b" else bold.name
        elif element.name == "span" and declarations(element.get("style")).get("float"):
            _make_figure(element)


def _make_figure(frame: Element) -> None:
    """Make a figure of a frame that begins with a picture, and has words behind it."""
    picture = frame.find("img")
    if picture is None or not frame.text().strip():
        return
    caption = Element("figcaption", {}, frame.line, frame.children)
    for parent in (frame, *frame.descendants()):
        if any(child is picture for child in parent.children):
            parent.children = [child for child in parent.children if child is not picture]
            break
    caption.children = frame.children
    frame.name, frame.attributes, frame.children = "figure", {}, [picture, caption]
