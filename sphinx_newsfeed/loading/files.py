"""Finds the files of a source and names their documents."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePath

from sphinx_newsfeed.loading.bodies import SUFFIXES
from sphinx_newsfeed.settings import Source


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that may hold an article."""

    path: Path
    #: The path below the source's folder, with ``/``.
    name: str
    docname: str
    modified: int
    """Time of the last change, in nanoseconds since the epoch."""
    size: int
    """Length in bytes."""


def find_files(source: Source, folder: Path, exclude: tuple[str, ...]) -> Iterator[SourceFile]:
    """The files of *source* with a suffix that articles have, in the order of their names.

    Patterns are relative to *folder*. Files and folders whose name begins with a dot are passed
    over, as are links to folders.
    """
    for pattern in source.patterns:
        for root, path in _matches(str(folder / pattern)):
            name = path.relative_to(root).as_posix()
            if not any(fnmatchcase(name, glob_) for glob_ in exclude):
                status = path.stat()
                docname = f"{source.prefix}/{_without_suffix(name)}"
                yield SourceFile(path, name, docname, status.st_mtime_ns, status.st_size)


def _matches(pattern: str) -> Iterator[tuple[Path, Path]]:
    """Pairs of the folder from which a document is named, and the file."""
    if not glob.has_magic(pattern):
        root = Path(os.path.normpath(pattern))
        yield from ((root if root.is_dir() else root.parent, path) for path in _below(root))
        return
    root = _fixed_part(pattern)
    # Path.glob takes no absolute pattern before Python 3.13.
    hits = glob.iglob(pattern, recursive=True)  # noqa: PTH207
    found = {path for hit in hits for path in _below(Path(hit))}
    yield from ((root, path) for path in sorted(found))


def _fixed_part(pattern: str) -> Path:
    parts = PurePath(pattern).parts
    fixed = next(place for place, part in enumerate(parts) if glob.has_magic(part))
    return Path(os.path.normpath(Path(*parts[:fixed])))


def _below(path: Path) -> Iterator[Path]:
    path = Path(os.path.normpath(path))
    if path.is_file():
        yield from [path] if _is_candidate(path.name) else []
    for folder, subfolders, names in os.walk(path):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        yield from (Path(folder, name) for name in sorted(names) if _is_candidate(name))


def _is_candidate(name: str) -> bool:
    return not name.startswith(".") and PurePath(name).suffix.lower() in SUFFIXES


def _without_suffix(name: str) -> str:
    return name.removesuffix(PurePath(name).suffix)
