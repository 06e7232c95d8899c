"""Reads YAML into texts, numbers, switches, lists and mappings, and into nothing else.

The parser's events are put together here, without YAML's constructors: no tag makes an object, no
nesting exhausts the stack, and no alias stands for more than is allowed.
"""

from __future__ import annotations

import re

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    ScalarEvent,
)

from sphinx_newsfeed.loading.front_matter.results import FrontMatterError, Note
from sphinx_newsfeed.policy import DEEPEST_VALUES, MOST_VALUES

#: The parser in C where there is one: it takes a tenth of the time.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
#: Plain texts that mean something else. Source: YAML 1.2, section 10.3.2 (core schema).
_WORDS = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
#: Numbers whose text can be got back from them: ``007``, ``+5`` and ``1_000`` stay texts.
_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,17}")
_DECIMAL = re.compile(r"-?[0-9]{1,15}\.[0-9]{1,15}")
_YAML = "tag:yaml.org,2002:"
_SET = f"{_YAML}set"
#: Tags that name what a plain reading finds anyway.
_PLAIN_TAGS = frozenset(_YAML + name for name in ("int", "float", "bool", "null"))
#: Tags with which a value is a text or a collection as it is written.
_KNOWN_TAGS = frozenset(
    {"!", _SET, *_PLAIN_TAGS, *(_YAML + name for name in ("str", "seq", "map", "timestamp"))}
)
_MERGE = "<<"


def read_yaml(text: str, line: int, notes: list[Note]) -> object:
    """What *text*, which begins on *line* of the file, holds; ``None`` when it is empty.

    A plain text is a number only where the number is written so (``1.10`` stays a text), dates are
    texts, keys are texts. What was read with a reservation is added to *notes*. Raises
    :exc:`FrontMatterError`.
    """
    builder = _Builder(line, notes)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = error.problem or error.context or "it is no YAML"
        raise FrontMatterError(problem, line + mark.line if mark else line) from error
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # Characters that YAML does not allow; halves of surrogate pairs; ``\UFFFFFFFF``.
        raise FrontMatterError(str(error).partition("\n")[0], line) from error
    return builder.result


class _Open:
    """A list or a mapping that has not ended."""

    def __init__(self, event: CollectionStartEvent | None) -> None:
        self.is_mapping = isinstance(event, MappingStartEvent)
        self.is_set = event is not None and event.tag == _SET
        self.anchor = event.anchor if event else None
        self.parts: list[object] = []
        self.pairs: dict[str, object] = {}
        #: The key whose value comes next.
        self.key: str | None = None
        self.merges = False
        #: Mappings whose keys count where there are none of that name.
        self.merged: list[dict[str, object]] = []
        #: How many values it holds, itself among them, and how deep they lie in it.
        self.size = 1
        self.height = 1

    def add(self, value: object) -> None:
        """Add a part, or the value of the last key."""
        if self.key is None:
            self.parts.append(value)
        elif self.merges and _is_mergeable(value):
            self.merged += value if isinstance(value, list) else [value]  # type: ignore[list-item]
        else:
            self.pairs[self.key] = value
        self.key = None

    def end(self) -> object:
        """The value, when all parts are there."""
        if self.is_set:
            return list(self.pairs)
        if not self.is_mapping:
            return self.parts
        merged: dict[str, object] = {}
        for mapping in reversed(self.merged):
            merged.update(mapping)
        return {**merged, **self.pairs} if merged else self.pairs


def _is_mergeable(value: object) -> bool:
    parts = value if isinstance(value, list) else [value]
    return all(isinstance(part, dict) for part in parts)


class _Builder:
    """Puts values together from events, counting them."""

    def __init__(self, line: int, notes: list[Note]) -> None:
        self._line = line
        self._notes = notes
        self._open = [_Open(None)]
        #: Anchor → the value, its size and its height.
        self._anchors: dict[str, tuple[object, int, int]] = {}
        self._left = MOST_VALUES
        self._documents = 0

    @property
    def result(self) -> object:
        """What was read; ``None`` when there was nothing."""
        parts = self._open[0].parts
        return parts[0] if parts else None

    def take(self, event: Event) -> None:
        """Go on by one event."""
        if isinstance(event, ScalarEvent):
            self._take_scalar(event)
        elif isinstance(event, CollectionStartEvent):
            self._begin(event)
        elif isinstance(event, CollectionEndEvent):
            self._end(event)
        elif isinstance(event, AliasEvent):
            self._take_alias(event)
        elif isinstance(event, DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise self._error("a second document begins", event)

    def _take_scalar(self, event: ScalarEvent) -> None:
        if self._wants_key():
            is_plain = event.style is None or event.style == ""
            self._take_key(event.value, event, merges=is_plain and event.value == _MERGE)
            value: object = event.value
        else:
            value = self._value_of(event)
            self._add(value, 1, 0, event)
        if event.anchor:
            self._anchors[event.anchor] = (value, 1, 0)

    def _wants_key(self) -> bool:
        return self._open[-1].is_mapping and self._open[-1].key is None

    def _take_key(self, key: str, event: Event, *, merges: bool) -> None:
        mapping = self._open[-1]
        if key in mapping.pairs:
            self._note(f"{key:.80} is there more than once; the last one counts", event)
        mapping.key, mapping.merges = key, merges

    def _value_of(self, event: ScalarEvent) -> object:
        self._check_tag(event.tag, event)
        text: str = event.value
        is_plain = event.implicit[0] if event.tag is None else event.tag in _PLAIN_TAGS
        return _typed(text) if is_plain else text

    def _begin(self, event: CollectionStartEvent) -> None:
        if self._wants_key():
            raise self._error("a key is a list or a mapping", event)
        if len(self._open) > DEEPEST_VALUES:
            raise self._error("values lie too deep in each other", event)
        self._check_tag(event.tag, event)
        self._open.append(_Open(event))

    def _end(self, event: CollectionEndEvent) -> None:
        ended = self._open.pop()
        value = ended.end()
        self._add(value, ended.size, ended.height, event, is_counted=True)
        if ended.anchor:
            self._anchors[ended.anchor] = (value, ended.size, ended.height)

    def _take_alias(self, event: AliasEvent) -> None:
        if event.anchor not in self._anchors:
            raise self._error(f"no value before it has the anchor of *{event.anchor:.80}", event)
        value, size, height = self._anchors[event.anchor]
        if not self._wants_key():
            self._add(value, size, height, event)
        elif isinstance(value, str):
            self._take_key(value, event, merges=False)
        else:
            raise self._error("a key is a list or a mapping", event)

    def _add(
        self, value: object, size: int, height: int, event: Event, *, is_counted: bool = False
    ) -> None:
        """Add a value to the collection that is open; *is_counted*: but for itself, it counted."""
        self._left -= 1 if is_counted else size
        if self._left < 0:
            raise self._error("it holds too many values", event)
        if len(self._open) - 1 + height > DEEPEST_VALUES:
            raise self._error("values lie too deep in each other", event)
        into = self._open[-1]
        into.add(value)
        into.size += size
        into.height = max(into.height, height + 1)

    def _check_tag(self, tag: str | None, event: Event) -> None:
        if tag is not None and tag not in _KNOWN_TAGS:
            written = tag.replace(_YAML, "!!")
            self._note(f"the tag {written:.80} is passed over", event)

    def _note(self, message: str, event: Event) -> None:
        self._notes.append(Note(self._line_of(event), message))

    def _error(self, problem: str, event: Event) -> FrontMatterError:
        return FrontMatterError(problem, self._line_of(event))

    def _line_of(self, event: Event) -> int:
        return self._line + (event.start_mark.line if event.start_mark else 0)


def _typed(text: str) -> object:
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in "-0123456789":
        return text
    if _INTEGER.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text) and repr(float(text)) == text:
        return float(text)
    return text
