"""Values of JSX that are known without a run: texts, numbers, and files that have names."""

from __future__ import annotations

import re
from collections.abc import Mapping

_IMPORTED = re.compile(r"""^import[ \t]+(\w+)[ \t]+from[ \t]+["']([^"'\n]+)["']""", re.MULTILINE)
#: A text of JavaScript, perhaps as the address of a file.
_TEXT = re.compile(
    r"""\s*(?:(?:require|useBaseUrl)\(\s*)?(?P<sign>["'`])(?P<text>[^"'`${}<>]*)(?P=sign)"""
    r"\s*\)?(?:\.default)?\s*"
)
_NUMBER = re.compile(r"\s*(?P<number>[0-9]+)\s*")
_NAME = re.compile(r"\s*(?P<name>\w+)(?:\.(?:src|default))?\s*")
_ATTRIBUTE = re.compile(r"""([\w:-]+)=(?:"([^"]*)"|'([^']*)'|\{([^{}]*)\})""")


def imported_files(body: str) -> Mapping[str, str]:
    """The files that a body gives names to, by name. Source: MDX documentation, "ESM"."""
    return {match[1]: match[2] for match in _IMPORTED.finditer(body)}


def value_of(expression: str, imported: Mapping[str, str]) -> str:
    """What an expression in braces is; empty for what has to be run."""
    if given := _TEXT.fullmatch(expression):
        return given["text"]
    if number := _NUMBER.fullmatch(expression):
        return number["number"]
    named = _NAME.fullmatch(expression)
    return imported.get(named["name"], "") if named else ""


def attributes_of(tag: str, imported: Mapping[str, str]) -> dict[str, str]:
    """The attributes of a tag whose values are known."""
    found = _ATTRIBUTE.finditer(tag)
    pairs = ((each[1], each[2] or each[3] or value_of(each[4] or "", imported)) for each in found)
    return {name: value for name, value in pairs if value}
