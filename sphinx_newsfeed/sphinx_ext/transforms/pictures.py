"""Pictures of articles in outputs that cannot show them."""

from __future__ import annotations

import mimetypes
from typing import Any

from docutils import nodes
from sphinx.locale import _
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_newsfeed.listing.byline import AVATAR_CLASS, BYLINE_AVATAR_CLASS
from sphinx_newsfeed.sphinx_ext.articles.pictures import MARK, replace_by_text, replace_inline
from sphinx_newsfeed.sphinx_ext.build_info.builders import makes_html, shows_no_pictures
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of

_FLASH = "application/x-shockwave-flash"


class ReplacePictures(SphinxPostTransform):
    """Replaces pictures that a builder could only fetch from the web, or not show at all.

    LaTeX, Texinfo and EPUB would download remote pictures while building. Nothing is fetched
    unless the user asks for it, so a link to the picture stands there; and in place of what is a
    film by its address.
    """

    #: Before Sphinx downloads remote pictures (100), after excerpts are filled in (5).
    default_priority = 50

    def run(self, **kwargs: Any) -> None:
        """Replace what is to be replaced in the document."""
        builder = domain_of(self.env).build.builder
        fetches = bool(builder.supported_image_types) and not builder.supported_remote_images
        for image in list(self.document.findall(nodes.image)):
            if AVATAR_CLASS in image["classes"]:
                is_remote = fetches and "://" in image["uri"]
                is_in_line = BYLINE_AVATAR_CLASS in image["classes"]
                if is_remote or (is_in_line and not makes_html(builder)):
                    image.parent.remove(image)
                    continue
            if not image.get(MARK):
                continue
            if shows_no_pictures(builder):
                # In the words of Sphinx, whose own writer puts a second, empty mark behind it.
                replace_by_text(image, _("[image: %s]") % image["alt"] if image.get("alt") else "")
            elif _is_film(image["uri"]) or (fetches and "://" in image["uri"]):
                _replace_by_link(image, domain_of(self.env).build.localization.translate("Picture"))


def _is_film(address: str) -> bool:
    """Whether docutils would make a player of a picture, which hosts must be allowed for."""
    kind = mimetypes.guess_type(address)[0] or ""
    return kind.startswith("video/") or kind == _FLASH


def _replace_by_link(image: nodes.image, text: str) -> None:
    text = image.get("alt") or text
    if isinstance(image.parent, nodes.reference):
        replace_inline(image, nodes.Text(text))
    else:
        link = nodes.reference("", text, refuri=image["uri"], internal=False)
        replace_inline(image, link)
