"""Fills the lines below listings and archives that lead on to others."""

from __future__ import annotations

from urllib.parse import quote

from docutils import nodes
from sphinx.environment import BuildEnvironment

from sphinx_newsfeed.listing.feed_links import build_feed_link
from sphinx_newsfeed.listing.presentation import classes_of_language
from sphinx_newsfeed.listing.related_links import build_beside
from sphinx_newsfeed.listing.survey import Survey
from sphinx_newsfeed.listing.tree_edits import fill_placeholder
from sphinx_newsfeed.listing.ways_on import build_ways_on, ways_on
from sphinx_newsfeed.sphinx_ext.build_info.builders import has_generated_pages, makes_html
from sphinx_newsfeed.sphinx_ext.domain.domain import NewsDomain, domain_of
from sphinx_newsfeed.sphinx_ext.domain.references import pending_document
from sphinx_newsfeed.sphinx_ext.html_pages.navigation import (
    FeedPlace,
    around_archive,
    feed_place,
    ways_on_of,
)


def fill_ways_on(found: Survey, env: BuildEnvironment) -> None:
    """Put the links in the place of what stands for them below listings of all news."""
    domain = domain_of(env)
    for line in found.of(ways_on):
        filled = _ways_on(domain, env.docname)
        for node in filled:
            for each in node.findall(nodes.Element):
                each.source, each.line = line.source, line.line
        fill_placeholder(line, filled)
        found.add(filled)


def add_around_archive(found: Survey, env: BuildEnvironment) -> None:
    """Put below an archive of a date or name what stands around it."""
    domain, docname = domain_of(env), env.docname
    around = around_archive(domain, docname)
    if around is None or not makes_html(domain.build.builder):
        return
    older, newer, above = (
        [_link_to_archive(domain, docname, *place)] if place else []
        for place in (around.older, around.newer, around.above)
    )
    links = [*above, *_link_to_feeds(domain, docname, around.feed)]
    section = next(iter(found.of(nodes.section)), found.tree)
    beside = build_beside(newer, links, older, domain.build.localization)
    section.extend(beside)
    found.add(beside)


def _ways_on(domain: NewsDomain, docname: str) -> list[nodes.Node]:
    """The links below a listing of all news."""
    build = domain.build
    if not has_generated_pages(build.builder):
        return []
    page = build.pages.get(docname)
    first = page.first if page else docname
    links: list[nodes.Node] = [
        pending_document(*way, docname) for way in ways_on_of(domain) if way[0] != first
    ]
    if makes_html(build.builder):
        links += _link_to_feeds(domain, docname, feed_place(domain))
    return build_ways_on(links, build.localization)


def _link_to_feeds(domain: NewsDomain, docname: str, place: FeedPlace | None) -> list[nodes.Node]:
    """The link to where readers learn of feeds, as it is seen from the page."""
    if place is None:
        return []
    build = domain.build
    address = build.builder.get_relative_uri(docname, place.docname)
    address += f"#{quote(place.anchor)}" if place.anchor else ""
    return [build_feed_link(build.localization.translate("Feed"), address, build.localization)]


def _link_to_archive(domain: NewsDomain, page: str, docname: str, title: str) -> nodes.Element:
    classes = classes_of_language(domain.build.language_of_name(title))
    return pending_document(docname, title, page, classes)
