"""Players of other sites: shown by HTML pages, and links in all other outputs."""

from __future__ import annotations

from docutils import nodes
from sphinx.environment import BuildEnvironment

from sphinx_newsfeed.html_to_docutils.elements.embeds import EMBED_CLASS, LINK_CLASS
from sphinx_newsfeed.listing.survey import Survey
from sphinx_newsfeed.sphinx_ext.build_info.builders import makes_web_pages
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of


def choose_embeds(found: Survey, env: BuildEnvironment) -> None:
    """Keep of each embedded medium what the output can show: the player, or the link to it."""
    # Books are read offline, and their readers run no foreign scripts.
    shows_players = makes_web_pages(domain_of(env).build.builder)
    for container in found.of(nodes.container):
        if EMBED_CLASS in container["classes"]:
            for part in list(container.children):
                if _is_link(part) is shows_players:
                    container.remove(part)


def _is_link(part: nodes.Node) -> bool:
    return isinstance(part, nodes.paragraph) and LINK_CLASS in part["classes"]
