"""Files that the extension writes into the output besides pages."""

from __future__ import annotations

import os
from pathlib import Path

from sphinx_newsfeed.problems import Problem, ProblemKind
from sphinx_newsfeed.sphinx_ext.build_info.reporting import warn


def write_file(outdir: Path, name: str, content: bytes) -> None:
    """Write a file below *outdir*, unless its bytes are there already.

    Nothing is written through a link that leads out of the folder.
    """
    path = outdir / name
    if path.is_file() and not path.is_symlink() and path.read_bytes() == content:
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        inside = os.path.realpath(path.parent)
        if not Path(inside).is_relative_to(os.path.realpath(outdir)):
            raise OSError("a link leads out of the output folder")
        path.unlink(missing_ok=True)
        path.write_bytes(content)
    except OSError as error:
        message = f"{name} cannot be written: {error.strerror or error}"
        warn(Problem(ProblemKind.DUPLICATE, message))


def remove_file(outdir: Path, name: str) -> None:
    """Remove a file below *outdir* that an earlier build wrote, and folders left empty by that."""
    path = Path(os.path.normpath(outdir / name))
    if not path.is_relative_to(outdir) or not path.is_file():
        return
    path.unlink()
    for folder in path.relative_to(outdir).parents[:-1]:
        try:
            (outdir / folder).rmdir()
        except OSError:
            # It holds something else.
            return
