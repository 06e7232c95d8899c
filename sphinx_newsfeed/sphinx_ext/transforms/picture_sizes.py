"""Gives pictures on pages of news their sizes, so that the page does not jump when they arrive."""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_newsfeed.listing.article_page import PICTURE_CLASS
from sphinx_newsfeed.listing.byline import AVATAR_CLASS
from sphinx_newsfeed.listing.tree_edits import replace_all
from sphinx_newsfeed.sphinx_ext.build_info.pixels import size_of
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of

_IMG = re.compile(r"<img(?=\s)")


class sized_image(nodes.image):  # noqa: N801  (docutils names nodes so)
    """A picture whose size in pixels is known; all writers but those of HTML show it as any."""


class SizePictures(SphinxPostTransform):
    """Measures the pictures of articles and of listings in pages of HTML."""

    formats = ("html",)
    #: After all that chooses, fetches or converts pictures (Sphinx' own end at 200).
    default_priority = 800

    def run(self, **kwargs: Any) -> None:
        """Put a picture with its size in the place of each; all but the first load when seen."""
        domain = domain_of(self.env)
        if not domain.shows_articles(self.env.docname):
            return
        is_news = self.env.docname in domain.build.catalogue
        images = list(self.document.findall(nodes.image))
        replace_all(
            [image for image in images if is_news or _is_in_listing(image)],
            lambda image: [self._sized(image, is_first=image is images[0])],
        )

    def _sized(self, image: nodes.image, *, is_first: bool) -> sized_image:
        sized = sized_image(image.rawsource, **image.attributes)
        sized.source, sized.line = image.source, image.line
        sized["pixels"] = size_of(self.env, image)
        sized["lazy"] = not is_first or image.get("loading") == "lazy"
        # Else docutils would write the attribute a second time, or look for the file itself.
        sized["loading"] = "link"
        return sized


class ShrinkPictures(SphinxPostTransform):
    """Makes pictures that accompany a text small in a book, where no stylesheet does it.

    Otherwise each would be as wide as the page, and one that is taller than wide fill it.
    """

    formats = ("latex",)
    #: With the sizes of those in HTML.
    default_priority = 800

    def run(self, **kwargs: Any) -> None:
        """Give the pictures of entries and of authors a share of the line, if they have none."""
        for image in self.document.findall(nodes.image):
            if _is_in_listing(image):
                for name in _SHARES.keys() & set(image["classes"]):
                    image.setdefault("width", _SHARES[name])


#: Class of a picture → how much of the line it has in a book.
_SHARES = {PICTURE_CLASS: "40%", AVATAR_CLASS: "12%"}


def _is_in_listing(image: nodes.Node) -> bool:
    node = image.parent
    while node is not None:
        if isinstance(node, nodes.container) and "newsfeed" in node["classes"]:
            return True
        node = node.parent
    return False


def add_sized_images(app: Sphinx) -> None:
    """Let HTML writers put the sizes out."""
    app.add_node(sized_image, override=True, html=(_visit, _depart))


def _visit(writer: Any, node: sized_image) -> None:
    start = len(writer.body)
    writer.visit_image(node)
    width, height = node["pixels"]
    attributes = f' width="{width}" height="{height}"' if width > 0 and height > 0 else ""
    attributes += ' loading="lazy"' if node["lazy"] else ""
    written = "".join(writer.body[start:])
    writer.body[start:] = [_IMG.sub(lambda found: f"<img{attributes}", written, count=1)]


def _depart(writer: Any, node: sized_image) -> None:
    writer.depart_image(node)
