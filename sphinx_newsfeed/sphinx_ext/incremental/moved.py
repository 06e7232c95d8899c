"""Takes the environment of the last build along where the project lies elsewhere now.

Sphinx begins anew there, since an environment may hold paths. So what it keeps is looked through:
nodes say in which file they stand, and are told the new one; where any other text or path names the
old folder, whoever stored it, Sphinx begins anew as ever.
"""

from __future__ import annotations

import io
import os
import pickle
from collections.abc import Callable
from pathlib import Path, PurePath
from typing import Any

from docutils import nodes
from sphinx.application import ENV_PICKLE_FILENAME, Sphinx
from sphinx.config import Config

from sphinx_newsfeed.sphinx_ext.build_info.cache import (
    cache_folder,
    keep_json,
    load_digests,
)
from sphinx_newsfeed.sphinx_ext.build_info.kept_files import KeptFiles
from sphinx_newsfeed.sphinx_ext.domain.domain import TEASERS
from sphinx_newsfeed.whole_files import write_whole

_FILE = "place.json"


def take_along(app: Sphinx, config: Config) -> None:
    """Move what the last build kept, before Sphinx looks at it."""
    before, now = _place(app), os.fspath(app.srcdir)
    if not before or before == now:
        return
    try:
        _move(app, before)
    except Exception:
        return


def note_place(app: Sphinx, exception: Exception | None) -> None:
    """Note where the project lies."""
    now = os.fspath(app.srcdir)
    if exception is None and _place(app) != now:
        keep_json(cache_folder(app) / _FILE, {"srcdir": now})


def _place(app: Sphinx) -> str:
    return load_digests(cache_folder(app) / _FILE).get("srcdir", "")


def _move(app: Sphinx, before: str) -> None:
    """Raises whatever reading and writing of pickles raises."""
    place = Path(app.doctreedir, ENV_PICKLE_FILENAME)
    # As trusted as it is for Sphinx, which loads it next.
    env: Any = pickle.loads(place.read_bytes())  # noqa: S301
    if os.fspath(env.srcdir) != before:
        return
    moved = _mover(before, os.fspath(app.srcdir))
    env.srcdir, env.doctreedir = app.srcdir, app.doctreedir
    if env.project is not None:
        env.project.srcdir = app.srcdir
    # Sphinx keeps them as absolute paths.
    for docname, needed in env.dependencies.items():
        env.dependencies[docname] = {type(each)(moved(os.fspath(each))) for each in needed}
    # Sphinx compares the options with those of this build.
    config, env.config = env.config, None
    if _Moving(io.BytesIO(), moved, before).names_left(env):
        return
    env.config = config
    for file in sorted(Path(app.doctreedir).rglob("*.doctree")):
        tree = pickle.loads(file.read_bytes())  # noqa: S301
        write_whole(file, _moved(tree, moved))
    _move_teasers(cache_folder(app) / TEASERS, moved)
    write_whole(place, pickle.dumps(env, pickle.HIGHEST_PROTOCOL))


def _move_teasers(folder: Path, moved: Callable[[str], str]) -> None:
    teasers = KeptFiles(folder)
    for docname in teasers.docnames():
        teasers.keep(docname, pickle.loads(_moved(teasers.load(docname), moved)))  # noqa: S301


def _moved(value: object, moved: Callable[[str], str]) -> bytes:
    stream = io.BytesIO()
    _Moving(stream, moved).dump(value)
    return stream.getvalue()


def _mover(before: str, now: str) -> Callable[[str], str]:
    def moved(path: str) -> str:
        return f"{now}{path[len(before) :]}" if _is_in(before, path) else path

    return moved


def _is_in(folder: str, path: str) -> bool:
    return path == folder or path.startswith((f"{folder}/", f"{folder}{os.sep}"))


class _Moving(pickle.Pickler):
    """Stores what it is given, with nodes that say the new file."""

    def __init__(self, stream: io.BytesIO, moved: Callable[[str], str], before: str = "") -> None:
        super().__init__(stream, pickle.HIGHEST_PROTOCOL)
        self._moved, self._before = moved, before
        self._left = False

    def names_left(self, value: object) -> bool:
        """Whether anything but nodes names the old folder."""
        self.dump(value)
        return self._left

    def reducer_override(self, value: object) -> Any:
        """Tell each node its file; it is stored as ever."""
        if isinstance(value, nodes.Node):
            if value.source:
                value.source = self._moved(value.source)
            if isinstance(value, nodes.document) and "source" in value:
                value["source"] = self._moved(value["source"])
        return NotImplemented

    def persistent_id(self, value: object) -> None:
        """Look at each text and path, and store it as ever."""
        if self._before and isinstance(value, str | PurePath):
            self._left |= _is_in(self._before, os.fspath(value))
