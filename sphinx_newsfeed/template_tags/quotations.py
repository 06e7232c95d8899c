"""Quotations, with whom they are from."""

from __future__ import annotations

import re
from html import escape

from sphinx_newsfeed.generators.tags import Block as Quotation
from sphinx_newsfeed.generators.tags import Single
from sphinx_newsfeed.model.article import BodyFormat
from sphinx_newsfeed.template_tags.arguments import read_arguments
from sphinx_newsfeed.template_tags.handlers import Block, BlockHandler, Handler
from sphinx_newsfeed.template_tags.markup import attributes, caption_html, html_on, link, plain
from sphinx_newsfeed.template_tags.rewriter import Rewriter
from sphinx_newsfeed.template_tags.syntax import Tag

_URL = re.compile(r"(?:https?://|/)\S+")
_RST_INDENT = " " * 4


def blockquote(block: Block, rewriter: Rewriter) -> bool:
    """``{% blockquote author, source address title %}``."""
    words = read_arguments(block.opening.arguments).words
    place = next((i for i, word in enumerate(words) if _URL.fullmatch(word)), len(words))
    author = " ".join(words[:place])
    url = words[place] if place < len(words) else ""
    return _write(block, rewriter, author, url, " ".join(words[place + 1 :]))


def pullquote(block: Block, rewriter: Rewriter) -> bool:
    """``{% pullquote class %}``, ``{% centerquote %}``: classes are all they are given."""
    return _write(block, rewriter, "", "", "")


def named_quote(block: Block, rewriter: Rewriter) -> bool:
    """``{% quote(author="…") %}``, ``{{< quote author="…" >}}``."""
    given = read_arguments(block.opening.arguments)
    title = given.get("source", "title", "work")
    return _write(block, rewriter, given.get("author", "by", at=0), given.get("link", "url"), title)


def epigraph(tag: Tag, rewriter: Rewriter) -> str | None:
    """``{% epigraph 'Text' 'Author' 'Source' %}``."""
    text, *whom = (*read_arguments(tag.arguments).words, "")
    by = ", ".join(escape(each, quote=False) for each in whom if each)
    footer = f"<footer>— {by}</footer>" if by else ""
    words = f"<p>{caption_html(text)}</p>"
    return html_on(rewriter, tag, f"<blockquote>{words}{footer}</blockquote>") if text else None


def _write(block: Block, rewriter: Rewriter, author: str, url: str, title: str) -> bool:
    if rewriter.format is BodyFormat.HTML:
        source = escape(title or url, quote=False)
        source = f"<a{attributes(href=url)}>{source}</a>" if url else source
        parts = [part for part in (escape(author, quote=False), source) if part]
        footer = f"<footer>— {', '.join(parts)}</footer>" if parts else ""
        _replace(block, rewriter, "<blockquote>", f"{footer}</blockquote>")
        return True
    source = link(rewriter, url, title or url) if url else plain(rewriter, title)
    parts = [part for part in (plain(rewriter, author), source) if part]
    attribution = f"— {', '.join(parts)}" if parts else ""
    if rewriter.format is BodyFormat.RST:
        return _write_rst(block, rewriter, attribution)
    _write_markdown(block, rewriter, attribution)
    return True


def _write_markdown(block: Block, rewriter: Rewriter, attribution: str) -> None:
    """Put ``>`` before each line.

    The line below would go on with a quotation whose last line holds words; then whom it is from
    is told on the first line.
    """
    start, end = block.inner
    indent = rewriter.indent_before(block.opening.start)
    closing_alone = rewriter.stands_alone(block.closing)
    may_end = rewriter.blank_below(block.closing.end)
    if indent is None or not (closing_alone or may_end):
        _replace(block, rewriter, "", f" {attribution}" if attribution else "")
        return
    above = f"> {attribution}" if attribution and not may_end else ">"
    below = f"> {attribution}" if attribution and may_end and closing_alone else ""
    if not closing_alone and attribution:
        below = f" {attribution}"
    if not rewriter.is_last_on_line(start):
        above += " "
    elif above == ">":
        above = ""
    line = end - len(rewriter.indent_before(end) or "") if closing_alone else end
    first = rewriter.text.find("\n", start, end) + 1 or end
    rewriter.insert_on_lines(first, line, len(indent), "> ")
    rewriter.replace(line, block.closing.end, indent + below if closing_alone and below else below)
    rewriter.replace(block.opening.start, start, above)


def _write_rst(block: Block, rewriter: Rewriter, attribution: str) -> bool:
    start, end = block.inner
    if not rewriter.stands_alone(block.opening) or not rewriter.stands_alone(block.closing):
        return False
    _replace(block, rewriter, "", f"{_RST_INDENT}{attribution}" if attribution else "")
    rewriter.insert_on_lines(rewriter.text.find("\n", start) + 1, end, 0, _RST_INDENT)
    return True


def _replace(block: Block, rewriter: Rewriter, opening: str, closing: str) -> None:
    rewriter.replace(block.opening.start, block.opening.end, opening)
    rewriter.replace(block.closing.start, block.closing.end, closing)


SINGLE: dict[Single, Handler] = {Single.EPIGRAPH: epigraph}
HANDLERS: dict[Quotation, BlockHandler] = {
    Quotation.NAMED_QUOTATION: named_quote,
    Quotation.PULL_QUOTE: pullquote,
    Quotation.QUOTATION: blockquote,
}
