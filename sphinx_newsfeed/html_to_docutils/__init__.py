"""HTML to docutils nodes, of use on its own: nothing in here needs Sphinx.

:func:`html_to_nodes` has four arguments by which its caller takes part in the conversion:

``drop``
    CSS selectors. Elements that match one are left out. A text that is none is reported; use
    :func:`is_selector` to look before.

``prepare``
    A function that may then change the parsed body, a :class:`bs4.BeautifulSoup`. Each element has
    an attribute ``newsfeed-line``, and ``class`` is one text. What it raises is not caught.

``embed_hosts``
    A player (``iframe``, ``video``, ``audio``) from one of these hosts, over HTTPS, becomes a
    :class:`docutils.nodes.container` with the class ``newsfeed-embed``. It holds the player, a
    :class:`docutils.nodes.raw` for HTML made of parsed and escaped parts, and a paragraph of the
    class ``newsfeed-embed-link`` with a link. So each writer shows the link; whoever wants to show
    the player alone in HTML, and nothing of it elsewhere, takes the paragraph or the ``raw`` out.
    Hosts must be others than that of the pages themselves, whose scripts a frame could reach.

``handlers``
    Functions that put further elements, or those of HTML otherwise, by their names in lower case.
    A :data:`Handler` is given the :class:`Element` and the :class:`State`, and calls the latter's
    methods: ``text`` for text, ``put`` for a node within text, ``add`` for a block, ``convert`` for
    the children where they stand, ``collect`` for the children as blocks, and ``new`` to make a
    node. A name that no element can have raises :exc:`ValueError`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx_newsfeed.html_to_docutils.conversion import html_to_nodes
    from sphinx_newsfeed.html_to_docutils.editing import is_selector
    from sphinx_newsfeed.html_to_docutils.scanning import text_of_html
    from sphinx_newsfeed.html_to_docutils.state import Handler, State
    from sphinx_newsfeed.html_to_docutils.tree import Element

__all__ = ["Element", "Handler", "State", "html_to_nodes", "is_selector", "text_of_html"]

#: In which module each stands. The parser takes a tenth of a second to import, and a build in which
#: no article changed needs none of it.
_HOMES = {
    "Element": "tree",
    "Handler": "state",
    "State": "state",
    "html_to_nodes": "conversion",
    "is_selector": "editing",
    "text_of_html": "scanning",
}


def __getattr__(name: str) -> Any:
    """Import what is asked for.

    Raises ``AttributeError`` for what the package does not have.
    """
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    """What there is, imported or not."""
    return sorted({*globals(), *__all__})
