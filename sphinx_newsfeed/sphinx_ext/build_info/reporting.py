"""Problems become warnings of Sphinx, and no message of Sphinx steers a terminal."""

from __future__ import annotations

import logging as python_logging
import re
from collections import Counter

from sphinx.application import Sphinx
from sphinx.util import logging

from sphinx_newsfeed.policy import NOT_FOR_TERMINALS, printable
from sphinx_newsfeed.problems import ASKED_FOR, Problem, ProblemKind
from sphinx_newsfeed.repeated_problems import ToldOnce, place_of, told_once
from sphinx_newsfeed.sphinx_ext.build_info.priorities import FIRST, TELLING
from sphinx_newsfeed.whole_files import names_full_disk

_logger = logging.getLogger("sphinx_newsfeed")
#: Below it are all loggers that Sphinx makes.
_ALL_LOGGERS = "sphinx"
#: The level at which problems are noted: nobody shows it, and below it tests see nothing.
_NOTED = python_logging.WARNING - 1
#: The attribute of a record that is such a note.
_PROBLEM = "newsfeed_problem"
_UNSAFE = re.compile(NOT_FOR_TERMINALS)
#: What Sphinx itself puts into messages of its progress: colours, and the start of a line anew.
_OF_SPHINX = re.compile(rf"(\x1b\[[0-9;]*[mK]|\r)|{NOT_FOR_TERMINALS}")


def warn(problem: Problem) -> None:
    """Let the first process of the build tell *problem* as a warning ``newsfeed.<kind>``.

    This is the ``report`` that the layers below are called with in a Sphinx build. What is told
    goes through Sphinx' loggers: so those of other processes arrive, and what somebody suppresses
    does not.
    """
    _logger.log(_NOTED, "%s", printable(problem.message), extra={_PROBLEM: problem})


class ProblemLog(python_logging.Handler):
    """Gathers the problems of a build, those of other processes too, and tells them in steps.

    In each step problems are told by file and line, whoever found them first; those of one kind and
    cause are told once.
    """

    def __init__(self, app: Sphinx) -> None:
        super().__init__(_NOTED)
        self._app = app
        #: What was found since the last :meth:`begin`, in no order.
        self.found: list[Problem] = []
        self._waiting: list[Problem] | None = []
        #: What keeps files from being written, which each step of a build meets again.
        self._told: set[str] = set()
        #: Whether somebody told that a disk is full, or broken: not all that was due is written.
        self.met_full_disk = False
        root = python_logging.getLogger(_ALL_LOGGERS)
        for handler in root.handlers:
            handler.addFilter(_is_no_note)
        root.addHandler(self)
        app.connect("env-get-outdated", self.begin, priority=FIRST)
        for event in ("config-inited", "builder-inited", "env-updated"):
            app.connect(event, self.tell, priority=TELLING)

    def begin(self, app: Sphinx, *arguments: object) -> list[str]:
        """Gather again, where the application builds for a second time."""
        if self._waiting is None:
            self.found.clear()
            self._told.clear()
            self.met_full_disk = False
            self._waiting = []
        return []

    @property
    def counts(self) -> Counter[str]:
        """How many problems of each kind were found."""
        return Counter(problem.kind.value for problem in self.found)

    def tell(self, *arguments: object) -> list[str]:
        """Tell all that was gathered; a listener, which adds no document to what is written."""
        waiting, self._waiting = self._waiting or [], []
        for group in told_once(filter(self._is_told, waiting)):
            cause = group.problem.cause if group.problem.kind is ProblemKind.OUTPUT else ""
            if cause not in self._told:
                _tell(group)
            self._told |= {cause} - {""}
        return []

    def _is_told(self, problem: Problem) -> bool:
        # On the command line of Sphinx "0" is what the option's own check takes for no.
        asked = self._app.config["newsfeed_warn_old_pages"] in (True, "1")
        return problem.kind not in ASKED_FOR or asked

    def end(self) -> None:
        """Tell all, and from now on each as it comes."""
        self.tell()
        self._waiting = None

    def emit(self, record: python_logging.LogRecord) -> None:
        """Take in the problem of a record."""
        problem = getattr(record, _PROBLEM, None)
        # Records of other processes hold their text alone.
        self.met_full_disk |= problem is None and names_full_disk(record.getMessage())
        if not isinstance(problem, Problem):
            return
        self.found.append(problem)
        if self._waiting is None:
            self._waiting = [problem]
            self.end()
        else:
            self._waiting.append(problem)


def _tell(group: ToldOnce) -> None:
    problem = group.problem
    for each in group.all[1:]:
        # Who asks for more (``sphinx-build -v``) is told every place.
        text = f"{place_of(each)}: {each.message} [newsfeed.{each.kind.value}]"
        _logger.verbose("%s", printable(text))
    # Sphinx takes a location without a colon for a docname.
    location = printable(place_of(problem)) or None
    message = printable(problem.message)
    _logger.warning("%s", message, type="newsfeed", subtype=problem.kind.value, location=location)


def _is_no_note(record: python_logging.LogRecord) -> bool:
    return not hasattr(record, _PROBLEM)


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
