"""The stylesheet."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

#: Name of the stylesheet below the static folder.
STYLESHEET = "newsfeed.css"
_STATIC = Path(__file__).parent.parent / "static"


def add_static_folder(app: Sphinx, config: Config) -> None:
    """Let HTML builders copy the stylesheet; the user's own files of the same name win."""
    config.html_static_path = [str(_STATIC), *config.html_static_path]
