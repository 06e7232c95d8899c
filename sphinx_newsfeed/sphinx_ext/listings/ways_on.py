"""Fills the lines below listings and archives that lead on to others."""

from __future__ import annotations

from docutils import nodes
from sphinx.environment import BuildEnvironment
from sphinx.util.osutil import relative_uri

from sphinx_newsfeed.listing.related_links import build_beside
from sphinx_newsfeed.listing.tree_edits import fill_placeholder
from sphinx_newsfeed.listing.ways_on import build_ways_on, ways_on
from sphinx_newsfeed.sphinx_ext.build_info.builders import has_generated_pages, makes_html
from sphinx_newsfeed.sphinx_ext.domain.domain import NewsDomain, domain_of
from sphinx_newsfeed.sphinx_ext.domain.references import pending_document
from sphinx_newsfeed.sphinx_ext.html_pages.navigation import around_archive, ways_on_of


def fill_ways_on(document: nodes.document, env: BuildEnvironment) -> None:
    """Put the links in the place of what stands for them below listings of all news."""
    domain = domain_of(env)
    for line in list(document.findall(ways_on)):
        filled = _ways_on(domain, env.docname)
        for node in filled:
            for each in node.findall(nodes.Element):
                each.source, each.line = line.source, line.line
        fill_placeholder(line, filled)


def add_around_archive(document: nodes.document, env: BuildEnvironment) -> None:
    """Put below an archive of a date or name what stands around it."""
    domain, docname = domain_of(env), env.docname
    around = around_archive(domain, docname)
    if around is None or not makes_html(domain.build.builder):
        return
    older, newer, above = (
        [pending_document(*place, docname)] if place else []
        for place in (around.older, around.newer, around.above)
    )
    links = [*above, *_link_to_feed(domain, docname, around.feed)]
    section = document.next_node(nodes.section) or document
    section.extend(build_beside(newer, links, older, domain.build.localization))


def _ways_on(domain: NewsDomain, docname: str) -> list[nodes.Node]:
    """The links below a listing of all news."""
    build = domain.build
    if build.builder is None or not has_generated_pages(build.builder):
        return []
    page = build.pages.get(docname)
    first = page.first if page else docname
    links: list[nodes.Node] = [
        pending_document(*way, docname) for way in ways_on_of(domain) if way[0] != first
    ]
    if makes_html(build.builder):
        links += _link_to_feed(domain, docname, build.feed)
    return build_ways_on(links, build.localization)


def _link_to_feed(domain: NewsDomain, docname: str, file: str) -> list[nodes.Node]:
    """The link to a feed, if there is one, as it is seen from the page."""
    build = domain.build
    if not file or build.builder is None:
        return []
    words = build.localization.translate("Feed")
    address = relative_uri(build.builder.get_target_uri(docname), file)
    return [nodes.reference(words, words, refuri=address, classes=["newsfeed-feed"])]
