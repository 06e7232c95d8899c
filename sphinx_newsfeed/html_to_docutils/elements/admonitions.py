"""Boxes that tell, warn or advise, as generators and style sheets name them by classes."""

from __future__ import annotations

from docutils import nodes

from sphinx_newsfeed.generators.tags import BOX_KINDS
from sphinx_newsfeed.html_to_docutils.elements import cards, docutils_boxes
from sphinx_newsfeed.html_to_docutils.elements.blocks import box, paragraph, quotation, transparent
from sphinx_newsfeed.html_to_docutils.elements.box_kinds import kind_of, sign_of
from sphinx_newsfeed.html_to_docutils.elements.cards import is_card, put_card
from sphinx_newsfeed.html_to_docutils.elements.docutils_boxes import (
    put_titled_box,
    titled_box,
)
from sphinx_newsfeed.html_to_docutils.elements.mathematics import marked
from sphinx_newsfeed.html_to_docutils.elements.pictures import division, figure
from sphinx_newsfeed.html_to_docutils.state import Handler, State
from sphinx_newsfeed.html_to_docutils.tree import Element, names

_NODES: dict[str, type[nodes.Element]] = {
    "attention": nodes.attention,
    "caution": nodes.caution,
    "danger": nodes.danger,
    "error": nodes.error,
    "hint": nodes.hint,
    "important": nodes.important,
    "note": nodes.note,
    "tip": nodes.tip,
    "warning": nodes.warning,
}

_TITLE_CLASSES = names(
    """
    admonition-title admonition-heading markdown-alert-title callout-title callout-header
    custom-block-title alert-heading alert-title marker note-title panelheader
    """
)
#: Names of what begins a box as its title, without a class.
_HEADINGS = names("h1 h2 h3 h4 h5 h6 summary")
#: What puts an element of a class that is no box of these kinds.
_BY_CLASS: dict[str, Handler] = {**docutils_boxes.BY_CLASS, **cards.BY_CLASS}

_TITLE_START = ("admonitionheading", "admonition-heading")


def _or(other: Handler) -> Handler:
    """Return a handler that puts an admonition or a formula, or does what another handler does."""

    def put(element: Element, state: State) -> None:
        if "class" not in element.attributes or not element.classes:
            other(element, state)
            return
        state.end_paragraph()
        if marked(element, state):
            state.end_paragraph()
        elif handler := next((_BY_CLASS[n] for n in element.classes if n in _BY_CLASS), None):
            handler(element, state)
        elif (titled := titled_box(element)) and state.may_nest():
            put_titled_box(element, titled, state)
        elif (kind := kind_of(element)) and state.may_nest():
            _admonition(element, kind, state)
        elif element.name == "div" and state.flow.top and is_card(element) and state.may_nest():
            put_card(element, state)
        else:
            other(element, state)

    summary = (other.__doc__ or "").split("\n\n")[0].strip()
    put.__doc__ = f"{summary} With the classes of a box that tells or warns: an admonition."
    return put


def _admonition(element: Element, kind: str, state: State) -> None:
    """Put an admonition, with a title if it has one of its own."""
    state.end_paragraph()
    line = state.line
    if "admonitionblock" in element.classes:
        element = _without_table(element)
    heading = _heading(element)
    sign, said = sign_of(element)
    standard = BOX_KINDS[said if said and kind == "note" else kind]
    title: list[nodes.Node] = []
    blocks: list[nodes.Node] = []
    if heading is not None:
        state.enter(heading)
        title, blocks = state.collect_title(heading.children)
        if len(title) == 1 and isinstance(title[0], nodes.strong):
            title = title[0].children
    children = [child for child in element.children if child is not heading and child is not sign]
    if sign is not None and not said:
        children = _with_sign(children, sign)
    content = blocks + state.collect(_without_kind(children, standard))
    state.line = line
    words = _folded("".join(node.astext() for node in title))
    if not content:
        if title:
            state.add(state.new(nodes.paragraph, *title))
    elif words and words != standard:
        parts = [state.new(nodes.title, *title), *content]
        state.add(state.new(nodes.admonition, *parts, classes=[standard]))
    else:
        state.add(state.new(_NODES[standard], *content))


def _heading(element: Element) -> Element | None:
    """Return the child that names the box, where it is the first."""
    first = element.first()
    if not isinstance(first, Element):
        return None
    classes = {name.lower() for name in first.classes}
    named = (
        first.name in _HEADINGS
        or classes & _TITLE_CLASSES
        or any(name.startswith(_TITLE_START) for name in classes)
        # Confluence, Asciidoctor.
        or (first.name in ("div", "p") and classes == {"title"})
    )
    return first if named else None


def _without_kind(children: list[Element | str], standard: str) -> list[Element | str]:
    """Return the content of a box without the bold word before it that says what the box says."""
    for index, child in enumerate(children):
        if isinstance(child, Element) and child.name == "p":
            lead = child.first()
            if (
                isinstance(lead, Element)
                and (lead.name in ("b", "strong") or "marker" in lead.classes)
                and _folded(lead.text()) == standard
            ):
                at = child.children.index(lead)
                rest = child.children[at + 1 :]
                if rest and isinstance(rest[0], str):
                    rest[0] = rest[0].lstrip(": \n\xa0")
                kept = Element("p", child.attributes, child.line, rest)
                return [*children[:index], kept, *children[index + 1 :]]
        if isinstance(child, Element) or child.strip():
            break
    return children


def _folded(text: str) -> str:
    return text.strip(" \n\xa0:!.\uff1a").lower()


def _with_sign(children: list[Element | str], sign: Element) -> list[Element | str]:
    """Return the content of a box with a sign that says no kind before its first words."""
    for index, child in enumerate(children):
        if isinstance(child, Element) and child.text().strip():
            first = child.first()
            inner: list[Element | str] = [f"{sign.text().strip()} ", *child.children]
            if isinstance(first, Element) and first.name in ("div", "p"):
                inner = _with_sign(child.children, sign)
            led = Element(child.name, child.attributes, child.line, inner)
            return [*children[:index], led, *children[index + 1 :]]
    return [sign, *children]


def _without_table(element: Element) -> Element:
    """Return a box of Asciidoctor, which lays an icon and the content out in a table."""
    cells = [cell for cell in element.descendants() if cell.name == "td"]
    content = next((cell for cell in cells if "content" in cell.classes), None)
    return content or element


HANDLERS: dict[str, Handler] = {
    "aside": _or(box),
    "blockquote": _or(quotation),
    "div": _or(division),
    "figure": _or(figure),
    "nav": _or(transparent),
    "p": _or(paragraph),
    "section": _or(transparent),
}
