"""Inline elements."""

from __future__ import annotations

from typing import Any

from docutils import nodes

from sphinx_newsfeed.generators.flavours import CHECK_BOXES
from sphinx_newsfeed.html_to_docutils.alignment import language_classes
from sphinx_newsfeed.html_to_docutils.elements import mathematics
from sphinx_newsfeed.html_to_docutils.elements.links import link_attributes
from sphinx_newsfeed.html_to_docutils.inline_styles import declarations
from sphinx_newsfeed.html_to_docutils.state import Handler, State
from sphinx_newsfeed.html_to_docutils.tree import Element, names


def mark(node_class: type[nodes.TextElement], *classes: str, repeats: bool = True) -> Handler:
    """Return a handler that puts an inline node around the content.

    With ``repeats`` off, the element means nothing inside its like: bold in bold is bold. ``em``
    and ``strong`` do mean more inside themselves (HTML standard, sections 4.5.2 and 4.5.3).
    """

    def put(element: Element, state: State) -> None:
        if not repeats and any(outer.node_class is node_class for outer in state.marks):
            state.convert(element.children)
            return
        named = [*classes, *language_classes(element)]
        attributes: dict[str, Any] = {"classes": named} if named else {}
        with state.marked(node_class, **attributes):
            state.convert(element.children)

    return put


def code(element: Element, state: State) -> None:
    """Put ``literal``; blanks alone are code too, and no white space of the text."""
    if mathematics.marked(element, state):
        return
    if (text := element.text()) and not text.strip(" \n\t") and element.find("img") is None:
        state.put(state.new(nodes.literal, nodes.Text(" ")))
        return
    with state.marked(nodes.literal):
        state.convert(element.children)


def content_only(element: Element, state: State) -> None:
    """Give the content of an element that means nothing here."""
    state.convert(element.children)


def dropped(element: Element, state: State) -> None:
    """Give nothing: what browsers do not show, or what is no part of an article's text."""


def control(element: Element, state: State) -> None:
    """Leave a form control out; the words at its sides must not become one."""
    box = element.name == "input" and element.get("type").lower() == "checkbox"
    if box and state.context.in_item:
        state.text(CHECK_BOXES["checked" in element.attributes])
    else:
        state.text(" ")


def line_break(element: Element, state: State) -> None:
    """End a line."""
    state.line_break()


def link(element: Element, state: State) -> None:
    """Put a link, where the policy allows its address, else its text."""
    if _is_permalink(element):
        return
    attributes = link_attributes(element.attributes.get("href"), state)
    if not attributes:
        state.convert(element.children)
        return
    if title := " ".join(element.get("title").split()):
        attributes["reftitle"] = title
    with state.marked(nodes.reference, **attributes):
        state.convert(element.children)


def _is_permalink(element: Element) -> bool:
    """Tell whether a link is the sign behind a heading that leads to the heading itself."""
    if not (classes := set(element.classes)):
        return False
    sign = element.text().strip() in ("", "#", "\u00b6", "\u00a7", "\U0001f517")
    return bool(classes & {"headerlink", "header-anchor", "anchorjs-link"}) or (
        sign and "anchor" in classes and not element.find("img")
    )


def quotation(element: Element, state: State) -> None:
    """Put quotation marks around the content, double and single ones in turn."""
    outer = state.context
    left, right = ("\u201c", "\u201d") if outer.quotations % 2 == 0 else ("\u2018", "\u2019")
    state.context = outer.but(quotations=outer.quotations + 1)
    state.text(left)
    state.convert(element.children)
    state.text(right)
    state.context = outer


def abbreviation(element: Element, state: State) -> None:
    """Put an abbreviation with what it stands for."""
    explanation = " ".join(element.get("title").split())
    if not explanation:
        state.convert(element.children)
        return
    with state.marked(nodes.abbreviation, explanation=explanation):
        state.convert(element.children)


def ruby(element: Element, state: State) -> None:
    """Put text with its pronunciation in parentheses behind it, its own or ours."""
    outer = state.context
    state.context = outer.but(ruby_parentheses=element.find("rp") is not None)
    state.convert(element.children)
    state.context = outer


def ruby_text(element: Element, state: State) -> None:
    """Put a pronunciation."""
    bare = not state.context.ruby_parentheses and bool(element.text().strip())
    state.text("(" if bare else "")
    state.convert(element.children)
    state.text(")" if bare else "")


_BOLD = names("bold bolder 600 700 800 900")


def _marks_of(style: dict[str, str]) -> list[tuple[type[nodes.TextElement], list[str]]]:
    """Return the nodes that say what a style says about text."""
    decoration = style.get("text-decoration", "") + style.get("text-decoration-line", "")
    value = {name: text.removesuffix("!important") for name, text in style.items()}
    rows: list[tuple[bool, type[nodes.TextElement], list[str]]] = [
        (value.get("font-weight") in _BOLD, nodes.strong, []),
        (value.get("font-style") in ("italic", "oblique"), nodes.emphasis, []),
        ("line-through" in decoration, nodes.inline, ["del"]),
        ("underline" in decoration, nodes.inline, ["u"]),
        (value.get("vertical-align") == "super", nodes.superscript, []),
        (value.get("vertical-align") == "sub", nodes.subscript, []),
        ("monospace" in value.get("font-family", ""), nodes.literal, []),
    ]
    return [(node_class, classes) for applies, node_class, classes in rows if applies]


def styled(element: Element, state: State) -> None:
    """Put what an inline style says about the text, as far as nodes can say it."""
    if not mathematics.marked(element, state):
        marks = _marks_of(declarations(element.get("style")))
        if element.get("dir").lower() in ("rtl", "ltr"):
            marks.append((nodes.inline, [element.get("dir").lower()]))
        if language := language_classes(element):
            marks.append((nodes.inline, language))
        _with_marks(marks, element, state)


def _with_marks(
    marks: list[tuple[type[nodes.TextElement], list[str]]], element: Element, state: State
) -> None:
    if not marks:
        state.convert(element.children)
        return
    (node_class, classes), *others = marks
    with state.marked(node_class, **({"classes": classes} if classes else {})):
        _with_marks(others, element, state)


HANDLERS: dict[str, Handler] = {
    "a": link,
    "em": mark(nodes.emphasis),
    **dict.fromkeys(("i", "dfn", "var"), mark(nodes.emphasis, repeats=False)),
    "strong": mark(nodes.strong),
    "b": mark(nodes.strong, repeats=False),
    "cite": mark(nodes.title_reference, repeats=False),
    **dict.fromkeys(("code", "tt"), code),
    "kbd": mark(nodes.literal, "kbd"),
    "samp": mark(nodes.literal, "samp"),
    **dict.fromkeys(("del", "s", "strike"), mark(nodes.inline, "del")),
    "ins": mark(nodes.inline, "ins"),
    "u": mark(nodes.inline, "u"),
    "mark": mark(nodes.inline, "mark"),
    "small": mark(nodes.inline, "small"),
    "big": mark(nodes.inline, "big"),
    "sub": mark(nodes.subscript),
    "sup": mark(nodes.superscript),
    "q": quotation,
    **dict.fromkeys(("abbr", "acronym"), abbreviation),
    "ruby": ruby,
    "rt": ruby_text,
    **dict.fromkeys(("bdi", "bdo", "font", "span"), styled),
    "br": line_break,
    **dict.fromkeys(
        ("input", "button", "select", "datalist", "progress", "meter", "keygen"), control
    ),
    **dict.fromkeys(("wbr", "data", "label", "nobr", "output", "time"), content_only),
    **dict.fromkeys(
        names(
            """
            base basefont bgsound command isindex link meta nextid param style template title
            track
            """
        ),
        dropped,
    ),
}
