"""A directive that shows an example in Markdown and in reStructuredText.

The example is written once, in Markdown; the other form is made of it, so both say the same. The
tests parse both and compare what comes out.
"""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

_FENCE = re.compile(r"(`{3,})(?:\{([\w:-]+)\}\s*(.*))?")
_HEADING = re.compile(r"(#{1,3}) (.+)")
_ROLE = re.compile(r"\{([\w:+-]+)\}(`[^`]+`)")
_ROLE_IN_RST = r":\1:\2"
_UNDERLINES = {1: "=", 2: "-", 3: "~"}


def to_rst(markdown: str) -> str:
    """The reStructuredText of an example: directives in fences, roles, headings, paragraphs."""
    lines: list[str] = []
    fences: list[str] = []
    for line in markdown.splitlines():
        fence = _FENCE.fullmatch(line)
        if fence and fence[1] in fences:
            fences.remove(fence[1])
            continue
        if fences and _begins_content(line, lines[-1]):
            lines.append("")
        indent = "   " * len(fences)
        heading = None if fences else _HEADING.fullmatch(line)
        if fence:
            lines.append(f"{indent}.. {fence[2]}:: {fence[3]}".rstrip())
            fences.append(fence[1])
        elif heading:
            lines += [heading[2], _UNDERLINES[len(heading[1])] * len(heading[2])]
        else:
            lines.append(f"{indent}{_ROLE.sub(_ROLE_IN_RST, line)}".rstrip())
    return "\n".join(lines)


def _begins_content(line: str, before: str) -> bool:
    """Whether a directive's content begins here, which a blank line must show."""
    return bool(line) and not line.startswith(":") and before.lstrip().startswith((".. ", ":"))


class BothMarkups(SphinxDirective):
    """Shows the Markdown that is its content, and the same in reStructuredText."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Two blocks of code, each under the name of its markup."""
        markdown = "\n".join(self.content)
        forms = (("Markdown", "none", markdown), ("reStructuredText", "rst", to_rst(markdown)))
        return [nodes.container("", *map(self._form, forms), classes=["both-markups"])]

    def _form(self, form: tuple[str, str, str]) -> nodes.container:
        name, language, text = form
        label = nodes.paragraph(name, name, classes=["markup-name"])
        block = nodes.literal_block(text, text, language=language)
        for node in (label, block):
            self.set_source_info(node)
        return nodes.container("", label, block, classes=["markup"])


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the directive."""
    app.add_directive("both-markups", BothMarkups)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
