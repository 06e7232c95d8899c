"""What lies in the sources that are not trusted: each file there is an article or nothing.

Sphinx reads every file below its source directory whose suffix it knows, with all that roles and
directives can do. So it must know of each file whether it lies in such a source, by whatever path
it comes there: in another spelling, or through a link.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath

from sphinx_newsfeed.config.sources import Source
from sphinx_newsfeed.loading.files import root_of
from sphinx_newsfeed.loading.walking import is_link

#: What a file system knows a file or folder by.
_Identity = tuple[int, int]


class UntrustedArea:
    """The folders and files of the sources that are not trusted.

    All below the folder of such a source belongs to it. Of a glob, the folder is the part before
    the name of the file; where that folder is the documentation's own (*own*), what fits the glob
    belongs to it.
    """

    def __init__(
        self, sources: Iterable[Source] = (), folder: Path = Path(), own: Iterable[Path] = ()
    ) -> None:
        self._folder = folder
        self._own = [Path(os.path.realpath(each)) for each in own]
        self._roots: dict[Path, None] = {}
        for source in sources:
            if not source.is_trusted:
                self._roots |= dict.fromkeys(self._roots_of(source))
        self._identities = {each for each in map(_identity, self._roots) if each}
        self._known: dict[Path, bool] = {}

    def __bool__(self) -> bool:
        return bool(self._roots)

    def __contains__(self, path: Path) -> bool:
        """Whether an absolute *path* leads to what lies in the area, or through it."""
        if not self._roots:
            return False
        real = Path(os.path.realpath(path))
        return self._is_below(path) or (real != path and self._is_below(real))

    def files(self) -> Iterator[tuple[Path, Path]]:
        """All files of the area, hidden ones too, each with the root to which it belongs."""
        for root in self._roots:
            if root.is_dir():
                yield from ((root, path) for path in _all_below(root))
            elif root.is_file():
                yield root.parent, root

    def holds(self, path: Path) -> bool:
        """Whether :meth:`files` gives the file: no link leads to its folder."""
        real = Path(os.path.realpath(path.parent))
        return (
            any(
                path.is_relative_to(root)
                and real == Path(os.path.realpath(root), path.parent.relative_to(root))
                for root in self._roots
                if root != path
            )
            or path in self._roots
        )

    def covered(self) -> list[Path]:
        """The folders of the documentation itself that lie in the area."""
        return [each for each in self._own if each in self]

    def _roots_of(self, source: Source) -> Iterator[Path]:
        for pattern in source.patterns:
            if not glob.has_magic(pattern):
                yield root_of(self._folder, pattern)
            else:
                folders = self._matches(_folder_part(pattern), folders_only=True)
                is_own = any(map(self._holds_own, folders))
                yield from self._matches(pattern) if is_own else folders

    def _matches(self, pattern: str, *, folders_only: bool = False) -> list[Path]:
        """What fits a glob; a folder that holds the documentation fits no glob for files."""
        # The folder's own name may hold what a glob has a meaning for.
        found = glob.glob(pattern, root_dir=self._folder, recursive=True)  # noqa: PTH207
        paths = (Path(os.path.normpath(self._folder / each)) for each in sorted(found))
        if folders_only:
            return [path for path in paths if path.is_dir()]
        return [path for path in paths if not self._holds_own(path)]

    def _holds_own(self, folder: Path) -> bool:
        real = Path(os.path.realpath(folder))
        return any(own.is_relative_to(real) for own in self._own)

    def _is_below(self, path: Path) -> bool:
        """Whether *path* or a folder above it is one of the roots; what was found is kept."""
        way = []
        while path not in self._known:
            way.append(path)
            if _identity(path) in self._identities or path == path.parent:
                self._known[path] = path != path.parent or _identity(path) in self._identities
                break
            path = path.parent
        for each in way:
            self._known[each] = self._known[path]
        return self._known[path]


def _folder_part(pattern: str) -> str:
    """The part of a glob that names the highest folders in which files may fit it."""
    parts = PurePath(pattern).parts[:-1]
    return str(PurePath(*(parts[: parts.index("**")] if "**" in parts else parts)))


def _identity(path: Path) -> _Identity | None:
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return status.st_dev, status.st_ino


def _all_below(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        # Before Python 3.12, junctions of Windows are followed.
        folders[:] = sorted(each for each in folders if not is_link(Path(parent, each)))
        yield from (Path(parent, name) for name in sorted(names))
