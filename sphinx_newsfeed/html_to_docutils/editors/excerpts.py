"""The end of an excerpt where it is an empty anchor: WordPress in a page, Blogger."""

from __future__ import annotations

import re

from sphinx_newsfeed.html_to_docutils.tree import MORE, Element

SIGNS = ('id="more-', "name='more'", 'name="more"')

_ID = re.compile(r"more-[0-9]+")


def rewrite(root: Element) -> None:
    """Make markers of the anchors."""
    for element in root.descendants():
        if element.name not in ("a", "span") or element.children:
            continue
        if _ID.fullmatch(element.get("id")) or element.get("name") == "more":
            element.name, element.attributes = MORE, {}
