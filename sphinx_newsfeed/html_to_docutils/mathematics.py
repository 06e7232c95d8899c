"""Formulas: MathML, and what KaTeX and MathJax leave in a page."""

from __future__ import annotations

import re

from docutils import nodes

from sphinx_newsfeed.html_to_docutils import tex
from sphinx_newsfeed.html_to_docutils.state import Handler, State
from sphinx_newsfeed.html_to_docutils.tree import Element

#: Elements that repeat a formula for those who see it.
_TWINS = frozenset(("MathJax_Preview", "MJX_Assistive_MathML"))


def formula(source: str, *, display: bool, state: State) -> None:
    """Put a formula given in TeX; what is not known to be harmless is shown as code."""
    source = " ".join(source.split())
    if not source:
        return
    if not tex.is_safe(source):
        with state.marked(nodes.literal):
            state.text(source)
    elif not display:
        state.put(state.new(nodes.math, nodes.Text(source)))
    else:
        # Sphinx reads all of these, under either name of the last by its version.
        attributes = {"number": None, "label": None, "nowrap": False, "no-wrap": False}
        state.add(state.new(nodes.math_block, nodes.Text(source), **attributes))


def mathml(element: Element, state: State) -> None:
    """Put MathML: its annotation or alternative in TeX, else its text."""
    display = element.get("display").lower() == "block"
    annotations = [e for e in element.descendants() if e.name.startswith("annotation")]
    source = next((e.text() for e in annotations if "tex" in e.get("encoding").lower()), "")
    source = source or element.get("alttext")
    if source.strip():
        formula(source, display=display, state=state)
    else:
        state.text(" ".join(_presentation(element).split()))


def _presentation(element: Element) -> str:
    """Return the text of MathML without its annotations."""
    return "".join(
        child if isinstance(child, str) else _presentation(child)
        for child in element.children
        if isinstance(child, str) or not child.name.startswith("annotation")
    )


def rendered(element: Element, state: State) -> bool:
    """Put a formula that KaTeX or MathJax rendered; tell whether it was one."""
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


HANDLERS: dict[str, Handler] = {"math": mathml, "script": script}
