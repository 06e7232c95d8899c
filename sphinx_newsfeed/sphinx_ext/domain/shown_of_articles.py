"""What pages show of an article, as builds compare it."""

from __future__ import annotations

from typing import NamedTuple

from sphinx_newsfeed.listing.styles import TextShown


class Reference(NamedTuple):
    """What a node refers to."""

    type: str
    target: str
    text: str


class ShownOfArticle(NamedTuple):
    """What is shown of an article in one place."""

    #: A digest of the nodes.
    digest: str = ""
    references: tuple[Reference, ...] = ()
    #: How much of the article's tree is shown besides.
    text: TextShown = TextShown.NOTHING
