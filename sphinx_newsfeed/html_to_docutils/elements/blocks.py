"""Paragraphs, boxes and quotations."""

from __future__ import annotations

import re

from docutils import nodes

from sphinx_newsfeed.html_to_docutils.elements.code import language_of, without_toolbar
from sphinx_newsfeed.html_to_docutils.state import Handler, State
from sphinx_newsfeed.html_to_docutils.tree import Element, names

# "— Name", as people sign a quotation. Writers put the dash themselves.
_DASHES = re.compile("[ \t\n]*(?:--|[\u2013-\u2015])[-\u2013-\u2015 \t\n\xa0\u2000-\u200a]*")

#: The longest last paragraph that is taken for the name under a quotation.
_LONGEST_NAME = 120


def transparent(element: Element, state: State) -> None:
    """Give the content of a block that has no meaning of its own."""
    state.end_paragraph()
    outer = state.context
    if language := language_of(element):
        state.context = outer.but(language=language)
    state.convert(without_toolbar(element))
    state.context = outer
    state.end_paragraph()


def paragraph(element: Element, state: State) -> None:
    """Put a paragraph; an excerpt marker inside it waits for its end."""
    state.end_paragraph()
    flow = state.flow
    outer, flow.in_paragraph = flow.in_paragraph, True
    state.convert(element.children)
    state.end_paragraph()
    flow.in_paragraph = outer
    state.end_block()


def gap(element: Element, state: State) -> None:
    """End a paragraph where a block was flattened."""
    state.end_paragraph()


def more(element: Element, state: State) -> None:
    """Put an excerpt marker, after the outermost block that it stands in."""
    if state.flow.top and not state.flow.in_paragraph:
        state.end_paragraph()
    state.excerpt_waits = True
    state.end_block()


def box(element: Element, state: State) -> None:
    """Put a container that carries the element's name as its class."""
    if not state.may_nest():
        transparent(element, state)
        return
    content = state.collect(element.children)
    if content:
        state.add(state.new(nodes.container, *content, classes=[element.name]))


def details(element: Element, state: State) -> None:
    """Put what can be folded as a box, its summary first (HTML standard, section 4.11.1)."""
    if not state.may_nest():
        transparent(element, state)
        return
    summary = next((child for child in element.elements() if child.name == "summary"), None)
    content: list[nodes.Node] = []
    if summary is not None:
        state.enter(summary)
        title, blocks = state.collect_title(summary.children)
        if title:
            content.append(state.new(nodes.paragraph, *title, classes=["summary"]))
        content += blocks
    content += state.collect(child for child in element.children if child is not summary)
    if content:
        state.add(state.new(nodes.container, *content, classes=["details"]))


def dialog(element: Element, state: State) -> None:
    """Give the content of a dialog that is open; browsers do not show the others."""
    if "open" in element.attributes:
        transparent(element, state)


def legend(element: Element, state: State) -> None:
    """Put the name of a group of form fields as a strong paragraph."""
    state.end_paragraph()
    with state.marked(nodes.strong):
        state.convert(element.children)
    state.end_paragraph()


def quotation(element: Element, state: State) -> None:
    """Put a quotation with the name of whom it quotes."""
    if not state.may_nest():
        transparent(element, state)
        return
    state.end_paragraph()
    line = state.line
    only = element.first()
    if isinstance(only, Element) and only.name == "div" and len(element.elements()) == 1:
        # Sphinx puts one around all that is quoted.
        element = element if only.classes else only
    signature = _signature(element)
    content = state.collect(child for child in element.children if child is not signature)
    name: list[nodes.Node] = []
    if signature is not None:
        state.enter(signature)
        name, blocks = state.collect_title(_without_dashes(signature))
        content += blocks
    state.line = line
    if content:
        content += [state.new(nodes.attribution, *name)] if name else []
        state.add(state.new(nodes.block_quote, *content))
    elif name:
        state.add(state.new(nodes.paragraph, *name))


def _signature(element: Element) -> Element | None:
    """Return the last child if it names whom is quoted, and is not all there is."""
    children = [c for c in element.children if not isinstance(c, str) or c.strip()]
    last = children[-1] if len(children) > 1 else None
    if not isinstance(last, Element):
        return None
    if last.name in ("footer", "cite") or "attribution" in last.classes:
        before = children[-2]
        in_text = isinstance(before, str) or before.name in ("a", "b", "em", "i", "span", "strong")
        return None if last.name == "cite" and in_text else last
    text = last.text()
    if last.name == "p" and _DASHES.match(text) and len(text) <= _LONGEST_NAME:
        return last if _DASHES.sub("", text, count=1).strip() else None
    return None


def _without_dashes(signature: Element) -> list[Element | str]:
    children = list(signature.children)
    if children and isinstance(children[0], str) and (dashes := _DASHES.match(children[0])):
        children[0] = children[0][dashes.end() :]
    return children


HANDLERS: dict[str, Handler] = {
    # ``head``: the parser puts a body into it that begins with an element it does not know.
    **dict.fromkeys(
        names(
            """
            article body center fieldset footer form frameset head header html layer main
            noframes search #root
            """
        ),
        transparent,
    ),
    **dict.fromkeys(names("address caption figcaption summary"), paragraph),
    "#gap": gap,
    "#more": more,
    "details": details,
    "dialog": dialog,
    "legend": legend,
}
