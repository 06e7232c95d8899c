"""Files that keep, from one build to the next, what was made of each document.

There is one for each document, beside its doctree, so that the processes of a parallel build write
and read them as they do doctrees. What is missing, damaged or of another version is made anew.
"""

from __future__ import annotations

import hashlib
import pickle
from contextlib import suppress
from pathlib import Path
from typing import Any

from sphinx_newsfeed import __version__
from sphinx_newsfeed.whole_files import write_whole

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
            digest, content = stored[: len(_digest(b""))], stored[len(_digest(b"")) :]
            if digest == _digest(content):
                # As trusted as the doctree beside it.
                return pickle.loads(content)  # noqa: S301
        except Exception:  # a damaged file may raise whatever it names
            return None
        return None

    def keep(self, docname: str, value: object) -> None:
        """Keep *value*; where that fails, nothing is kept of the document.

        Raises what :func:`pickle.dumps` raises.
        """
        content = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        try:
            write_whole(self._file(docname), _digest(content) + content)
        except OSError:
            self.forget(docname)

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


def _digest(content: bytes) -> bytes:
    """What stands before a *content* of this version that is not damaged."""
    return hashlib.blake2b(_VERSION + content, digest_size=16).digest()
