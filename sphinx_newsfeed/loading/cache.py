"""Keeps what was read of each file, so that an unchanged one is not opened again.

A file is unchanged where its bytes are: its size and the time of its last change tell that at once,
and where they differ, as in another checkout, a digest of the bytes does. Nothing that is compared
says where the project lies.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Any

from sphinx_newsfeed.config.settings import Settings
from sphinx_newsfeed.generators import BY_NAME
from sphinx_newsfeed.loading.files import SourceFile, sidecar_of
from sphinx_newsfeed.model.article import Article, BodyFormat, plain_record
from sphinx_newsfeed.model.taxonomy import BUILT_IN
from sphinx_newsfeed.problems import Problem, problem_of
from sphinx_newsfeed.whole_files import write_whole

#: Goes up with every change of what is stored or of how a file is read. A test compares the
#: stored shape with the records, so that a forgotten step shows.
CACHE_VERSION = 14


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file gave."""

    article: Article | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Home:
    """What of the old site of a file decides how it is read, besides the dialect."""

    #: The zone of its dates.
    zone: tzinfo
    #: The folder of its project; empty where it is not known.
    root: str = ""
    #: Whether posts without a date have that of their files there.
    dates_from_files: bool = False
    #: Whether folders are no categories there.
    plain_folders: bool = False


class ScanCache:
    """Readings by file, as the last build left them and as this one will.

    The texts are plain JSON: a record that is pickled outlives its class, and a foreign cache
    could run code.
    """

    def __init__(
        self,
        path: Path,
        settings: Settings,
        language: str = "",
        folder: Path | None = None,
        write: Callable[[Path, bytes], object] = write_whole,
    ) -> None:
        """*folder* is that of the project: paths are stored from there. *write* stores a file."""
        self._write = write
        self._path = path
        self._folder = os.path.join(folder, "") if folder else ""  # noqa: PTH118
        self._home = Home(settings.timezone or UTC)
        self._key = [
            *(CACHE_VERSION, str(settings.timezone), settings.body_format, language),
            dict(settings.fields),
            [
                [each.name, *each.keys, each.is_tree]
                for each in settings.taxonomies
                if each not in BUILT_IN
            ],
        ]
        self._old: dict[str, Any] = {}
        self._new: dict[str, Any] = {}
        self._contents: dict[str, str | None] = {}
        self._old_dialects: dict[str, Any] = {}
        self._new_dialects: dict[str, Any] = {}

    def load(self) -> None:
        """Take over what the last build stored, unless it is missing, damaged or of other kind."""
        try:
            stored = json.loads(self._path.read_text("utf-8"))
            if stored["key"] == self._key:
                self._old = dict(stored["files"])
                self._old_dialects = dict(stored["dialects"])
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            self._old = {}
            self._old_dialects = {}

    def dialect(self, source: str, evidence: str, detect: Callable[[], str]) -> str:
        """The dialect of *source*: that of the last build while the *evidence* is the same."""
        stored = self._old_dialects.get(source)
        try:
            found = _known(stored[1]) if stored and stored[0] == evidence else detect()
        except (ValueError, TypeError, IndexError, KeyError):
            found = detect()
        self._new_dialects[source] = [evidence, found]
        return found

    def get(
        self,
        file: SourceFile,
        dialect: str,
        own_page: bool,
        home: Home | None = None,
    ) -> Reading | None:
        """The reading of *file*, in a source that was at *home*, unless it changed since."""
        home = home or self._home
        key = self.near(str(file.path))
        stored = self._old.get(key)
        if not os.access(file.path, os.R_OK) and os.path.lexists(file.path):
            # Whoever closed it left its time as it was.
            return None
        try:
            if stored is None or stored["stamp"] != self._stamp(file, dialect, own_page, home):
                return None
            if not self._is_same(file, stored):
                return None
            reading = _to_reading(stored, home.zone, file.readable_path)
        except (ValueError, KeyError, TypeError, AttributeError, OverflowError):
            return None
        state = _state(file)
        self._new[key] = stored if stored["state"] == state else stored | {"state": state}
        return reading

    def _is_same(self, file: SourceFile, stored: dict[str, Any]) -> bool:
        """Whether *file* has the bytes of which the reading was made."""
        if stored["problems"] and stored["path"] != file.readable_path:
            # What was wrong with it may name the place.
            return False
        content = self.content_of(file)
        is_same = content is not None and stored["content"] == content
        return is_same or bool(stored["state"] == _state(file))

    def put(
        self,
        file: SourceFile,
        dialect: str,
        own_page: bool,
        reading: Reading,
        home: Home | None = None,
    ) -> None:
        """Note the *reading* of *file* for the next build."""
        self._new[self.near(str(file.path))] = {
            "state": _state(file),
            "content": self.content_of(file),
            "stamp": self._stamp(file, dialect, own_page, home or self._home),
            "path": file.readable_path,
            "article": plain_record(reading.article) if reading.article else None,
            "problems": [
                asdict(problem) | {"kind": problem.kind.value} for problem in reading.problems
            ],
        }

    def content_of(self, file: SourceFile) -> str | None:
        """A digest of the bytes of *file* and of the one beside it; none where they are not read.

        The last build's is taken while size and times are the same.
        """
        key = self.near(str(file.path))
        if key not in self._contents:
            stored = self._old.get(key)
            known = isinstance(stored, dict) and stored.get("state") == _state(file)
            self._contents[key] = stored.get("content") if stored and known else _content(file)
        return self._contents[key]

    def near(self, path: str) -> str:
        """A path as it is from the folder of the project, wherever that lies."""
        if not self._folder or not os.path.isabs(path):  # noqa: PTH117
            return path
        if path.startswith(self._folder):
            return path[len(self._folder) :]
        try:
            return os.path.relpath(path, self._folder)
        except ValueError:
            # It is on another drive.
            return path

    def _stamp(self, file: SourceFile, dialect: str, own_page: bool, home: Home) -> list[object]:
        known = (str(home.zone), self.near(home.root), home.dates_from_files, home.plain_folders)
        return [file.data_stamp, file.docname, dialect, own_page, *known, file.must_say_so]

    def save(self) -> None:
        """Store the readings of this build, if they differ from those of the last."""
        if (self._new, self._new_dialects) == (self._old, self._old_dialects):
            return
        stored = {"key": self._key, "dialects": self._new_dialects, "files": self._new}
        self._write(self._path, json.dumps(stored).encode())


def _state(file: SourceFile) -> list[object]:
    return [file.modified, file.size, file.sidecar]


def _content(file: SourceFile) -> str | None:
    digest = hashlib.blake2b(digest_size=12)
    try:
        digest.update(file.path.read_bytes())
        if file.sidecar:
            digest.update(b"\0")
            digest.update(sidecar_of(file.path).read_bytes())
    except (OSError, ValueError):
        return None
    return digest.hexdigest()


def _known(dialect: object) -> str:
    """The name of a generator; raises ``ValueError`` for what is none."""
    if not isinstance(dialect, str) or dialect not in BY_NAME:
        raise ValueError("no dialect")
    return dialect


def _to_reading(stored: dict[str, Any], zone: tzinfo, path: str) -> Reading:
    problems = (problem_of(problem) for problem in stored["problems"])
    article = stored["article"]
    found = None if article is None else _to_article(article | {"path": path}, zone)
    return Reading(found, tuple(problems))


def _to_time(stored: str, zone: tzinfo) -> datetime:
    """A time in *zone*, unless it is shown with an offset of its own."""
    found = datetime.fromisoformat(stored)
    shown = found.astimezone(zone)
    return shown if shown.utcoffset() == found.utcoffset() else found


def _to_article(stored: dict[str, Any], zone: tzinfo) -> Article:
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in stored.items()
    }
    for name in ("date", "updated", "live", "expires"):
        if isinstance(values[name], str):
            values[name] = _to_time(values[name], zone)
    if not isinstance(values["date"], datetime):
        raise ValueError("no date")
    values["category_paths"] = _to_paths(values["category_paths"])
    values["terms"] = {name: _to_paths(paths) for name, paths in values["terms"].items()}
    values["body_format"] = BodyFormat(values["body_format"])
    values["dialect"] = _known(values["dialect"])
    if not all(is_one(values[name]) for name, is_one in _FIELDS):
        raise ValueError("no value of its field")
    return Article(**values)


def _to_paths(stored: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(map(tuple, stored))


def _is_row(value: object) -> bool:
    return isinstance(value, tuple) and all(isinstance(each, str) for each in value)


#: Whether a value is one of a type, by its annotation; a new one is missing here when it is loaded.
_IS_ONE: dict[str, Callable[[Any], bool]] = {
    "str": lambda value: isinstance(value, str),
    "bool": lambda value: isinstance(value, bool),
    "datetime": lambda value: isinstance(value, datetime),
    "datetime | None": lambda value: value is None or isinstance(value, datetime),
    "tuple[str, ...]": _is_row,
    "tuple[Path, ...]": lambda value: all(map(_is_row, value)),
    "Mapping[str, tuple[Path, ...]]": lambda value: all(
        isinstance(name, str) and all(map(_is_row, paths)) for name, paths in value.items()
    ),
    "BodyFormat": lambda value: isinstance(value, BodyFormat),
    "Mapping[str, object]": lambda value: isinstance(value, dict),
}
_FIELDS = [(each.name, _IS_ONE[str(each.type)]) for each in fields(Article)]
