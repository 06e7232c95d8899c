"""Which elements are boxes that tell, warn or advise, by the classes that programs give them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sphinx_newsfeed.generators.tags import BOX_KINDS
from sphinx_newsfeed.html_to_docutils.tree import Element, names

#: Classes of boxes beside which a kind stands as a class of its own: Sphinx, Asciidoctor, VuePress,
#: Obsidian, MDN, generators of sites and their themes.
_BOXES = names(
    """
    admonition admonitionblock custom-block note notecard callout hint book-hint theme-admonition
    """
)
#: Those among them that are boxes of no kind, too.
_ALWAYS = names("admonition notecard theme-admonition")

# Classes that say both: GitHub, Bootstrap, Quarto, Fluid.
_BOTH = re.compile(
    r"(?:markdown-alert|alert|callout|admonition|theme-admonition|note)--?([a-z]+)", re.IGNORECASE
)
#: Classes that must stand beside one of those.
_ANCHORS = names("markdown-alert alert callout admonition theme-admonition note")

#: Classes that say all by themselves: Confluence, Ghost.
_WHOLE: Mapping[str, str] = {
    **{
        f"confluence-information-macro-{kind}": kind
        for kind in ("information", "note", "tip", "warning")
    },
    "kg-callout-card": "note",
}
#: What MDN calls its boxes besides.
_STATES: Mapping[str, str] = dict.fromkeys(("deprecated", "experimental", "nonstandard"), "warning")

#: What the W3C calls its boxes, which name themselves by a role or by a child.
_MARKED = names("advisement ednote issue note practice warning")
_MARKERS = names("marker note-title")

#: The signs that people choose for their boxes.
_SIGNS: Mapping[str, str] = {
    **dict.fromkeys("\u2139\U0001f4cc\U0001f4dd\U0001f5d2", "note"),
    **dict.fromkeys("\U0001f4a1\u2705", "tip"),
    **dict.fromkeys("\u26a0\U0001f6a7", "warning"),
    **dict.fromkeys("\u2757\u2755", "important"),
    **dict.fromkeys("\u274c\U0001f41b", "error"),
    "\U0001f6a8": "danger",
}
_SIGN_CLASSES = names("kg-callout-emoji icon")
_INVISIBLE = "\ufe0e\ufe0f"


def kind_of(element: Element) -> str:
    """Return the kind of box that an element is, empty for none."""
    classes = [name.lower() for name in element.classes]
    if "callout" in classes and (kind := element.get("data-callout").lower()):
        return kind if kind in BOX_KINDS else "note"
    if _ANCHORS.intersection(classes):
        for name in classes:
            match = _BOTH.fullmatch(name)
            if match and match[1] in BOX_KINDS:
                return match[1]
    if kind := next((_WHOLE[name] for name in classes if name in _WHOLE), ""):
        return kind
    boxes = _BOXES.intersection(classes)
    for name in classes if boxes else ():
        if name in BOX_KINDS and boxes != {name}:
            return name
        if "notecard" in boxes and name in _STATES:
            return _STATES[name]
    return "note" if boxes & _ALWAYS else _kind_by_children(element, classes)


def _kind_by_children(element: Element, classes: list[str]) -> str:
    """Return the kind of a box whose classes say less than what is in it, or its role."""
    if "panel" in classes and any("panelHeader" in e.classes for e in element.elements()):
        return "note"  # Confluence.
    if element.name == "figure" and "callout" in classes:
        return "note"  # Notion.
    for name in _MARKED.intersection(classes):
        first = element.first()
        is_marked = isinstance(first, Element) and not _MARKERS.isdisjoint(first.classes)
        if is_marked or element.get("role") == "note":
            return name if name in BOX_KINDS else "note"
    return ""


def sign_of(element: Element) -> tuple[Element | None, str]:
    """Return the element with the sign of a box, and the kind that it says; empty for none."""
    for child in element.elements():
        inner = child if not _SIGN_CLASSES.isdisjoint(child.classes) else _lone_sign(child)
        if inner is not None and inner.text().strip():
            return child, _SIGNS.get(inner.text().strip().strip(_INVISIBLE), "")
    return None, ""


def _lone_sign(element: Element) -> Element | None:
    """Return the sign that is all of an element, as in Notion."""
    elements = element.elements()
    lone = elements[0] if len(elements) == 1 else None
    has_sign = lone is not None and not _SIGN_CLASSES.isdisjoint(lone.classes)
    return lone if has_sign and lone is not None and lone.text() == element.text() else None
