"""Front matter as a block of YAML, TOML or JSON: one handler for each way to write it.

They go on from python-frontmatter's handlers, whose own find no front matter without an opening
fence and none in TOML, and know no lines.
"""

from __future__ import annotations

import json
import re
import textwrap
import tomllib
from typing import Any

from frontmatter.default_handlers import BaseHandler

from sphinx_newsfeed.loading.front_matter.bounds import plain_mapping
from sphinx_newsfeed.loading.front_matter.results import (
    LONGEST_HEAD,
    FrontMatterError,
    Head,
    Note,
)
from sphinx_newsfeed.loading.front_matter.yaml_repairs import load_yaml

#: A line of front matter without an opening fence, and keys of which one is its first.
_KEY = r"""["']?(?P<key>[A-Za-z_][\w-]{0,40})["']?[ \t]*:(?:[ \t\n]|\Z)"""
#: Keys with which metadata begin that no fence announces.
KNOWN_KEYS = frozenset(
    """
    title date layout slug permalink tags tag category categories author authors summary excerpt
    description subtitle status modified updated published lang language locale keywords template
    url save_as translation cover thumbnail headimg image comments toc id abbrlink draft link type
    index_img banner_img mathjax photos top sticky
    """.split()  # noqa: SIM905
)
#: ``(at line 3, column 5)`` at the end of what :mod:`tomllib` says.
_TOML_PLACE = re.compile(r" \(at (?:line ([0-9]+), column [0-9]+|end of document)\)$")
#: More dots in a line are no text: tomllib takes quadratic time for long dotted keys.
_MOST_DOTS = 300


class HeadHandler(BaseHandler):
    """A block of front matter at the top of a text."""

    #: How the text begins.
    FM_BOUNDARY: re.Pattern[str]
    #: The line behind the block.
    CLOSING: re.Pattern[str]
    #: How many lines of the text come before the block.
    LINES_ABOVE = 1

    def split(self, text: str) -> tuple[str, str]:
        """The block and the text behind it; raises ``ValueError`` when it does not end."""
        start = text.find("\n") + 1 if self.LINES_ABOVE else 0
        closing = self.CLOSING.search(text, start) if start or not self.LINES_ABOVE else None
        if closing is None:
            raise ValueError("the block has no end")
        return text[start : closing.start()], text[closing.end() :]

    def read(self, block: str, line: int, notes: list[Note]) -> object:
        """The value of *block*, which begins on *line*; raises :exc:`FrontMatterError`."""
        raise NotImplementedError

    def load(self, fm: str, **kwargs: object) -> Any:
        """The fields that *fm* holds, as python-frontmatter asks for them."""
        return self.read(fm, 1, [])

    def export(self, metadata: dict[str, object], **kwargs: object) -> str:
        """Front matter is only ever read here."""
        raise NotImplementedError


class YamlHandler(HeadHandler):
    """YAML between ``---``, which ``...`` may close (YAML 1.2, section 9.1.2)."""

    FM_BOUNDARY = re.compile(r"-{3,}[ \t]*$", re.MULTILINE)
    CLOSING = re.compile(r"^(?:-{3,}|\.{3})[ \t]*$", re.MULTILINE)
    START_DELIMITER = END_DELIMITER = "---"

    def read(self, block: str, line: int, notes: list[Note]) -> object:
        """The value of *block*."""
        return load_yaml(block, line, notes)


class OpenYamlHandler(YamlHandler):
    """YAML with no fence before it."""

    FM_BOUNDARY = re.compile(_KEY)
    CLOSING = re.compile(r"^-{3,}[ \t]*$", re.MULTILINE)
    LINES_ABOVE = 0
    #: What the lines of such a block are: keys, items, comments, blank, or indented.
    _LINES = re.compile(r"(?:(?:[\w\"'][^\n:]{0,80}:(?:[ \t][^\n]*)?|[ \t#-][^\n]*)?(?:\n|\Z))*+")

    def split(self, text: str) -> tuple[str, str]:
        """The block and the text behind it; raises ``ValueError`` when there is none."""
        block, rest = super().split(text[:LONGEST_HEAD])
        key = self.FM_BOUNDARY.match(text)
        if key is None or key["key"].lower() not in KNOWN_KEYS:
            raise ValueError("it begins with no key that is known")
        if not self._LINES.fullmatch(block) or (key["key"].istitle() and "\n\n" in block):
            # Python-Markdown's metadata end with a blank line; what follows may be a rule.
            raise ValueError("there are lines of text")
        return block, rest + text[LONGEST_HEAD:]


class IndentedYamlHandler(OpenYamlHandler):
    """The same, with all its lines indented."""

    FM_BOUNDARY = re.compile(r"[ \t]+" + _KEY)
    CLOSING = re.compile(r"^[ \t]*-{3,}[ \t]*$", re.MULTILINE)

    def split(self, text: str) -> tuple[str, str]:
        """The block and the text behind it; raises ``ValueError`` when there is none."""
        closing = self.CLOSING.search(text[:LONGEST_HEAD])
        if closing is None:
            raise ValueError("the block has no end")
        block, rest = text[: closing.start()], text[closing.end() :]
        key = self.FM_BOUNDARY.match(text)
        is_known = key is not None and key["key"].lower() in KNOWN_KEYS
        if not is_known or not self._LINES.fullmatch(textwrap.dedent(block)):
            raise ValueError("there are lines of text, or no key that is known")
        return block, rest

    def read(self, block: str, line: int, notes: list[Note]) -> object:
        """The value of *block*."""
        notes.append(Note(line, "front matter is indented and has no first fence; it is YAML here"))
        return super().read(textwrap.dedent(block), line, notes)


class TomlHandler(HeadHandler):
    """TOML between ``+++``; the standard library reads it."""

    FM_BOUNDARY = re.compile(r"\+{3,}[ \t]*$", re.MULTILINE)
    CLOSING = re.compile(r"^\+{3,}[ \t]*$", re.MULTILINE)
    START_DELIMITER = END_DELIMITER = "+++"

    def read(self, block: str, line: int, notes: list[Note]) -> object:
        """The value of *block*; dates and times are objects."""
        if any(each.count(".") > _MOST_DOTS for each in block.split("\n")):
            raise FrontMatterError("a line holds too many dots", line)
        try:
            return tomllib.loads(block)
        except (ValueError, RecursionError) as error:
            place = _TOML_PLACE.search(str(error))
            at = int(place[1]) - 1 if place and place[1] else block.count("\n") if place else 0
            raise FrontMatterError(_TOML_PLACE.sub("", str(error)), line + at) from error


class JsonHandler(HeadHandler):
    """JSON between ``;;;``, with or without braces."""

    FM_BOUNDARY = re.compile(r";{3,}[ \t]*$", re.MULTILINE)
    CLOSING = re.compile(r"^;{3,}[ \t]*$", re.MULTILINE)
    START_DELIMITER = END_DELIMITER = ";;;"

    def read(self, block: str, line: int, notes: list[Note]) -> object:
        """The value of *block*."""
        is_whole = block.lstrip().startswith("{")
        return read_json(block if is_whole else f"{{{block}}}", line, notes)[0]


class OpenJsonHandler(JsonHandler):
    """The same with no fence before it."""

    FM_BOUNDARY = re.compile(r'"[^"\n]{1,80}"[ \t]*:')
    LINES_ABOVE = 0


class JsonObjectHandler(JsonHandler):
    """A JSON object at the top."""

    FM_BOUNDARY = re.compile(r'\{(?=\s{0,80}(?:"[^"\n]{0,80}"\s{0,80}:|\}\s*\n))')
    LINES_ABOVE = 0

    def split(self, text: str) -> tuple[str, str]:
        """The object and the text behind it; raises ``ValueError`` where more is on its line."""
        _, end = read_json(text[:LONGEST_HEAD], 1, [])
        last_line, _, rest = text[end:].partition("\n")
        if last_line.strip():
            raise ValueError("the object is part of a line")
        return text[:end], f"\n{rest}"


def read_json(text: str, line: int, notes: list[Note]) -> tuple[object, int]:
    """The value at the beginning of *text*, and where it ends.

    Raises :exc:`FrontMatterError`, also for the numbers that JSON lacks (``NaN``).
    """

    def take_pairs(pairs: list[tuple[str, object]]) -> dict[str, object]:
        found: dict[str, object] = {}
        for key, value in pairs:
            if key in found:
                notes.append(Note(line, f"{key:.80} is there more than once; the last one counts"))
            found[key] = value
        return found

    def refuse(name: str) -> object:
        raise ValueError(f"{name} is no number of JSON")

    decoder = json.JSONDecoder(object_pairs_hook=take_pairs, parse_constant=refuse)
    start = len(text) - len(text.lstrip())
    try:
        return decoder.raw_decode(text, start)
    except json.JSONDecodeError as error:
        raise FrontMatterError(error.msg, line + error.lineno - 1) from error
    except (ValueError, RecursionError) as error:
        raise FrontMatterError(str(error), line) from error


_HANDLERS: tuple[HeadHandler, ...] = (
    YamlHandler(),
    TomlHandler(),
    JsonHandler(),
    JsonObjectHandler(),
)
_GUESSES: tuple[HeadHandler, ...] = (
    OpenYamlHandler(),
    IndentedYamlHandler(),
    OpenJsonHandler(),
)


def read_fenced(text: str, line: int) -> Head | None:
    """Front matter in a block that is marked; *text* begins with it on *line*.

    ``None`` when there is none. Raises :exc:`FrontMatterError`.
    """
    handler = next((each for each in _HANDLERS if each.detect(text)), None)
    return _read(text, line, handler) if handler else None


def read_unfenced(text: str, line: int) -> Head | None:
    """Front matter that ends with a fence but does not begin with one.

    *text* has the indentation of its first line. Where it cannot be read, the text has none: it
    only looked like that.
    """
    for handler in _GUESSES:
        try:
            found = _read(text, line, handler) if handler.detect(text) else None
        except FrontMatterError:
            continue
        if found is not None:
            return found
    return None


def _read(text: str, line: int, handler: HeadHandler) -> Head | None:
    notes: list[Note] = []
    try:
        block, rest = handler.split(text)
    except ValueError:
        # No closing fence: a rule at the top of a text that has no front matter.
        return None
    except FrontMatterError as error:
        raise FrontMatterError(error.problem, line + error.line - 1) from error
    if len(block) > LONGEST_HEAD:
        raise FrontMatterError(f"it is longer than {LONGEST_HEAD:,} characters", line)
    value = handler.read(block, line + handler.LINES_ABOVE, notes)
    fields = bounded({} if value is None else value, line)
    rest_line = line + text.count("\n", 0, len(text) - len(rest))
    return None if fields is None else Head(fields, rest, rest_line, tuple(notes))


def bounded(value: object, line: int) -> dict[str, object] | None:
    """The mapping *value* that begins on *line*; ``None`` for no mapping.

    Raises :exc:`FrontMatterError` when it holds too much.
    """
    try:
        return plain_mapping(value)
    except ValueError as error:
        raise FrontMatterError(str(error), line) from error
