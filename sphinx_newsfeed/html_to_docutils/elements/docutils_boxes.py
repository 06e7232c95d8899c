"""Line blocks, topics, sidebars and rubrics, as the writers of docutils and Sphinx put them.

Source: ``docutils.writers._html_base`` and ``sphinx.writers.html5``.
"""

from __future__ import annotations

from docutils import nodes

from sphinx_newsfeed.html_to_docutils.elements.blocks import paragraph, transparent
from sphinx_newsfeed.html_to_docutils.state import MAX_NESTING, Handler, State
from sphinx_newsfeed.html_to_docutils.tree import Element

#: What the class of a title says about the box that it is the first child of.
_TITLED: dict[str, type[nodes.Element]] = {
    "topic-title": nodes.topic,
    "sidebar-title": nodes.sidebar,
}
_SUBTITLE = "sidebar-subtitle"


def line_block(element: Element, state: State) -> None:
    """Put a line block, with those that are indented in it."""
    state.end_paragraph()
    if any(child.name == "div" for child in element.elements()):
        line = state.line
        lines, others = _lines(element, state, 0)
        state.line = line
        if lines:
            state.add(state.new(nodes.line_block, *lines))
        for block in others:
            state.add(block)
    else:
        transparent(element, state)


def _lines(
    element: Element, state: State, depth: int
) -> tuple[list[nodes.Element], list[nodes.Node]]:
    """Return the lines of a block, and what cannot stand in one."""
    lines: list[nodes.Element] = []
    others: list[nodes.Node] = []
    for child in element.children:
        if isinstance(child, str) and not child.strip():
            continue
        inner = child if isinstance(child, Element) else Element("div", children=[child])
        state.enter(inner)
        if "line-block" in inner.classes and state.nesting + depth < MAX_NESTING:
            below, blocks = _lines(inner, state, depth + 1)
            lines += [state.new(nodes.line_block, *below)] if below else []
        else:
            # A line without words holds a break, which is none in a title.
            words, blocks = state.collect_title(inner.children)
            lines.append(state.new(nodes.line, *words))
        others += blocks
    return lines, others


def titled_box(element: Element) -> type[nodes.Element] | None:
    """Return the node for a box that begins with the title of a topic or a sidebar."""
    first = element.first()
    classes = first.classes if isinstance(first, Element) else ()
    return next((_TITLED[name] for name in classes if name in _TITLED), None)


def put_titled_box(element: Element, node_class: type[nodes.Element], state: State) -> None:
    """Put a topic or a sidebar; where docutils knows none, a container with a rubric."""
    state.end_paragraph()
    line = state.line
    at_top = state.flow.top and not state.marks
    kinds = (nodes.title, nodes.subtitle) if at_top else (nodes.rubric, nodes.paragraph)
    heads: list[nodes.Element] = []
    content: list[nodes.Node] = []
    below = [child for child in element.elements() if _SUBTITLE in child.classes]
    words = [*element.elements()[:1], *below[:1]]
    for head, kind in zip(words, kinds, strict=False):
        state.enter(head)
        title, blocks = state.collect_title(head.children)
        heads += [state.new(kind, *title)] if title else []
        content += blocks
    content += state.collect(c for c in element.children if all(c is not head for head in words))
    state.line = line
    if not content:
        for each in heads:
            state.add(state.new(nodes.paragraph, *each.children))
    elif at_top and isinstance(heads[0] if heads else None, nodes.title):
        state.add(state.new(node_class, *heads, *content))
    else:
        state.add(state.new(nodes.container, *heads, *content, classes=[node_class.__name__]))


def rubric(element: Element, state: State) -> None:
    """Put a rubric, a heading that begins no section."""
    if element.name != "p":
        paragraph(element, state)
        return
    state.end_paragraph()
    title, blocks = state.collect_title(element.children)
    if title:
        state.add(state.new(nodes.rubric, *title))
    for block in blocks:
        state.add(block)


def citation(element: Element, state: State) -> None:
    """Put what is cited, behind its label; a citation of docutils has to be the only of its name.

    Sphinx warns of others in all the documents of a project.
    """
    label, *rest = element.elements() or [element]
    if "label" not in label.classes or not rest:
        transparent(element, state)
        return
    first, *others = [each for each in rest if "backrefs" not in each.classes] or [label]
    words = [label.text().strip(), " ", *first.children]
    parts = [Element(first.name, first.attributes, first.line, words), *others]
    transparent(Element("div", {}, element.line, [*parts]), state)


#: What puts an element of a class.
BY_CLASS: dict[str, Handler] = {
    "citation": citation,
    "line-block": line_block,
    "rubric": rubric,
}
