"""The directives that give an overview: of tags, categories, authors and dates."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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
from sphinx_newsfeed.sphinx_ext.listings.news_directive import NewsDirective, Place


class _OverviewDirective(NewsDirective):
    """Shows all names of one kind, or those that are its argument, with numbers of articles."""

    option_spec: ClassVar[dict[str, Callable[[str], Any]]] = {
        "class": directives.class_option,
        "name": directives.unchanged_required,
    }


class TagsDirective(_OverviewDirective):
    """Shows the tags, those of more articles larger."""

    @staticmethod
    def show(place: Place, argument: str, options: Mapping[str, Any]) -> list[nodes.Element]:
        """The nodes of the overview."""
        return _overview("tags", place, argument, options)


class CategoriesDirective(_OverviewDirective):
    """Shows the categories as a tree; with an argument, what stands below that category."""

    @staticmethod
    def show(place: Place, argument: str, options: Mapping[str, Any]) -> list[nodes.Element]:
        """The nodes of the overview."""
        return _overview("categories", place, argument, options)


class AuthorsDirective(_OverviewDirective):
    """Shows the authors with their profiles."""

    @staticmethod
    def show(place: Place, argument: str, options: Mapping[str, Any]) -> list[nodes.Element]:
        """The nodes of the overview."""
        return _overview("authors", place, argument, options)


class DatesDirective(_OverviewDirective):
    """Shows the years with their months."""

    @staticmethod
    def show(place: Place, argument: str, options: Mapping[str, Any]) -> list[nodes.Element]:
        """The nodes of the overview."""
        return _overview("dates", place, argument, options)


def _overview(
    overview: str, place: Place, argument: str, options: Mapping[str, Any]
) -> list[nodes.Element]:
    """A row of :data:`OVERVIEWS` at a place."""
    names, domain = split_names(argument), place.domain
    _advise(overview, names, place)
    domain.stored.note_overview(place.docname, overview_record(domain, overview, names))
    presentation = replace(
        presentation_of_links(place.env, place.docname), avatar_of=avatars_on_page(place.env)
    )
    shown = OVERVIEWS[overview].build(domain.build.catalogue, names, presentation)
    if not shown:
        return []
    classes = ["newsfeed", f"newsfeed-{overview}", *options.get("class", ())]
    box = nodes.container("", *shown, classes=classes)
    place.settle(box)
    return [box]


def _advise(overview: str, names: Sequence[str], place: Place) -> None:
    """Warn of names that no article has."""
    catalogue, axis = place.domain.build.catalogue, OVERVIEWS[overview].axis
    if not len(catalogue):
        return
    for name in names:
        if axis is None:
            if name not in catalogue.days:
                place.warn(unknown_year(catalogue, name))
        elif not catalogue.members(axis, name):
            place.warn(unknown_name(catalogue, axis, name))
