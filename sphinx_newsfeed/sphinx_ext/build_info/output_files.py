"""Files that the extension writes into the output besides pages."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sphinx_newsfeed.problems import Problem, ProblemKind
from sphinx_newsfeed.sphinx_ext.build_info.reporting import warn
from sphinx_newsfeed.whole_files import is_of_disk, reason_of, write_whole

#: Stands for all files of the output that a disk has no room for.
_CAUSE = "files of the output cannot be written: {reason}"


def write_file(outdir: Path, name: str, content: bytes) -> bool:
    """Write a file below *outdir*, unless its bytes are there already; whether it is there now.

    Nothing is written through a link that leads out of the folder.
    """
    path = outdir / name
    try:
        if path.is_file() and not path.is_symlink() and path.read_bytes() == content:
            return True
        path.parent.mkdir(parents=True, exist_ok=True)
        inside = os.path.realpath(path.parent)
        if not Path(inside).is_relative_to(os.path.realpath(outdir)):
            raise OSError("a link leads out of the output folder")
        write_whole(path, content)
    except OSError as error:
        warn(_problem(name, error))
        return False
    return True


@contextmanager
def telling_of_disk(name: str) -> Iterator[None]:
    """Tell of a disk that has no room for the file *name*; what else is raised passes."""
    try:
        yield
    except OSError as error:
        if not is_of_disk(error):
            raise
        warn(_problem(name, error))


def _problem(name: str, error: OSError) -> Problem:
    reason = reason_of(error)
    message = f"{name} cannot be written: {reason}"
    if not is_of_disk(error):
        kind = ProblemKind.OUTPUT if isinstance(error, PermissionError) else ProblemKind.DUPLICATE
        return Problem(kind, message)
    return Problem(ProblemKind.OUTPUT, message, cause=_CAUSE.format(reason=reason))


def remove_file(outdir: Path, name: str) -> None:
    """Remove a file below *outdir* that an earlier build wrote, and folders left empty by that."""
    path = Path(os.path.normpath(outdir / name))
    if not path.is_relative_to(outdir) or not path.is_file():
        return
    with suppress(OSError):
        path.unlink()
    for folder in path.relative_to(outdir).parents[:-1]:
        try:
            (outdir / folder).rmdir()
        except OSError:
            # It holds something else.
            return
