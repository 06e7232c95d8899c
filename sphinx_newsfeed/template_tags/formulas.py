"""Tags around a formula in TeX."""

from __future__ import annotations

import re
from html import escape

from sphinx_newsfeed.generators.tags import Block as BlockMeaning
from sphinx_newsfeed.model.article import BodyFormat
from sphinx_newsfeed.template_tags.handlers import Block, BlockHandler
from sphinx_newsfeed.template_tags.markup import one_line
from sphinx_newsfeed.template_tags.rewriter import Rewriter

_DELIMITED = re.compile(
    r"\$\$(?P<a>[^$]+)\$\$|\$(?P<b>[^$]+)\$|\\\[(?P<c>[^$]+)\\\]|\\\((?P<d>[^$]+)\\\)"
)
_DISPLAY = re.compile(r"\bdisplay\b|\bblock\s*=\s*true\b")
_SIGN = re.compile(r"[!-/:-@\[-`{-~]")


def formula(block: Block, rewriter: Rewriter) -> bool:
    """``{{< katex >}}x^2{{< /katex >}}``, with the delimiters of TeX or without.

    What holds several formulas stays, without its tags.
    """
    start, end = block.inner
    text = one_line(rewriter.text[start:end])
    match = _DELIMITED.fullmatch(text)
    if rewriter.format is BodyFormat.RST or not text:
        return False
    if match is None and ("$" in text or "\\[" in text or "\\(" in text):
        rewriter.replace(block.opening.start, start, "")
        rewriter.replace(end, block.closing.end, "")
        return True
    says_so = _DISPLAY.search(block.opening.arguments)
    is_display = says_so or (match and (match["a"] or match["c"]))
    tex = next(filter(None, match.groups()), "") if match else text
    written = formula_html(rewriter, tex, display=bool(is_display))
    rewriter.replace(block.opening.start, block.closing.end, written)
    return True


def formula_html(rewriter: Rewriter, tex: str, *, display: bool = False) -> str:
    """A formula as HTML that is one, also where Markdown is read around it."""
    opening, closing = ("\\[", "\\]") if display else ("\\(", "\\)")
    written = f"{opening}{tex.strip()}{closing}"
    if rewriter.format is BodyFormat.MARKDOWN:
        # A backslash makes a sign of any sign. Source: CommonMark, "Backslash escapes".
        written = _SIGN.sub(r"\\\g<0>", written)
    else:
        written = escape(written, quote=False)
    return f'<span class="math">{written}</span>'


BLOCKS: dict[BlockMeaning, BlockHandler] = {BlockMeaning.FORMULA: formula}
