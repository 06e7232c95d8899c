"""Files that keep, from one build to the next, what was made of each document.

There is one for each document, beside its doctree, so that the processes of a parallel build write
and read them as they do doctrees. What is missing, damaged or of another version is made anew.
"""

from __future__ import annotations

import os
import pickle
from contextlib import suppress
from pathlib import Path
from typing import Any

from sphinx_newsfeed import __version__

_SUFFIX = ".kept"
_VERSION = f"{__version__}\n".encode()


class KeptFiles:
    """The files of one kind, all below a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load(self, docname: str) -> Any:
        """What was kept of a document; ``None`` where nothing is."""
        try:
            stored = self._file(docname).read_bytes()
            if stored.startswith(_VERSION):
                # As trusted as the doctree beside it.
                return pickle.loads(stored[len(_VERSION) :])  # noqa: S301
        except Exception:  # a damaged file may raise whatever it names
            return None
        return None

    def keep(self, docname: str, value: object) -> None:
        """Keep *value*; where that fails, nothing is kept of the document.

        Raises what :func:`pickle.dumps` raises.
        """
        content = _VERSION + pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        file = self._file(docname)
        unfinished = file.with_name(f"{file.name}.{os.getpid()}")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            unfinished.write_bytes(content)
            unfinished.replace(file)
        except OSError:
            for each in (unfinished, file):
                with suppress(OSError):
                    each.unlink(missing_ok=True)

    def docnames(self) -> list[str]:
        """The documents of which something is kept."""
        names = (file.relative_to(self._folder) for file in self._folder.rglob(f"*{_SUFFIX}"))
        return sorted(name.as_posix().removesuffix(_SUFFIX) for name in names)

    def forget(self, docname: str) -> None:
        """Keep nothing of a document."""
        with suppress(OSError):
            self._file(docname).unlink(missing_ok=True)

    def _file(self, docname: str) -> Path:
        return self._folder / f"{docname}{_SUFFIX}"
