"""The directives that give an overview: of tags, categories, authors and dates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from sphinx_newsfeed.listing.advice import unknown_name, unknown_year
from sphinx_newsfeed.listing.options import split_names
from sphinx_newsfeed.listing.overviews import OVERVIEWS
from sphinx_newsfeed.sphinx_ext.articles.avatars import avatars_on_page
from sphinx_newsfeed.sphinx_ext.articles.presentation import presentation_of_links
from sphinx_newsfeed.sphinx_ext.incremental.listings import overview_record
from sphinx_newsfeed.sphinx_ext.listings.news_directive import NewsDirective


class OverviewDirective(NewsDirective):
    """Shows all names of one kind, or those that are its argument, with numbers of articles."""

    #: The row of :data:`OVERVIEWS`.
    overview = ""
    option_spec: ClassVar[dict[str, Callable[[str], Any]]] = {
        "class": directives.class_option,
        "name": directives.unchanged_required,
    }

    def run(self) -> list[nodes.Node]:
        """The nodes of the overview; what later builds must know of it is noted."""
        names = split_names(" ".join(self.arguments))
        self._advise(names)
        record = overview_record(self.domain, self.overview, names)
        self.domain.stored.note_overview(self.env.docname, record)
        presentation = replace(
            presentation_of_links(self.env, self.env.docname), avatar_of=avatars_on_page(self.env)
        )
        build = OVERVIEWS[self.overview].build
        shown = build(self.domain.build.catalogue, names, presentation)
        if not shown:
            return []
        classes = ["newsfeed", f"newsfeed-{self.overview}", *self.options.get("class", ())]
        box = nodes.container("", *shown, classes=classes)
        self.settle(box)
        self.add_name(box)
        return [box]

    def _advise(self, names: Sequence[str]) -> None:
        """Warn of names that no article has."""
        catalogue, axis = self.domain.build.catalogue, OVERVIEWS[self.overview].axis
        if not len(catalogue):
            return
        for name in names:
            if axis is None:
                if name not in catalogue.days:
                    self.warn(unknown_year(catalogue, name))
            elif not catalogue.members(axis, name):
                self.warn(unknown_name(catalogue, axis, name))


class TagsDirective(OverviewDirective):
    """Shows the tags, those of more articles larger."""

    overview = "tags"


class CategoriesDirective(OverviewDirective):
    """Shows the categories as a tree; with an argument, what stands below that category."""

    overview = "categories"


class AuthorsDirective(OverviewDirective):
    """Shows the authors with their profiles."""

    overview = "authors"


class DatesDirective(OverviewDirective):
    """Shows the years with their months."""

    overview = "dates"
