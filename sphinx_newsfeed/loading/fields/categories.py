"""Categories: as a set of names, or as paths from the widest to the narrowest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import PurePath

from sphinx_newsfeed.loading.fields.values import read_names, read_text, split_names
from sphinx_newsfeed.model.article import Dialect, fold_name
from sphinx_newsfeed.policy import MOST_PARTS

Path = tuple[str, ...]

#: A slash between the parts of a category, as against one that a backslash makes part of a name.
#: Source: Nikola handbook, "Categories": "escaped with a backslash".
_SLASH = re.compile(r"(?<!\\)/")
#: The folders of posts; they are no categories.
_POST_FOLDERS = ("_posts", "_drafts")


def read_category_paths(value: object, dialect: Dialect, separator: str) -> tuple[Path, ...]:
    """The categories that *value* names, each as a path.

    A list is one path for Hexo, and a list of lists several; for all others each name of a list is
    a category of its own. Nikola writes a path with slashes. Raises ``ValueError`` for what is no
    name.

    Source: Hexo documentation, "Front-matter", "Categories & Tags".
    """
    if dialect is Dialect.HEXO and isinstance(value, list | tuple):
        return _unique(_paths_of_list(list(value)))
    paths: list[Path] = []
    for name in read_names(value, separator):
        parts = _SLASH.split(name) if dialect is Dialect.NIKOLA else [name]
        parts = [part.replace("\\/", "/").strip() for part in parts]
        paths.append(tuple(part for part in parts if part))
    return _unique(paths)


def category_of_folder(name: str, dialect: Dialect) -> tuple[Path, ...]:
    """The category that the place of a file gives it, where its generator has that rule.

    Pelican takes the innermost folder, Jekyll the folders above ``_posts``.

    Sources: Pelican documentation, ``USE_FOLDER_AS_CATEGORY``; Jekyll documentation, "Posts",
    "Categories".
    """
    folders = PurePath(name).parts[:-1]
    if dialect is Dialect.PELICAN:
        return ((folders[-1],),) if folders else ()
    if dialect is Dialect.JEKYLL:
        above = next((folders[: folders.index(f)] for f in _POST_FOLDERS if f in folders), ())
        return _unique((folder,) for folder in above)
    return ()


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
    return [tuple(read_names(path)) for path in paths]


def _name(part: object) -> str:
    if isinstance(part, Mapping):
        return "".join(read_names(part))
    return split_names(read_text(part), "")[0]


def _unique(paths: Iterable[Path]) -> tuple[Path, ...]:
    found: dict[Path, Path] = {}
    for path in paths:
        found.setdefault(tuple(map(fold_name, path)), path)
    found.pop((), None)
    return tuple(found.values())
