"""What of the files beside an article may be copied into the output, where it is not trusted."""

from __future__ import annotations

from pathlib import Path

from sphinx_newsfeed.file_policy import fault_of_file

#: So many bytes tell a picture by how it begins.
_BEGINNING = 32


def beginning_of(file: Path) -> bytes:
    """The first bytes of *file*; raises ``OSError`` where it cannot be read."""
    with file.open("rb") as opened:
        return opened.read(_BEGINNING)


def fault_of_publishing(file: Path) -> str:
    """Why an article that is not trusted may not publish *file*; empty where it may."""
    try:
        beginning = beginning_of(file)
    except OSError as error:
        return f"cannot be read ({error.strerror})"
    fault = fault_of_file(file.name, beginning)
    return f"{fault}, and the article is not trusted" if fault else ""
