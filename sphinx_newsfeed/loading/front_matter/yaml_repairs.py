"""Reads YAML that is nearly right: what people write and no parser takes.

Generators refuse such front matter, too. So each repair leaves a note.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Container, Iterator

from sphinx_newsfeed.loading.front_matter.results import FrontMatterError, Note
from sphinx_newsfeed.loading.front_matter.yaml import read_yaml

#: More lines are not repaired: each is tried for itself.
_MOST_LINES = 1_000
#: What YAML does not allow in a text. Source: YAML 1.2, section 5.1 ("Character set").
_UNPRINTABLE = re.compile("[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: Tabs that indent a line, or stand behind a key or the dash of a list.
_INDENTING_TABS = re.compile(r"^ {0,80}\t[ \t]*", re.MULTILINE)
_TABS_BEHIND = re.compile(r"^([ ]{0,80}(?:-|[\w.-]{1,80}[ ]?:))[ ]*\t[ \t]*", re.MULTILINE)
#: A key at the outermost level. A value may follow without a blank, unless it is an address.
_TOP = re.compile(r"(?P<key>\w[\w .-]{0,80}?)[ ]?:(?P<value>[ ]+\S.*|[^\s:/].*|[ ]*)")
_ITEM = re.compile(r"(?P<dash>[ ]*-[ ]+)(?P<value>\S.*)")
#: An indented line that goes on with a text: neither a key nor an item.
_CONTINUATION = re.compile(r" ++(?!-[ ]|\w[\w.-]{0,80}:(?:[ ]|$))")
_ANCHOR = re.compile(r"&([\w-]+)")
_ALIAS = re.compile(r"\*([\w-]+)")


def load_yaml(text: str, line: int, notes: list[Note]) -> object:
    """What *text* holds, as :func:`read_yaml` has it, repaired where it must be.

    Raises :exc:`FrontMatterError` for what is wrong with *text* where no repair helps.
    """
    try:
        return _read(text, line, notes)
    except FrontMatterError as error:
        for repaired, remarks in _repaired(text, line):
            try:
                value = _read(repaired, line, remarks)
            except FrontMatterError:
                continue
            notes += remarks
            return value
        raise error


def _read(text: str, line: int, notes: list[Note]) -> object:
    """As :func:`read_yaml`, which leaves notes also when it fails half-way."""
    found: list[Note] = []
    value = read_yaml(text, line, found)
    notes += found
    return value


def _repaired(text: str, line: int) -> Iterator[tuple[str, list[Note]]]:
    """The text after one repair, after two, and so on, with notes of all of them."""
    if text.count("\n") > _MOST_LINES:
        return
    notes: list[Note] = []
    for repair in (_leave_out_controls, _replace_tabs, _quote):
        repaired, remarks = repair(text, line)
        if repaired != text:
            notes += remarks
            text = repaired
            yield text, list(notes)


def _leave_out_controls(text: str, line: int) -> tuple[str, list[Note]]:
    found = _UNPRINTABLE.search(text)
    if found is None:
        return text, []
    at = line + text.count("\n", 0, found.start())
    return _UNPRINTABLE.sub("", text), [Note(at, "characters that cannot be shown are left out")]


def _replace_tabs(text: str, line: int) -> tuple[str, list[Note]]:
    """Two blanks for each tab that indents, as generators that allow tabs read them."""
    at = line + text.count("\n", 0, max(text.find("\t"), 0))
    blanks = _INDENTING_TABS.sub(lambda found: found[0].replace("\t", "  "), text)
    note = Note(at, "tabs are read as blanks; YAML allows none there")
    return _TABS_BEHIND.sub(r"\1 ", blanks), [note]


def _quote(text: str, line: int) -> tuple[str, list[Note]]:
    """Quote each value of the outermost level that cannot be read for itself."""
    lines = text.split("\n")
    notes: list[Note] = []
    starts = [at for at, each in enumerate(lines) if _TOP.fullmatch(each)]
    anchors = frozenset(_ANCHOR.findall(text))
    for start, end in itertools.pairwise([*starts, len(lines)]):
        block = lines[start:end]
        if _can_be_read(block, anchors):
            continue
        quoted = _quoted_value(block) or _quoted_items(block)
        if quoted:
            lines[start:end] = quoted
            key = block[0].partition(":")[0].strip()
            message = f"{key}: the value is no valid YAML and is read as text; quotes are missing"
            notes.append(Note(line + start, message))
    return "\n".join(lines), notes


def _can_be_read(block: list[str], anchors: Container[str] = ()) -> bool:
    """Whether *block* is a mapping for itself; an alias of one of *anchors* counts as a value."""
    text = "\n".join(block)
    alone = _ALIAS.sub(lambda found: "x" if found[1] in anchors else found[0], text)
    try:
        return isinstance(read_yaml(alone, 1, []), dict)
    except FrontMatterError:
        return False


def _quoted_value(block: list[str]) -> list[str]:
    """The lines of a key with the text behind it in quotes; none where there is no such text."""
    found = _TOP.fullmatch(block[0])
    if found is None or not found["value"].strip():
        return []
    more = [each for each in block[1:] if each.strip() and not each.startswith("#")]
    if not all(_CONTINUATION.match(each) for each in more):
        return []
    value = " ".join([found["value"].strip(), *(each.strip() for each in more)])
    return [f"{found['key']}: {_in_quotes(value)}", *([""] * (len(block) - 1))]


def _quoted_items(block: list[str]) -> list[str]:
    """The lines of a key and its list, those items in quotes that cannot be read."""
    items = [_ITEM.fullmatch(each) for each in block]
    return [
        each
        if item is None or _can_be_read([f"x: {item['value']}"])
        else item["dash"] + _in_quotes(item["value"].strip())
        for each, item in zip(block, items, strict=True)
    ]


def _in_quotes(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        # ``"He said "yes""``: the author put quotes around it already.
        value = value[1:-1]
    return "'{}'".format(value.replace("'", "''"))
