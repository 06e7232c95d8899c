"""Gives pictures on pages of news their sizes, so that the page does not jump when they arrive."""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_newsfeed.listing.article_page import PICTURE_CLASS
from sphinx_newsfeed.listing.byline import AVATAR_CLASS
from sphinx_newsfeed.listing.survey import Survey
from sphinx_newsfeed.listing.tree_edits import replace_all
from sphinx_newsfeed.sphinx_ext.build_info.pixels import size_of
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of

_IMG = re.compile(r"<img(?=\s)")


class sized_image(nodes.image):  # noqa: N801  (docutils names nodes so)
    """A picture whose size in pixels is known; all writers but those of HTML show it as any."""


def size_pictures(found: Survey, env: BuildEnvironment) -> None:
    """Put pictures with their sizes in the place of those of articles and listings.

    All but the first load when they are seen.
    """
    is_news = env.docname in domain_of(env).build.catalogue
    images = found.of(nodes.image)
    replace_all(
        [image for image in images if is_news or _is_in_listing(image)],
        lambda image: [_sized(image, env, is_first=image is images[0])],
    )


def _sized(image: nodes.image, env: BuildEnvironment, *, is_first: bool) -> sized_image:
    sized = sized_image(image.rawsource, **image.attributes)
    sized.source, sized.line = image.source, image.line
    sized["pixels"] = size_of(env, image)
    sized["lazy"] = not is_first or image.get("loading") == "lazy"
    # Else docutils would write the attribute a second time, or look for the file itself.
    sized["loading"] = "link"
    return sized


class ShrinkPictures(SphinxPostTransform):
    """Makes pictures that accompany a text small in a book, where no stylesheet does it.

    Otherwise each would be as wide as the page, and one that is taller than wide fill it.
    """

    formats = ("latex",)
    #: After all that chooses, fetches or converts pictures (Sphinx' own end at 200).
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
