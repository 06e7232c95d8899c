"""What nodes of articles need from Sphinx: references and pictures."""

from __future__ import annotations

from pathlib import Path

from docutils import nodes
from sphinx.environment import BuildEnvironment

from sphinx_newsfeed.article import Article
from sphinx_newsfeed.listing.presentation import Presentation
from sphinx_newsfeed.loading import PicturePlace, find_picture
from sphinx_newsfeed.problems import ignore
from sphinx_newsfeed.sphinx_ext.domain import domain_of
from sphinx_newsfeed.sphinx_ext.pictures import mark_pictures
from sphinx_newsfeed.sphinx_ext.references import pending_article, pending_name
from sphinx_newsfeed.sphinx_ext.reporting import warn


def presentation_in(env: BuildEnvironment, docname: str) -> Presentation:
    """How articles are shown in the document *docname*."""
    domain = domain_of(env)
    return Presentation(
        wording=domain.wording,
        refer_to_article=lambda article: pending_article(article, docname),
        refer_to_name=lambda axis, name, text: pending_name(axis, name, text, docname),
        picture_of=lambda article: _leading_picture(article, env, docname),
        authors=domain.settings.authors,
    )


def _leading_picture(article: Article, env: BuildEnvironment, docname: str) -> nodes.image | None:
    if not article.picture:
        return None
    # Each problem is told once, on the article's own page.
    report = warn if docname == article.docname else ignore
    place = PicturePlace(Path(article.path), Path(env.srcdir))
    address = find_picture(article.picture, place, 1, report)
    if address is None:
        return None
    image = nodes.image("", uri=address, alt="", classes=["newsfeed-picture"])
    image.source, image.line = article.path, 1
    mark_pictures(image)
    return image
