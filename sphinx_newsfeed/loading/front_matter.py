"""Splits a file's text into front matter and body."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml
from frontmatter.default_handlers import BaseHandler, YAMLHandler

from sphinx_newsfeed.loading.plain_data import plain_mapping

#: What PyYAML raises for hostile or broken text besides its own errors: impossible dates and
#: times, bad escapes, odd tags, endless nesting.
_READING_ERRORS = (
    yaml.YAMLError,
    ValueError,
    TypeError,
    AttributeError,
    KeyError,
    IndexError,
    RecursionError,
)


class FrontMatterError(Exception):
    """Front matter is there but cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands before the body, and the body."""

    fields: Mapping[str, object]
    body: str
    #: The line of the file on which the body begins, counted from 1.
    body_line: int
    notes: tuple[Any, ...] = ()


class TomlHandler(BaseHandler):
    """TOML between ``+++``, as Hugo and Zola write it; the standard library reads it."""

    FM_BOUNDARY = re.compile(r"^\+{3,}[ \t]*$", re.MULTILINE)
    START_DELIMITER = END_DELIMITER = "+++"

    def load(self, fm: str, **kwargs: object) -> Any:
        """The fields that *fm* holds."""
        return tomllib.loads(fm)

    def export(self, metadata: dict[str, object], **kwargs: object) -> str:
        """Front matter is only ever read here."""
        raise NotImplementedError


_HANDLERS: tuple[BaseHandler, ...] = (YAMLHandler(), TomlHandler())


def first_heading(body: str, suffix: str) -> str:
    """Stand-in."""
    return ""


def split_front_matter(text: str, suffix: str = ".md") -> FrontMatter | None:
    """The front matter and body of *text*; ``None`` when it has no front matter.

    Raises :exc:`FrontMatterError` when there are fences with something unreadable between them.
    What is there but is no mapping (a paragraph between two rules) is no front matter.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    stripped = text.strip()
    handler = next((handler for handler in _HANDLERS if handler.detect(stripped)), None)
    if handler is None:
        return None
    try:
        head, content = handler.split(stripped)
    except ValueError:
        # No closing fence: a rule at the top of a text that has no front matter.
        return None
    try:
        loaded: Any = handler.load(head)
        fields = plain_mapping({} if loaded is None else loaded)
    except _READING_ERRORS as error:
        raise FrontMatterError(_describe(error)) from error
    return None if fields is None else FrontMatter(fields, *_body(text, content.strip()))


def _body(text: str, content: str) -> tuple[str, int]:
    """The body with the indentation of its first line, and the number of that line."""
    if not content:
        return "", text.count("\n") + 1
    start = len(text.rstrip()) - len(content)
    first = text.rfind("\n", 0, start) + 1
    return text[first:].rstrip(), text.count("\n", 0, start) + 1


def _describe(error: Exception) -> str:
    problem = getattr(error, "problem", None) or str(error) or type(error).__name__
    mark = getattr(error, "problem_mark", None)
    place = f" (line {mark.line + 1} of the front matter)" if mark else ""
    return " ".join(problem.split()) + place
