"""What ``newsfeed_builders`` tells of builders: what each makes of the documents."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from sphinx_newsfeed.config.checks import check_text, listed


class OutputKind(StrEnum):
    """What a builder makes of the documents."""

    #: A file of each.
    PAGES = "pages"
    #: One file of all, or a book that is read in the order of the trees of contents.
    BOOK = "book"
    #: No file that shows them.
    NOTHING = "nothing"


_KINDS = listed(kind.value for kind in OutputKind)


def check_builders(value: object) -> dict[str, OutputKind]:
    """A mapping from names of builders to what they make."""
    if not isinstance(value, Mapping):
        raise ValueError(f"it must map the name of a builder to one of {_KINDS}")
    wrong = [each for each in value.values() if each not in [*OutputKind]]
    if wrong:
        raise ValueError(f"{wrong[0]!r} is none of {_KINDS}")
    return {check_text(name): OutputKind(value[name]) for name in value}
