"""Discourse: quotations of others in a thread; what is said of a picture, a page or a vote."""

from __future__ import annotations

from sphinx_newsfeed.html_to_docutils.editors.pruning import prune
from sphinx_newsfeed.html_to_docutils.tree import Element

SIGNS = ("lightbox", "quote-controls", "poll-info", "onebox")


def rewrite(root: Element) -> None:
    """Make HTML of the classes."""
    prune(root, ("poll-info", "quote-controls", "site-icon"))
    for element in root.descendants():
        if element.name == "a" and "lightbox" in element.classes:
            prune(element, ("meta",))
            # It names a file.
            element.attributes.pop("title", None)
        elif element.name == "aside" and "quote" in element.classes:
            _make_quotation(element)


def _make_quotation(aside: Element) -> None:
    quoted = next((each for each in aside.elements() if each.name == "blockquote"), None)
    if quoted is None:
        return
    title = next((each for each in aside.elements() if "title" in each.classes), None)
    aside.name, aside.attributes, aside.children = "blockquote", {}, quoted.children
    if title is not None:
        prune(title, ("avatar",))
        name = title.text().strip().removesuffix(":")
        links = [each for each in title.elements() if each.name == "a"]
        words: list[Element | str] = [*links] if links else [name]
        aside.children.append(Element("footer", {}, title.line, words))
