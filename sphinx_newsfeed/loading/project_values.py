"""The values in the files of an old site's project: its configuration, and its data files.

Each file is read once, when the first article asks for it, by what reads front matter and within
the same bounds.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from sphinx_newsfeed.generators import generator_of
from sphinx_newsfeed.loading.configurations import all_values
from sphinx_newsfeed.loading.data_formats import parse_json, parse_toml, parse_yaml
from sphinx_newsfeed.loading.front_matter.bounds import plain_value
from sphinx_newsfeed.loading.front_matter.results import LONGEST_HEAD, FrontMatterError
from sphinx_newsfeed.loading.walking import fault_of_file
from sphinx_newsfeed.model.site import OriginalSite
from sphinx_newsfeed.model.values import NotKnownError, Project
from sphinx_newsfeed.policy import MOST_PARTS

#: Called with the path of each file whose values are asked for, and with that of each folder in
#: which one is looked for that is not there.
Note = Callable[[str], None]


class ProjectFiles:
    """The files of one project that hold values; what was read of them is kept."""

    def __init__(self, site: OriginalSite) -> None:
        self._root = Path(site.root) if site.root else None
        generator = generator_of(site.dialect)
        self._project = generator.project
        self._folders = generator.tags.data_folders if generator.tags else ()
        self._folder_key = generator.tags.data_folder_key if generator.tags else ""
        #: What the configuration says, and its files; none where there is none.
        self._configuration: tuple[Mapping[str, object], tuple[Path, ...]] | None = None
        #: What each data file holds, or why it cannot be read.
        self._known: dict[Path, object] = {}

    def seen_by(self, note: Note) -> Project:
        """The same for one article, which notes what it asks for."""
        return _View(self, note)

    def configuration(self, note: Note) -> Mapping[str, object]:
        """What the configuration says; raises :exc:`NotKnownError`."""
        if self._configuration is None:
            self._configuration = self._read_configuration()
        values, paths = self._configuration
        if not paths:
            raise NotKnownError("no configuration is found")
        for path in paths:
            note(str(path))
        return values

    def _read_configuration(self) -> tuple[Mapping[str, object], tuple[Path, ...]]:
        if self._root is None or self._project is None:
            return {}, ()
        for name in self._project.files:
            path = self._root / name
            if not fault_of_file(path, self._reach()):
                return all_values(self._project, self._root, path)
        return {}, ()

    def data(self, note: Note) -> Mapping[str, object]:
        """What the data files hold; raises :exc:`NotKnownError`."""
        for name in self._data_folders(note) if self._root else ():
            folder = Path(self._root or "", name)
            if folder.is_dir() and os.path.realpath(folder) == str(Path(*self._reach(), name)):
                return _Folder(folder, self.read, note)
            note(str(folder))
        raise NotKnownError("no data files are found")

    def _data_folders(self, note: Note) -> tuple[str, ...]:
        """The folders of data files: the one that the configuration names, else the usual ones."""
        try:
            named = self.configuration(note).get(self._folder_key) if self._folder_key else None
        except NotKnownError:
            named = None
        named = named.removeprefix("./").strip("/") if isinstance(named, str) else ""
        return (named,) if named else self._folders

    def _reach(self) -> tuple[Path]:
        return (Path(os.path.realpath(self._root or "")),)

    def read(self, path: Path) -> object:
        """What a data file holds; raises :exc:`NotKnownError`."""
        if path not in self._known:
            self._known[path] = self._open(path)
        found = self._known[path]
        if isinstance(found, NotKnownError):
            raise found
        return found

    def _open(self, path: Path) -> object:
        try:
            return read_data(path, self._reach())
        except NotKnownError as error:
            return error


def read_data(path: Path, reach: tuple[Path, ...]) -> object:
    """What a data file holds; raises :exc:`NotKnownError`, also where it lies outside *reach*."""
    if fault := fault_of_file(path, reach):
        raise NotKnownError(f"{path.name}: {fault}")
    try:
        with path.open("rb") as file:
            content = file.read(LONGEST_HEAD + 1)
        if len(content) > LONGEST_HEAD:
            raise ValueError(f"it is longer than {LONGEST_HEAD:,} bytes")
        return plain_value(READERS[path.suffix.lower()](content.decode("utf-8-sig")))
    except (FrontMatterError, OSError, ValueError, RecursionError, csv.Error) as error:
        raise NotKnownError(f"{path.name}: {' '.join(str(error).split())}") from None


class _View(Project):
    """The files of a project, as one article sees them."""

    def __init__(self, files: ProjectFiles, note: Note) -> None:
        self._files, self._note = files, note

    def configuration(self) -> Mapping[str, object]:
        return self._files.configuration(self._note)

    def data(self) -> Mapping[str, object]:
        return self._files.data(self._note)


class _Folder(Mapping[str, object]):
    """The data files of a folder and the folders in it, by their names without suffix."""

    def __init__(
        self, folder: Path, read: Callable[[Path], object], note: Note, depth: int = 1
    ) -> None:
        self._read, self._note, self._depth = read, note, depth
        self._folder = folder
        self._paths = {each.stem if each.is_file() else each.name: each for each in _in(folder)}

    def __getitem__(self, key: str) -> object:
        path = self._paths.get(key)
        if path is None:
            self._note(str(self._folder))
            raise NotKnownError(f"there is no data file {key:.80}")
        if path.is_dir():
            if self._depth >= MOST_PARTS or path.is_symlink():
                raise NotKnownError(f"{path.name} is no folder of the project")
            return _Folder(path, self._read, self._note, self._depth + 1)
        self._note(str(path))
        return self._read(path)

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


def names_in(folder: str) -> str:
    """The names of what lies in a folder, as one text; empty where there is none."""
    try:
        return "/".join(sorted(each.name for each in Path(folder).iterdir()))
    except OSError:
        return ""


def _in(folder: Path) -> list[Path]:
    try:
        found = sorted(folder.iterdir(), reverse=True)
    except OSError:
        return []
    # Of two with one name, the first in order comes last, and is taken.
    return [each for each in found if each.suffix.lower() in READERS or each.is_dir()]


def _rows(text: str, delimiter: str) -> list[dict[str, object]]:
    """The first row names the columns."""
    rows = csv.reader(text.splitlines(), delimiter=delimiter)
    header = next(rows, [])
    return [dict(zip(header, row, strict=False)) for row in rows if row]


READERS: Mapping[str, Callable[[str], object]] = {
    ".yml": parse_yaml,
    ".yaml": parse_yaml,
    ".json": parse_json,
    ".toml": parse_toml,
    ".csv": lambda text: _rows(text, ","),
    ".tsv": lambda text: _rows(text, "\t"),
}
