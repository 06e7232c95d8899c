"""Keeps the ids that the policy reserves from the headings and targets of an article."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from docutils import nodes

from sphinx_newsfeed.listing.survey import Survey
from sphinx_newsfeed.policy import RESERVED_IDS


@contextmanager
def reserved_ids(document: nodes.document) -> Iterator[None]:
    """Let docutils find other ids than the reserved ones for what is parsed meanwhile.

    It numbers what would get an id that is taken, and names lead there as to any other.
    """
    holder = nodes.Element()
    held = [name for name in RESERVED_IDS if name not in document.ids]
    document.ids.update(dict.fromkeys(held, holder))
    try:
        yield
    finally:
        for name in held:
            document.ids.pop(name, None)


def forget_reserved_slugs(body: Survey) -> None:
    """Take away what MyST makes of its own names for headings: a second id of each."""
    for section in body.of(nodes.section):
        if section.get("slug") in RESERVED_IDS:
            del section["slug"]
