"""Categories: as a set of names, or as paths from the widest to the narrowest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import PurePath

from sphinx_newsfeed.generators import Generator
from sphinx_newsfeed.loading.fields.values import read_names, read_text, split_names
from sphinx_newsfeed.model.names import fold_name
from sphinx_newsfeed.policy import MOST_PARTS

Path = tuple[str, ...]

#: A slash between the parts of a category, as against one that a backslash makes part of a name.
_SLASH = re.compile(r"(?<!\\)/")


def read_category_paths(value: object, generator: Generator, separator: str) -> tuple[Path, ...]:
    """The categories that *value* names, each as a path.

    The generator says whether a list is one path, and a list of lists several, or whether each name
    of a list is a category of its own; and whether slashes part the names of a path. Raises
    ``ValueError`` for what is no name.
    """
    if generator.category_list_is_path and isinstance(value, list | tuple):
        return _unique(_paths_of_list(list(value)))
    paths: list[Path] = []
    for name in read_names(value, separator, pairs=True):
        parts = _SLASH.split(name) if generator.category_slashes else [name]
        parts = [part.replace("\\/", "/").strip() for part in parts]
        paths.append(tuple(part for part in parts if part))
    return _unique(paths)


def categories_of_folders(name: str, generator: Generator) -> tuple[Path, ...]:
    """The categories that the place of a file gives it, where its generator has that rule."""
    rule = generator.categories_of_folders
    return _unique(rule(PurePath(name).parts[:-1])) if rule else ()


def within_bounds(paths: Iterable[Path]) -> tuple[Path, ...]:
    """*paths* with no more parts than one may have; names behind these stand for themselves.

    Each beginning of a path is a page, and these of a long one fill the disk.
    """
    return _unique(
        part
        for path in paths
        for part in (path[:MOST_PARTS], *((name,) for name in path[MOST_PARTS:]))
    )


def names_of(paths: Iterable[Path]) -> tuple[str, ...]:
    """All names of *paths*, each once."""
    return read_names([name for path in paths for name in path])


def _paths_of_list(value: list[object]) -> list[Path]:
    """Lists within a list are paths; single names beside them are paths of one name."""
    if not any(isinstance(part, list | tuple) for part in value):
        return [tuple(text for part in value if part is not None and (text := _name(part)))]
    paths = [part if isinstance(part, list | tuple) else [part] for part in value]
    return [tuple(read_names(path, pairs=True)) for path in paths]


def _name(part: object) -> str:
    if isinstance(part, Mapping):
        return "".join(read_names([part], pairs=True))
    return split_names(read_text(part), "")[0]


def _unique(paths: Iterable[Path]) -> tuple[Path, ...]:
    found: dict[Path, Path] = {}
    for path in paths:
        found.setdefault(tuple(map(fold_name, path)), path)
    found.pop((), None)
    return tuple(found.values())
