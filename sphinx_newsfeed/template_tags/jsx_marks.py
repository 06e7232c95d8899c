"""JavaScript in Markdown that stands outside of components: modules, and values of attributes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from sphinx_newsfeed.generators.tags import Mark
from sphinx_newsfeed.template_tags.jsx_values import value_of
from sphinx_newsfeed.template_tags.lookahead import Lookahead
from sphinx_newsfeed.template_tags.rewriter import Rewriter

#: How far the end of an expression is looked for, in characters.
_LONGEST = 1000
_IMPORT = (
    r"""import[ \t]+(?:[\w*{][^;"'\n]{0,500}+(?:\n[^;"'\n]{1,500}+){0,40}?"""
    r"""(?:(?<=[ \t}]from)|(?<=[ \t}]from[ \t])))?"""
    r"""["'][^"'\n]{1,500}["'];?[ \t]*$"""
)
_EXPORT = r"export[ \t]+(?:const|let|function|default)\b[^\n]*(?:\n[ \t]*\S[^\n]*)*"
_BRACE = re.compile(r"[{}]")
#: The id of a heading, as a comment.
HEADING_ID = r"\{/\*[ \t]*+#[\w:.-]++[ \t]*+\*/\}"

_Reader = tuple[str, Callable[[re.Match[str], Rewriter, Lookahead], int], tuple[str, ...]]


def _module(match: re.Match[str], rewriter: Rewriter, ahead: Lookahead) -> int:
    """``import A from "b"``, ``export const a = …``: what no reader sees.

    Source: MDX documentation, "ESM".
    """
    rewriter.replace(match.start(), match.end(), "")
    return match.end()


def _expression(match: re.Match[str], rewriter: Rewriter, ahead: Lookahead) -> int:
    """``src={require("./a.png").default}``: the value where it is known, else nothing."""
    start = match.start()
    before = rewriter.text[max(start - _LONGEST, 0) : start]
    if before.rfind("<") <= before.rfind(">"):
        return match.end()
    end = _closing_brace(rewriter.text, start)
    if end < 0:
        return match.end()
    value = value_of(rewriter.text[start + 1 : end], rewriter.imported)
    # A blank line would end the element.
    lines = "\ndata-line" * rewriter.text.count("\n", start, end)
    rewriter.replace(start, end + 1, f'"{value}"{lines}')
    return end + 1


def _closing_brace(text: str, start: int) -> int:
    """Where the brace at *start* is closed; -1 where it is not."""
    depth = 0
    for brace in _BRACE.finditer(text, start, start + _LONGEST):
        depth += 1 if brace[0] == "{" else -1
        if not depth:
            return brace.start()
    return -1


#: What a mark is told by, what becomes of it, and the signs that each has.
JSX: Mapping[Mark, _Reader] = {
    Mark.JSX_MODULES: (rf"(?P<module>^(?:{_IMPORT}|{_EXPORT}))", _module, ("import ", "export ")),
    Mark.JSX_VALUES: (r"(?P<value>(?<=\w=)\{)", _expression, ("={",)),
}
