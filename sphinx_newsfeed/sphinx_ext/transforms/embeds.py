"""Players of other sites: shown by HTML pages, and links in all other outputs."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_newsfeed.html_to_docutils.elements.embeds import EMBED_CLASS, LINK_CLASS
from sphinx_newsfeed.sphinx_ext.build_info.builders import makes_web_pages
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of


class ChooseEmbeds(SphinxPostTransform):
    """Keeps of each embedded medium what the output can show: the player, or the link to it."""

    #: After listings are filled (5), whose texts may hold some.
    default_priority = 6

    def run(self, **kwargs: Any) -> None:
        """Choose for all media of the document."""
        builder = domain_of(self.env).build.builder
        # Books are read offline, and their readers run no foreign scripts.
        shows_players = makes_web_pages(builder)
        for container in list(self.document.findall(nodes.container)):
            if EMBED_CLASS in container["classes"]:
                for part in list(container.children):
                    if _is_link(part) is shows_players:
                        container.remove(part)


def _is_link(part: nodes.Node) -> bool:
    return isinstance(part, nodes.paragraph) and LINK_CLASS in part["classes"]
