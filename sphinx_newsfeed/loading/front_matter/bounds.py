"""Bounds for what a reader of front matter returns."""

from __future__ import annotations

from collections.abc import Mapping

from sphinx_newsfeed.policy import DEEPEST_VALUES, MOST_VALUES

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


def plain_value(value: object) -> object:
    """A copy of *value*, whatever it is, within the same bounds; raises ``ValueError``."""
    return _Copy().copy(value, 0)


class _Copy:
    """Copies nested values and counts them.

    YAML's anchors make much of little: 23 lines can stand for four million names, and a list may
    hold itself.
    """

    def __init__(self) -> None:
        self._left = MOST_VALUES

    def copy(self, value: object, depth: int) -> object:
        self._left -= 1
        if self._left < 0 or depth > DEEPEST_VALUES:
            raise ValueError("it holds too many values, or some that lie too deep in each other")
        match value:
            case Mapping():
                return {str(key): self.copy(value[key], depth + 1) for key in value}
            case list():
                return [self.copy(part, depth + 1) for part in value]
            case int() if value.bit_length() > _LONGEST_INTEGER:
                return f"{value:#x}"
        return value
