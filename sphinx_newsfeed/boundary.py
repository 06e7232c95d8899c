"""The boundary around what is done with one article: a failure there is told, and ends there.

An exception that an article's own content leads to, in whose code ever it is raised, must not stop
the build of the others. What is done with an article stands within :meth:`Boundary.around`.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sphinx_newsfeed.policy import printable
from sphinx_newsfeed.problems import Problem, ProblemKind, Report
from sphinx_newsfeed.whole_files import is_of_disk

#: Where an object lies in memory, as Python shows it: what is told is the same in each build.
_PLACE = re.compile(r" at 0x[0-9a-fA-F]+")
#: How much of an exception's text a message shows.
_SHOWN = 300


@dataclass(frozen=True, slots=True)
class Boundary:
    """Turns exceptions into problems of the article over which they were raised.

    ``KeyboardInterrupt`` and its like are no :class:`Exception` and pass. ``MemoryError`` does not:
    what was allocated for the article is freed by then, and if that does not help, what comes next
    outside of a boundary stops the build.
    """

    report: Report
    #: Exceptions that pass: those by which somebody asked for the build to stop.
    passing: tuple[type[Exception], ...] = ()
    #: Is given the traceback of what is contained, for those who look for its cause.
    trace: Callable[[str], object] = str

    @contextmanager
    def around(
        self, path: str, doing: str | Callable[[Exception], str], instead: str
    ) -> Iterator[None]:
        """Contain what is raised within; *instead* says what becomes of the article at *path*.

        *doing* says what failed, or finds it out from the exception.
        """
        try:
            yield
        except self.passing:
            raise
        except Exception as error:  # whatever it is, it is the article's
            if is_of_disk(error):
                # It is no article's.
                raise
            self.warn(path, doing if isinstance(doing, str) else doing(error), error, instead)

    def warn(self, path: str, doing: str, error: Exception, instead: str) -> None:
        """Report an exception as a problem of the article at *path*."""
        self.trace("".join(traceback.format_exception(error, limit=-20)))
        message = f"{doing} failed with {shown_error(error)}; {instead}"
        self.report(Problem(ProblemKind.ARTICLE, message, path, 1))


def shown_error(error: Exception) -> str:
    """The type of an exception, and its text on one line, shortened."""
    name = type(error).__name__
    try:
        text = _PLACE.sub("", " ".join(str(error).split()))
    except Exception:  # a text that cannot be made is none
        return name
    text = printable(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…")
    return f"{name}: {text}" if text else name
