"""Pages of Confluence: code in a panel that names it, and where pictures stand."""

from __future__ import annotations

import re

from sphinx_newsfeed.html_to_docutils.tree import Element

SIGNS = ("codecontent", "confluence-embedded")

_ALIGNMENT = re.compile(r"image-(left|center|right)")
_BRUSH = re.compile(r"brush:\s*([\w+#.-]{1,30})")


def rewrite(root: Element) -> None:
    """Make HTML of the classes."""
    for element in root.descendants():
        classes = element.classes
        if "code" in classes and "panel" in classes:
            _name_code(element)
        elif element.name == "img":
            for name in classes:
                if match := _ALIGNMENT.fullmatch(name):
                    element.attributes["align"] = match[1]
        elif brush := _BRUSH.match(element.get("data-syntaxhighlighter-params")):
            element.attributes["data-lang"] = brush[1]


def _name_code(panel: Element) -> None:
    """Make a figure of the panel, whose head names the code."""
    panel.name, panel.attributes = "figure", {}
    for child in panel.elements():
        if "codeHeader" in child.classes:
            child.name, child.attributes = "figcaption", {}
            for each in child.elements():
                each.name = "span" if each.name == "b" else each.name
