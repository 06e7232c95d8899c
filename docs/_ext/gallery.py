"""The pictures of the gallery: which there are, and the directive that shows them.

``docs/take_gallery.py`` takes the pictures that this table names; the themes are those that the
tests look at.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

# Last: the tests' modules have common names.
sys.path.append(str(Path(__file__).parents[2] / "tests"))

from look.themes import THEMES, Theme

#: Below the folder of the documentation.
FOLDER = "gallery"
#: Width and height of the windows, in pixels.
WINDOWS = {"wide": (1280, 900), "narrow": (390, 900)}
COLOURS = ("light", "dark")
#: How large a window's pixel is in its picture.
SCALE = 0.5


@dataclass(frozen=True)
class Page:
    """A page of the newsroom that is shown."""

    #: The name in the pictures' files.
    name: str
    docname: str
    title: str
    #: What there is to see, for the text and for those who do not see the pictures.
    text: str
    #: The id of the part that the pictures begin with.
    part: str = ""


PAGES = [
    Page(
        "news",
        "news/index",
        "The news page",
        "Summaries of the newest articles, ten a page, each with its byline, tags and picture.",
    ),
    Page(
        "cards",
        "index",
        "A front page with cards",
        "A page of your own text with the newest articles as cards below it.",
    ),
    Page(
        "article",
        "news/station/fog-signal",
        "An article",
        "An article's head: title, byline with the author's picture, and the article's picture.",
    ),
    Page(
        "table",
        "news/station/new-lens",
        "A table in an article",
        "The middle of an article that was written in HTML: a table, text, and a list.",
        part="article-the-new-one-and-the-old-one",
    ),
    Page(
        "arabic",
        "news/ar/aurora-ar",
        "An article in Arabic",
        "An article that runs from right to left in a project that runs from left to right.",
    ),
    Page(
        "chinese",
        "news/zh/ten-lines",
        "An article in Chinese",
        "An article in Chinese in a project in English, with listings of code.",
    ),
    Page(
        "year",
        "news/archive/2024",
        "A year",
        "The articles of a year in sections by month, with the years before and after.",
    ),
    Page(
        "dates",
        "browse",
        "A calendar and overviews",
        "A calendar of a year, the dates that have articles, and the categories and tags.",
    ),
    Page(
        "category",
        "news/category/harbour",
        "A category",
        "The articles of a category.",
    ),
    Page(
        "author",
        "news/author/mara",
        "An author",
        "An author's picture, description and articles.",
    ),
    Page(
        "timeline",
        "styles/timeline",
        "A timeline",
        "The beginnings of articles along a line of dates.",
    ),
    Page(
        "feeds",
        "news/feeds",
        "The page of feeds",
        "What a feed is, and the address of each, with a link and ready to be copied.",
    ),
]


@dataclass(frozen=True)
class Picture:
    """A page as a window of a size shows it, in the light or dark colours of a theme."""

    page: Page
    theme: Theme
    colours: str
    window: str

    @property
    def path(self) -> str:
        """The file, below the folder of the documentation."""
        name = f"{self.page.name}-{self.theme.name}-{self.colours}-{self.window}"
        return f"{FOLDER}/{name.replace('_', '-')}.webp"

    @property
    def alternative(self) -> str:
        """What is read where the picture is not seen."""
        return f"{self.page.title} in {self.theme.name}, {self.colours} colours, {self.window}"

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the picture."""
        width, height = WINDOWS[self.window]
        return int(width * SCALE), int(height * SCALE)


def colours_of(theme: Theme) -> tuple[str, ...]:
    """The colours that a theme has."""
    return COLOURS if theme.has_dark else COLOURS[:1]


def pictures() -> Iterator[Picture]:
    """All pictures; those of a theme, of colours and of a window follow each other."""
    for theme in THEMES.values():
        for colours, window, page in product(colours_of(theme), WINDOWS, PAGES):
            yield Picture(page, theme, colours, window)


class Gallery(SphinxDirective):
    """Shows all pictures, in a section for each page."""

    def run(self) -> list[nodes.Node]:
        """A section for each page."""
        return [self._section(page) for page in PAGES]

    def _section(self, page: Page) -> nodes.section:
        section = nodes.section("", nodes.title(page.title, page.title), names=[page.name])
        section += nodes.paragraph(page.text, page.text)
        self.state.document.note_implicit_target(section)
        self.set_source_info(section)
        # Books would have to carry all of them, and LaTeX does not know their format.
        shown = addnodes.only(expr="html and not epub")
        for theme in THEMES.values():
            shown += nodes.rubric(theme.name, theme.name)
            shown += self._row(page, theme)
        section += shown
        return section

    def _row(self, page: Page, theme: Theme) -> nodes.container:
        pairs = [
            nodes.container(
                "", *(_image(Picture(page, theme, c, w)) for w in WINDOWS), classes=["gallery-pair"]
            )
            for c in colours_of(theme)
        ]
        return nodes.container("", *pairs, classes=["gallery-row"])


def _image(picture: Picture) -> nodes.container:
    """A picture; as its size is given, Sphinx makes it a link to the file."""
    width, height = picture.size
    image = nodes.image(
        uri=picture.path,
        alt=picture.alternative,
        width=str(width),
        height=str(height),
        loading="lazy",
        classes=["screenshot"],
    )
    return nodes.container("", image, classes=[f"gallery-{picture.window}"])


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the directive."""
    app.add_directive("gallery", Gallery)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
