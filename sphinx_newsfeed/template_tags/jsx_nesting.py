"""Where components of JSX begin and end, and the lines between them."""

from __future__ import annotations

from collections.abc import Iterator

#: How deep components lie in each other whose content is brought to the left.
_DEEPEST = 20


class Nesting:
    """The components of a body, whose tags are to be noted in the order in which they stand."""

    def __init__(self, text: str) -> None:
        self._text = text
        #: Open components: the name, the line behind, and the indentation, -1 within a line.
        self._open: list[tuple[str, int, int]] = []
        #: For each component that holds lines: the first and the last of them, and the indentation
        #: of the component. Those that lie in another stand before it.
        self._contents: list[tuple[int, int, int]] = []
        #: The line of a place that is never before the last one asked for.
        self._line = 0
        self._counted = 0

    def open(self, name: str, start: int, end: int, indent: int) -> None:
        """Note the tag that begins a component."""
        line = self._line_of(start) + self._text.count("\n", start, end)
        self._open.append((name, line + 1, indent))

    def close(self, name: str, start: int) -> None:
        """Note the tag that ends one, and all that were opened in it."""
        places = range(len(self._open) - 1, max(len(self._open) - 1 - _DEEPEST, -1), -1)
        at = next((place for place in places if self._open[place][0] == name), None)
        if at is None:
            return
        _, line, indent = self._open[at]
        del self._open[at:]
        if indent >= 0 and len(self._open) < _DEEPEST and self._line_of(start) > line:
            self._contents.append((line, self._line_of(start), indent))

    def _line_of(self, at: int) -> int:
        self._line += self._text.count("\n", self._counted, at)
        self._counted = at
        return self._line

    def to_the_left(self, text: str) -> str:
        """*text* with the lines of components where these stand: indented, they are no code."""
        if not self._contents:
            return text
        lines = text.split("\n")
        for first, end, indent in self._contents:
            least = min(_widths(lines[first:end]), default=indent)
            if least > indent:
                for at in range(first, end):
                    lines[at] = lines[at][:indent] + lines[at][least:]
        return "\n".join(lines)


def _widths(lines: list[str]) -> Iterator[int]:
    return (len(each) - len(each.lstrip(" ")) for each in lines if each.strip())
