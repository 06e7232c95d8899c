"""What elements and inline styles say about text: bold, raised, deleted…, and what undoes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager

from docutils import nodes

from sphinx_newsfeed.html_to_docutils.alignment import language_classes
from sphinx_newsfeed.html_to_docutils.inline_styles import declarations
from sphinx_newsfeed.html_to_docutils.state import Handler, State
from sphinx_newsfeed.html_to_docutils.tree import Element, names

NodeClass = type[nodes.TextElement]
_Marks = list[tuple[NodeClass, list[str]]]

_BOLD = names("bold bolder 600 700 800 900")
_NOT_BOLD = names("normal lighter 100 200 300 400 500")

#: What says more than the element around it that looks alike.
_LIKE: Mapping[str, str] = {"b": "strong", "i": "em"}

#: What takes the meaning of an element from it, and from those around it: these are inherited.
_UNDOES: Mapping[NodeClass, tuple[str, frozenset[str]]] = {
    nodes.strong: ("font-weight", _NOT_BOLD),
    nodes.emphasis: ("font-style", names("normal")),
    nodes.title_reference: ("font-style", names("normal")),
}
#: What takes the look of an element from that one alone.
_UNDOES_OWN: Mapping[NodeClass, tuple[str, frozenset[str]]] = {
    nodes.inline: ("text-decoration", names("none")),
    nodes.superscript: ("vertical-align", names("baseline")),
    nodes.subscript: ("vertical-align", names("baseline")),
}


def mark(node_class: NodeClass, *classes: str, repeats: bool = True) -> Handler:
    """Return a handler that puts an inline node around the content.

    With ``repeats`` off, the element means nothing inside its like: bold in bold is bold. ``em``
    and ``strong`` do mean more inside themselves (HTML standard, sections 4.5.2 and 4.5.3). A style
    that undoes the element, as editors write it around pasted text, leaves its content.
    """

    def put(element: Element, state: State) -> None:
        style = _style_of(element)
        repeated = not repeats and (
            any(outer.node_class is node_class for outer in state.marks) or _wraps_its_like(element)
        )
        marks: _Marks = []
        if not (repeated or _is_undone(node_class, style)):
            marks.append((node_class, [*classes, *language_classes(element)]))
        marks += [mark for mark in _marks_of(style, state) if mark[0] is not node_class]
        _put(marks, style, element, state)

    return put


def _wraps_its_like(element: Element) -> bool:
    """Tell whether all in ``b`` is ``strong``, or all in ``i`` is ``em``, as in Lexical."""
    inner = element.children[0] if len(element.children) == 1 else None
    return isinstance(inner, Element) and inner.name == _LIKE.get(element.name)


def styled(element: Element, state: State) -> None:
    """Put what an inline style says about the text, as far as nodes can say it."""
    style = _style_of(element)
    marks = _marks_of(style, state)
    if element.get("dir").lower() in ("rtl", "ltr"):
        marks.append((nodes.inline, [element.get("dir").lower()]))
    if language := language_classes(element):
        marks.append((nodes.inline, language))
    _put(marks, style, element, state)


def _style_of(element: Element) -> dict[str, str]:
    if "style" not in element.attributes:
        return {}
    found = declarations(element.attributes["style"])
    return {name: text.removesuffix("!important") for name, text in found.items()}


def _is_undone(node_class: NodeClass, style: Mapping[str, str]) -> bool:
    for table in (_UNDOES, _UNDOES_OWN):
        if node_class in table:
            name, values = table[node_class]
            return style.get(name) in values
    return False


def _marks_of(style: Mapping[str, str], state: State) -> _Marks:
    """Return the nodes that say what a style says about text, unless those around say it."""
    if not style:
        return []
    decoration = style.get("text-decoration", "") + style.get("text-decoration-line", "")
    rows: list[tuple[bool, NodeClass, list[str]]] = [
        (style.get("font-weight") in _BOLD, nodes.strong, []),
        (style.get("font-style") in ("italic", "oblique"), nodes.emphasis, []),
        ("line-through" in decoration, nodes.inline, ["del"]),
        # Links are underlined anyway.
        ("underline" in decoration and not _in_link(state), nodes.inline, ["u"]),
        (style.get("vertical-align") == "super", nodes.superscript, []),
        (style.get("vertical-align") == "sub", nodes.subscript, []),
        ("monospace" in style.get("font-family", ""), nodes.literal, []),
    ]
    around = {mark.node_class for mark in state.marks if not mark.attributes}
    return [
        (node_class, classes)
        for applies, node_class, classes in rows
        if applies and node_class not in around
    ]


def _in_link(state: State) -> bool:
    return any(mark.node_class is nodes.reference for mark in state.marks)


def _put(marks: _Marks, style: Mapping[str, str], element: Element, state: State) -> None:
    with ExitStack() as stack:
        if undone := {each for each in _UNDOES if style and _is_undone(each, style)}:
            stack.enter_context(_without(undone, state))
        for node_class, classes in marks:
            attributes = {"classes": classes} if classes else {}
            stack.enter_context(state.marked(node_class, **attributes))
        state.convert(element.children)


@contextmanager
def _without(undone: set[NodeClass], state: State) -> Iterator[None]:
    """Take marks of some kinds off what is put in meanwhile."""
    outer = state.marks
    state.marks = tuple(mark for mark in outer if mark.node_class not in undone)
    try:
        yield
    finally:
        state.marks = outer
