"""Text of reStructuredText in which words are so long that it is shown without its markup.

From each sign of punctuation within a word docutils looks for an address, or a name with an
underscore, that may begin there, to the end of the word: that takes the square of its length.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from docutils import nodes
from docutils.nodes import unescape
from docutils.parsers.rst.states import Inliner
from docutils.utils import escape2null

from sphinx_newsfeed.problems import Problem, ProblemKind
from sphinx_newsfeed.sphinx_ext.build_info.reporting import warn

#: The nodes of a text, and messages.
_Parsed = tuple[list[nodes.Node], list[nodes.system_message]]
#: Where addresses and names may go on: languages without blanks have punctuation of their own.
_WORD = re.compile(r"[\w!-~]+")


def squares_of_words(text: str) -> int:
    """The sum of the squares of the lengths of the words of *text*."""
    return sum((found.end() - found.start()) ** 2 for found in _WORD.finditer(text))


def bound_inliner(most: int) -> Inliner:
    """What finds markup within text until the squares of the lengths of its words are *most*.

    A text that goes beyond is kept as it is, without markup; shorter ones after it have theirs.
    """
    inliner = Inliner()
    # docutils makes its patterns of what stands in the class itself, so none is derived from it.
    vars(inliner)["parse"] = _Bound(inliner.parse, most).parse
    return inliner


class _Bound:
    """Calls *parse* for texts as long as their words are not too long."""

    def __init__(self, parse: Callable[..., _Parsed], most: int) -> None:
        self._parse = parse
        self._left = most
        self._is_told = False

    def parse(self, text: str, lineno: int, memo: Any, parent: nodes.Element) -> _Parsed:
        """The nodes of a text, and what docutils says of it."""
        squares = squares_of_words(text)
        if squares > self._left:
            self._tell(lineno, memo)
            return [nodes.Text(unescape(escape2null(text)))], []
        self._left -= squares
        return self._parse(text, lineno, memo, parent)

    def _tell(self, lineno: int, memo: Any) -> None:
        if self._is_told:
            return
        self._is_told = True
        path, line = memo.reporter.get_source_and_line(lineno)
        message = "the words of a text are too long; it is shown without markup"
        warn(Problem(ProblemKind.BODY, message, path or "", line or lineno))
