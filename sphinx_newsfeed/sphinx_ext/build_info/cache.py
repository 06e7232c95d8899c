"""What a build notes about one output folder, for the next build into it.

Doctrees are shared by all builders; pages are not. So the notes lie beside the doctrees, and their
names tell builder and folder.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from pathlib import Path

from sphinx.application import Sphinx

from sphinx_newsfeed.sphinx_ext.build_info.digests import digest_of


def cache_folder(app: Sphinx) -> Path:
    """Where the extension keeps what the next build can use; never below the source directory."""
    return Path(app.doctreedir) / "newsfeed"


def notes_file(app: Sphinx, kind: str) -> Path:
    """Where notes of a *kind* lie for the output of this build."""
    return cache_folder(app) / f"{kind}-{app.builder.name}-{digest_of(str(app.outdir))}.json"


def load_names(file: Path) -> set[str]:
    """The names that the last build noted; none where the file is missing or damaged."""
    try:
        stored = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return set()
    return {name for name in stored if isinstance(name, str)} if isinstance(stored, list) else set()


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
