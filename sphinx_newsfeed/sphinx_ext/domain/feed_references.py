"""References to feeds."""

from __future__ import annotations

from urllib.parse import quote

from docutils import nodes
from sphinx.util.osutil import relative_uri

from sphinx_newsfeed.feeds.planned import PlannedFeed
from sphinx_newsfeed.listing.feed_links import build_feed_link
from sphinx_newsfeed.sphinx_ext.build_info.builders import makes_html, makes_site
from sphinx_newsfeed.sphinx_ext.domain.build_data import BuildData
from sphinx_newsfeed.suggestions import nearest


def feed_address(build: BuildData, feed: PlannedFeed, page: str) -> str:
    """The address of a feed as seen from a page; empty where the output leads nowhere.

    An output without feeds leads to the site. What is not made to be read, such as the builder that
    checks links, would look for a feed there before the site is up.
    """
    if makes_site(build.builder):
        return relative_uri(build.builder.get_target_uri(page), quote(feed.file, errors="replace"))
    return feed.url if build.builder.format else ""


def refer_to_feed(
    build: BuildData, target: str, page: str, shown: nodes.Element, *, explicit: bool
) -> nodes.Element | None:
    """What stands on *page* for a role; ``None`` where there is no such feed."""
    feed = build.feed_index.find(target)
    if feed is None:
        return None
    text = shown.astext() if explicit else _text(build, feed, target)
    address = feed_address(build, feed, page)
    if not address:
        return nodes.inline(text, text)
    return build_feed_link(
        text,
        address,
        build.localization,
        has_icon=makes_html(build.builder),
        internal=makes_site(build.builder),
    )


def _text(build: BuildData, feed: PlannedFeed, target: str) -> str:
    label = build.localization.translate("Feed") if feed.is_of_all else feed.label
    return f"{label} ({feed.format.label})" if build.feed_index.read(target).format else label


def advice_on_feed(build: BuildData, target: str) -> str:
    """What a role may have meant that names no feed."""
    if not build.feeds:
        return "no feed is written: they need html_baseurl, and newsfeed_feeds names them"
    return f"nearest are {', '.join(nearest(target, (feed.target for feed in build.feeds)))}"
