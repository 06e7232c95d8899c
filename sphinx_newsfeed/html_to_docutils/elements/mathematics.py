"""Formulas: MathML, TeX in marked elements, and what KaTeX and MathJax leave in a page."""

from __future__ import annotations

import re

from docutils import nodes

from sphinx_newsfeed.html_to_docutils.elements import mathml as mathml_to_tex
from sphinx_newsfeed.html_to_docutils.elements import tex
from sphinx_newsfeed.html_to_docutils.state import Handler, State
from sphinx_newsfeed.html_to_docutils.tree import Element, names
from sphinx_newsfeed.policy import MOST_TEX

#: Name of the pseudo element that holds TeX which stood in the text.
FORMULA = "#formula"

#: Elements that repeat a formula for those who see it.
_TWINS = frozenset(("MathJax_Preview", "MJX_Assistive_MathML"))


#: Classes of elements that hold TeX: Pandoc, Sphinx, arithmatex, kramdown.
_MATH_CLASSES = names("math arithmatex mathjax_process kdmath")

# Encodings of annotations in TeX; "text/html" is none.
_TEX = re.compile(r"\b(?:la)?tex$", re.IGNORECASE)

# Delimiters of TeX, with whether it stands apart.
_DELIMITED = (
    (re.compile(r"\$\$(.+)\$\$", re.DOTALL), True),
    (re.compile(r"\\\[(.+)\\\]", re.DOTALL), True),
    (re.compile(r"\\\((.+)\\\)", re.DOTALL), False),
    (re.compile(r"\$([^$]+)\$", re.DOTALL), False),
)


def formula(source: str, *, display: bool, state: State) -> None:
    """Put a formula given in TeX; what is not known to be harmless is shown as code."""
    if is_formula(source, state):
        put_formula(source, display=display, state=state)
    elif source := " ".join(source.split()):
        with state.marked(nodes.literal):
            state.text(source)


def is_formula(source: str, state: State) -> bool:
    """Tell whether TeX may become a formula: it is harmless, and there was not too much of it."""
    state.tex_read += len(source)
    return state.tex_read <= MOST_TEX and tex.is_safe(source)


def put_formula(source: str, *, display: bool, state: State) -> None:
    """Put a formula that may become one."""
    source = tex.settled(source)
    if not display or state.flow.title:
        state.put(state.new(nodes.math, nodes.Text(source)))
    else:
        # Sphinx reads all of these, under either name of the last by its version.
        attributes = {"number": None, "label": None, "nowrap": False, "no-wrap": False}
        state.add(state.new(nodes.math_block, nodes.Text(source), **attributes))


def mathml(element: Element, state: State) -> None:
    """Put MathML: its annotation or alternative in TeX, else TeX made of it, else its text."""
    display = element.get("display").lower() == "block"
    annotations = [e for e in element.descendants() if e.name.startswith("annotation")]
    source = next((e.text() for e in annotations if _TEX.search(e.get("encoding"))), "")
    source = (source or element.get("alttext")).strip()
    made = "" if source and is_formula(source, state) else mathml_to_tex.tex_of(element)
    if made.strip() and is_formula(made, state):
        source = made
    if source:
        formula(source, display=display, state=state)
    else:
        # Signs that lie above or below others must not become a word with them.
        state.text(f" {' '.join(_presentation(element).split())} ")


def _presentation(element: Element) -> str:
    """Return the text of MathML without its annotations, a blank between its signs."""
    return " ".join(
        child if isinstance(child, str) else _presentation(child)
        for child in element.children
        if isinstance(child, str) or not child.name.startswith("annotation")
    )


def marked(element: Element, state: State) -> bool:
    """Put a formula that an element is marked as, or that a program rendered; tell if it was one.

    TeX that is not known to be harmless stays text.
    """
    if not element.attributes and element.name != "math-renderer":
        return False
    source, display = _marked_source(element)
    if source and is_formula(source, state):
        put_formula(source, display=display, state=state)
        return True
    return _rendered(element, state)


def _marked_source(element: Element) -> tuple[str, bool]:
    """Return the TeX that an element holds, with or without its delimiters."""
    for name in ("data-tex", "data-latex", "data-formula"):
        if source := element.get(name):
            return source, False
    classes = set(element.classes)
    if not classes & _MATH_CLASSES and element.name != "math-renderer":
        return "", False
    # Sphinx puts the number of a formula before it.
    if any("eqno" not in child.classes for child in element.elements()):
        return "", False
    text = "".join(child for child in element.children if isinstance(child, str)).strip()
    for pattern, display in _DELIMITED:
        if match := pattern.fullmatch(text):
            return match[1], display
    bare = "math" in classes and classes & {"inline", "display"}
    return (text, "display" in classes) if bare else ("", False)


def _rendered(element: Element, state: State) -> bool:
    classes = set(element.classes)
    if classes & _TWINS:
        return True
    if not classes & {"katex", "katex-display"} or (found := element.find("math")) is None:
        return False
    if "katex-display" in classes:
        found.attributes["display"] = "block"
    mathml(found, state)
    return True


def script(element: Element, state: State) -> None:
    """Put the formula that MathJax keeps in a script; drop every other script."""
    kind = element.get("type").lower()
    if re.match(r"math/tex\b", kind):
        formula(element.text(), display="mode=display" in kind, state=state)


def renderer(element: Element, state: State) -> None:
    """Put the formula that GitHub's own element holds."""
    if not marked(element, state):
        state.convert(element.children)


def typeset(element: Element, state: State) -> None:
    """Put the formula that a script of the site would typeset."""
    formula(element.text(), display=bool(element.get("display")), state=state)


HANDLERS: dict[str, Handler] = {
    FORMULA: typeset,
    "math": mathml,
    "math-renderer": renderer,
    "script": script,
}
