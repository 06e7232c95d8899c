"""The table of handlers: one row an element, by the families' modules."""

from __future__ import annotations

from collections.abc import Mapping

from sphinx_newsfeed.html_to_docutils.elements import (
    admonitions,
    blocks,
    code,
    footnotes,
    forms,
    inline,
    lists,
    mathematics,
    media,
    pictures,
    sections,
    tables,
)
from sphinx_newsfeed.html_to_docutils.state import Handler

FAMILIES: tuple[Mapping[str, Handler], ...] = (
    sections.HANDLERS,
    blocks.HANDLERS,
    admonitions.HANDLERS,
    lists.HANDLERS,
    code.HANDLERS,
    tables.HANDLERS,
    footnotes.HANDLERS,
    pictures.HANDLERS,
    media.HANDLERS,
    mathematics.HANDLERS,
    inline.HANDLERS,
    forms.HANDLERS,
)

#: From the lower-case name of an element to what puts it; other elements give their content.
HANDLERS: Mapping[str, Handler] = {name: put for family in FAMILIES for name, put in family.items()}
