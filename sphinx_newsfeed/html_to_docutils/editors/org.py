"""Footnotes of org-mode, whose number and text are two elements, and whose references say "back".

Source: ``ox-html.el``, ``org-html-footnote-section``.
"""

from __future__ import annotations

from sphinx_newsfeed.html_to_docutils.tree import Element

SIGNS = ("footdef",)


def rewrite(root: Element) -> None:
    """Make one element of each note, and plain links of the references."""
    for element in root.descendants():
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
