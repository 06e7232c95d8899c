"""Problems become warnings of Sphinx."""

from __future__ import annotations

from sphinx.util import logging

from sphinx_newsfeed.policy import printable
from sphinx_newsfeed.problems import Problem

_logger = logging.getLogger("sphinx_newsfeed")


def warn(problem: Problem) -> None:
    """Give *problem* out as a warning ``newsfeed.<kind>`` at its file and line.

    This is the ``report`` that the layers below are called with in a Sphinx build.
    """
    # Sphinx takes a location without a colon for a docname.
    location = f"{printable(problem.path)}:{problem.line or 1}" if problem.path else None
    message = printable(problem.message)
    _logger.warning("%s", message, type="newsfeed", subtype=problem.kind.value, location=location)
