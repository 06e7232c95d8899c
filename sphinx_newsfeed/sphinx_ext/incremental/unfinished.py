"""Knows whether the last build came to its end, and has done again what one left that did not.

A build that was killed while it wrote left pages that are half, new pages beside old ones, and a
search that lacks words; a page that is newer than its source looks as if it were done. So a mark
says that a build is finished. It is taken away before anything is written, which a full disk lets
happen, and put back at the end, when all was written.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from docutils import nodes
from sphinx.application import ENV_PICKLE_FILENAME, Sphinx
from sphinx.builders import Builder
from sphinx.environment import BuildEnvironment

from sphinx_newsfeed.problems import ProblemKind
from sphinx_newsfeed.sphinx_ext.build_info.builders import is_assembling
from sphinx_newsfeed.sphinx_ext.build_info.cache import cache_folder, keep, notes_file
from sphinx_newsfeed.sphinx_ext.build_info.reporting import ProblemLog
from sphinx_newsfeed.whole_files import remove_unfinished

#: The kind of the mark of an output folder, and the name of that of the doctrees.
_WRITTEN, _READ = "finished", "read"


class Unfinished:
    """What the last build left undone: in the doctrees, and in the output folder."""

    def __init__(self, problems: ProblemLog) -> None:
        self._problems = problems
        self._is_read = self._is_written = True
        self._written: set[str] = set()

    @property
    def is_written(self) -> bool:
        """Whether the last build into this output folder came to its end."""
        return self._is_written

    def begin(self, app: Sphinx) -> None:
        """Look for the marks, and remove files that were being written."""
        self._written = set()
        self._is_read = app.fresh_env_used or _read_mark(app).is_file()
        self._is_written = is_assembling(app.builder) or _written_mark(app).is_file()
        if not self._is_written:
            # Sphinx cannot read half a note of its own on the options of the pages.
            _take_away(Path(app.outdir, ".buildinfo"))
            remove_unfinished(Path(app.outdir))
            remove_unfinished(cache_folder(app))

    def documents_to_read(
        self, app: Sphinx, env: BuildEnvironment, *changes: Iterable[str]
    ) -> list[str]:
        """The documents that a build read which did not come to store what it noted of them."""
        return [] if self._is_read else list(_read_since(app, env.found_docs))

    def note_reading(self, app: Sphinx, env: BuildEnvironment, docnames: Sequence[str]) -> None:
        """Note that doctrees are about to be written."""
        if docnames:
            _take_away(_read_mark(app))

    def pages_to_write(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """All documents, where some may be half; what was read is about to be stored, too."""
        if not _read_mark(app).is_file():
            _take_away(_written_mark(app))
        return [] if self._is_written else sorted(env.found_docs)

    def note_read(self, app: Sphinx, builder: Builder) -> None:
        """Note that all doctrees, and what was noted of them, are stored."""
        if not _read_mark(app).is_file():
            keep(_read_mark(app), b"")

    def note_written(self, app: Sphinx, doctree: nodes.document, docname: str) -> None:
        """Note that pages are about to be written."""
        if not self._written:
            _take_away(_written_mark(app))
        self._written.add(docname)

    def end(self, app: Sphinx, exception: Exception | None) -> None:
        """Note that all is written, unless something could not be, or was not asked for."""
        failed = any(each.kind is ProblemKind.OUTPUT for each in self._problems.found)
        is_whole = self._is_written or self._written >= app.env.found_docs
        if exception is None and is_whole and not failed and not self._problems.met_full_disk:
            if not _written_mark(app).is_file():
                keep(_written_mark(app), b"")
        elif failed or self._problems.met_full_disk:
            _take_away(_written_mark(app))
        # The application may build once more.
        self._is_written = is_assembling(app.builder) or _written_mark(app).is_file()
        self._is_read, self._written = True, set()


def _written_mark(app: Sphinx) -> Path:
    return notes_file(app, _WRITTEN)


def _read_mark(app: Sphinx) -> Path:
    return cache_folder(app) / _READ


def _take_away(mark: Path) -> None:
    with suppress(OSError):
        mark.unlink(missing_ok=True)


def _read_since(app: Sphinx, docnames: Iterable[str]) -> Iterator[str]:
    """The documents whose doctrees are younger than the stored environment, or missing."""
    doctrees = Path(app.doctreedir)
    stored = _modified(doctrees / ENV_PICKLE_FILENAME)
    for docname in docnames:
        modified = _modified(doctrees / f"{docname}.doctree")
        if not modified or modified >= stored:
            yield docname


def _modified(path: Path) -> int:
    try:
        return os.stat(path).st_mtime_ns  # noqa: PTH116
    except (OSError, ValueError):
        return 0
