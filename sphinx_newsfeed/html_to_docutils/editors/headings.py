"""Headings that are paragraphs: by their role, or by the style of Word."""

from __future__ import annotations

from sphinx_newsfeed.html_to_docutils.tree import Element

SIGNS = ('role="heading"', "role='heading'", "role=heading", "msotitle")

_CLASSES = {"MsoTitle": "h1"}
_LEVELS = frozenset("123456")


def rewrite(root: Element) -> None:
    """Make headings of paragraphs and divisions that say that they are some (WAI-ARIA 1.2)."""
    for element in root.descendants():
        if element.name not in ("p", "div"):
            continue
        if element.get("role") == "heading":
            level = element.get("aria-level")
            element.name = f"h{level if level in _LEVELS else 2}"
        elif found := next((_CLASSES[c] for c in element.classes if c in _CLASSES), ""):
            element.name = found
