"""What is alive before documents are read stays so: no garbage is looked for among it."""

from __future__ import annotations

import gc
import sys

from sphinx.application import Sphinx

#: How many times what is young is looked through before what is older is, too. With Python's own 10
#: that happens several times while one document is read, and its tree passes for old.
_ROUNDS = 30


class LastingObjects:
    """Keeps modules, the catalogue and what else there is from the garbage collector.

    It goes over all that is old each time that a quarter of that was added, and a tree has many
    nodes. Processes of a parallel build then share more of their memory, too. Source: Python's
    documentation of ``gc.freeze`` and ``gc.set_threshold``.
    """

    def __init__(self) -> None:
        #: What the thresholds were; empty where nothing was set.
        self._before: tuple[int, ...] = ()

    def begin(self, app: Sphinx) -> None:
        """Set aside what is alive, unless the program that runs the build has done so."""
        # Only CPython collects so.
        if not hasattr(gc, "freeze") or gc.get_freeze_count():
            return
        gc.freeze()
        self._before = first, second, third = gc.get_threshold()
        # From 3.14 on the number means something else.
        if sys.version_info < (3, 14):
            gc.set_threshold(first, max(second, _ROUNDS), third)

    def end(self, app: Sphinx, exception: Exception | None) -> None:
        """Look for garbage as before; what was set aside is not looked through when Python ends."""
        if self._before:
            gc.set_threshold(*self._before)
            self._before = ()
