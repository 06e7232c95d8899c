"""Medium: titles, code, cards; what its style hides, what readers press, its last lines.

It exports articles in another form than its pages have, whose classes mostly mean nothing.
"""

from __future__ import annotations

from sphinx_newsfeed.html_to_docutils.editors.pruning import prune, prune_if
from sphinx_newsfeed.html_to_docutils.tree import Element, names

SIGNS = ("graf--", "speechify-ignore", "pw-subtitle-paragraph", "paragraph-image")

#: What the style in each exported page hides: it repeats the title and what stands below it.
_REPEATED = ("subtitle", "description")
_PLAIN = names("graf--subtitle graf--kicker pw-subtitle-paragraph")


def rewrite(root: Element) -> None:
    """Make HTML of the classes."""
    prune(root, ("speechify-ignore",))
    articles = [e for e in root.descendants() if e.name == "article" and "h-entry" in e.classes]
    for article in articles:
        prune_if(article, _is_beside_text)
    for element in root.descendants():
        classes = element.classes
        if "graf--title" in classes:
            element.name = "h1"
        elif not _PLAIN.isdisjoint(classes):
            element.name = "p"
        elif "graf--mixtapeEmbed" in classes:
            _part_lines(element)
        elif "paragraph-image" in classes:
            _drop_hints(element)
        elif "section--first" in classes:
            # There is nothing above it to divide it from.
            prune(element, ("section-divider",))
        if language := element.get("data-code-block-lang"):
            element.attributes["data-lang"] = language


def _drop_hints(figure: Element) -> None:
    """Leave out what is said of how to see a picture."""
    for child in figure.elements():
        if child.name != "figcaption":
            prune_if(child, lambda each: each.name == "span" and each.find("img") is None)


def _is_beside_text(element: Element) -> bool:
    if element.name == "section":
        return element.get("data-field") in _REPEATED
    if element.name == "header":
        return element.find_class("p-name") is not None
    return element.name == "footer" and element.find_class("p-canonical") is not None


def _part_lines(card: Element) -> None:
    """Put a break behind what the style shows on a line of its own."""
    for parent in card.elements():
        children: list[Element | str] = []
        for child in parent.children:
            children.append(child)
            if isinstance(child, Element) and child.name == "em":
                children.append(Element("br"))
        parent.children = children
