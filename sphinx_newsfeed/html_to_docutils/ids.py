"""Identifiers of the article: made, never taken over.

Ids reach permalinks and scripts of themes unescaped, and several articles may share a page; so each
is reduced to letters, digits and hyphens and starts with the article's prefix.
"""

from __future__ import annotations

from urllib.parse import unquote

from docutils import nodes

from sphinx_newsfeed.html_to_docutils.tree import Element
from sphinx_newsfeed.policy import LONGEST_SLUG


class Ids:
    """The ids given out in one conversion, and the article's own ids that its links lead to."""

    def __init__(self, prefix: str) -> None:
        """``prefix`` must itself be an id, such as ``article-``."""
        self._prefix = prefix
        #: What was given out, each with the last number that was put behind it.
        self._given: dict[str, int] = {}
        self._sections = 0
        #: The article's own id to ours, for each id that a link of the article leads to.
        self.anchors: dict[str, str] = {}

    def find_anchors(self, root: Element, *, every: bool = False) -> None:
        """Give an id to each place in what will be converted that a link leads to.

        With *every*, to those that none leads to as well.
        """
        wanted = {
            fragment(element.get("href"))
            for element in root.descendants()
            if element.name in ("a", "area") and element.get("href").startswith("#")
        } - {""}
        for element in root.descendants() if wanted or every else ():
            for own in own_ids(element):
                if (every or own in wanted) and own not in self.anchors:
                    self.anchors[own] = self.new(own)

    def new(self, text: str) -> str:
        """Return an id made from the text that this object has not returned before."""
        # The letter keeps docutils from cutting leading digits off.
        stem = nodes.make_id(f"x-{text[: 4 * LONGEST_SLUG]}")[2 : LONGEST_SLUG + 2].strip("-")
        if not stem:
            self._sections += 1
            stem = f"section-{self._sections}"
        number = self._given.get(stem, 0) + 1
        candidate = stem if number == 1 else f"{stem}-{number}"
        while candidate in self._given:
            number += 1
            candidate = f"{stem}-{number}"
        self._given[stem] = number
        self._given.setdefault(candidate, 1)
        return self._prefix + candidate


def own_ids(element: Element) -> list[str]:
    """Return the names by which the article itself can refer to an element (HTML 7.4.6.3)."""
    names = [element.attributes.get("id", "")]
    if element.name == "a":
        names.append(element.attributes.get("name", ""))
    return [name for name in names if name]


def fragment(href: str) -> str:
    """Return the id that ``#…`` names, percent signs decoded."""
    return unquote(href[1:])
