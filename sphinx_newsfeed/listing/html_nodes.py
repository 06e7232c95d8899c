"""Nodes for which HTML has an element of its own; every other writer shows them as their base."""

from __future__ import annotations

from datetime import datetime

from docutils import nodes

#: The class of what Sphinx' search passes over.
#: Source: Sphinx, changes of release 8.2, "HTML search".
NOT_SEARCHED = "no-search"


class newsfeed_time(nodes.inline):  # noqa: N801  (docutils names nodes so)
    """A date, with its machine-readable form in the attribute ``datetime``."""


class newsfeed_nav(nodes.container):  # noqa: N801
    """Links that lead through the pages of a listing; ``label`` says what they are."""


class newsfeed_current(nodes.strong):  # noqa: N801
    """The number of the page that is shown, among those of the others."""


class newsfeed_entry(nodes.container):  # noqa: N801
    """An article in a listing."""


class newsfeed_icon(nodes.inline):  # noqa: N801
    """A sign that the style sheet draws; ``label`` names it where the words beside it do not."""


def time_node(text: str, date: datetime, css_class: str) -> newsfeed_time:
    """A date as *text*."""
    node = newsfeed_time(text, text, classes=[css_class])
    node["datetime"] = date.isoformat(timespec="seconds")
    return node
