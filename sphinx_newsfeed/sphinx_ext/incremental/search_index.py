"""Leaves the index of the search as it is where no page is written.

Since 8.2, Sphinx loads and stores it in each build, which is most of the time of one in which
nothing changed.
Nothing public says whether that is needed, so the methods that do so are replaced on the object.
"""

from __future__ import annotations

from collections.abc import Set
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.builders import Builder

from sphinx_newsfeed.sphinx_ext.build_info.cache import (
    digest_of,
    digest_of_file_if_any,
    load_digests,
    notes_file,
    plain_text,
    save_digests,
)
from sphinx_newsfeed.sphinx_ext.build_info.versions import versions_of

_METHODS = ("load_indexer", "index_page", "dump_search_index")


class SearchIndex:
    """The index of one output folder, as a build finds and leaves it."""

    def __init__(self) -> None:
        self._replaced: Builder | None = None

    def begin(self, app: Sphinx, builder: Builder) -> None:
        """Replace the methods, before the first of them is called."""
        self.end(app, None)
        if getattr(builder, "search", False) and all(hasattr(builder, each) for each in _METHODS):
            methods = _Methods(app, builder)
            for name in _METHODS:
                setattr(builder, name, getattr(methods, name))
            self._replaced = builder

    def end(self, app: Sphinx, exception: Exception | None) -> None:
        """Take the methods away again."""
        if self._replaced is not None:
            for name in _METHODS:
                vars(self._replaced).pop(name, None)
        self._replaced = None


class _Methods:
    """What takes the place of a builder's methods."""

    def __init__(self, app: Sphinx, builder: Any) -> None:
        self._app = app
        self._file = Path(builder.outdir, builder.searchindex_filename)
        self._load, self._dump = builder.load_indexer, builder.dump_search_index
        self._index = builder.index_page
        self._stays = False

    def load_indexer(self, docnames: Set[str]) -> None:
        """Load the index without *docnames*, unless it will stay as it is."""
        self._stays = not docnames and load_digests(self._notes) == self._state()
        if not self._stays:
            self._load(docnames)

    def index_page(self, *page: Any) -> None:
        """Take a page into the index; that of a document is one of those for which it is loaded."""
        if self._stays:
            self._stays = False
            self._load(frozenset())
        self._index(*page)

    def dump_search_index(self) -> None:
        """Store the index, and note what it was made of."""
        if not self._stays:
            self._dump()
            save_digests(self._notes, self._state())

    @property
    def _notes(self) -> Path:
        return notes_file(self._app, "search")

    def _state(self) -> dict[str, str]:
        """The index, and what it is made of besides the documents that are written."""
        app, config = self._app, self._app.config
        options = [config.language, config.html_search_language, config.html_search_options]
        made_of = [versions_of(app), options, sorted(app.env.all_docs)]
        return {
            "file": digest_of_file_if_any(self._file),
            "made of": digest_of(plain_text(made_of)),
        }
