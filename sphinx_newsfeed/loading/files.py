"""Finds the files of a source and names their documents."""

from __future__ import annotations

import glob
import os
from collections.abc import Container, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePath

from sphinx_newsfeed.loading.bodies import SPELLED_SUFFIXES
from sphinx_newsfeed.loading.file_names import readable_name
from sphinx_newsfeed.settings import Source

#: Suffixes under which generators hold posts in formats that are not read.
_UNREAD_SUFFIXES = frozenset({".mdx", ".adoc", ".asciidoc", ".org", ".textile", ".ipynb", ".pug"})


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
    #: The size and time of the file beside it that holds its front matter, as Nikola's ``.meta``
    #: does; empty for none.
    sidecar: str = ""
    #: The docname prefix of the source.
    source: str = ""
    #: The path as it can be written; empty where it is that of the file.
    shown: str = ""

    @property
    def is_renamed(self) -> bool:
        """Whether the file's true name cannot be written, and is another here."""
        return bool(self.shown)

    @property
    def readable_path(self) -> str:
        """The path as messages and records have it."""
        return self.shown or str(self.path)


def find_files(source: Source, folder: Path) -> Iterator[SourceFile]:
    """The files of *source* with a suffix that articles have, in the order of their names.

    Patterns are relative to *folder*. Files and folders whose name begins with a dot are passed
    over, as are links to folders.
    """
    for pattern in source.patterns:
        for root, path in _matches(folder, pattern):
            true_name = path.relative_to(root).as_posix()
            name = readable_name(true_name)
            status = path.stat()
            yield SourceFile(
                path=path,
                name=name,
                docname=f"{source.prefix}/{_without_suffix(name)}",
                modified=status.st_mtime_ns,
                size=status.st_size,
                sidecar=_sidecar_stamp(path),
                source=source.prefix,
                shown="" if name == true_name else readable_name(str(path)),
            )


def folder_of(source: Source, folder: Path) -> Path:
    """The folder in which the files of *source* lie: that of its first pattern."""
    home = Path(os.path.normpath(folder / _fixed_part(source.patterns[0])))
    return home if home.is_dir() else home.parent


def sidecar_of(path: Path) -> Path:
    """The file that may hold the front matter of the one at *path*.

    Source: Nikola handbook, "Metadata Files".
    """
    return path.with_suffix(".meta")


def find_unread(source: Source, folder: Path) -> dict[str, list[str]]:
    """Posts of *source* whose format is not read, by suffix."""
    unread: dict[str, list[str]] = {}
    for pattern in source.patterns:
        for root, path in _matches(folder, pattern, _UNREAD_SUFFIXES):
            unread.setdefault(path.suffix, []).append(path.relative_to(root).as_posix())
    return unread


def _sidecar_stamp(path: Path) -> str:
    try:
        status = sidecar_of(path).stat()
    except OSError:
        return ""
    return f"{status.st_mtime_ns} {status.st_size}"


def is_left_out(name: str, exclude: tuple[str, ...]) -> bool:
    """Whether one of the globs fits the path below the source's folder; ``*`` spans folders."""
    return any(fnmatchcase(name, each) for each in exclude)


def _matches(
    folder: Path, pattern: str, suffixes: Container[str] = SPELLED_SUFFIXES
) -> Iterator[tuple[Path, Path]]:
    """Pairs of the folder from which a document is named, and the file."""
    root = Path(os.path.normpath(folder / _fixed_part(pattern)))
    if not glob.has_magic(pattern):
        home = root if root.is_dir() else root.parent
        yield from ((home, path) for path in _below(root, suffixes))
        return
    rest = PurePath(*PurePath(pattern).parts[len(PurePath(_fixed_part(pattern)).parts) :])
    hits = (Path(root, hit) for hit in glob.iglob(str(rest), root_dir=root, recursive=True))  # noqa: PTH207
    found = {path for hit in hits if not _leads_away(hit, root) for path in _below(hit, suffixes)}
    yield from ((root, path) for path in sorted(found))


def _fixed_part(pattern: str) -> str:
    """The beginning of a pattern up to the first part with a wildcard."""
    parts = PurePath(pattern).parts
    fixed = (place for place, part in enumerate(parts) if glob.has_magic(part))
    return str(PurePath(*parts[: next(fixed, len(parts))]))


def _leads_away(path: Path, root: Path) -> bool:
    """Whether a link to a folder lies on the way from *root* to *path*."""
    way = [path, *path.parents]
    return any(part.is_symlink() and part.is_dir() for part in way if root in part.parents)


def _below(path: Path, suffixes: Container[str]) -> Iterator[Path]:
    path = Path(os.path.normpath(path))
    if _is_candidate(path, suffixes):
        yield path
    for folder, subfolders, names in os.walk(path):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        files = (Path(folder, name) for name in sorted(names))
        yield from (file for file in files if _is_candidate(file, suffixes))


def _is_candidate(path: Path, suffixes: Container[str]) -> bool:
    has_suffix = path.suffix in suffixes and not path.name.startswith(".")
    # A link may lead nowhere, and a pipe would be waited for.
    return has_suffix and path.is_file()


def _without_suffix(name: str) -> str:
    return name.removesuffix(PurePath(name).suffix)
