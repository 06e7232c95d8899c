"""What a build notes about one output folder, for the next build into it, and digests of it.

Doctrees are shared by all builders; pages are not. So the notes lie beside the doctrees, and their
names tell builder and folder.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from pathlib import Path

from sphinx.application import Sphinx

from sphinx_newsfeed.loading.walking import path_from
from sphinx_newsfeed.sphinx_ext.build_info.kept_files import KeptFiles

#: Where the extension keeps what the next build can use, below the folder of doctrees.
CACHE_FOLDER = "newsfeed"


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


def load_names(file: Path) -> set[str]:
    """The names that the last build noted, perhaps with digests; none where it cannot be read."""
    try:
        stored = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return set()
    is_known = isinstance(stored, list | dict)
    return {name for name in stored if isinstance(name, str)} if is_known else set()


def save_names(file: Path, names: Collection[str]) -> None:
    """Note *names* for the next build."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(sorted(names)), "utf-8", newline="\n")


def load_digests(file: Path) -> dict[str, str]:
    """The names with their digests that the last build noted; none where they cannot be read."""
    try:
        stored = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return stored if isinstance(stored, dict) else {}


def save_digests(file: Path, digests: Mapping[str, str]) -> None:
    """Note names with their digests for the next build."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(digests, sort_keys=True), "utf-8", newline="\n")


def digest_of(text: str) -> str:
    """The digest of *text*, in hexadecimal."""
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=12).hexdigest()


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
