"""Records of a conversion: where blocks go, what surrounds an element, what the caller wants."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from docutils import nodes

from sphinx_newsfeed.html_to_docutils import runs
from sphinx_newsfeed.problems import Report


@dataclass(slots=True)
class Flow:
    """A place that takes blocks: the article, an item, a cell…"""

    #: Whether sections may be opened here.
    top: bool = False
    #: Whether this is the place of a title: text only, until a block comes.
    title: bool = False
    blocks: list[nodes.Node] = field(default_factory=list)
    #: The open sections with the ranks of their headings, outermost first.
    sections: list[tuple[int, nodes.section]] = field(default_factory=list)
    run: list[runs.Atom] = field(default_factory=list)
    #: Whether an element is open that is a paragraph in the author's mind too.
    in_paragraph: bool = False
    #: The text before the first block of a title.
    heading: list[nodes.Node] = field(default_factory=list)

    def content(self) -> list[nodes.Node]:
        """Return the list that takes the next block."""
        return self.sections[-1][1].children if self.sections else self.blocks

    def append(self, node: nodes.Node) -> None:
        """Put a finished block at the end."""
        if self.sections:
            self.sections[-1][1].append(node)
        else:
            self.blocks.append(node)


@dataclass(slots=True)
class Settings:
    """What the caller of the conversion asked for."""

    source: str
    title: str
    resolve_picture: Callable[[str, int], str | None] | None
    report: Report
    #: Hosts whose players may be embedded.
    embed_hosts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Context:
    """What a handler may want to know about the elements around it."""

    #: Language of code, from a wrapper around it.
    language: str = ""
    #: How many quotation marks are open.
    quotations: int = 0
    #: Whether the ruby text around brings its own parentheses.
    ruby_parentheses: bool = False
    #: Whether this is inside a list item.
    in_item: bool = False
    #: Classes of the paragraphs in here.
    classes: tuple[str, ...] = ()

    def but(self, **changes: Any) -> Context:
        """Return a context that differs in some fields."""
        return replace(self, **changes)


@dataclass(slots=True)
class Notes:
    """The footnotes that were made, by the ids of the article, and the references to them."""

    footnotes: dict[str, nodes.footnote] = field(default_factory=dict)
    references: list[tuple[str, nodes.footnote_reference]] = field(default_factory=list)
    #: How many have their number.
    count: int = 0
