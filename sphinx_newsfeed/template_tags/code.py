"""Blocks of code and comments: what is in them is no markup."""

from __future__ import annotations

import re
from html import escape

from sphinx_newsfeed.model.article import BodyFormat
from sphinx_newsfeed.template_tags.arguments import read_arguments
from sphinx_newsfeed.template_tags.draft import Draft
from sphinx_newsfeed.template_tags.handlers import Block, BlockHandler
from sphinx_newsfeed.template_tags.markup import attributes

_LANGUAGE = re.compile(r"[\w+#.-]+")
#: Options of Hexo's tag ``codeblock``. Source: Hexo, "Tag Plugins", "Code Block".
_OPTION = re.compile(
    r"(lang|language|line_number|line_threshold|highlight|first_line|mark|wrap|start|linenos"
    r"|caption|title):(\S+)"
)
_URL = re.compile(r"(?:https?://|/)\S*")
_GAP = re.compile(r"\n[ \t]*\n")
_SIGNS = re.compile(r"[&<>]")
_INDENT = re.compile(r"^([ \t]*+)(?=\S)", re.MULTILINE)
_RST_INDENT = " " * 4


def comment(block: Block, draft: Draft) -> bool:
    """``{% comment %}``: nothing is left but the lines."""
    draft.replace(block.opening.start, block.closing.end, "")
    return True


def highlight(block: Block, draft: Draft) -> bool:
    """``{% highlight js linenos %}`` of Jekyll and Hugo: the language is the first word.

    Source: Jekyll, "Code snippet highlighting"; Hugo, "Highlight shortcode".
    """
    arguments = read_arguments(block.opening.arguments)
    return _write(block, draft, arguments.get("lang", "language", at=0), "")


def codeblock(block: Block, draft: Draft) -> bool:
    """``{% codeblock title lang:js url text %}`` of Hexo and Octopress."""
    words = read_arguments(block.opening.arguments)
    options = {m[1]: m[2] for word in words.words if (m := _OPTION.fullmatch(word))}
    language = options.get("lang") or options.get("language", "")
    rest = [word for word in words.words if not _OPTION.fullmatch(word)]
    return _write(block, draft, language, _caption(rest))


def _caption(words: list[str]) -> str:
    """The title, and the link with its text, as HTML."""
    place = next((i for i, word in enumerate(words) if _URL.fullmatch(word)), len(words))
    title = escape(" ".join(words[:place]), quote=False)
    caption = f"<strong>{title}</strong>" if title else ""
    if place < len(words):
        text = escape(" ".join(words[place + 1 :]) or "link", quote=False)
        caption += f" <a{attributes(href=words[place])}>{text}</a>"
    return caption.strip()


def _write(block: Block, draft: Draft, language: str, caption: str) -> bool:
    language = language if _LANGUAGE.fullmatch(language) else ""
    match draft.format:
        case BodyFormat.RST:
            return _write_rst(block, draft, language, caption)
        case BodyFormat.MARKDOWN if not caption and _write_fence(block, draft, language):
            return True
        case BodyFormat.MARKDOWN if draft.indent_before(block.opening.start) is None:
            return _write_inline(block, draft)
        case _:
            _write_html(block, draft, language, caption)
    return True


def _write_fence(block: Block, draft: Draft, language: str) -> bool:
    """Write a fence where the tags have lines of their own; say whether they have."""
    start, end = block.inner
    indent = draft.indent_before(block.opening.start)
    alone = draft.is_last_on_line(start) and draft.stands_alone(block.closing)
    if indent is None or not alone or "\n" not in draft.text[start:end]:
        return False
    fence = draft.fence_around(start, end)
    draft.replace(block.opening.start, start, fence + language)
    # The fence that ends the code stands no deeper than the one that begins it.
    line = end - len(draft.indent_before(end) or "")
    draft.replace(line, block.closing.end, indent + fence)
    _shift(draft, start, line, len(indent))
    return True


def _shift(draft: Draft, start: int, end: int, width: int) -> None:
    """Indent lines as deep as the tag, if they are not, so that they stay in an item of a list."""
    indents = (len(match[1]) for match in _INDENT.finditer(draft.text, start, end))
    missing = width - min(indents, default=width)
    if missing > 0:
        draft.insert_on_lines(draft.text.find("\n", start) + 1, end, 0, " " * missing)


def _write_inline(block: Block, draft: Draft) -> bool:
    """Write code that begins within a line as a code span, which no blank line may part."""
    start, end = block.inner
    if _GAP.search(draft.text, start, end):
        return False
    runs = re.findall("`+", draft.text[start:end])
    ticks = "`" * (max(map(len, runs), default=0) + 1)
    pad = " " if runs else ""
    draft.replace(block.opening.start, start, ticks + pad)
    draft.replace(end, block.closing.end, pad + ticks)
    return True


def _write_html(block: Block, draft: Draft, language: str, caption: str) -> None:
    """Write HTML, in which code may share its first and last line with the tags.

    In Markdown, ``<pre>`` must come first to hold blank lines. So a title follows the code there.
    Source: CommonMark, "HTML blocks", start condition 1.
    """
    start, end = block.inner
    classes = attributes(class_=f"language-{language}" if language else "")
    opening, closing = f"<pre><code{classes}>", "</code></pre>"
    if caption and draft.format is BodyFormat.HTML:
        opening = f"<p>{caption}</p>{opening}"
    elif caption:
        closing += f"<p>{caption}</p>"
    draft.replace(block.opening.start, start, opening)
    for sign in _SIGNS.finditer(draft.text, start, end):
        draft.replace(sign.start(), sign.end(), escape(sign[0]))
    draft.replace(end, block.closing.end, closing)


def _write_rst(block: Block, draft: Draft, language: str, caption: str) -> bool:
    """Write a directive, where the first line of the block is blank and the last one its own."""
    start, end = block.inner
    first = draft.text.find("\n", start, end) + 1
    alone = draft.stands_alone(block.opening) and draft.stands_alone(block.closing)
    if caption or not alone or not first or not draft.blank_below(start):
        return False
    draft.replace(block.opening.start, start, f".. code-block:: {language or 'none'}")
    draft.insert_on_lines(first, end, 0, _RST_INDENT)
    draft.replace(end, block.closing.end, "")
    return True


#: Code and comments of Liquid; Octopress brought ``codeblock`` to Jekyll.
LIQUID: dict[str, BlockHandler] = {
    "codeblock": codeblock,
    "comment": comment,
    "highlight": highlight,
    # One with an end was lifted before.
    "raw": comment,
}
HEXO: dict[str, BlockHandler] = {"code": codeblock, "codeblock": codeblock}
HUGO: dict[str, BlockHandler] = {"highlight": highlight, "comment": comment}
