"""The generators whose posts are understood: one module each, and one record in it.

A module here that holds a ``GENERATOR`` is one: nothing else names it, so a new generator is a new
file. They are sorted by their own order, not as the file system gives them.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping

from sphinx_newsfeed.generators.generator import Generator
from sphinx_newsfeed.generators.predecessor import Predecessor

__all__ = [
    "BY_NAME",
    "EXCERPT_ENDS",
    "GENERATORS",
    "PREDECESSOR",
    "Generator",
    "generator_of",
    "predecessor",
    "same_value",
]


def _records() -> list[Generator]:
    names = (each.name for each in pkgutil.iter_modules(__path__))
    modules = (importlib.import_module(f"{__name__}.{name}") for name in names)
    found = (vars(module).get("GENERATOR") for module in modules)
    return sorted((each for each in found if each is not None), key=lambda each: each.order)


#: All of them. Posts may keep what an older generator read: where two cannot mean different things
#: by one word, what any record says of it counts for the posts of all.
GENERATORS: tuple[Generator, ...] = tuple(_records())

#: What ends an excerpt in the words of some generator: a regular expression of all of them.
EXCERPT_ENDS = "|".join(end for each in GENERATORS for end in each.excerpt_ends)

BY_NAME: Mapping[str, Generator] = {each.name: each for each in GENERATORS}

#: The one whose projects build here by their own ``conf.py``.
PREDECESSOR: Generator = next(each for each in GENERATORS if each.predecessor)


def predecessor() -> Predecessor:
    """What is known of that."""
    assert PREDECESSOR.predecessor is not None  # noqa: S101 (by it the record was chosen)
    return PREDECESSOR.predecessor


def generator_of(dialect: str) -> Generator:
    """The generator that is called *dialect*.

    Raises ``KeyError`` where none is.
    """
    return BY_NAME[dialect]


def same_value(found: object, wanted: object) -> bool:
    """Whether a key holds the very value that a record names: 0 is not ``False``."""
    return type(found) is type(wanted) and found == wanted
