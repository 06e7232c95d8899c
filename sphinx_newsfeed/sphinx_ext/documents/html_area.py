"""Where files of HTML are no pages, in a project that has pages of HTML.

Templates, static files and what is built are HTML, too. Sphinx leaves out templates always, and
static files while it builds HTML; other builders, and the next build, would take them for pages.
"""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from sphinx.application import Sphinx

from sphinx_newsfeed.sphinx_ext.documents.suffixes import html_page_suffixes

#: The options that name folders, or files, of the project beside its documents.
_OPTIONS = ("templates_path", "html_static_path", "html_extra_path", "html_theme_path")
#: What Sphinx writes into the output of each builder of HTML. Source: Sphinx,
#: "StandaloneHTMLBuilder", which tells by it what the last build did.
_SIGN_OF_OUTPUT = ".buildinfo"


class HtmlArea:
    """Tells whether a file of HTML is a page, by its path as paths are compared."""

    def __init__(self, app: Sphinx | None = None) -> None:
        """Without *app*, all files are what they were."""
        self._suffixes = html_page_suffixes(app.config) if app else ()
        self._srcdir = os.path.normcase(app.srcdir) if app else ""
        named = (each for option in _OPTIONS for each in app.config[option]) if app else ()
        folders = [Path(app.confdir, each) for each in named] if app else []
        folders += [Path(app.outdir), Path(app.doctreedir)] if app else []
        self._closed = frozenset(os.path.normcase(os.path.normpath(each)) for each in folders)
        self._is_closed = lru_cache(maxsize=None)(self._is_folder_closed)

    def __reduce__(self) -> tuple[type[HtmlArea], tuple[()]]:
        """It is of one build, and so is what it looked up."""
        return HtmlArea, ()

    def is_page(self, path: str) -> bool:
        """Whether the file is a document, as far as its place says so."""
        if not self.has_suffix(path):
            return True
        return path not in self._closed and not self._is_closed(os.path.dirname(path))  # noqa: PTH120

    def has_suffix(self, path: str) -> bool:
        """Whether a file of that name may be a page of HTML."""
        return bool(self._suffixes) and path.endswith(self._suffixes)

    def _is_folder_closed(self, folder: str) -> bool:
        if folder in self._closed:
            return True
        above = os.path.dirname(folder)  # noqa: PTH120
        if folder in {self._srcdir, above}:
            return False
        is_output = os.path.exists(os.path.join(folder, _SIGN_OF_OUTPUT))  # noqa: PTH110, PTH118
        return is_output or self._is_closed(above)
