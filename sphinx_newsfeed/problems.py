"""What can be wrong with an article, a listing or a setting, and how it is told.

Code below the Sphinx layer neither logs nor raises for bad content: it calls the ``report`` it was
given with a :class:`Problem`. Tests pass ``problems.append``; the Sphinx layer turns each problem
into a warning ``newsfeed.<kind>``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

#: What is public; the rest is for the extension itself.
__all__ = ["Problem", "ProblemKind"]


class ProblemKind(Enum):
    """The kinds of problem; a value is the subtype that ``suppress_warnings`` can name."""

    SETTING = "setting"
    """A value in ``conf.py`` is not one that the option takes; its default is used instead."""

    SOURCE = "source"
    """A folder or pattern of ``newsfeed_sources`` names no file, or the configuration of its
    generator holds a zone or a pattern of addresses that is not known."""

    ENCODING = "encoding"
    """An article's file is not UTF-8; the article is left out."""

    FRONT_MATTER = "front_matter"
    """An article's front matter cannot be read; the article is left out."""

    FIELD = "field"
    """A front matter key holds a value that cannot be used; the key is passed over."""

    DATE = "date"
    """An article has no date, or one that cannot be read."""

    DUPLICATE = "duplicate"
    """Two files claim one document; the user's own page, else the first file, is kept."""

    HTML = "html"
    """Something in an HTML body could not be kept as it was written."""

    BODY = "body"
    """A body lies too deep in itself, or has too many parts; it is shown without markup."""

    ARTICLE = "article"
    """Something failed over an article while it was read, transformed, resolved or written, or
    while a piece of another output was made of it; the message says what, and what is there
    instead: its text without markup, or nothing."""

    LINK = "link"
    """An address in a body is not one that an article may use, or leads to a file that an article
    that is not trusted may not publish; its text is kept."""

    PICTURE = "picture"
    """A picture is missing, lies where an article may not reach, or is of a kind that one that is
    not trusted may not publish; its alternative text stays."""

    TRUST = "trust"
    """A role or directive stands in an article that is not trusted, and is shown as written; or its
    key ``trusted`` is neither true nor false, and then it is not."""

    MARKUP = "markup"
    """A directive or a role in reStructuredText is not known, and its text is shown; or an option
    is one that the directive cannot use, and is passed over."""

    TEMPLATE = "template"
    """A template tag in a body is one that is not known, and stays as text; or one whose value or
    data cannot be had, or which cannot be run, and is left out."""

    OUTPUT = "output"
    """A file cannot be written, since a disk is full or a folder closed. It is as the last build
    left it, or missing, and the next build writes it. Notes for the next build are no more than
    time that it saves."""

    OPTION = "option"
    """An option of the directive has a value that cannot be used, or that selects nothing."""

    REFERENCE = "reference"
    """A role of the domain names something that does not exist, or that is not unique; or a link
    in an article leads to another one that does not exist. The message says why, and what is
    nearest."""

    OLD_PAGE = "old_page"
    """A link leads to a page of the old site that is no article. Such links are counted in the
    report; they are told only with ``newsfeed_warn_old_pages``."""


#: What is no fault, and is told only where it is asked for.
ASKED_FOR = frozenset({ProblemKind.OLD_PAGE})


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, where it is, and what was done about it."""

    kind: ProblemKind
    #: One sentence for the user: what was found and what happened instead.
    message: str
    #: The file in which it was found, as an absolute path; empty when there is none.
    path: str = ""
    #: The line in that file, counted from 1; 0 when it is not known.
    line: int = 0
    #: What it has in common with others of its kind, as a sentence that stands for all of them;
    #: empty for the message itself.
    cause: str = field(default="", compare=False)


def problem_of(stored: Mapping[str, Any]) -> Problem:
    """A problem of its fields as plain data; raises ``ValueError`` or its like for what is none."""
    found = Problem(**(dict(stored) | {"kind": ProblemKind(stored["kind"])}))
    texts = (found.message, found.path, found.cause)
    if not isinstance(found.line, int) or not all(isinstance(each, str) for each in texts):
        raise TypeError("no problem")
    return found


#: What code calls with whatever it has to warn about.
Report = Callable[[Problem], None]


def ignore(told: object) -> None:
    """A :data:`Report` for callers who do not want to know; it takes plain messages, too."""
