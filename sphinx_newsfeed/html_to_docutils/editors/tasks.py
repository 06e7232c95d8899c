"""Items of task lists whose state is a class or an attribute: they get a check box.

Notion, Confluence, Google Docs, Discourse, Asciidoctor, org-mode, and editors made with Quill and
ProseMirror.
"""

from __future__ import annotations

from sphinx_newsfeed.html_to_docutils.elements.inline import CHECK_BOX
from sphinx_newsfeed.html_to_docutils.tree import Element, names

SIGNS = (
    "checkbox-o",
    "inline-task-list",
    "aria-checked",
    "data-checked",
    "data-list=",
    "chcklst-box",
    "fa-check-square-o",
    "fa-square-o",
    "[&#xa0;]",
    "[x]",
    "[-]",
)

_CHECKED = names("checkbox-on fa-check-square-o")
_UNCHECKED = names("checkbox-off fa-square-o")
#: What generators of org-mode write before an item of the classes ``on``, ``off`` and ``trans``.
_ORG = {"on": True, "off": False, "trans": False}


def rewrite(root: Element) -> None:
    """Put check boxes in."""
    for element in root.descendants():
        if element.name == "li":
            _mark_item(element)
        elif element.name in ("ul", "ol") and "inline-task-list" in element.classes:
            for item in element.elements():
                _put_box(item, "checked" in item.classes)
        elif element.name in ("div", "span", "i") and (state := _state(element)) is not None:
            element.name, element.children = CHECK_BOX, []
            element.attributes = check_box(state).attributes


def _state(element: Element) -> bool | None:
    """Return whether an element shows a box that is checked, None when it shows none."""
    classes = set(element.classes)
    if element.text().strip() or not classes:
        return None
    if "chcklst-box" in classes:
        return "checked" in classes
    return True if classes & _CHECKED else False if classes & _UNCHECKED else None


def _mark_item(item: Element) -> None:
    said = item.get("data-checked") or item.get("data-list")
    if item.get("role") == "checkbox" or not said:
        said = said or item.get("aria-checked")
    if said in ("true", "checked", "false", "unchecked"):
        if item.find("input") is None:
            _put_box(item, said in ("true", "checked"))
    elif (state := next((_ORG[c] for c in item.classes if c in _ORG), None)) is not None:
        first = item.first()
        if isinstance(first, Element) and first.name == "code" and first.text()[:1] == "[":
            item.children.remove(first)
            _put_box(item, state)


def check_box(state: bool) -> Element:
    """Return the pseudo element for a check box."""
    return Element(CHECK_BOX, {"checked": ""} if state else {})


def _put_box(item: Element, state: bool) -> None:
    """Put a check box before the first words of an item."""
    first = item.first()
    inner = first if isinstance(first, Element) and first.name in ("div", "p") else item
    if inner.children and isinstance(inner.children[0], str):
        inner.children[0] = inner.children[0].lstrip()
    inner.children.insert(0, check_box(state))
