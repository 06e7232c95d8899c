"""Keeps what was read of each file, so that an unchanged one is not opened again."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any

from sphinx_newsfeed.article import Article, BodyFormat, plain_record
from sphinx_newsfeed.loading.files import SourceFile
from sphinx_newsfeed.problems import Problem, ProblemKind
from sphinx_newsfeed.settings import Settings

#: Goes up with every change of what is stored or of how a file is read. A test compares the
#: stored shape with the records, so that a forgotten step shows.
CACHE_VERSION = 1


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file gave."""

    article: Article | None
    problems: tuple[Problem, ...]


class ScanCache:
    """Readings by file, as the last build left them and as this one will.

    The texts are plain JSON: a record that is pickled outlives its class, and a foreign cache
    could run code.
    """

    def __init__(self, path: Path, settings: Settings) -> None:
        self._path = path
        self._zone = settings.timezone
        self._key = [CACHE_VERSION, str(settings.timezone), settings.body_format]
        self._old: dict[str, Any] = {}
        self._new: dict[str, Any] = {}

    def load(self) -> None:
        """Take over what the last build stored, unless it is missing, damaged or of other kind."""
        try:
            stored = json.loads(self._path.read_text("utf-8"))
            if stored["key"] == self._key:
                self._old = dict(stored["files"])
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            self._old = {}

    def get(self, file: SourceFile, own_page: bool) -> Reading | None:
        """The reading of *file*, unless it changed since."""
        stored = self._old.get(str(file.path))
        try:
            if stored is None or stored["stamp"] != _stamp(file, own_page):
                return None
            reading = _to_reading(stored, self._zone)
        except (ValueError, KeyError, TypeError, AttributeError, OverflowError):
            return None
        self._new[str(file.path)] = stored
        return reading

    def put(self, file: SourceFile, own_page: bool, reading: Reading) -> None:
        """Note the *reading* of *file* for the next build."""
        self._new[str(file.path)] = {
            "stamp": _stamp(file, own_page),
            "article": plain_record(reading.article) if reading.article else None,
            "problems": [asdict(problem) for problem in reading.problems],
        }

    def save(self) -> None:
        """Store the readings of this build, if they differ from those of the last."""
        if self._new == self._old:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        stored = {"key": self._key, "files": self._new}
        self._path.write_text(json.dumps(stored, default=_to_json), "utf-8")


def _stamp(file: SourceFile, own_page: bool) -> list[object]:
    return [file.modified, file.size, file.docname, own_page]


def _to_json(value: object) -> str:
    if isinstance(value, ProblemKind):
        return value.value
    raise TypeError(type(value))


def _to_reading(stored: dict[str, Any], zone: tzinfo) -> Reading:
    problems = (_to_problem(problem) for problem in stored["problems"])
    article = stored["article"]
    return Reading(None if article is None else _to_article(article, zone), tuple(problems))


def _to_problem(stored: dict[str, Any]) -> Problem:
    return Problem(**(stored | {"kind": ProblemKind(stored["kind"])}))


def _to_article(stored: dict[str, Any], zone: tzinfo) -> Article:
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in stored.items()
    }
    for name in ("date", "updated"):
        if isinstance(values[name], str):
            values[name] = datetime.fromisoformat(values[name]).astimezone(zone)
    if not isinstance(values["date"], datetime):
        raise ValueError("no date")
    return Article(**(values | {"body_format": BodyFormat(values["body_format"])}))
