"""Ghost: cards, of which each is a link to all that it shows; what plays, and what signs up."""

from __future__ import annotations

from sphinx_newsfeed.html_to_docutils.editors.previews import make_preview
from sphinx_newsfeed.html_to_docutils.editors.pruning import prune
from sphinx_newsfeed.html_to_docutils.tree import Element

SIGNS = ("kg-card",)

_WIDGETS = (
    *("kg-audio-thumbnail", "kg-audio-player", "kg-video-overlay", "kg-video-player-container"),
    *("kg-signup-card", "kg-file-card-icon", "kg-bookmark-icon"),
)


def rewrite(root: Element) -> None:
    """Make paragraphs of the parts of cards."""
    prune(root, _WIDGETS)
    for element in root.descendants():
        if "kg-bookmark-container" in element.classes:
            parts = ("kg-bookmark-title", "kg-bookmark-description", "kg-bookmark-metadata")
            make_preview(element, parts)
        elif "kg-file-card-container" in element.classes:
            parts = ("kg-file-card-title", "kg-file-card-caption", "kg-file-card-metadata")
            make_preview(element, parts)
