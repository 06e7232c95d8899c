"""Pictures of articles in outputs that cannot show them."""

from __future__ import annotations

from docutils import nodes
from sphinx.builders import Builder
from sphinx.environment import BuildEnvironment
from sphinx.locale import _

from sphinx_newsfeed.html_to_docutils.picture_words import (
    is_film,
    replace_by_link,
    replace_by_text,
)
from sphinx_newsfeed.listing.byline import AVATAR_CLASS, BYLINE_AVATAR_CLASS
from sphinx_newsfeed.listing.survey import Survey
from sphinx_newsfeed.sphinx_ext.articles.pictures import MARK
from sphinx_newsfeed.sphinx_ext.build_info.builders import makes_html, shows_no_pictures
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of


def has_to_replace(found: Survey, builder: Builder) -> bool:
    """Whether a document has pictures that an output cannot show."""
    return any(
        _is_left_out(image, builder) or _is_replaced(image, builder)
        for image in found.of(nodes.image)
    )


def replace_pictures(found: Survey, env: BuildEnvironment) -> None:
    """Replace pictures that a builder could only fetch from the web, or not show at all.

    LaTeX, Texinfo and EPUB would download remote pictures while building. Nothing is fetched
    unless the user asks for it, so a link to the picture stands there; and in place of what is a
    film by its address.
    """
    build = domain_of(env).build
    for image in found.of(nodes.image):
        if _is_left_out(image, build.builder):
            image.parent.remove(image)
        elif not _is_replaced(image, build.builder):
            continue
        elif shows_no_pictures(build.builder):
            # In the words of Sphinx, whose own writer puts a second, empty mark behind it.
            replace_by_text(image, _("[image: %s]") % image["alt"] if image.get("alt") else "")
        else:
            replace_by_link(image, build.localization.translate("Picture"))


def _is_left_out(image: nodes.image, builder: Builder) -> bool:
    """Whether it is a picture of an author for which there is no room, or that is on the web."""
    if AVATAR_CLASS not in image["classes"]:
        return False
    is_in_line = BYLINE_AVATAR_CLASS in image["classes"]
    return _is_fetched(image, builder) or (is_in_line and not makes_html(builder))


def _is_replaced(image: nodes.image, builder: Builder) -> bool:
    """Whether it is a picture of an article that words are to stand for."""
    if not image.get(MARK):
        return False
    is_shown = not shows_no_pictures(builder) and not is_film(image["uri"])
    return not is_shown or _is_fetched(image, builder)


def _is_fetched(image: nodes.image, builder: Builder) -> bool:
    fetches = bool(builder.supported_image_types) and not builder.supported_remote_images
    return fetches and "://" in image["uri"]
