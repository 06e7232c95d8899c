"""What folders of a configuration are relative to, where it lies apart from the documentation."""

from __future__ import annotations

import glob
import os
from dataclasses import replace
from pathlib import Path

from sphinx_newsfeed.config.settings import Settings
from sphinx_newsfeed.loading.files import root_of


def with_bases(settings: Settings, srcdir: Path, confdir: Path) -> Settings:
    """*settings* whose folders are looked for in *srcdir* first, and relative to *confdir* then.

    One configuration may serve several versions of a documentation, each with news of its own.
    """
    if srcdir == confdir:
        return settings
    sources = tuple(
        replace(source, patterns=tuple(_based(each, srcdir, confdir) for each in source.patterns))
        for source in settings.sources
    )
    static = tuple(_based(each, srcdir, confdir, glob_signs=False) for each in settings.static)
    return replace(settings, sources=sources, static=static)


def _based(path: str, srcdir: Path, confdir: Path, *, glob_signs: bool = True) -> str:
    """The path as it is relative to *confdir*."""
    own = root_of(srcdir, path) if glob_signs else srcdir / path
    if Path(path).is_absolute() or not _exists(own):
        return path
    try:
        base = os.path.relpath(srcdir, confdir)
    except ValueError:
        # Drives of Windows have no way from one to the other.
        base = str(srcdir)
    return str(Path(glob.escape(base) if glob_signs else base, path))


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
