"""Headings and thematic breaks: what divides the article."""

from __future__ import annotations

from docutils import nodes

from sphinx_newsfeed.html_to_docutils.elements.blocks import transparent
from sphinx_newsfeed.html_to_docutils.state import Handler, State
from sphinx_newsfeed.html_to_docutils.tree import Element

#: How deep sections may lie in each other. The article's own title is one level more, and
#: writers of text know seven.
MAX_SECTIONS = 6

_NAMES = ("h1", "h2", "h3", "h4", "h5", "h6")


def heading(element: Element, state: State) -> None:
    """Open a section; where there can be none, put a rubric."""
    state.end_paragraph()
    anchors = state.take_anchors()
    line = state.line
    children, others = _before_heading(element.children)
    title, blocks = state.collect_title(children)
    anchors += state.take_anchors()
    if not any(isinstance(node, nodes.Text | nodes.TextElement) for node in title):
        # Nothing to name a section: a picture, or nothing at all.
        blocks[:0] = [state.new(nodes.paragraph, *title)] if title else []
    elif state.flow.top and not state.marks and "rubric" not in element.classes:
        if not _repeats_title(title, state):
            state.line = line
            _open_section(int(element.name[1]), title, anchors, element.get("id"), state)
            anchors = []
    else:
        rubric = state.new(nodes.rubric, *title, **{"heading-level": int(element.name[1])})
        blocks.insert(0, rubric)
    state.anchors[:0] = anchors
    for block in blocks:
        state.add(block)
    state.end_block()
    state.convert(others)


def _before_heading(children: list[Element | str]) -> tuple[list[Element | str], ...]:
    """Return what stands before the next heading and the rest.

    A heading ends one that is not closed (HTML standard, section 13.2.6.4.7); the parser does not.
    """
    for index, child in enumerate(children):
        if isinstance(child, Element) and child.name in _NAMES:
            return children[:index], children[index:]
    return children, []


def _repeats_title(title: list[nodes.Node], state: State) -> bool:
    """Tell whether this is the article's first heading and says what its title says."""
    first, state.headings = not state.headings, state.headings + 1
    wanted = _folded(state.settings.title)
    return first and bool(wanted) and _folded(_text(title)) == wanted


def _text(title: list[nodes.Node]) -> str:
    return "".join(
        node.astext() for node in title if not isinstance(node, nodes.footnote_reference)
    )


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _open_section(
    rank: int, title: list[nodes.Node], anchors: list[str], own_id: str, state: State
) -> None:
    """Open a section below the last heading of a higher rank, however many ranks lie between."""
    sections = state.flow.sections
    while sections and (sections[-1][0] >= rank or len(sections) >= MAX_SECTIONS):
        sections.pop()
    section = state.new(nodes.section, state.new(nodes.title, *title))
    section["ids"] = anchors or [state.ids.new(own_id or _text(title))]
    state.flow.append(section)
    sections.append((rank, section))


def transition(element: Element, state: State) -> None:
    """Put a transition between blocks of the article; elsewhere docutils knows none."""
    state.end_paragraph()
    if state.flow.top:
        state.has_transitions = True
        state.flow.append(state.new(nodes.transition))


def part_transitions(root: nodes.Element) -> None:
    """Put an empty comment beside each transition that stands at an edge or behind another.

    docutils knows transitions between blocks only, and warns of others; browsers show them all. An
    empty comment counts as a block, and no writer shows it: so reStructuredText parts blocks, too.
    """
    parents = {id(node.parent): node.parent for node in root.findall(nodes.transition)}
    for parent in parents.values():
        children: list[nodes.Node] = []
        for node in parent.children:
            last = children[-1] if children else None
            edge = last is None or isinstance(last, nodes.title | nodes.transition)
            if isinstance(node, nodes.transition) and edge:
                children.append(_separator(node))
            children.append(node)
        if isinstance(children[-1], nodes.transition):
            children.append(_separator(children[-1]))
        parent.children = children
        for child in children:
            child.parent = parent


def _separator(node: nodes.Node) -> nodes.Node:
    comment = nodes.comment()
    comment.source, comment.line = node.source, node.line
    return comment


HANDLERS: dict[str, Handler] = {
    **dict.fromkeys(_NAMES, heading),
    "hgroup": transparent,
    "hr": transition,
}
