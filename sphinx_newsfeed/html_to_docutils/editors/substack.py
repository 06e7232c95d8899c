"""Substack: formulas, quotations and verses; what asks readers to subscribe or to share."""

from __future__ import annotations

import json
import re

from sphinx_newsfeed.html_to_docutils.editors.pruning import prune, prune_if
from sphinx_newsfeed.html_to_docutils.editors.white_space import make_verse
from sphinx_newsfeed.html_to_docutils.elements.mathematics import FORMULA
from sphinx_newsfeed.html_to_docutils.tree import Element, names

SIGNS = ("data-component-name", "subscription-widget", "post-ufi")

_WIDGETS = (
    *("subscription-widget-wrap", "subscription-widget-wrap-editor", "subscribe-widget"),
    *("hide-text", "image-link-expand", "byline-wrapper", "post-ufi"),
)
_BUTTONS = names("button-wrapper captioned-button-wrap")
# Where buttons lead that ask for something; others are the author's own.
_ASKS = re.compile(r"%%|/subscribe\b|[?&]action=share\b|[?&]gift=|/comments\b|/leaderboard\b")


def rewrite(root: Element) -> None:
    """Make HTML of the classes."""
    prune(root, _WIDGETS)
    prune_if(root, _asks)
    for element in root.descendants():
        classes = element.classes
        if "latex-rendered" in classes:
            _make_formula(element)
        elif element.name == "h3" and "subtitle" in classes:
            element.name = "p"
        elif element.name == "div" and "pullquote" in classes:
            element.name, element.attributes = "blockquote", {}
        elif "preformatted-block" in classes:
            for verse in element.elements():
                if verse.name == "pre":
                    make_verse(verse)


def _asks(element: Element) -> bool:
    if _BUTTONS.isdisjoint(element.classes):
        return False
    link = element.find("a")
    return link is not None and _ASKS.search(link.get("href")) is not None


def _make_formula(element: Element) -> None:
    try:
        given = json.loads(element.get("data-attrs") or "{}")
    except (ValueError, RecursionError):
        return
    source = given.get("persistentExpression") if isinstance(given, dict) else ""
    if isinstance(source, str) and source.strip():
        element.name, element.attributes = FORMULA, {"display": "block"}
        element.children = [source]
