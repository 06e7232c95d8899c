"""Pictures of articles in outputs that cannot show them."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_newsfeed.sphinx_ext.domain import domain_of

#: Builders that write plain text, in which a picture is its alternative text.
_PLAIN_TEXT = frozenset({"text", "man", "texinfo"})
#: Marks the pictures of articles: those of other pages are none of our business.
MARK = "newsfeed_picture"


def mark_pictures(tree: nodes.Element) -> None:
    """Mark all pictures in *tree* as those of an article."""
    for image in tree.findall(nodes.image):
        image[MARK] = True


class ReplacePictures(SphinxPostTransform):
    """Replaces pictures that a builder could only fetch from the web, or not show at all.

    LaTeX, Texinfo and EPUB would download remote pictures while building. Nothing is fetched
    unless the user asks for it, so a link to the picture stands there.
    """

    #: Before Sphinx downloads remote pictures (100), after excerpts are filled in (5).
    default_priority = 50

    def run(self, **kwargs: Any) -> None:
        """Replace what is to be replaced in the document."""
        builder = domain_of(self.env).builder
        if builder is None:
            return
        fetches = bool(builder.supported_image_types) and not builder.supported_remote_images
        for image in list(self.document.findall(nodes.image)):
            if not image.get(MARK):
                continue
            if builder.name in _PLAIN_TEXT and not image.get("alt"):
                _remove(image)
            elif fetches and "://" in image["uri"]:
                _replace_by_link(image, domain_of(self.env).wording.translate("Picture"))


def _remove(image: nodes.image) -> None:
    """Remove a picture, and what only held it."""
    node: nodes.Element = image
    while isinstance(node.parent, nodes.paragraph | nodes.reference | nodes.figure):
        if len(node.parent) > 1:
            break
        node = node.parent
    if isinstance(node.parent, nodes.figure):
        node = _dissolve(node.parent, node)
    node.parent.remove(node)


def _replace_by_link(image: nodes.image, text: str) -> None:
    text = image.get("alt") or text
    if isinstance(image.parent, nodes.reference):
        image.parent.replace(image, nodes.Text(text))
        node: nodes.Element = image.parent
    else:
        node = nodes.reference("", text, refuri=image["uri"], internal=False)
        image.parent.replace(image, node)
    if isinstance(node.parent, nodes.figure):
        _dissolve(node.parent, node)
    elif not isinstance(node.parent, nodes.TextElement):
        node.parent.replace(node, nodes.paragraph("", "", node.deepcopy()))


def _dissolve(figure: nodes.figure, picture: nodes.Element) -> nodes.Element:
    """Put the parts of *figure* in its place, and return the paragraph that now holds *picture*."""
    paragraph = nodes.paragraph("", "", picture.deepcopy())
    parts: list[nodes.Node] = [paragraph]
    for part in figure.children[1:]:
        if isinstance(part, nodes.caption):
            parts.append(nodes.paragraph(part.rawsource, "", *part.children))
        else:
            parts += part.children
    figure.replace_self(parts)
    return paragraph
