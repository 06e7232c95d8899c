"""What somebody may have meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from sphinx_newsfeed.model.names import fold_name

#: How many names a message gives at the most.
_CANDIDATES = 5
#: How like another a name is that somebody only mistyped, as :mod:`difflib` counts it.
_SLIP = 0.85


def is_slip(name: str, other: str) -> bool:
    """Whether somebody who wrote *name* most likely meant *other*."""
    pair = (fold_name(name), fold_name(other))
    return difflib.SequenceMatcher(None, *pair, autojunk=False).ratio() >= _SLIP


def nearest(target: str, known: Iterable[str]) -> list[str]:
    """The names of *known* that are most like *target*; failing that, the first ones."""
    by_fold = {fold_name(name): name for name in known}
    close = difflib.get_close_matches(fold_name(target), by_fold, _CANDIDATES, cutoff=0.5)
    return [by_fold[name] for name in close] or list(by_fold.values())[:_CANDIDATES]
