"""How paragraphs stand: in the middle or at the right, which way they run, in which language."""

from __future__ import annotations

import re

from sphinx_newsfeed.html_to_docutils.inline_styles import declarations
from sphinx_newsfeed.html_to_docutils.tree import BLOCKS, Element, names

#: Elements whose ``align`` is that of the text in them (HTML standard, section 15.3.3).
_ALIGNED = names("caption center div figcaption footer header p section")

_CLASSES = {
    **{value: f"text-{value}" for value in ("left", "center", "right")},
    "-webkit-center": "text-center",
    "middle": "text-center",
    "start": "",
    "justify": "",
}
_DIRECTIONS = ("ltr", "rtl")

#: What docutils makes the language of: writers of HTML write ``lang`` for such a class.
LANGUAGE_CLASS = "language-"

# The shape of a language tag (RFC 5646, section 2.1), in the part that pages use.
_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


def paragraph_classes(element: Element, outer: tuple[str, ...]) -> tuple[str, ...]:
    """Return the classes of the paragraphs in an element, given those of the ones around it.

    What readers see anyway, text at the left that runs to the right, has no class of its own.
    """
    if element.name not in BLOCKS or not (element.attributes or element.name == "center"):
        return outer
    languages = [name for name in outer if name.startswith(LANGUAGE_CLASS)]
    aligned = [name for name in outer if name not in (*_DIRECTIONS, *languages)]
    direction = [name for name in outer if name in _DIRECTIONS]
    if (value := _CLASSES.get(_align(element))) is not None:
        aligned = [value] if value and (value != "text-left" or outer) else []
    if (said := element.get("dir").lower()) in _DIRECTIONS:
        direction = [said] if said == "rtl" or direction else []
    return (*aligned, *direction, *(language_classes(element) or languages))


def language_classes(element: Element) -> list[str]:
    """Return the class for the language that an element says its text is in, if it says one."""
    said = element.get("lang") or element.get("xml:lang")
    return [f"{LANGUAGE_CLASS}{said.lower()}"] if _TAG.fullmatch(said) else []


def _align(element: Element) -> str:
    if "style" in element.attributes:
        style = declarations(element.get("style"))
        if value := style.get("text-align", "").removesuffix("!important"):
            return value
    if element.name not in _ALIGNED:
        return ""
    return element.get("align").lower() or ("center" if element.name == "center" else "")
