"""Tells whether all that a build is made of is what the last one into the same folder was made of.

Then nothing of ours needs to be compared page by page, and what lies beside the pages – redirects,
feeds, the sitemap – stands as it is. One digest decides: of the articles' files, of the options, of
the environment and of who stands at which address.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import ENV_PICKLE_FILENAME, Sphinx
from sphinx.environment import BuildEnvironment

from sphinx_newsfeed.problems import ProblemKind, problem_of
from sphinx_newsfeed.sphinx_ext.build_info.cache import (
    digest_of_data,
    digest_of_file_if_any,
    keep_json,
    load_json,
    load_names,
    notes_file,
    plain_text,
)
from sphinx_newsfeed.sphinx_ext.build_info.reporting import ProblemLog, warn
from sphinx_newsfeed.sphinx_ext.build_info.versions import versions_of
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of
from sphinx_newsfeed.sphinx_ext.incremental.unfinished import Unfinished

#: What depends on the time of a build besides the articles that are shown.
OfTime = Callable[[Sphinx], object]


class Standing:
    """What the last build into an output folder left, compared with what this one begins with."""

    def __init__(
        self,
        problems: ProblemLog,
        of_time: OfTime,
        notes: Sequence[str],
        files: Sequence[str],
        unfinished: Unfinished | None = None,
    ) -> None:
        """*files* stand beside the pages, and those that *notes*, by their kinds, name."""
        self._problems, self._of_time = problems, of_time
        self._unfinished = unfinished or Unfinished(problems)
        self._notes, self._named = notes, files
        self._before: dict[str, Any] = {}
        self._is_same = self._is_read = self._is_written = self._is_complete = False
        #: How many problems were told before the files beside the pages are written.
        self._told = 0

    def begin(self, app: Sphinx) -> None:
        """Compare the state with that of the last build; articles have their places by now."""
        self._is_read, self._before, self._is_complete = bool(app.fresh_env_used), _load(app), True
        self._is_written = False
        is_known = not self._is_read and self._unfinished.is_written
        self._is_same = is_known and self._before.get("state") == self._state(app)

    def note_read(self, app: Sphinx, env: BuildEnvironment, found: Sequence[str] | str) -> None:
        """Note that documents, if any are *found*, are read, or forgotten."""
        self._is_read |= bool(found)
        if found:
            domain_of(env).build.complete()

    def note_written(self, app: Sphinx, doctree: nodes.document, docname: str) -> None:
        """Have what pages show made by the first process, before others write pages."""
        if not self._is_written:
            self._is_written = True
            domain_of(app.env).build.complete()

    @property
    def is_same(self) -> bool:
        """Whether the state is the same before documents are read."""
        return self._is_same

    @property
    def holds(self) -> bool:
        """Whether it is so when all documents are read: none was."""
        return self._is_same and not self._is_read

    @property
    def is_known(self) -> bool:
        """Whether the last build came to its end, so that what it noted is what there is."""
        return self._unfinished.is_written

    @contextmanager
    def watch(self) -> Iterator[None]:
        """Let what is done be done in the next build again, where a problem is told meanwhile."""
        told = len(self._problems.found)
        yield
        self._is_complete &= told == len(self._problems.found)

    def begin_files(self, app: Sphinx, exception: Exception | None) -> None:
        """Look at the files beside the pages; those that are gone, or others, are made anew."""
        self._told = len(self._problems.found)
        if not self.holds:
            return
        if self._before.get("files") == self._files(app):
            for problem in self._before["problems"]:
                warn(problem)
        else:
            self._is_same = False

    def leave_pages(self) -> None:
        """Say that pages are still to be written, by another build."""
        self._is_complete = False

    def note(self, app: Sphinx, exception: Exception | None) -> None:
        """Note the state for the next build, unless it has something to do."""
        if exception is not None or self.holds:
            return
        problems = self._problems.found[self._told :]
        is_written = all(each.kind is not ProblemKind.OUTPUT for each in problems)
        stored = {
            "state": self._state(app) if self._is_complete and is_written else "",
            "files": self._files(app),
            "problems": [asdict(each) | {"kind": each.kind.value} for each in problems],
        }
        keep_json(notes_file(app, "state"), stored)

    def _files(self, app: Sphinx) -> str:
        """The state of the files beside the pages."""
        notes = [notes_file(app, kind) for kind in self._notes]
        names = {*self._named, *(name for each in notes for name in load_names(each))}
        return digest_of_data([(name, _stamp(app.outdir, name)) for name in sorted(names)])

    def _state(self, app: Sphinx) -> str:
        build = domain_of(app.env).build
        values = {each.name: each.value for each in app.config}
        # Those of an extension that is set up late come at another place in the next build.
        options = {name: values[name] for name in sorted(values)}
        made_of = [
            *(versions_of(app), options, sorted(app.builder.tags)),
            digest_of_file_if_any(Path(app.confdir, "conf.py")),
            digest_of_file_if_any(Path(app.doctreedir, ENV_PICKLE_FILENAME)),
            sorted(build.own_pages),
            sorted(build.files.items()),
            sorted(article.path for article in build.scanned if article.hidden),
            build.told.shown_of(build.told.authors),
            build.messages.digest,
            self._of_time(app),
        ]
        holders = sorted(build.outputs.held())
        return digest_of_data([plain_text(made_of), holders])


def _load(app: Sphinx) -> dict[str, Any]:
    stored = load_json(notes_file(app, "state"))
    try:
        problems = [problem_of(each) for each in stored["problems"]]
        return dict(stored) | {"problems": problems}
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}


def _stamp(folder: str | os.PathLike[str], name: str) -> str:
    try:
        status = os.lstat(os.path.join(folder, name))  # noqa: PTH118
    except (OSError, ValueError):
        return ""
    return f"{status.st_size} {status.st_mtime_ns}"
