"""Lets the table of contents of an EPUB stand in the order in which the book is read.

The heading of a year stands on the page of its listing, before the articles of all years. In the
table of contents it comes after those of the year before, so that it would lead back. There it
leads to the first article of its year.
Source: EPUB 3.3, section 7.4.2, "The toc nav element".

Sphinx has neither an option nor an event for this, and makes the order of the book of the same
entries, in which no file may stand twice.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sphinx.application import Sphinx
from sphinx.builders.epub3 import Epub3Builder

from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of

_Entry = dict[str, Any]


def order_contents(app: Sphinx) -> None:
    """Change what the builder makes its table of contents of."""
    builder = app.builder
    if not isinstance(builder, Epub3Builder):
        return
    build_navlist = builder.build_navlist

    def in_order(entries: list[_Entry]) -> Any:
        holders = {*domain_of(app.env).build.toctrees.values()}
        files = {f"{docname}{builder.out_suffix}" for docname in holders}
        return build_navlist(leading_on(entries, files))

    builder.build_navlist = in_order  # type: ignore[assignment,method-assign]


def leading_on(entries: Sequence[_Entry], files: Collection[str]) -> list[_Entry]:
    """*entries* as they are, but for headings in *files* above what stands in another file."""
    led: list[_Entry] = []
    for place, entry in enumerate(entries):
        file, _, anchor = entry["refuri"].partition("#")
        following = entries[place + 1 : place + 2]
        is_above = any(each["level"] > entry["level"] for each in following)
        if anchor and file in files and is_above:
            led.append({**entry, "refuri": following[0]["refuri"]})
        else:
            led.append(entry)
    return led
