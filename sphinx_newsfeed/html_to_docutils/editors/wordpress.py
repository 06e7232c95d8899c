"""WordPress: verses, and what plug-ins put below an article."""

from __future__ import annotations

from sphinx_newsfeed.html_to_docutils.editors.pruning import prune
from sphinx_newsfeed.html_to_docutils.editors.white_space import make_verse
from sphinx_newsfeed.html_to_docutils.tree import Element

SIGNS = ("sharedaddy", "jp-relatedposts", "wp-block-verse")


def rewrite(root: Element) -> None:
    """Make lines of verses; leave out links to share and to like, and the place of others."""
    prune(root, ("sharedaddy", "jp-relatedposts"))
    for element in root.descendants():
        if element.name == "pre" and "wp-block-verse" in element.classes:
            make_verse(element)
