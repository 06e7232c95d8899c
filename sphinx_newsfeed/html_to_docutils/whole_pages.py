"""A whole page of HTML: its title, the section below it, and what its head says of it."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from docutils import nodes

from sphinx_newsfeed.html_to_docutils import runs
from sphinx_newsfeed.html_to_docutils.alignment import LANGUAGE_CLASS, language_classes
from sphinx_newsfeed.html_to_docutils.conversion import html_to_nodes
from sphinx_newsfeed.html_to_docutils.elements.blocks import transparent
from sphinx_newsfeed.html_to_docutils.elements.sections import heading, part_transitions
from sphinx_newsfeed.html_to_docutils.state import Handler, State
from sphinx_newsfeed.html_to_docutils.tree import Element
from sphinx_newsfeed.policy import ID_PREFIX, META_NAMES, shown
from sphinx_newsfeed.problems import Problem, ProblemKind, Report, ignore


@dataclass(slots=True)
class Page:
    """What a whole page amounts to."""

    #: The section of the page with its title; of a page without one, all that it holds.
    blocks: list[nodes.Node] = field(default_factory=list)
    #: What the head says by ``meta``, by the names in lower case; the first of a name counts.
    said: dict[str, str] = field(default_factory=dict)
    #: The nodes of what of that is for the heads of outputs.
    meta: list[nodes.Node] = field(default_factory=list)
    #: The tag of the language that the page says it is in, in lower case; empty for none.
    language: str = ""


def html_to_page(
    html: str,
    *,
    source: str = "<html>",
    name: str = "",
    handlers: Mapping[str, Handler] | None = None,
    report: Report = ignore,
    **arguments: Any,
) -> Page:
    """Return what a page of HTML amounts to; a part of one, without a head, is taken as well.

    Its title is its first ``h1``, else its ``title``, else the one heading below which all stands,
    else *name*, which is reported. Each id becomes that of a node, since other pages may lead
    there. *arguments* are further ones of :func:`html_to_nodes`.
    """
    reader = _Reader(source)
    blocks = html_to_nodes(
        html,
        source=source,
        handlers=reader.handlers | dict(handlers or {}),
        report=report,
        keep_ids=True,
        **arguments,
    )
    page = reader.page
    page.blocks = _in_one_section(blocks, reader, name, report)
    for block in page.blocks:
        if page.language:
            _say_language_once(block, f"{LANGUAGE_CLASS}{page.language}")
        for target in block.findall(nodes.target):
            # That no link in the page leads there is nothing to tell.
            target.referenced = True
    return page


class _Reader:
    """Notes what makes a text a page while it is converted."""

    def __init__(self, source: str) -> None:
        self.page = Page()
        self.source = source
        #: The element ``title``, as plain text.
        self.title = ""
        #: The line of it.
        self.line = 1
        #: The section of the first ``h1``.
        self.first: nodes.section | None = None

    @property
    def handlers(self) -> dict[str, Handler]:
        """What puts the elements that a page has once."""
        return {"html": self._note_language, "head": self._note_head, "h1": self._note_heading}

    def _note_language(self, element: Element, state: State) -> None:
        classes = language_classes(element)
        self.page.language = self.page.language or "".join(classes).removeprefix(LANGUAGE_CLASS)
        transparent(element, state)

    def _note_head(self, element: Element, state: State) -> None:
        for each in element.elements():
            if each.name == "title" and not self.title:
                self.title, self.line = " ".join(each.text().split()), each.line
            elif each.name == "meta":
                self._note_meta(each)
        transparent(element, state)

    def _note_meta(self, element: Element) -> None:
        name, content = element.get("name").lower(), " ".join(element.get("content").split())
        if not name or name in self.page.said:
            return
        self.page.said[name] = content
        if name in META_NAMES and content:
            node = nodes.meta("", name=name, content=content)
            node.source, node.line = self.source, element.line
            self.page.meta.append(node)

    def _note_heading(self, element: Element, state: State) -> None:
        count = len(state.flow.blocks)
        heading(element, state)
        added = state.flow.blocks[count:] if state.flow.top else []
        sections = (each for each in added if isinstance(each, nodes.section))
        self.first = self.first or next(sections, None)


def _in_one_section(
    blocks: list[nodes.Node], reader: _Reader, name: str, report: Report
) -> list[nodes.Node]:
    """Put *blocks* into the section of the page; into none, where nothing is its title."""
    at = next((n for n, each in enumerate(blocks) if isinstance(each, nodes.section)), -1)
    section = blocks[at] if blocks else None
    is_lone = at == len(blocks) - 1 and not reader.title
    if isinstance(section, nodes.section) and (section is reader.first or is_lone):
        title, *own = section.children
        # A section ends where the next one begins, so what stands above comes below the title.
        return [_filled(section, [title, *blocks[:at], *own, *blocks[at + 1 :]])]
    text = reader.first[0].astext() if reader.first else reader.title
    if not text and name:
        message = f"the page has no title; the name of its file is shown: {shown(name)}"
        report(Problem(ProblemKind.HTML, message, reader.source, 1))
    if not (text or name):
        return blocks
    section = _titled(text or name, blocks, reader)
    return [_filled(section, [*section.children, *blocks])]


def _filled(section: nodes.section, children: list[nodes.Node]) -> nodes.section:
    section.children = []
    for child in children:
        runs.adopt(section, child)
    part_transitions(section)
    return section


def _titled(text: str, blocks: list[nodes.Node], reader: _Reader) -> nodes.section:
    """A section with a title of plain text."""
    taken = {
        name for block in blocks for each in block.findall(nodes.Element) for name in each["ids"]
    }
    stem = ID_PREFIX + (nodes.make_id(f"x-{text[:300]}")[2:82].strip("-") or "page")
    numbered = (f"{stem}-{number}" for number in itertools.count(2))
    own = next(each for each in itertools.chain([stem], numbered) if each not in taken)
    title = nodes.title(text, text)
    section = nodes.section("", title, ids=[own])
    for node in (section, title):
        node.source, node.line = reader.source, reader.line
    return section


def _say_language_once(block: nodes.Node, said: str) -> None:
    """Let the outermost node alone say the language of the page."""
    for node in block.findall(nodes.Element):
        if said in node["classes"]:
            node["classes"].remove(said)
    if isinstance(block, nodes.Element):
        block["classes"].append(said)
