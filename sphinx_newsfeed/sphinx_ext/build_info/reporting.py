"""Problems become warnings of Sphinx, and no message of Sphinx steers a terminal."""

from __future__ import annotations

import logging as python_logging
import re

from sphinx.util import logging

from sphinx_newsfeed.policy import NOT_FOR_TERMINALS, printable
from sphinx_newsfeed.problems import Problem

_logger = logging.getLogger("sphinx_newsfeed")
#: Below it are all loggers that Sphinx makes.
_ALL_LOGGERS = "sphinx"
_UNSAFE = re.compile(NOT_FOR_TERMINALS)
#: What Sphinx itself puts into messages of its progress: colours, and the start of a line anew.
_OF_SPHINX = re.compile(rf"(\x1b\[[0-9;]*[mK]|\r)|{NOT_FOR_TERMINALS}")


def warn(problem: Problem) -> None:
    """Give *problem* out as a warning ``newsfeed.<kind>`` at its file and line.

    This is the ``report`` that the layers below are called with in a Sphinx build.
    """
    # Sphinx takes a location without a colon for a docname.
    location = f"{printable(problem.path)}:{problem.line or 1}" if problem.path else None
    message = printable(problem.message)
    _logger.warning("%s", message, type="newsfeed", subtype=problem.kind.value, location=location)


def guard_terminal() -> None:
    """Let no message of a build reach its streams with controls that stand in an article.

    Parsers quote what they cannot use, and Sphinx names files as they are called.
    """
    for handler in python_logging.getLogger(_ALL_LOGGERS).handlers:
        handler.addFilter(_without_controls)


def _without_controls(record: python_logging.LogRecord) -> bool:
    # The records of Sphinx put the location before the message, which was made a text before.
    text = python_logging.LogRecord.getMessage(record)
    if record.levelno < python_logging.WARNING:
        text = _OF_SPHINX.sub(lambda found: found[1] or "?", text)
    else:
        text = _UNSAFE.sub("?", text)
    record.msg, record.args = text, ()
    location = getattr(record, "location", None)
    if isinstance(location, str):
        record.location = _UNSAFE.sub("?", location)
    return True
