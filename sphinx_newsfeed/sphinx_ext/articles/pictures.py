"""The pictures of articles: where they lie, and what stands where one is missing."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from docutils import nodes
from sphinx.environment import BuildEnvironment

from sphinx_newsfeed.generators import generator_of
from sphinx_newsfeed.html_to_docutils.picture_words import replace_by_text
from sphinx_newsfeed.loading import PictureBounds, PicturePlace, find_picture
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.policy import picture_data
from sphinx_newsfeed.problems import Report
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of
from sphinx_newsfeed.sphinx_ext.domain.references import location_of

#: Marks the pictures of articles: those of other pages are none of our business. While an article
#: is parsed it says in which line they stand.
MARK = "newsfeed_picture"


def picture_place(article: Article, env: BuildEnvironment) -> PicturePlace:
    """Where the pictures of *article* may lie; one that is missing is waited for."""
    domain = domain_of(env)
    site, settings = domain.build.links.site_of(article), domain.build.settings
    bounds = PictureBounds.of(settings)
    path, srcdir = Path(article.path), Path(env.srcdir)

    def article_at(address: str) -> Path | None:
        found = domain.build.links.find(address, article)
        return Path(found.path) if found else None

    missing = env.note_dependency
    folder = generator_of(article.dialect).media_folder(article.extra)
    return PicturePlace(path, srcdir, site, bounds, article.trusted, missing, article_at, folder)


def resolve_pictures(
    tree: nodes.Element, article: Article, env: BuildEnvironment, report: Report
) -> None:
    """Give the pictures of a Markdown or reStructuredText body the addresses that Sphinx knows.

    In place of one that is not found its alternative text stands, and *report* is told.
    """
    place = picture_place(article, env)
    for image in list(tree.findall(nodes.image)):
        address = image["uri"]
        # Sphinx itself chooses among the files of a pattern, wherever they lie.
        is_pattern = article.trusted and address.endswith(".*")
        if picture_data(address) is not None or is_pattern:
            continue
        found = find_picture(address, place, location_of(image)[1] or 1, report)
        if found is None:
            replace_by_text(image, image.get("alt", ""))
        else:
            image["uri"] = found


def mark_pictures(pictures: Iterable[nodes.image]) -> None:
    """Mark *pictures* as those of an article.

    Their files are fetched by the browser: docutils would look for what it is to ``embed`` below
    the folder in which the build was started.
    """
    for image in pictures:
        image[MARK] = image.line or True
        if image.get("loading") == "embed":
            del image["loading"]


def place_pictures(pictures: Iterable[nodes.image]) -> None:
    """Put back the lines of marked *pictures*, which Sphinx takes away."""
    for image in pictures:
        if line := image.get(MARK):
            image.line = image.line or (None if line is True else line)
            image[MARK] = True
