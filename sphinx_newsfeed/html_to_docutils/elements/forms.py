"""Fields and buttons of forms: nobody can fill them in here, and what they say is told as lost."""

from __future__ import annotations

import re

from sphinx_newsfeed.generators.flavours import CHECK_BOXES
from sphinx_newsfeed.html_to_docutils.elements.code import code_block
from sphinx_newsfeed.html_to_docutils.left_out import Kind
from sphinx_newsfeed.html_to_docutils.state import Handler, State
from sphinx_newsfeed.html_to_docutils.tree import Element, names

#: Types of fields that show no words of the author's.
_WORDLESS = names("checkbox color file hidden radio range")
#: Types of fields that are buttons.
_BUTTONS = names("button reset submit")

#: What buttons say and are called that do something with the page around them.
_TOOLS = re.compile(
    r"\b(?:cancel|clipboard|close|comment|copied|copy|dismiss|download|expand|follow|fullscreen|like|login"
    r"|menu|next|play|prev(?:ious)?|print|reply|reset|save|search|send|share|sign ?up|submit"
    r"|subscribe|toggle|tweet|zoom)\b|^\W*$",
    re.IGNORECASE,
)
#: Attributes that may say what a button does, and the most words that one has which does it.
_SAYING = ("aria-label", "class", "id", "name", "title", "data-action")
_MOST_WORDS = 5


def no_field(element: Element, state: State) -> None:
    """Leave out what shows no words; those at its sides must not become one."""
    state.text(" ")


def field(element: Element, state: State) -> None:
    """Leave a field out, and tell that its words are; in an item, a check box becomes a sign."""
    kind = element.get("type").lower()
    if kind == "checkbox" and state.context.in_item:
        state.text(CHECK_BOXES["checked" in element.attributes])
        return
    if kind in _BUTTONS:
        words = element.get("value")
        words = "" if _acts(element, words) else words
    elif kind == "image":
        words = element.get("alt")
    elif kind == "password":
        words = "" if element.get("value") else element.get("placeholder")
    else:
        words = element.get("value") or element.get("placeholder")
    _leave_out("" if kind in _WORDLESS else words, state)


def choice(element: Element, state: State) -> None:
    """Leave a choice out, and tell that the words of all its options are."""
    labels = [child.get("label") for child in element.descendants() if child.name == "optgroup"]
    options = [
        child.get("label") or child.text()
        for child in element.descendants()
        if child.name == "option"
    ]
    _leave_out(" ".join(labels + options), state)


def button(element: Element, state: State) -> None:
    """Leave a button out that does something, such as to copy or to share; else give its words."""
    text = element.text()
    submits = element.get("type").lower() in ("reset", "submit")
    if not text.strip() or _acts(element, text):
        state.text(" ")
    elif submits:
        _leave_out(text, state)
    else:
        state.text(" ")
        state.convert(element.children)
        state.text(" ")


def text_area(element: Element, state: State) -> None:
    """Put the text of a field as code; tell that what an empty one says is left out."""
    if element.text().strip():
        code_block(element, state)
    else:
        _leave_out(element.get("placeholder"), state)


def _acts(element: Element, text: str) -> bool:
    """Tell whether a button does something with the page around it, which is not here."""
    said = [text, *(re.sub("[-_]", " ", element.get(name)) for name in _SAYING)]
    acts = "onclick" in element.attributes or any(each and _TOOLS.search(each) for each in said)
    return acts and len(text.split()) <= _MOST_WORDS


def _leave_out(words: str, state: State) -> None:
    state.left_out.add(Kind.FIELDS, words, state.line)
    state.text(" ")


HANDLERS: dict[str, Handler] = {
    **dict.fromkeys(("datalist", "keygen", "meter", "progress"), no_field),
    "button": button,
    "input": field,
    "select": choice,
    "textarea": text_area,
}
