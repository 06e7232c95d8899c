"""The directive ``newsfeed-calendar``, and what fills its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.transforms import SphinxTransform

from sphinx_newsfeed.listing.advice import unknown_year
from sphinx_newsfeed.listing.calendar import (
    Calendar,
    build_calendar_table,
    build_picture,
    news_calendar,
)
from sphinx_newsfeed.listing.html_nodes import newsfeed_nav
from sphinx_newsfeed.listing.survey import Survey
from sphinx_newsfeed.sphinx_ext.build_info.builders import makes_web_pages
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of
from sphinx_newsfeed.sphinx_ext.domain.references import pending_date
from sphinx_newsfeed.sphinx_ext.incremental.listings import overview_record
from sphinx_newsfeed.sphinx_ext.listings.news_directive import NewsDirective, Place


class CalendarDirective(NewsDirective):
    """Shows a year of publishing as a calendar: that of its argument, else the latest."""

    option_spec: ClassVar[dict[str, Callable[[str], Any]]] = {
        "class": directives.class_option,
        "name": directives.unchanged_required,
    }

    @classmethod
    def show(cls, place: Place, argument: str, options: Mapping[str, Any]) -> list[nodes.Element]:
        """What stands for the calendar until pages are written."""
        domain, wanted = place.domain, argument.strip()
        record = overview_record(domain, "calendar", [wanted] if wanted else [])
        domain.stored.note_overview(place.docname, record)
        years = domain.build.catalogue.days
        if not years:
            return []
        year = wanted or max(years)
        days = years.get(year)
        if days is None:
            place.warn(unknown_year(domain.build.catalogue, wanted))
            return []
        calendar = news_calendar("", year=year, days=days, docname=place.docname)
        calendar["classes"] = ["newsfeed", "newsfeed-calendar", *options.get("class", ())]
        place.settle(calendar)
        return [calendar]


def fill_calendars(step: SphinxTransform, found: Survey) -> None:
    """Put pictures or tables in the place of the calendars of a document."""
    for placeholder in found.of(news_calendar):
        filled = _filled(step, placeholder)
        for node in filled.findall(nodes.Element):
            node.source, node.line = placeholder.source, placeholder.line
        placeholder.replace_self(filled)
        found.add([filled])


def _filled(step: SphinxTransform, placeholder: news_calendar) -> nodes.Element:
    domain, page = domain_of(step.env), step.env.docname
    year = int(placeholder["year"])
    calendar = Calendar(year, placeholder["days"], domain.build.localization)
    builder = domain.build.builder
    box = newsfeed_nav("", classes=placeholder["classes"], ids=placeholder["ids"])
    box["label"] = calendar.title
    if not makes_web_pages(builder):
        table = build_calendar_table(calendar, lambda key, text: pending_date(key, text, page))
        # Sphinx' writers ask for the id of whatever has a caption.
        step.document.set_id(table)
        return nodes.container("", table, classes=box["classes"], ids=box["ids"])

    def address_of(day: str) -> str:
        found = domain.find_target("date", day)
        if found is None:
            return ""
        docname, place = found
        address = builder.get_relative_uri(page, docname)
        return f"{address}#{place.anchor}" if place.anchor else address or "#"

    caption = nodes.paragraph(calendar.title, calendar.title)
    caption["classes"], caption["translatable"] = ["newsfeed-calendar-title"], False
    box += [caption, nodes.raw("", build_picture(calendar, address_of), format="html")]
    return box
