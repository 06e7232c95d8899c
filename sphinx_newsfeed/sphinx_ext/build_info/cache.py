"""What a build notes about one output folder, for the next build into it, and digests of it.

Doctrees are shared by all builders; pages are not. So the notes lie beside the doctrees, and their
names tell builder and folder.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
import weakref
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from sphinx_newsfeed.loading.walking import path_from
from sphinx_newsfeed.problems import Problem, ProblemKind
from sphinx_newsfeed.sphinx_ext.build_info.kept_files import KeptFiles
from sphinx_newsfeed.sphinx_ext.build_info.reporting import warn
from sphinx_newsfeed.whole_files import reason_of, write_whole

#: Where the extension keeps what the next build can use, below the folder of doctrees.
CACHE_FOLDER = "newsfeed"
#: Stands for all files of the cache that cannot be kept.
_CAUSE = "the notes for the next build cannot be kept: {reason}; it takes longer"
#: Where files lie that a build cannot do without, while the cache has no room for them.
_MAKESHIFT: weakref.WeakKeyDictionary[Sphinx, Path] = weakref.WeakKeyDictionary()


def cache_folder(app: Sphinx) -> Path:
    """Where the extension keeps what the next build can use; never below the source directory."""
    return Path(app.doctreedir) / CACHE_FOLDER


def notes_file(app: Sphinx, kind: str) -> Path:
    """Where notes of a *kind* lie for the output of this build."""
    return cache_folder(app) / f"{_name(app, kind)}.json"


def kept_of_output(app: Sphinx, kind: str) -> KeptFiles:
    """What is kept of each document for the output of this build."""
    return KeptFiles(cache_folder(app) / _name(app, kind))


def _name(app: Sphinx, kind: str) -> str:
    # From here, so that a cache that is restored elsewhere together with the output is known.
    folder = path_from(Path(app.doctreedir), Path(app.outdir))
    return f"{kind}-{app.builder.name}-{digest_of(folder)}"


def keep(file: Path, content: bytes) -> bool:
    """Write a file of the cache; where that fails, tell it, and keep nothing in its place.

    The cache is the extension's own: what else stands in the way of a file is removed.
    """
    try:
        try:
            write_whole(file, content)
        except (FileExistsError, IsADirectoryError, NotADirectoryError, PermissionError):
            _clear_way(file)
            write_whole(file, content)
    except OSError as error:
        with suppress(OSError):
            # What it says is not so any more.
            file.unlink(missing_ok=True)
        reason = reason_of(error)
        message = f"{file} cannot be kept for the next build: {reason}; it takes longer"
        warn(Problem(ProblemKind.OUTPUT, message, cause=_CAUSE.format(reason=reason)))
        return False
    return True


def keep_changed(file: Path, content: bytes) -> None:
    """Write a file of the cache, unless its bytes are there already."""
    with suppress(OSError):
        if file.read_bytes() == content:
            return
    keep(file, content)


def keep_json(file: Path, value: object) -> bool:
    """Write plain data into the cache."""
    return keep(file, json.dumps(value, sort_keys=True).encode())


def load_json(file: Path) -> Any:
    """Plain data of the cache; ``None`` where it is missing or damaged."""
    try:
        return json.loads(file.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return None


def _clear_way(file: Path) -> None:
    """Remove a folder in the place of *file*, and what is in the place of a folder above it."""
    if file.is_dir() and not file.is_symlink():
        shutil.rmtree(file, ignore_errors=True)
    for each in reversed((file, *file.parents)):
        if os.path.lexists(each) and not each.is_dir():
            each.unlink()
            return


def needed_file(app: Sphinx, name: str, content: bytes) -> tuple[Path, bool]:
    """A file with *content* in the cache, and whether it is another one than before.

    A build cannot do without it, so it lies elsewhere where the cache cannot be written.
    Raises ``OSError`` where no folder for temporary files can be written either.
    """
    file = cache_folder(app) / name
    with suppress(OSError):
        if file.read_bytes() == content:
            return file, False
    if not keep(file, content):
        file = _makeshift(app) / name
        write_whole(file, content)
    return file, True


def _makeshift(app: Sphinx) -> Path:
    if app not in _MAKESHIFT:
        _MAKESHIFT[app] = folder = Path(tempfile.mkdtemp(prefix="newsfeed-"))
        weakref.finalize(app, shutil.rmtree, folder, ignore_errors=True)
    return _MAKESHIFT[app]


def load_names(file: Path) -> set[str]:
    """The names that the last build noted, perhaps with digests; none where it cannot be read."""
    stored = load_json(file)
    is_known = isinstance(stored, list | dict)
    return {name for name in stored if isinstance(name, str)} if is_known else set()


def save_names(file: Path, names: Collection[str]) -> None:
    """Note *names* for the next build."""
    keep_json(file, sorted(names))


def claim_names(file: Path, names: Collection[str]) -> None:
    """Note *names* besides those that are noted, before files of these names are written.

    So the next build knows them where this one does not come to its end.
    """
    known = load_names(file)
    if not known.issuperset(names):
        save_digests(file, dict.fromkeys({*known, *names}, "") | load_digests(file))


def load_digests(file: Path) -> dict[str, str]:
    """The names with their digests that the last build noted; none where they cannot be read."""
    stored = load_json(file)
    if not isinstance(stored, dict):
        return {}
    return {name: each for name, each in stored.items() if isinstance(each, str)}


def save_digests(file: Path, digests: Mapping[str, str]) -> None:
    """Note names with their digests for the next build."""
    keep_json(file, dict(digests))


def digest_of(text: str) -> str:
    """The digest of *text*, in hexadecimal."""
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=12).hexdigest()


def digest_of_file(file: str | os.PathLike[str]) -> str:
    """The digest of a file's bytes, in hexadecimal; raises ``OSError`` where they are not read."""
    with open(file, "rb") as stream:  # noqa: PTH123
        return hashlib.file_digest(stream, lambda: hashlib.blake2b(digest_size=12)).hexdigest()


def digest_of_file_if_any(file: str | os.PathLike[str]) -> str:
    """The same; empty where there is no file, or none that can be read."""
    try:
        return digest_of_file(file)
    except OSError:
        return ""


def digest_of_data(value: object) -> str:
    """The digest of plain data, which JSON can hold."""
    return digest_of(json.dumps(value, ensure_ascii=True))


def plain_text(value: object) -> str:
    """Plain data as a text that is the same in every process; empty for what is no plain data.

    Sets have another order each time.
    """
    match value:
        case None | bool() | int() | float() | str() | bytes():
            return repr(value)
        case Mapping():
            return f"{{{','.join(f'{plain_text(k)}:{plain_text(v)}' for k, v in value.items())}}}"
        case list() | tuple():
            return f"[{','.join(map(plain_text, value))}]"
        case set() | frozenset():
            return f"({','.join(sorted(map(plain_text, value)))})"
    return ""
