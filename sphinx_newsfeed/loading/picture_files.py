"""Finds the file of a picture that an article shows."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from sphinx_newsfeed.problems import Problem, ProblemKind, Report


@dataclass(frozen=True, slots=True)
class PicturePlace:
    """Where the pictures of an article may lie."""

    #: The article's own file: pictures lie beside it or in folders below.
    article: Path
    #: The project's source directory: an address that begins with a slash is relative to it.
    srcdir: Path
    #: Told of a file that is missing, so that the article is read again when it is there.
    note_missing: Callable[[Path], None] = lambda path: None


def find_picture(address: str, place: PicturePlace, line: int, report: Report) -> str | None:
    """The address under which Sphinx finds a picture; ``None``, and a report, if there is none.

    A web address stays as it is. Anything else is a file beside the article or below its folder,
    or below the source directory. Whatever leads out of these is refused, links included, since
    Sphinx copies every picture into the output.
    """
    address = address.strip()
    try:
        parts = urlsplit(address)
    except ValueError:
        parts = SplitResult("invalid", "", "", "", "")
    if parts.scheme in {"http", "https"}:
        return address
    if parts.netloc:
        return f"https:{address}"
    try:
        file = None if parts.scheme else _find_file(unquote(parts.path), place)
    except FileNotFoundError as error:
        place.note_missing(Path(error.filename))
        message = f"the picture {address} does not exist"
    else:
        if file is not None:
            # A slash at the beginning means the source directory to Sphinx.
            return "/" + Path(os.path.relpath(file, place.srcdir)).as_posix()
        message = f"the picture {address} lies where an article may not reach; it is left out"
    report(Problem(ProblemKind.PICTURE, message, str(place.article), line))
    return None


def _find_file(name: str, place: PicturePlace) -> Path | None:
    """The file; ``None`` where it leads out. Raises ``FileNotFoundError`` where there is none."""
    if "\0" in name:
        return None
    base = place.srcdir if name.startswith("/") else place.article.parent
    file = base / name.lstrip("/")
    real = Path(os.path.realpath(file))
    roots = (Path(os.path.realpath(root)) for root in (place.srcdir, base))
    if not any(real.is_relative_to(root) for root in roots):
        return None
    if not real.is_file():
        raise FileNotFoundError(errno.ENOENT, "no such picture", str(file))
    return file
