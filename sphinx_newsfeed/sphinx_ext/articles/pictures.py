"""Pictures of articles in outputs that cannot show them."""

from __future__ import annotations

import mimetypes
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.addnodes import download_reference, pending_xref
from sphinx.environment import BuildEnvironment
from sphinx.locale import _
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_newsfeed.loading import PictureBounds, PicturePlace, find_picture
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.policy import picture_data
from sphinx_newsfeed.sphinx_ext.build_info.reporting import warn
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of
from sphinx_newsfeed.sphinx_ext.domain.references import location_of

#: Builders that write plain text, in which a picture is its alternative text.
_PLAIN_TEXT = frozenset({"text", "man"})
#: What a picture may be all of: without it, nothing is left of them.
_HOLDERS = (
    *(nodes.paragraph, nodes.reference, nodes.figure, nodes.inline),
    *(pending_xref, download_reference),
)
_FLASH = "application/x-shockwave-flash"
#: Marks the pictures of articles: those of other pages are none of our business.
MARK = "newsfeed_picture"


def picture_place(article: Article, env: BuildEnvironment) -> PicturePlace:
    """Where the pictures of *article* may lie; one that is missing is waited for."""
    domain = domain_of(env)
    site, settings = domain.build.links.site_of(article), domain.build.settings
    bounds = PictureBounds(settings.max_picture_size, settings.max_picture_pixels)
    path, srcdir = Path(article.path), Path(env.srcdir)
    return PicturePlace(path, srcdir, site, bounds, article.trusted, env.note_dependency)


def resolve_pictures(tree: nodes.Element, article: Article, env: BuildEnvironment) -> None:
    """Give the pictures of a Markdown or reStructuredText body the addresses that Sphinx knows.

    In place of one that is not found its alternative text stands.
    """
    place = picture_place(article, env)
    for image in list(tree.findall(nodes.image)):
        address = image["uri"]
        # Sphinx itself chooses among the files of a pattern, wherever they lie.
        is_pattern = article.trusted and address.endswith(".*")
        if picture_data(address) is not None or is_pattern:
            continue
        found = find_picture(address, place, location_of(image)[1] or 1, warn)
        if found is None:
            _replace_by_text(image, image.get("alt", ""))
        else:
            image["uri"] = found


def mark_pictures(tree: nodes.Element) -> None:
    """Mark all pictures in *tree* as those of an article.

    Their files are fetched by the browser: docutils would look for what it is to ``embed`` below
    the folder in which the build was started.
    """
    for image in tree.findall(nodes.image):
        image[MARK] = True
        if image.get("loading") == "embed":
            del image["loading"]


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
        if builder is None:
            return
        fetches = bool(builder.supported_image_types) and not builder.supported_remote_images
        for image in list(self.document.findall(nodes.image)):
            if not image.get(MARK):
                continue
            if builder.name in _PLAIN_TEXT:
                # In the words of Sphinx, whose own writer puts a second, empty mark behind it.
                _replace_by_text(image, _("[image: %s]") % image["alt"] if image.get("alt") else "")
            elif _is_film(image["uri"]) or (fetches and "://" in image["uri"]):
                _replace_by_link(image, domain_of(self.env).build.localization.translate("Picture"))


def _is_film(address: str) -> bool:
    """Whether docutils would make a player of a picture, which hosts must be allowed for."""
    kind = mimetypes.guess_type(address)[0] or ""
    return kind.startswith("video/") or kind == _FLASH


def _replace_by_text(image: nodes.image, text: str) -> None:
    """Say *text* in place of a picture; remove it, where there is none."""
    if text:
        _replace_inline(image, nodes.Text(text))
    else:
        _remove(image)


def _remove(image: nodes.image) -> None:
    """Remove a picture, and what only held it."""
    node: nodes.Element = image
    while isinstance(node.parent, _HOLDERS):
        if len(node.parent) > 1:
            break
        node = node.parent
    if isinstance(node.parent, nodes.figure):
        node = _dissolve(node.parent, node)
    node.parent.remove(node)


def _replace_by_link(image: nodes.image, text: str) -> None:
    text = image.get("alt") or text
    if isinstance(image.parent, nodes.reference):
        _replace_inline(image, nodes.Text(text))
    else:
        link = nodes.reference("", text, refuri=image["uri"], internal=False)
        _replace_inline(image, link)


def _replace_inline(image: nodes.image, words: nodes.Text | nodes.reference) -> None:
    """Put *words* in the place of a picture; where only blocks may stand, in a paragraph."""
    node: nodes.Node = words
    image.parent.replace(image, words)
    if isinstance(words.parent, nodes.reference):
        node = words.parent
    if isinstance(node.parent, nodes.figure):
        _dissolve(node.parent, node)
    elif not isinstance(node.parent, nodes.TextElement):
        node.parent.replace(node, nodes.paragraph("", "", node.deepcopy()))


def _dissolve(figure: nodes.figure, picture: nodes.Node) -> nodes.Element:
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
