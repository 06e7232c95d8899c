"""Blocks of code and comments: what is in them is no markup."""

from __future__ import annotations

import re
from html import escape

from sphinx_newsfeed.generators.tags import Code
from sphinx_newsfeed.model.article import BodyFormat
from sphinx_newsfeed.template_tags.arguments import read_arguments
from sphinx_newsfeed.template_tags.handlers import Block, BlockHandler
from sphinx_newsfeed.template_tags.markup import attributes
from sphinx_newsfeed.template_tags.rewriter import Rewriter

_LANGUAGE = re.compile(r"[\w+#.-]+")
#: Options of the tag ``codeblock``.
_OPTION = re.compile(
    r"(lang|language|line_number|line_threshold|highlight|first_line|mark|wrap|start|linenos"
    r"|caption|title):(\S+)"
)
_URL = re.compile(r"(?:https?://|/)\S*")
_GAP = re.compile(r"\n[ \t]*\n")
_SIGNS = re.compile(r"[&<>]+")
_INDENT = re.compile(r"^([ \t]*+)(?=\S)", re.MULTILINE)
_RST_INDENT = " " * 4


def comment(block: Block, rewriter: Rewriter) -> bool:
    """``{% comment %}``: nothing is left but the lines."""
    rewriter.replace(block.opening.start, block.closing.end, "")
    return True


def highlight(block: Block, rewriter: Rewriter) -> bool:
    """``{% highlight js linenos %}``: the language is the first word."""
    arguments = read_arguments(block.opening.arguments)
    return _write(block, rewriter, arguments.get("lang", "language", at=0), "")


def codeblock(block: Block, rewriter: Rewriter) -> bool:
    """``{% codeblock title lang:js url text %}``."""
    words = read_arguments(block.opening.arguments)
    options = {m[1]: m[2] for word in words.words if (m := _OPTION.fullmatch(word))}
    language = options.get("lang") or options.get("language", "")
    rest = [word for word in words.words if not _OPTION.fullmatch(word)]
    return _write(block, rewriter, language, _caption(rest))


def _caption(words: list[str]) -> str:
    """The title, and the link with its text, as HTML."""
    place = next((i for i, word in enumerate(words) if _URL.fullmatch(word)), len(words))
    title = escape(" ".join(words[:place]), quote=False)
    caption = f"<strong>{title}</strong>" if title else ""
    if place < len(words):
        text = escape(" ".join(words[place + 1 :]) or "link", quote=False)
        caption += f" <a{attributes(href=words[place])}>{text}</a>"
    return caption.strip()


def diagram(block: Block, rewriter: Rewriter) -> bool:
    """``{% mermaid %}``, ``{{< mermaid >}}``: what it is drawn from is shown as text."""
    return _write(block, rewriter, block.opening.name, "")


def write_code(block: Block, rewriter: Rewriter, language: str) -> None:
    """Write a block of code in a language, which may be empty."""
    if not _write(block, rewriter, language, ""):
        _write_html(block, rewriter, language, "")


def _write(block: Block, rewriter: Rewriter, language: str, caption: str) -> bool:
    language = language if _LANGUAGE.fullmatch(language) else ""
    match rewriter.format:
        case BodyFormat.RST:
            return _write_rst(block, rewriter, language, caption)
        case BodyFormat.MARKDOWN if not caption and _write_fence(block, rewriter, language):
            return True
        case BodyFormat.MARKDOWN if rewriter.indent_before(block.opening.start) is None:
            return _write_inline(block, rewriter)
        case _:
            _write_html(block, rewriter, language, caption)
    return True


def _write_fence(block: Block, rewriter: Rewriter, language: str) -> bool:
    """Write a fence where the tags have lines of their own; say whether they have."""
    start, end = block.inner
    indent = rewriter.indent_before(block.opening.start)
    alone = rewriter.is_last_on_line(start) and rewriter.stands_alone(block.closing)
    if indent is None or not alone or "\n" not in rewriter.text[start:end]:
        return False
    fence = rewriter.fence_around(start, end)
    rewriter.replace(block.opening.start, start, fence + language)
    # The fence that ends the code stands no deeper than the one that begins it.
    line = end - len(rewriter.indent_before(end) or "")
    rewriter.replace(line, block.closing.end, indent + fence)
    _shift(rewriter, start, line, len(indent))
    return True


def _shift(rewriter: Rewriter, start: int, end: int, width: int) -> None:
    """Indent lines as deep as the tag, if they are not, so that they stay in an item of a list."""
    indents = (len(match[1]) for match in _INDENT.finditer(rewriter.text, start, end))
    missing = width - min(indents, default=width)
    if missing > 0:
        rewriter.insert_on_lines(rewriter.text.find("\n", start) + 1, end, 0, " " * missing)


def _write_inline(block: Block, rewriter: Rewriter) -> bool:
    """Write code that begins within a line as a code span, which no blank line may part."""
    start, end = block.inner
    if _GAP.search(rewriter.text, start, end):
        return False
    runs = re.findall("`+", rewriter.text[start:end])
    ticks = "`" * (max(map(len, runs), default=0) + 1)
    pad = " " if runs else ""
    rewriter.replace(block.opening.start, start, ticks + pad)
    rewriter.replace(end, block.closing.end, pad + ticks)
    return True


def _write_html(block: Block, rewriter: Rewriter, language: str, caption: str) -> None:
    """Write HTML, in which code may share its first and last line with the tags.

    In Markdown, ``<pre>`` must come first to hold blank lines. So a title follows the code there.
    Source: CommonMark, "HTML blocks", start condition 1.
    """
    start, end = block.inner
    classes = attributes(class_=f"language-{language}" if language else "")
    opening, closing = f"<pre><code{classes}>", "</code></pre>"
    if caption and rewriter.format is BodyFormat.HTML:
        opening = f"<p>{caption}</p>{opening}"
    elif caption:
        closing += f"<p>{caption}</p>"
    rewriter.replace(block.opening.start, start, opening)
    for sign in _SIGNS.finditer(rewriter.text, start, end):
        rewriter.replace(sign.start(), sign.end(), escape(sign[0]))
    rewriter.replace(end, block.closing.end, closing)


def _write_rst(block: Block, rewriter: Rewriter, language: str, caption: str) -> bool:
    """Write a directive, where the first line of the block is blank and the last one its own."""
    start, end = block.inner
    first = rewriter.text.find("\n", start, end) + 1
    alone = rewriter.stands_alone(block.opening) and rewriter.stands_alone(block.closing)
    if caption or not alone or not first or not rewriter.blank_below(start):
        return False
    rewriter.replace(block.opening.start, start, f".. code-block:: {language or 'none'}")
    rewriter.insert_on_lines(first, end, 0, _RST_INDENT)
    rewriter.replace(end, block.closing.end, "")
    return True


HANDLERS: dict[Code, BlockHandler] = {
    Code.CODE_BLOCK: codeblock,
    Code.COMMENT: comment,
    Code.DIAGRAM: diagram,
    Code.HIGHLIGHT: highlight,
}
