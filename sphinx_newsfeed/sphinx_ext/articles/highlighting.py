"""Bounds how much code of a body is highlighted.

Lexers of Pygments, those of the commonest languages too, take a time that grows with the square of
some texts: an hour for what fits into a small article.
"""

from __future__ import annotations

from docutils import nodes

from sphinx_newsfeed.listing.survey import Survey
from sphinx_newsfeed.policy import MOST_HIGHLIGHTED

#: The languages for which Sphinx asks no lexer that searches.
_PLAIN = frozenset(("none", "text"))
_CODE = (nodes.literal, nodes.literal_block, nodes.doctest_block)


def bound_highlighting(body: Survey) -> None:
    """Show code as plain text that is too long to be highlighted, alone or with that before it.

    A block that still fits is highlighted, whatever stands before it.
    """
    left = MOST_HIGHLIGHTED**2
    for code in filter(_is_highlighted, body.of(*_CODE)):
        cost = len(code.astext()) ** 2
        if cost > left:
            code["language"] = "none"
        else:
            left -= cost


def _is_highlighted(node: nodes.TextElement) -> bool:
    if isinstance(node, nodes.literal):
        # Sphinx highlights what the role ``code`` made.
        return bool(node.get("language"))
    return node.get("language") not in _PLAIN
