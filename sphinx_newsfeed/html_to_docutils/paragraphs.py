"""Lines of a run to paragraphs, line blocks and pictures that stand alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from docutils import nodes

from sphinx_newsfeed.html_to_docutils import runs


@dataclass(slots=True)
class Paragraphs:
    """Makes blocks of lines; keeps the anchors that found no block to stand in."""

    source: str
    classes: list[str] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)

    def of(self, lines: list[runs.Line]) -> Iterator[nodes.Node]:
        """Yield the blocks of some lines; blank lines and lone pictures part them."""
        held: list[runs.Line] = []
        waiting: runs.Line = []
        for line in lines:
            picture = None
            if runs.is_blank(line):
                waiting += [atom for atom in line if atom.is_target]
            else:
                whole, waiting = waiting + line, []
                picture = self._picture(whole)
                if picture is None:
                    held.append(whole)
                    continue
            if held:
                yield self._paragraph(held)
                held = []
            if picture is not None:
                yield picture
        if held:
            yield self._paragraph(held)
        self.anchors = [name for atom in waiting for name in ids_of(atom)]

    def _paragraph(self, lines: list[runs.Line]) -> nodes.Node:
        block: nodes.Element
        if len(lines) == 1:
            block = nodes.paragraph()
            runs.build_into(block, lines[0])
        else:
            block = nodes.line_block()
            for line in lines:
                row = nodes.line()
                row.source, row.line = self.source, line[0].line
                runs.build_into(row, line)
                block.append(row)
        block.source, block.line = self.source, lines[0][0].line
        block["classes"] += self.classes
        return block

    def _picture(self, line: runs.Line) -> nodes.Node | None:
        """Return the picture that is all of a line, with its link; it stands better as a block."""
        (atom, *others) = line
        if others or not isinstance(atom.content, nodes.image):
            return None
        if "text-center" in self.classes:
            atom.content.setdefault("align", "center")
        links = tuple(mark for mark in atom.marks if mark.node_class is nodes.reference)
        (node,) = runs.build([runs.Atom(atom.content, links, atom.line)])
        return node


def ids_of(atom: runs.Atom) -> list[str]:
    """Return the ids of an anchor, none for other pieces of a run."""
    return list(atom.content["ids"]) if isinstance(atom.content, nodes.target) else []
