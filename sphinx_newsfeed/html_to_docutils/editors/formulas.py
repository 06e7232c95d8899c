r"""TeX in text that a script of the site would typeset: ``$$…$$``, ``\[…\]`` and ``\(…\)``.

Single dollar signs are money as often as not, and scripts leave them alone, too, unless told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sphinx_newsfeed.html_to_docutils.elements.mathematics import FORMULA
from sphinx_newsfeed.html_to_docutils.elements.tex import is_safe
from sphinx_newsfeed.html_to_docutils.tree import Element, names
from sphinx_newsfeed.policy import MOST_TEX

SIGNS = ("$$", r"\(", r"\[")

_PAIR = re.compile(
    r"(?<![\\$])(?:\$\$(?!\$)([^$]{1,4000})\$\$(?!\$)|\\\[((?:(?!\\\[).){1,4000}?)\\\]"
    r"|\\\(((?:(?!\\\().){1,4000}?)\\\))",
    re.DOTALL,
)
# What no sentence has: a command, a script, an operator, or one letter alone.
_MATHEMATICS = re.compile(r"\\[a-zA-Z]|[_^=+*/<>|()]|^\s*[a-zA-Z0-9]\s*$")
_WORDS = re.compile(r"(?<![\\a-zA-Z])[a-zA-Z]{4,}(?![a-zA-Z])|[a-zA-Z]{2,} [a-zA-Z]{2,}")
_COMMANDS = re.compile(r"\\[a-zA-Z]+(?:\{[a-zA-Z ]*\})?")

_LEAST = 100

#: Elements, and classes of others, whose text scripts leave alone.
_LEFT_ALONE = names("code kbd listing math pre samp script style svg textarea tt var xmp")
#: The class by which pages keep scripts from an element (MathJax documentation, "tex2jax").
LEFT_ALONE_CLASS = "tex2jax_ignore"
_IGNORED = {LEFT_ALONE_CLASS} | names("mathjax_ignore math arithmatex katex MathJax kdmath")


def rewrite(root: Element) -> None:
    """Put formulas where text holds such pairs, and what is between them is harmless TeX."""
    stack, search = [root], _Search()
    while stack:
        element = stack.pop()
        if element.name in _LEFT_ALONE or not _IGNORED.isdisjoint(element.classes):
            continue
        if any(isinstance(c, str) and any(sign in c for sign in SIGNS) for c in element.children):
            found = (search.parts(c) if isinstance(c, str) else [c] for c in element.children)
            element.children = [part for parts in found for part in parts]
        stack += [e for e in element.elements() if e.name != FORMULA]


@dataclass(slots=True)
class _Search:
    """Looks for formulas, and at no more TeX than a body may have."""

    left: int = MOST_TEX

    def parts(self, text: str) -> list[Element | str]:
        """Return a text with its formulas as elements."""
        parts: list[Element | str] = []
        done = 0
        for match in _PAIR.finditer(text):
            tex = match[1] or match[2] or match[3]
            if self._is_formula(tex):
                attributes = {"display": "" if match[3] else "block"}
                parts += [text[done : match.start()], Element(FORMULA, attributes, 0, [tex])]
                done = match.end()
        return [*parts, text[done:]]

    def _is_formula(self, tex: str) -> bool:
        if not _looks_like_formula(tex):
            return False
        # To judge a short one costs as much as many signs.
        self.left -= max(len(tex), _LEAST)
        return self.left > 0 and is_safe(tex)


def _looks_like_formula(tex: str) -> bool:
    return bool(_MATHEMATICS.search(tex)) and not _WORDS.search(_COMMANDS.sub(" ", tex))
