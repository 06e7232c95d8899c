"""Bounds for what a reader of YAML or TOML returns."""

from __future__ import annotations

from collections.abc import Mapping

#: How many values front matter may hold, and how deep they may lie in each other. YAML's anchors
#: make much of little: 23 lines can stand for four million names, and a list may hold itself.
_MOST_VALUES = 10_000
_DEEPEST = 20
#: Integers of more bits are not written out: Python refuses to for long ones.
_LONGEST_INTEGER = 256


def plain_mapping(value: object) -> dict[str, object] | None:
    """A copy of the mapping *value* with texts as keys; ``None`` when it is no mapping.

    Raises ``ValueError`` when it holds too much.
    """
    if not isinstance(value, Mapping):
        return None
    copied = _Copy().copy(value, 0)
    return copied if isinstance(copied, dict) else None


class _Copy:
    """Copies nested values and counts them."""

    def __init__(self) -> None:
        self._left = _MOST_VALUES

    def copy(self, value: object, depth: int) -> object:
        self._left -= 1
        if self._left < 0 or depth > _DEEPEST:
            raise ValueError("it holds too many values, or some that hold themselves")
        match value:
            case Mapping():
                return {_text(key): self.copy(value[key], depth + 1) for key in value}
            case list() | tuple():
                return [self.copy(part, depth + 1) for part in value]
            case set() | frozenset():
                return sorted(_text(part) for part in value)
            case int() if value.bit_length() > _LONGEST_INTEGER:
                return _text(value)
        return value


def _text(value: object) -> str:
    is_long = isinstance(value, int) and value.bit_length() > _LONGEST_INTEGER
    return f"{value:#x}" if is_long else str(value)
