"""What somebody may have meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from sphinx_newsfeed.model.article import fold_name

#: How many names a message gives at the most.
_CANDIDATES = 5


def nearest(target: str, known: Iterable[str]) -> list[str]:
    """The names of *known* that are most like *target*; failing that, the first ones."""
    by_fold = {fold_name(name): name for name in known}
    close = difflib.get_close_matches(fold_name(target), by_fold, _CANDIDATES, cutoff=0.5)
    return [by_fold[name] for name in close] or list(by_fold.values())[:_CANDIDATES]
