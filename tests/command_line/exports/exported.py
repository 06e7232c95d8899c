"""An export, as tests write one."""

from __future__ import annotations

from pathlib import Path

from sphinx_newsfeed.command_line.entries import Feed
from sphinx_newsfeed.command_line.exports.files import opened_export
from sphinx_newsfeed.command_line.exports.recognition import read_files


def of_files(folder: Path, site: str = "", **files: str) -> Feed:
    """What is read of an export with these files, by their names."""
    for name, text in files.items():
        path = folder / "export" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    with opened_export(folder / "export", 100_000) as found:
        assert found is not None
        return read_files(found, site)
