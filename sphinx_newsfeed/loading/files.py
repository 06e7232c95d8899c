"""Finds the files of a source and names their documents."""

from __future__ import annotations

import glob
import os
import posixpath
import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path, PurePath

from sphinx_newsfeed.config.settings import Source
from sphinx_newsfeed.config.sources import Marked
from sphinx_newsfeed.loading.bodies import SPELLED_SUFFIXES
from sphinx_newsfeed.loading.file_names import page_name, readable_name
from sphinx_newsfeed.loading.walking import Reach, candidates, is_link, name_below

#: Suffixes under which generators hold posts in formats that are not read.
_UNREAD_SUFFIXES = frozenset(
    {
        *(".adoc", ".asciidoc", ".org", ".textile", ".ipynb", ".pug"),
        *(".qmd", ".rmd", ".Rmd", ".rmarkdown", ".Rmarkdown"),
    }
)


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
    #: The size and time of the file beside it that holds its front matter; empty for none.
    sidecar: str = ""
    #: What the file inherits from data files around it, and their state.
    data: Mapping[str, object] = field(default_factory=dict, hash=False)
    data_stamp: str = ""
    #: What the configuration of its site says where its front matter does not.
    given: Mapping[str, object] = field(default_factory=dict, hash=False)
    #: The docname prefix of the source.
    source: str = ""
    #: Whether it is an article only where it says so.
    must_say_so: bool = False
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
    over, as is all that :func:`find_refused` gives.
    """
    for pattern in source.patterns:
        reach = Reach(_reach(source, folder, pattern))
        for root, path in _matches(folder, pattern, reach):
            true_name = name_below(root, path)
            name = readable_name(true_name)
            status = os.stat(path)  # noqa: PTH116 - a method of the path takes twice as long
            yield SourceFile(
                path=path,
                name=name,
                docname=f"{source.prefix}/{page_name(_without_suffix(name))}",
                modified=status.st_mtime_ns,
                size=status.st_size,
                sidecar=_sidecar_stamp(path, reach),
                source=source.prefix,
                shown="" if name == true_name else readable_name(str(path)),
            )


def folder_of(source: Source, folder: Path) -> Path:
    """The folder in which the files of *source* lie: that of its first pattern."""
    return _home_of(folder, source.patterns[0])


def folders_of(source: Source, folder: Path) -> tuple[Path, ...]:
    """The folders of all patterns of *source* that name something."""
    there = (each for each in source.patterns if root_of(folder, each).exists())
    return tuple(_home_of(folder, pattern) for pattern in there)


def sidecar_of(path: Path) -> Path:
    """The file that may hold the front matter of the one at *path*."""
    return path.with_suffix(".meta")


def find_unread(
    source: Source, folder: Path, further: frozenset[str] = frozenset()
) -> dict[str, list[str]]:
    """Posts of *source* whose format is not read, by suffix; *further* suffixes are such, too."""
    suffixes = _UNREAD_SUFFIXES | further
    unread: dict[str, list[str]] = {}
    for pattern in source.patterns:
        reach = Reach(_reach(source, folder, pattern))
        for root, path in _matches(folder, pattern, reach, suffixes):
            unread.setdefault(path.suffix, []).append(name_below(root, path))
    return unread


@dataclass(frozen=True, slots=True)
class Refused:
    """What would be a file of a source and may not be read, or a folder that is not entered."""

    path: Path
    #: The path below the source's folder, with ``/``.
    name: str
    reason: str


def find_refused(source: Source, folder: Path) -> Iterator[Refused]:
    """All of *source* that may not be read.

    Sphinx, which does follow such links and reads such files, must not find them either.
    """
    for pattern in source.patterns:
        home = _home_of(folder, pattern)
        reach = Reach(_reach(source, folder, pattern))
        refused = {
            path: fault
            for path in candidates(folder, pattern, links=True)
            if (fault := _fault(path, reach))
        }
        for path in sorted(refused):
            yield Refused(path, name_below(home, path), refused[path])


def _fault(path: Path, reach: Reach) -> str:
    """Why something that a pattern names is not entered, or not read; empty where it is."""
    if os.path.isdir(path):  # noqa: PTH112 - the path's own raises for some names
        return "it is a link to a folder" if is_link(path) else "it lies too deep in folders"
    return reach.fault_of(path) if path.suffix in SPELLED_SUFFIXES else ""


def _sidecar_stamp(path: Path, reach: Reach) -> str:
    beside = sidecar_of(path)
    try:
        status = os.stat(beside)  # noqa: PTH116 - as above
    except (OSError, ValueError):
        return ""
    if reach.fault_of(beside):
        return ""
    return f"{status.st_mtime_ns} {status.st_size}"


def is_left_out(name: str, exclude: tuple[str, ...]) -> bool:
    """Whether one of the globs fits the path below the source's folder; ``*`` spans folders."""
    return any(fnmatchcase(name, each) for each in exclude)


def is_named_by(marked: Marked, name: str) -> bool:
    """Whether one of the globs names the document at a path below the source's folder.

    ``*`` does not span folders, and ``**`` does.
    """
    return any(_names(pattern, name) for pattern in marked.patterns)


def _names(pattern: str, name: str) -> bool:
    # Whoever names a folder with two stars, or a file with its suffix or without, means these.
    expression = glob_expression(posixpath.normpath(pattern))
    return bool(expression.fullmatch(name) or expression.fullmatch(_without_suffix(name)))


@cache
def glob_expression(pattern: str) -> re.Pattern[str]:
    """A glob as a regular expression; ``**/`` stands for any folders, or none."""
    parts = []
    for part in re.findall(r"\*\*/|\*\*|\*|\?|\[!?[^\]]+\]|.", pattern):
        if part in _STARS:
            parts.append(_STARS[part])
        elif len(part) > 1:
            parts.append(part.replace("[!", "[^"))
        else:
            parts.append(re.escape(part))
    return re.compile("".join(parts))


#: Signs of globs. Source: Python documentation, "glob".
_STARS = {"**/": r"(?:[^/]+/)*", "**": r".*", "*": r"[^/]*", "?": r"[^/]"}


def _matches(
    folder: Path,
    pattern: str,
    reach: Reach,
    suffixes: Container[str] = SPELLED_SUFFIXES,
) -> Iterator[tuple[Path, Path]]:
    """Pairs of the folder from which a document is named, and the file."""
    home = _home_of(folder, pattern)
    found = {path for path in candidates(folder, pattern) if path.suffix in suffixes}
    yield from ((home, path) for path in sorted(found) if not reach.fault_of(path))


def root_of(folder: Path, pattern: str) -> Path:
    """The folder, or the file, that a pattern without its wild parts names."""
    return Path(os.path.normpath(folder / _fixed_part(pattern)))


def _home_of(folder: Path, pattern: str) -> Path:
    """The folder from which a pattern names documents: that of the file, if it is one."""
    root = root_of(folder, pattern)
    return root if root.is_dir() else root.parent


def _fixed_part(pattern: str) -> str:
    """The beginning of a pattern up to the first part with a wildcard."""
    parts = PurePath(pattern).parts
    fixed = (place for place, part in enumerate(parts) if glob.has_magic(part))
    return str(PurePath(*parts[: next(fixed, len(parts))]))


def _reach(source: Source, folder: Path, pattern: str) -> tuple[Path, ...]:
    """Folders that no link leads a file out of: what a pattern names, and the documentation.

    Of a source that is not trusted only the former: what else lies in the documentation may be for
    nobody's eyes.
    """
    root, home = root_of(folder, pattern), _home_of(folder, pattern)
    reach = (folder, home, root) if source.is_trusted else (home, root)
    return tuple(Path(os.path.realpath(each)) for each in reach)


def _without_suffix(name: str) -> str:
    return name.removesuffix(PurePath(name).suffix)
