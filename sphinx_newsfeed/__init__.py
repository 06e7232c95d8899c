"""News articles, as other tools leave them, as true pages of a Sphinx project."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1.0"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension; imported late, so that the core loads without Sphinx."""
    from sphinx_newsfeed.extension import setup as register

    return {"version": __version__, **register(app)}
