"""Our package for LaTeX, which lies beside each book."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

#: The package's name, and its file.
PACKAGE = "sphinxnewsfeed"
STYLE = Path(__file__).parents[2] / "texinputs" / f"{PACKAGE}.sty"


def add_latex_package(app: Sphinx, config: Config) -> None:
    """Let LaTeX load the package, and Sphinx copy it."""
    app.add_latex_package(PACKAGE, after_hyperref=True)
    config.latex_additional_files = [*config.latex_additional_files, str(STYLE)]
