"""The data that posts inherit from files of their folders, where their generator has such files."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from sphinx_newsfeed.generators import Generator
from sphinx_newsfeed.loading.data_formats import parse_json
from sphinx_newsfeed.loading.file_names import readable_name
from sphinx_newsfeed.loading.files import SourceFile
from sphinx_newsfeed.loading.front_matter.results import FrontMatterError
from sphinx_newsfeed.loading.walking import fault_of_file
from sphinx_newsfeed.model.site import OriginalSite
from sphinx_newsfeed.problems import Problem, ProblemKind, Report

Data = Mapping[str, object]

#: A longer file is none of a few values for all posts: each of them is to hold what it says.
_LONGEST = 20_000


class DataFiles:
    """The data files of one project, each opened once; they are JSON, and nothing else is read."""

    def __init__(self, generator: Generator, root: Path, reach: Path, report: Report) -> None:
        """Of the files below *root*, only those that lie in *reach*, too, may be opened."""
        self._generator = generator
        self._root = root
        self._reach = (Path(os.path.realpath(reach)),)
        self._report = report
        #: What each file holds, and its state; empty where there is none.
        self._known: dict[str, tuple[Data, str]] = {}

    def given_to(self, file: SourceFile) -> SourceFile:
        """*file* with the data that it inherits, the nearest last."""
        names_of = self._generator.data_files
        if names_of is None or not file.path.is_relative_to(self._root):
            return file
        way = file.path.relative_to(self._root)
        found = [self._read(name) for name in names_of(way.parts[:-1], way.stem)]
        data: Data = {}
        for each, _ in found:
            data = merged(data, each, self._generator.gathered_data)
        return replace(file, data=data, data_stamp=" ".join(stamp for _, stamp in found if stamp))

    def _read(self, name: str) -> tuple[Data, str]:
        if name not in self._known:
            self._known[name] = self._open(self._root / name)
        return self._known[name]

    def _open(self, path: Path) -> tuple[Data, str]:
        if fault_of_file(path, self._reach):
            return {}, ""
        stamp = ""
        try:
            with path.open("rb") as file:
                text = file.read(_LONGEST + 1)
            stamp = f"{path.name}:{hashlib.blake2b(text, digest_size=8).hexdigest()}"
            if len(text) > _LONGEST:
                raise ValueError(f"it is longer than {_LONGEST:,} bytes")
            data = parse_json(text.decode("utf-8-sig")) if text.strip() else {}
        except (FrontMatterError, OSError, ValueError, RecursionError) as error:
            message = f"the data file cannot be read, so no post inherits from it: {error}"
            shown = readable_name(str(path))
            self._report(Problem(ProblemKind.FRONT_MATTER, message, shown, 1))
            return {}, stamp
        return (data if isinstance(data, Mapping) else {}), stamp


#: Keys that mean the same.
_ALIKE = (("author", "authors"), ("category", "categories"), ("tag", "tags"))


def with_given(file: SourceFile, site: OriginalSite) -> SourceFile:
    """*file* with what the configuration of its site says of it; that has to be trusted."""
    given = given_by(site, str(file.path))
    if not given:
        return file
    digest = hashlib.blake2s(repr(given).encode("utf-8", "replace"), digest_size=8).hexdigest()
    return replace(file, given=given, data_stamp=f"{file.data_stamp} {digest}")


def given_by(site: OriginalSite, path: str) -> Data:
    """What the configuration of *site* says of the post at *path*, for keys that it lacks."""
    if site.given is None or not site.trusted or not Path(path).is_relative_to(site.root):
        return {}
    return site.given(Path(path).relative_to(site.root).as_posix())


def completed(own: Data, given: Data) -> Data:
    """*own* values, and those that are *given* for keys that are not there, in whatever case."""
    if not given:
        return own
    there = {str(key).strip().lower() for key in own}
    for alike in _ALIKE:
        there.update(alike if there & {*alike} else ())
    found = {key: value for key, value in given.items() if key.lower() not in there}
    for key, value in own.items():
        wide = given.get(key)
        both = isinstance(wide, Mapping) and isinstance(value, Mapping)
        found[key] = completed(value, wide) if both else value  # type: ignore[arg-type]
    return found


def merged(wide: Data, near: Data, gathered: frozenset[str] = frozenset()) -> Data:
    """What both say; where they differ, the nearer wins, but lists, and keys *gathered*, add up."""
    found = dict(wide)
    for key, value in near.items():
        before = found.get(key)
        if isinstance(before, Mapping) and isinstance(value, Mapping):
            value = merged(before, value)
        elif before is not None and (
            key in gathered or (isinstance(before, list) and isinstance(value, list))
        ):
            value = [*_listed(before), *_listed(value)]
        found[key] = value
    return found


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, list | tuple) else [] if value is None else [value]
