"""Keeps what was made in the memory of one build, up to a bound."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class BoundedStore:
    """Keeps bytes by keys, as long as there is room."""

    #: How much more it may hold, in bytes.
    room: int
    _kept: dict[object, bytes] = field(default_factory=dict)

    def get(self, key: object) -> bytes | None:
        """What was kept, or ``None``."""
        return self._kept.get(key)

    def put(self, key: object, value: bytes) -> None:
        """Keep *value*, if there is room for it."""
        if len(value) <= self.room:
            self._kept[key] = value
            self.room -= len(value)
