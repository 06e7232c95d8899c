"""What a page with listings is about, in a few words."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from sphinx_newsfeed.listing.excerpt import cut_excerpt
from sphinx_newsfeed.listing.styles import TITLE_CLASS
from sphinx_newsfeed.listing.word_count import count_words, first_words

_LISTING_CLASS = "newsfeed"


def description_of(document: nodes.document, words: float) -> str:
    """What a page says ahead of its listings, else what they list; up to so many words."""
    section = document.next_node(nodes.section)
    own = [node for node in section.children if not _is_ours(node)] if section else []
    text = _on_one_line(" ".join(node.astext() for node in cut_excerpt(own, words=words)))
    return text or _in_a_row(list(dict.fromkeys(_listed(document))), words)


def _is_ours(node: nodes.Node) -> bool:
    classes = node["classes"] if isinstance(node, nodes.Element) else ()
    return any(name.startswith(_LISTING_CLASS) for name in classes)


def _listed(document: nodes.document) -> Iterator[str]:
    """The titles of articles in the listings, or whatever else leads on from them."""
    listings = [
        node for node in document.findall(nodes.container) if _LISTING_CLASS in node["classes"]
    ]
    titles = [
        node
        for listing in listings
        for node in listing.findall(nodes.Element)
        if TITLE_CLASS in node["classes"]
    ]
    links = (node for listing in listings for node in listing.findall(nodes.reference))
    yield from filter(None, (_on_one_line(node.astext()) for node in titles or links))


def _in_a_row(titles: list[str], words: float) -> str:
    """As many *titles* as have room, and the beginning of the first in any case."""
    shown: list[str] = []
    for title in titles:
        words -= count_words(title)
        if shown and words < 0:
            return " · ".join([*shown, "…"])
        shown.append(title if words >= 0 else f"{first_words(title, words + count_words(title))}…")
    return " · ".join(shown)


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
