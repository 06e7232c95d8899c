"""Splits a file's text into front matter and body."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Sequence
from typing import Any

from frontmatter.default_handlers import BaseHandler

from sphinx_newsfeed.loading.front_matter_parts import FrontMatter, FrontMatterError, Note
from sphinx_newsfeed.loading.html_metadata import split_html
from sphinx_newsfeed.loading.plain_data import plain_mapping
from sphinx_newsfeed.loading.text_metadata import (
    Metadata,
    nikola_metadata,
    pelican_metadata,
    post_directive,
    rst_metadata,
)
from sphinx_newsfeed.loading.yaml_repairs import load_yaml

#: What readers raise for hostile or broken text besides their own errors: bad escapes, impossible
#: dates of TOML, endless nesting.
_READING_ERRORS = (
    ValueError,
    TypeError,
    AttributeError,
    KeyError,
    IndexError,
    RecursionError,
)


class _Handler(BaseHandler):
    """Front matter between fences; its reader gives notes besides the fields."""

    def read(self, head: str) -> tuple[Any, list[Note]]:
        """The value that *head* holds, and what was read with a reservation."""
        raise NotImplementedError

    def load(self, fm: str, **kwargs: object) -> dict[str, Any]:
        """The fields that *fm* holds."""
        loaded: dict[str, Any] = self.read(fm)[0]
        return loaded

    def export(self, metadata: dict[str, object], **kwargs: object) -> str:
        """Front matter is only ever read here."""
        raise NotImplementedError


class YamlHandler(_Handler):
    """YAML between ``---``, which ``...`` may close."""

    FM_BOUNDARY = re.compile(r"^(?:-{3,}|\.{3})[ \t]*$", re.MULTILINE)
    START_DELIMITER = END_DELIMITER = "---"

    def detect(self, text: str) -> bool:
        """Whether *text* begins with the fence."""
        return re.match(r"-{3,}[ \t]*$", text, re.MULTILINE) is not None

    def read(self, head: str) -> tuple[Any, list[Note]]:
        """The value that *head* holds, and what was read with a reservation."""
        notes: list[Note] = []
        return load_yaml(head, 1, notes), notes


class TomlHandler(_Handler):
    """TOML between ``+++``, as Hugo and Zola write it; the standard library reads it."""

    FM_BOUNDARY = re.compile(r"^\+{3,}[ \t]*$", re.MULTILINE)
    START_DELIMITER = END_DELIMITER = "+++"

    def read(self, head: str) -> tuple[Any, list[Note]]:
        """The value that *head* holds."""
        return tomllib.loads(head), []


class JsonHandler(_Handler):
    """JSON between ``;;;``, as Hexo has it; its braces may be left out."""

    FM_BOUNDARY = re.compile(r"^;{3,}[ \t]*$", re.MULTILINE)
    START_DELIMITER = END_DELIMITER = ";;;"

    def read(self, head: str) -> tuple[Any, list[Note]]:
        """The value that *head* holds."""
        text = head.strip()
        return json.loads(text if text.startswith("{") else f"{{{text}}}"), []


_YAML, _JSON = YamlHandler(), JsonHandler()
_HANDLERS: tuple[_Handler, ...] = (_YAML, TomlHandler(), _JSON)

#: Front matter without an opening fence, as Hexo writes it: nothing but keys, what belongs to them
#: and comments, up to the fence. Source: hexo-front-matter, "split".
_OPEN_HEAD = re.compile(
    r"(?:[ \t]*\n)*(?P<head>[\w\"'][^\n:]{0,60}:(?:[ \t][^\n]*)?\n"
    r"(?:(?:[ \t]+[^\n]*|-[ \t][^\n]*|#[^\n]*|[\w\"'][^\n:]{0,60}:(?:[ \t][^\n]*)?)?\n)*?)"
    r"(?P<fence>-{3,}|;{3,})[ \t]*(?:\n|\Z)"
)
#: How far front matter without a fence is looked for.
_LONGEST_OPEN_HEAD = 50_000
_LINE_TEXTS = frozenset({".md", ".markdown", ".txt", ".html", ".htm", ".rst", ".meta"})


def split_front_matter(text: str, suffix: str = ".md") -> FrontMatter | None:
    """The front matter and body of *text*; ``None`` when it has no front matter.

    *suffix* is that of its file. Raises :exc:`FrontMatterError` when front matter is there that
    cannot be read. What is there but is no mapping (a paragraph between two rules) is none.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    fenced = _split_fenced(text)
    if fenced is not None:
        return _with_directive(fenced, suffix)
    for split in (_split_object, _split_open_head, _split_page):
        found = split(text)
        if found is not None:
            return found
    return _split_lines(text, suffix.lower())


def _split_fenced(text: str) -> FrontMatter | None:
    stripped = text.strip()
    handler = next((handler for handler in _HANDLERS if handler.detect(stripped)), None)
    if handler is None:
        return None
    try:
        head, content = handler.split(stripped)
    except ValueError:
        # No closing fence: a rule at the top of a text that has no front matter.
        return None
    first = text[: len(text) - len(text.lstrip())].count("\n") + 1
    return _fields_and_body(handler, head, first, text, content.strip())


def _split_open_head(text: str) -> FrontMatter | None:
    match = _OPEN_HEAD.match(text[:_LONGEST_OPEN_HEAD])
    if match is None:
        return None
    handler = _JSON if match["fence"].startswith(";") else _YAML
    first = text.count("\n", 0, match.start("head"))
    try:
        return _fields_and_body(handler, match["head"], first, text, text[match.end() :].strip())
    except FrontMatterError:
        # Without its first fence it was a guess that this is front matter.
        return None


def _fields_and_body(
    handler: _Handler, head: str, lines_before: int, text: str, content: str
) -> FrontMatter | None:
    try:
        loaded, notes = handler.read(head)
        fields = plain_mapping({} if loaded is None else loaded)
    except FrontMatterError as error:
        at = error.line + lines_before - (1 if head.startswith("\n") else 0)
        raise FrontMatterError(error.problem, at) from error
    except _READING_ERRORS as error:
        raise FrontMatterError(_describe(error), lines_before + 1) from error
    if fields is None:
        return None
    # The head begins at the end of the fence's own line where there is one.
    offset = lines_before - (1 if head.startswith("\n") else 0)
    noted = tuple(Note(note.line + offset, note.message) for note in notes)
    return FrontMatter(fields, *_body(text, content), noted)


def _split_object(text: str) -> FrontMatter | None:
    """A JSON object at the very top, as Hugo has it."""
    start = len(text) - len(text.lstrip())
    if not text.startswith("{", start) or text.startswith(("{%", "{{", "{#"), start):
        return None
    try:
        loaded, end = json.JSONDecoder().raw_decode(text, start)
        fields = plain_mapping(loaded)
    except json.JSONDecodeError:
        return None
    except (ValueError, RecursionError) as error:
        raise FrontMatterError(_describe(error)) from error
    return None if fields is None else FrontMatter(fields, *_body(text, text[end:].strip()))


def _split_page(text: str) -> FrontMatter | None:
    page = split_html(text)
    if page is None or not page.fields:
        return None
    body = page.body.strip()
    at = page.start + len(page.body) - len(page.body.lstrip())
    return FrontMatter(page.fields, body, text.count("\n", 0, at) + 1)


def _split_lines(text: str, suffix: str) -> FrontMatter | None:
    if suffix not in _LINE_TEXTS:
        return None
    lines = text.split("\n")
    readers: list[Callable[[Sequence[str]], Metadata | None]] = [nikola_metadata]
    readers += [rst_metadata] if suffix in {".rst", ".txt"} else []
    readers += [pelican_metadata] if suffix != ".rst" else []
    readers += [post_directive] if "post" in text else []
    for read in readers:
        found = read(lines)
        if found is not None:
            return _with_directive(_without(lines, found), suffix)
    return None


def _with_directive(found: FrontMatter, suffix: str) -> FrontMatter:
    """The front matter with that of ABlog's directive, which may stand in the body besides."""
    if "post" not in found.body or not re.search(
        r"^(?:\.\. post::|[`:]{3,}\{post\})", found.body, re.M
    ):
        return found
    lines = found.body.split("\n")
    post = post_directive(lines)
    if post is None:
        return found
    rest = _without(lines, post)
    fields = {**post.fields, **found.fields}
    return FrontMatter(fields, rest.body, found.body_line, found.notes)


def _without(lines: Sequence[str], found: Metadata) -> FrontMatter:
    """The body without the lines of the metadata, which stay there as blank ones."""
    kept = ["" if at in found.lines else line for at, line in enumerate(lines)]
    return FrontMatter(found.fields, "\n".join(kept).rstrip(), 1)


def _body(text: str, content: str) -> tuple[str, int]:
    """The body with the indentation of its first line, and the number of that line."""
    if not content:
        return "", text.count("\n") + 1
    start = len(text.rstrip()) - len(content)
    first = text.rfind("\n", 0, start) + 1
    return text[first:].rstrip(), text.count("\n", 0, start) + 1


def _describe(error: Exception) -> str:
    return str(error) or type(error).__name__
