"""Which tag that closes belongs to which that opens."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sphinx_newsfeed.template_tags.syntax import Tag

#: Blocks that lie deeper in each other are not changed.
MAX_DEPTH = 10


@dataclass(slots=True)
class _Open:
    tag: Tag
    #: How many blocks lie in each other within it.
    depth: int = 0


class OpenBlocks:
    """The blocks that are open while a text is read, the innermost last."""

    def __init__(self) -> None:
        self._open: list[_Open] = []
        self._names: Counter[str] = Counter()
        #: Tags that turned out to have no end.
        self.unclosed: list[Tag] = []

    def open(self, tag: Tag) -> None:
        """Note a tag that opens a block."""
        self._open.append(_Open(tag))
        self._names[tag.name] += 1

    def close(self, tag: Tag, *, any_name: bool = False) -> tuple[Tag, int] | None:
        """What *tag* closes, and the depth of the blocks within; ``None``: nothing.

        Tags between the two that are open still have no end. With *any_name* it is the innermost.
        """
        if not self._open or not (any_name or self._names[tag.name]):
            return None
        depth = 0
        while True:
            last = self._open.pop()
            self._names[last.tag.name] -= 1
            depth = max(depth, last.depth)
            if any_name or last.tag.name == tag.name:
                break
            self.unclosed.append(last.tag)
        if self._open:
            self._open[-1].depth = max(self._open[-1].depth, depth + 1)
        return last.tag, depth

    def finish(self) -> list[Tag]:
        """All tags without an end, those that are open now among them."""
        return [*self.unclosed, *(each.tag for each in self._open)]
