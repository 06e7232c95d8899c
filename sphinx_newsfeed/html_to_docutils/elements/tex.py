r"""Which TeX of an article may become a formula.

Writers put formulas into LaTeX and MathJax as they are, where ``\input``, ``\write`` or ``\href``
do harm, and where anything that is not whole stops the run. So a formula is parsed, and passes when
it consists of known commands (``tex_commands.py``), each with what belongs to it.
"""

from __future__ import annotations

import re

from pylatexenc.latexwalker import LatexWalker, LatexWalkerParseError

from sphinx_newsfeed.html_to_docutils.elements.tex_commands import CONTEXT
from sphinx_newsfeed.html_to_docutils.elements.tex_grammar import (
    DEEPEST,
    NotWholeError,
    check_formula,
)

#: In characters: a page of it.
_LONGEST = 4000
_OPENED_OR_CLOSED = re.compile(r"\\\\|\\[{}]|(\{|\\begin\b|\\left\b)|(\}|\\end\b|\\right\b)")
_SPLIT = re.compile(r"\\(begin|end)\s*\{split\}")


def settled(tex: str) -> str:
    r"""Return TeX as it stands in a document: on one line, and fit to stand in ``split``.

    Sphinx puts formulas into that environment of amsmath, which does not stand in itself
    (``aligned`` says the same), and takes the braces off what is one group.
    """
    tex = _SPLIT.sub(r"\\\1{aligned}", " ".join(tex.split()))
    is_one_group = tex.startswith("{") and tex.endswith("}") and not tex.startswith("{}")
    return f"{{}}{tex}" if is_one_group else tex


def is_safe(tex: str) -> bool:
    """Tell whether TeX is a whole formula of known commands, and no more than a page of it."""
    tex = settled(tex)
    if not tex or len(tex) > _LONGEST or not _is_shallow(tex):
        return False
    try:
        walker = LatexWalker(tex, latex_context=CONTEXT, tolerant_parsing=False)
        found, _, length = walker.get_latex_nodes()
        check_formula(found)
    except (LatexWalkerParseError, NotWholeError, RecursionError):
        # The formula may stand deep in the elements of a body.
        return False
    # A backslash at the end is no node.
    return bool(length == len(tex))


def _is_shallow(tex: str) -> bool:
    """Whether the parser, which goes down by calling itself, has room for it."""
    depth = 0
    for opened, closed in _OPENED_OR_CLOSED.findall(tex):
        depth += bool(opened) - bool(closed)
        if depth > DEEPEST:
            return False
    return True
