"""The line below a listing of all news that leads on: to archives, overviews and the feed."""

from __future__ import annotations

from collections.abc import Sequence

from docutils import nodes

from sphinx_newsfeed.listing.byline import separated, untranslated
from sphinx_newsfeed.listing.html_nodes import newsfeed_nav
from sphinx_newsfeed.localization import Localization


class ways_on(nodes.General, nodes.Element):  # noqa: N801  (docutils names nodes so)
    """Stands for the links below a listing of all news until pages are written."""


def build_ways_on(links: Sequence[nodes.Node], localization: Localization) -> list[nodes.Node]:
    """The line of *links*; nothing without any."""
    if not links:
        return []
    line = nodes.paragraph("", "", *separated(links, " · "), classes=["newsfeed-ways-on"])
    nav = newsfeed_nav("", untranslated(line), classes=["newsfeed-ways"])
    nav["label"] = localization.translate("More news")
    return [nav]
