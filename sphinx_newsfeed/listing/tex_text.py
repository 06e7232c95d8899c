r"""Text that looks like TeX, kept from MathJax.

On a page with a formula MathJax typesets all text between its delimiters, and makes live links of
``\href``. Formulas of an article are nodes of their own; its text is to stay text.
"""

from __future__ import annotations

import re

from docutils import nodes

#: What MathJax passes over: its releases 3 and 4, and 2.
IGNORED_CLASSES = ("mathjax_ignore", "tex2jax_ignore")
_DELIMITERS = re.compile(r"\\[(\[]|\$\$|\\begin\{|\\(?:eq)?ref\{")
_NOT_TEXT = (nodes.math, nodes.math_block, nodes.raw, nodes.comment, nodes.literal_block)


def shield_text(tree: nodes.Node) -> None:
    """Put each piece of text below *tree* that looks like TeX into a node that is passed over."""
    for text in list(tree.findall(nodes.Text)):
        parent = text.parent
        if isinstance(parent, _NOT_TEXT) or not _DELIMITERS.search(text.astext()):
            continue
        if IGNORED_CLASSES[0] not in parent["classes"]:
            shield = nodes.inline("", "", text.copy(), classes=list(IGNORED_CLASSES))
            shield.source, shield.line = parent.source, parent.line
            shield.parent = parent
            parent.children = [shield if child is text else child for child in parent.children]
