"""Inline elements."""

from __future__ import annotations

from docutils import nodes

from sphinx_newsfeed.generators.flavours import CHECK_BOXES
from sphinx_newsfeed.html_to_docutils.elements import mathematics
from sphinx_newsfeed.html_to_docutils.elements.links import (
    is_permalink,
    leads_to_heading,
    link_attributes,
)
from sphinx_newsfeed.html_to_docutils.elements.styled import mark, styled
from sphinx_newsfeed.html_to_docutils.state import Handler, State
from sphinx_newsfeed.html_to_docutils.tree import Element, names


def code(element: Element, state: State) -> None:
    """Put ``literal``, without bold words and the like; blanks alone are code too."""
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


#: Name of the pseudo element for a check box whose state an editor writes otherwise.
CHECK_BOX = "#check"


def check_box(element: Element, state: State) -> None:
    """Put a sign for a check box."""
    state.text(CHECK_BOXES["checked" in element.attributes])


def line_break(element: Element, state: State) -> None:
    """End a line."""
    state.line_break()


def link(element: Element, state: State) -> None:
    """Put a link, where the policy allows its address, else its text."""
    if is_permalink(element):
        return
    # A heading that leads back to the table of contents, or to itself, is the heading.
    attributes = (
        {} if leads_to_heading(element) else link_attributes(element.attributes.get("href"), state)
    )
    if not attributes:
        state.convert(element.children)
        return
    if title := " ".join(element.get("title").split()):
        attributes["reftitle"] = title
    with state.marked(nodes.reference, **attributes):
        state.convert(element.children)


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


def span(element: Element, state: State) -> None:
    """Put what an inline style says about the text, code where docutils marks it, or a formula."""
    classes = set(element.classes) if element.attributes else set()
    if "pre" in classes or classes >= {"docutils", "literal"}:
        code(element, state)
    elif not mathematics.marked(element, state):
        styled(element, state)


HANDLERS: dict[str, Handler] = {
    CHECK_BOX: check_box,
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
    **dict.fromkeys(("bdi", "bdo", "font"), styled),
    "span": span,
    "br": line_break,
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
