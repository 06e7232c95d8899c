"""The directives that give an overview: of the names of a taxonomy, and of dates."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from sphinx_newsfeed.listing.advice import unknown_name, unknown_year
from sphinx_newsfeed.listing.options import split_names
from sphinx_newsfeed.listing.overviews import overview_of
from sphinx_newsfeed.model.taxonomy import Taxonomy, named
from sphinx_newsfeed.sphinx_ext.articles.avatars import avatars_on_page
from sphinx_newsfeed.sphinx_ext.articles.presentation import presentation_of_links
from sphinx_newsfeed.sphinx_ext.incremental.listings import overview_record
from sphinx_newsfeed.sphinx_ext.listings.news_directive import NewsDirective, Place


class OverviewDirective(NewsDirective):
    """Shows all names of one kind, or those that are its argument, with numbers of articles."""

    #: The name of a taxonomy, or a row of ``OVERVIEWS``.
    overview: ClassVar[str]
    option_spec: ClassVar[dict[str, Callable[[str], Any]]] = {
        "class": directives.class_option,
        "name": directives.unchanged_required,
    }

    @classmethod
    def show(cls, place: Place, argument: str, options: Mapping[str, Any]) -> list[nodes.Element]:
        """The nodes of the overview."""
        return _overview(cls.overview, place, argument, options)


class DatesDirective(OverviewDirective):
    """Shows the years with their months."""

    overview = "dates"


def directive_of(taxonomy: Taxonomy) -> type[OverviewDirective]:
    """The directive that shows the names of a taxonomy."""
    return type("NamesDirective", (OverviewDirective,), {"overview": taxonomy.name})


def _overview(
    overview: str, place: Place, argument: str, options: Mapping[str, Any]
) -> list[nodes.Element]:
    """An overview at a place."""
    names, domain = split_names(argument), place.domain
    taxonomies = domain.build.settings.taxonomies
    made, taxonomy = overview_of(overview, taxonomies), named(taxonomies, overview)
    _advise(taxonomy, names, place)
    domain.stored.note_overview(place.docname, overview_record(domain, overview, names))
    presentation = replace(
        presentation_of_links(place.env, place.docname), avatar_of=avatars_on_page(place.env)
    )
    shown = made.build(domain.build.catalogue, names, presentation)
    if not shown:
        return []
    kind = f"newsfeed-{overview}" if taxonomy is None else taxonomy.directive
    # A class of a name that the project chose might be one of the style sheet's.
    kind = "newsfeed-names" if taxonomy and taxonomy.is_own else kind
    classes = ["newsfeed", kind, *options.get("class", ())]
    box = nodes.container("", *shown, classes=classes)
    place.settle(box)
    return [box]


def _advise(taxonomy: Taxonomy | None, names: Sequence[str], place: Place) -> None:
    """Warn of names that no article has, or of years."""
    catalogue = place.domain.build.catalogue
    if not len(catalogue):
        return
    for name in names:
        if taxonomy is None:
            if name not in catalogue.days:
                place.warn(unknown_year(catalogue, name))
        elif not catalogue.members(taxonomy.name, name):
            place.warn(unknown_name(catalogue, taxonomy, name))
