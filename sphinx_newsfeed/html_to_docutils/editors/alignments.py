"""Alignment that a class says: WordPress, Asciidoctor, org-mode."""

from __future__ import annotations

import re

from sphinx_newsfeed.html_to_docutils.tree import Element

SIGNS = ("has-text-align-", "halign-", "org-right", "org-center")

_CLASS = re.compile(r"(?:has-text-align-|halign-|org-)(center|right)")


def rewrite(root: Element) -> None:
    """Give elements the attribute that says the same."""
    for element in root.descendants():
        for name in element.classes:
            if match := _CLASS.fullmatch(name):
                element.attributes["align"] = match[1]
