"""org-mode: footnotes, boxes, names of code, tags.

The number and the text of a footnote are two elements, and its references say "back".

Source: ``ox-html.el``, ``org-html-footnote-section``.
"""

from __future__ import annotations

from sphinx_newsfeed.html_to_docutils.editors.pruning import prune
from sphinx_newsfeed.html_to_docutils.tree import Element, names

SIGNS = ("footdef", "outline-container-", "org-src-container", 'id="postamble"')

_HEADINGS = names("h1 h2 h3 h4 h5 h6")
_LOOSE = " \n\xa0"


def rewrite(root: Element) -> None:
    """Make one element of each note, and plain links of the references; make HTML of classes."""
    prune(root, ids=("postamble",))
    for element in root.descendants():
        if "org-src-container" in element.classes:
            _name_code(element)
        elif element.name == "div" and element.get("id").startswith("org"):
            element.attributes["class"] = f"{element.get('class')} admonition".strip()
        elif element.name in _HEADINGS:
            _drop_tags(element)
        if element.name == "a" and "footref" in element.classes:
            element.attributes.pop("role", None)
        elif "footdef" in element.classes:
            _join(element)
        elif element.get("id") == "footnotes":
            element.attributes["class"] = "footnotes"
            element.children = [
                child
                for child in element.children
                if isinstance(child, str) or "footnotes" not in child.classes
            ]


def _join(note: Element) -> None:
    """Give a note the id of its number, which goes."""
    for child in note.elements():
        number = child if child.name == "a" else child.find("a")
        if number is not None and "footnum" in number.classes:
            note.attributes = {"class": "footnote", "id": number.get("id")}
            note.children.remove(child)
            return


def _name_code(container: Element) -> None:
    """Make a figure of code that has a name."""
    for child in container.elements():
        if "org-src-name" in child.classes:
            container.name, container.attributes = "figure", {}
            child.name, child.attributes = "figcaption", {}


def _drop_tags(heading: Element) -> None:
    """Leave out what a heading is tagged with, and the blanks before it."""
    last = heading.children[-1] if heading.children else None
    if isinstance(last, Element) and "tag" in last.classes:
        heading.children.pop()
        if heading.children and isinstance(before := heading.children[-1], str):
            heading.children[-1] = before.rstrip(_LOOSE)
