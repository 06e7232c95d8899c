"""The directive ``newsfeed-feeds``, and what fills its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.environment import BuildEnvironment
from sphinx.transforms import SphinxTransform

from sphinx_newsfeed.feeds.planned import PlannedFeed
from sphinx_newsfeed.listing.feed_links import FeedLine, build_feed_list, feed_list
from sphinx_newsfeed.listing.survey import Survey
from sphinx_newsfeed.localization import Localization
from sphinx_newsfeed.sphinx_ext.build_info.builders import makes_html
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of
from sphinx_newsfeed.sphinx_ext.domain.feed_references import feed_address
from sphinx_newsfeed.sphinx_ext.listings.news_directive import NewsDirective, Place


class FeedsDirective(NewsDirective):
    """Lists all feeds of the site with their addresses."""

    optional_arguments = 0
    option_spec: ClassVar[dict[str, Callable[[str], Any]]] = {
        "class": directives.class_option,
        "name": directives.unchanged_required,
    }

    @classmethod
    def show(cls, place: Place, argument: str, options: Mapping[str, Any]) -> list[nodes.Element]:
        """What stands for the list until pages are written: names may have other feeds by then."""
        placeholder = feed_list("", classes=options.get("class", []))
        place.settle(placeholder)
        return [placeholder]


def fill_feed_lists(step: SphinxTransform, found: Survey) -> None:
    """Put the feeds of the site in the place of lists; an output without any leads to the site."""
    for placeholder in found.of(feed_list):
        filled = _filled(step.env)
        for node in filled:
            node["classes"] = ["newsfeed", *node["classes"], *placeholder["classes"]]
            node["ids"] += placeholder["ids"]
            for each in node.findall(nodes.Element):
                each.source, each.line = placeholder.source, placeholder.line
        placeholder.replace_self(filled or nodes.target("", "", ids=placeholder["ids"]))
        found.add(filled)


def _filled(env: BuildEnvironment) -> list[nodes.Element]:
    build, page = domain_of(env).build, env.docname
    lines = [
        FeedLine(
            feed.label,
            feed.format.label,
            address,
            feed.url,
            feed.anchor,
            name := _name_in(feed, build.localization),
            build.language_of_name(name),
        )
        for feed in build.feeds
        if (address := feed_address(build, feed, page))
    ]
    # Those of one selection stand together, wherever ``newsfeed_feeds`` names them.
    order = {line.label: place for place, line in reversed([*enumerate(lines)])}
    lines.sort(key=lambda line: order[line.label])
    has_icons = makes_html(build.builder)
    return build_feed_list(lines, build.localization, has_icons=has_icons)


def _name_in(feed: PlannedFeed, localization: Localization) -> str:
    """The name in what a feed is called, which may be in another language; else all of that."""
    names = (localization.path(feed.about.name), feed.about.short) if feed.about else ()
    return next((name for name in names if name and name in feed.label), feed.label)
