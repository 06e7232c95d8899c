"""Runs of inline content, kept flat: each piece of text knows the markup around it.

Flat runs make white space, line breaks and blocks inside inline elements (``<b>a<p>b</p></b>``)
simple: a run can be cut anywhere, and the nodes are built when the paragraph ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from docutils import nodes


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """One inline element around text. Marks are compared by identity."""

    node_class: type[nodes.TextElement]
    attributes: dict[str, Any]
    source: str
    line: int

    def node(self) -> nodes.TextElement:
        """Return a new node; an element that is cut in pieces has several."""
        node = self.node_class("", "", **self.attributes)
        node.source, node.line = self.source, self.line
        return node


Marks = tuple[Mark, ...]


class Atom(NamedTuple):
    """A piece of a run: text, a node that stands in text, or (None) a line break."""

    content: str | nodes.Element | None
    marks: Marks
    line: int

    @property
    def is_target(self) -> bool:
        """Whether it is an anchor, which has no width."""
        return isinstance(self.content, nodes.target)

    @property
    def is_literal(self) -> bool:
        """Whether it is code, where blanks at the edges belong to it."""
        return bool(self.marks) and self.marks[-1].node_class is nodes.literal


Line = list[Atom]

# What HTML collapses (CSS Text, section 4.1.1); no-break and other Unicode blanks are not in it.
_WHITE_SPACE = re.compile("[ \t\n\r\f]+")

# Indentation by ideographic spaces, as Chinese texts are typed; the style sheet indents.
_INDENTATION = re.compile("[ \xa0]*\u3000[ \xa0\u3000]*")

_BLANK = re.compile(r"[\s\u200b\ufeff\xad]*")


def may_show(atom: Atom) -> bool:
    """Tell whether a piece is anything but plain white space."""
    return not isinstance(atom.content, str) or atom.is_literal or not atom.content.isspace()


def lines_of(run: Iterable[Atom]) -> list[Line]:
    """Return the lines of a run with white space collapsed across elements, as browsers do it."""
    lines: list[Line] = [[]]
    after_space = True
    for atom in run:
        if atom.content is None:
            lines.append([])
            after_space = True
        elif isinstance(text := atom.content, str):
            if not text.isprintable() or "  " in text:
                text = _WHITE_SPACE.sub(" ", text)
            if after_space:
                text = text.lstrip(" ")
            if text:
                lines[-1].append(_with_text(atom, text))
                after_space = text.endswith(" ")
        else:
            lines[-1].append(atom)
            after_space = after_space and atom.is_target
    return [_outside_marks(_trimmed(line)) for line in lines]


def _with_text(atom: Atom, text: str) -> Atom:
    """Return a piece with another text, or itself if that is the one it has."""
    return atom if text is atom.content else Atom(text, atom.marks, atom.line)


def _trimmed(line: Line) -> Line:
    """Return a line without the indentation at its start and the white space at its end."""
    if line and isinstance(text := line[0].content, str) and _INDENTATION.match(text):
        line = _without_indentation(line)
    # An anchor waits for the text or node that it stands before, so that none is the last.
    while line and isinstance(text := line[-1].content, str):
        last = line.pop()
        if text := text.rstrip(" "):
            return [*line, _with_text(last, text)]
    return line


def _without_indentation(line: Line) -> Line:
    start, end = 0, len(line)
    head: Line = []
    while start < end and isinstance(text := line[start].content, str):
        rest = _INDENTATION.sub("", text, count=1) if _INDENTATION.match(text) else text
        start += 1
        if rest:
            head = [Atom(rest, line[start - 1].marks, line[start - 1].line)]
            break
    return head + line[start:]


def _outside_marks(line: Line) -> Line:
    """Return a line with the white space at the edges of inline elements moved out of them.

    ``*a *b`` and the like, which some writers would make of it, is no emphasis.
    """
    result: Line = []
    for index, atom in enumerate(line):
        text = atom.content
        if not atom.marks or not isinstance(text, str) or " " not in (text[0], text[-1]):
            result.append(atom)
            continue
        if atom.is_literal:
            result.append(atom)
            continue
        before = line[index - 1].marks if index else ()
        after = line[index + 1].marks if index + 1 < len(line) else ()
        core = text.strip(" ")
        if text.startswith(" "):
            result.append(Atom(" ", shared(before, atom.marks if core else after), atom.line))
        if core:
            result.append(Atom(core, atom.marks, atom.line))
            if text.endswith(" "):
                result.append(Atom(" ", shared(atom.marks, after), atom.line))
    return result


def shared(one: Marks, other: Marks) -> Marks:
    """Return the outer marks that two places have in common."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left is not right:
            break
        count += 1
    return one[:count]


def is_blank(line: Line) -> bool:
    """Tell whether nothing of a line can be seen."""
    for atom in line:
        if isinstance(text := atom.content, str):
            if atom.is_literal or not _BLANK.fullmatch(text):
                return False
        elif not atom.is_target:
            return False
    return True


def build(line: Line) -> list[nodes.Node]:
    """Return the inline nodes of a line."""
    top = nodes.Element()
    build_into(top, line)
    built = list(top.children)
    for child in built:
        child.parent = None
    return built


def build_into(top: nodes.Element, line: Line) -> None:
    """Put the inline nodes of a line at the end of a block."""
    open_nodes: list[nodes.Element] = [top]
    open_marks: Marks = ()
    texts: list[str] = []
    for content, marks, _ in line:
        if marks is not open_marks:
            keep = len(shared(open_marks, marks))
            if keep != len(open_marks) or keep != len(marks):
                _put_text(open_nodes[-1], texts)
                del open_nodes[keep + 1 :]
                for mark in marks[keep:]:
                    node = mark.node()
                    adopt(open_nodes[-1], node)
                    open_nodes.append(node)
            open_marks = marks
        if isinstance(content, str):
            texts.append(content)
        elif content is not None:
            _put_text(open_nodes[-1], texts)
            adopt(open_nodes[-1], content)
    _put_text(open_nodes[-1], texts)


def _put_text(parent: nodes.Element, texts: list[str]) -> None:
    """Put in the texts that wait, as one."""
    if texts:
        adopt(parent, nodes.Text("".join(texts)))
        texts.clear()


def adopt(parent: nodes.Element, child: nodes.Node) -> None:
    """Put a node at the end of one that is in no document yet; docutils would look for one."""
    child.parent = parent
    parent.children.append(child)
