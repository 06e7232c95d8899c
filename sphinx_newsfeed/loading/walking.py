"""Walks through the folders of a source, and says which of its files may not be read.

Links to folders are never followed: two that lead to where they lie make 2⁴⁰ ways. Files are looked
at before they are opened: a pipe would be waited for, and a device has no end.
"""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from pathlib import Path, PurePath

from sphinx_newsfeed.policy import MOST_PARTS

#: How Windows marks a junction, and a folder that is another drive. Source: Microsoft, "Reparse
#: Point Tags"; :data:`stat.IO_REPARSE_TAG_MOUNT_POINT` is there on Windows alone.
_MOUNT_POINT = 0xA0000003


def candidates(folder: Path, pattern: str, *, links: bool = False) -> Iterator[Path]:
    """All that a pattern relative to *folder* names and that is no folder.

    A folder stands for what lies below it. With *links*, folders that are not entered are given,
    too: links to folders, and those that lie too deep.
    """
    parts = PurePath(pattern).parts
    wild = next((place for place, part in enumerate(parts) if glob.has_magic(part)), len(parts))
    root = Path(os.path.normpath(folder / PurePath(*parts[:wild])))
    if not root.is_dir():
        if wild == len(parts) and os.path.lexists(root) and not root.name.startswith("."):
            yield root
    else:
        yield from _below(root, parts[wild:], links=links)


def fault_of_file(path: Path, roots: Iterable[Path]) -> str:
    """Why the file may not be read, empty where it may; *roots* have no links in them."""
    return Reach(roots).fault_of(path)


class Reach:
    """The folders in which files may be read, for many files: each folder is looked at once."""

    def __init__(self, roots: Iterable[Path]) -> None:
        """*roots* have no links in them."""
        self._roots = tuple(roots)
        self._real: dict[str, tuple[str, bool]] = {}

    def fault_of(self, path: Path) -> str:
        """Why the file may not be read, empty where it may."""
        name = os.fspath(path)
        try:
            mode = os.lstat(name).st_mode
            linked = stat.S_ISLNK(mode)
            is_file = stat.S_ISREG(os.stat(name).st_mode if linked else mode)  # noqa: PTH116
        except (OSError, ValueError):
            return "it leads nowhere"
        if not is_file:
            return "it is no file but a pipe, a socket or a device"
        if not linked:
            return "" if self._holds(name) else "it leads out of the source"
        real = Path(os.path.realpath(name))
        if not any(real.is_relative_to(root) for root in self._roots):
            return "it leads out of the source"
        if real.suffix.lower() != path.suffix.lower() or real.name.startswith("."):
            return "it leads to a file of another kind"
        return ""

    def _holds(self, name: str) -> bool:
        """Whether a file that is no link lies in one of the folders, or is one of them."""
        folder, _, file = name.rpartition(os.sep)
        if folder not in self._real:
            real = Path(os.path.realpath(folder or os.sep if name.startswith(os.sep) else folder))
            inside = any(real.is_relative_to(root) for root in self._roots)
            self._real[folder] = str(real), inside
        real_folder, inside = self._real[folder]
        return inside or Path(real_folder, file) in self._roots


def is_link(path: Path) -> bool:
    """Whether a path is a link; a junction of Windows is one to a folder."""
    try:
        return path.is_symlink() or _is_junction(path.lstat())
    except OSError:
        return False


def name_below(folder: Path, path: Path) -> str:
    """The way from a folder to what a walk found below it, with ``/``.

    Path objects compare each of their parts, which takes ten times as long.
    """
    name, above = os.fspath(path), os.fspath(folder)
    if not name.startswith(above):
        return path.relative_to(folder).as_posix()
    return name[len(above) :].replace(os.sep, "/").removeprefix("/")


def path_from(folder: Path, path: Path) -> str:
    """The way from a folder to a file, with ``/``; of a file on another drive its whole path."""
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:
        return path.as_posix()


def _is_junction(status: os.stat_result) -> bool:
    # Only Windows has the attribute. Python 3.12 could be asked by a method of its own.
    return getattr(status, "st_reparse_tag", 0) == _MOUNT_POINT


def _below(folder: Path, parts: tuple[str, ...], *, links: bool, depth: int = 1) -> Iterator[Path]:
    """What lies below *folder* and fits the parts of a pattern; with none, all."""
    if parts[:1] == ("**",):
        yield from _below(folder, parts[1:], links=links, depth=depth)
        deeper, fits = parts, ""
        if not parts[1:]:
            return
    else:
        deeper, fits = parts[1:], parts[0] if parts else "*"
    for entry in _entries(folder):
        if fits and fits != "*" and not fnmatchcase(entry.name, fits):
            continue
        if _is_folder(entry) and depth < MOST_PARTS:
            yield from _below(folder / entry.name, deeper, links=links, depth=depth + 1)
        elif _leads_to_folder(entry):
            if links:
                yield folder / entry.name
        elif fits and not parts[1:]:
            yield folder / entry.name


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a folder itself, and no link to one."""
    if not entry.is_dir(follow_symlinks=False):
        return False
    return os.name != "nt" or not _is_junction(entry.stat(follow_symlinks=False))


def _leads_to_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        # It is a link to itself.
        return False


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    """What lies in *folder*, hidden things left out; nothing where it cannot be read."""
    try:
        with os.scandir(folder) as entries:
            shown = [entry for entry in entries if not entry.name.startswith(".")]
    except OSError:
        return []
    return sorted(shown, key=lambda entry: entry.name)
