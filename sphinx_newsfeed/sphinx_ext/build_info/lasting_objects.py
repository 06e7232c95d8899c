"""What is alive before documents are read stays so: no garbage is looked for among it."""

from __future__ import annotations

import gc

from sphinx.application import Sphinx


class LastingObjects:
    """Keeps modules, the catalogue and what else there is from the garbage collector.

    It goes over all that is alive each time that enough was added, and a tree has many nodes.
    Processes of a parallel build then share more of their memory, too. Source: Python's
    documentation of ``gc.freeze``.
    """

    def __init__(self) -> None:
        self._is_ours = False

    def begin(self, app: Sphinx) -> None:
        """Set aside what is alive, unless the program that runs the build has done so."""
        # Only CPython collects so.
        if hasattr(gc, "freeze") and not gc.get_freeze_count():
            gc.freeze()
            self._is_ours = True

    def end(self, app: Sphinx, exception: Exception | None) -> None:
        """Let the collector have it again."""
        if self._is_ours:
            gc.unfreeze()
            self._is_ours = False
