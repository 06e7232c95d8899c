"""Quotations, with whom they are from."""

from __future__ import annotations

import re
from html import escape

from sphinx_newsfeed.model.article import BodyFormat
from sphinx_newsfeed.template_tags.arguments import read_arguments
from sphinx_newsfeed.template_tags.draft import Draft
from sphinx_newsfeed.template_tags.handlers import Block, BlockHandler
from sphinx_newsfeed.template_tags.markup import attributes, link, plain

_URL = re.compile(r"(?:https?://|/)\S+")
_RST_INDENT = " " * 4


def blockquote(block: Block, draft: Draft) -> bool:
    """``{% blockquote author, source address title %}`` of Hexo and Octopress.

    Source: Hexo, "Tag Plugins", "Block Quote".
    """
    words = read_arguments(block.opening.arguments).words
    place = next((i for i, word in enumerate(words) if _URL.fullmatch(word)), len(words))
    author = " ".join(words[:place])
    url = words[place] if place < len(words) else ""
    return _write(block, draft, author, url, " ".join(words[place + 1 :]))


def pullquote(block: Block, draft: Draft) -> bool:
    """``{% pullquote class %}``, ``{% centerquote %}``: classes are all they are given."""
    return _write(block, draft, "", "", "")


def named_quote(block: Block, draft: Draft) -> bool:
    """``{% quote(author="…") %}`` of Zola's and Hugo's themes."""
    given = read_arguments(block.opening.arguments)
    return _write(block, draft, given.get("author", "by", at=0), given.get("link", "url"), "")


def _write(block: Block, draft: Draft, author: str, url: str, title: str) -> bool:
    if draft.format is BodyFormat.HTML:
        source = f"<a{attributes(href=url)}>{escape(title or url, quote=False)}</a>" if url else ""
        parts = [part for part in (escape(author, quote=False), source) if part]
        footer = f"<footer>— {', '.join(parts)}</footer>" if parts else ""
        _replace(block, draft, "<blockquote>", f"{footer}</blockquote>")
        return True
    source = link(draft, url, title or url) if url else ""
    parts = [part for part in (plain(draft, author) if author else "", source) if part]
    attribution = f"— {', '.join(parts)}" if parts else ""
    if draft.format is BodyFormat.RST:
        return _write_rst(block, draft, attribution)
    _write_markdown(block, draft, attribution)
    return True


def _write_markdown(block: Block, draft: Draft, attribution: str) -> None:
    """Put ``>`` before each line.

    The line below would go on with a quotation whose last line holds words; then whom it is from
    is told on the first line.
    """
    start, end = block.inner
    indent = draft.indent_before(block.opening.start)
    closing_alone = draft.stands_alone(block.closing)
    may_end = draft.blank_below(block.closing.end)
    if indent is None or not (closing_alone or may_end):
        _replace(block, draft, "", f" {attribution}" if attribution else "")
        return
    above = f"> {attribution}" if attribution and not may_end else ">"
    below = f"> {attribution}" if attribution and may_end and closing_alone else ""
    if not closing_alone and attribution:
        below = f" {attribution}"
    if not draft.is_last_on_line(start):
        above += " "
    elif above == ">":
        above = ""
    line = end - len(draft.indent_before(end) or "") if closing_alone else end
    first = draft.text.find("\n", start, end) + 1 or end
    draft.insert_on_lines(first, line, len(indent), "> ")
    draft.replace(line, block.closing.end, indent + below if closing_alone and below else below)
    draft.replace(block.opening.start, start, above)


def _write_rst(block: Block, draft: Draft, attribution: str) -> bool:
    start, end = block.inner
    if not draft.stands_alone(block.opening) or not draft.stands_alone(block.closing):
        return False
    _replace(block, draft, "", f"{_RST_INDENT}{attribution}" if attribution else "")
    draft.insert_on_lines(draft.text.find("\n", start) + 1, end, 0, _RST_INDENT)
    return True


def _replace(block: Block, draft: Draft, opening: str, closing: str) -> None:
    draft.replace(block.opening.start, block.opening.end, opening)
    draft.replace(block.closing.start, block.closing.end, closing)


HEXO: dict[str, BlockHandler] = {
    "blockquote": blockquote,
    "centerquote": pullquote,
    "cq": pullquote,
    "pullquote": pullquote,
    "quote": blockquote,
}
OCTOPRESS: dict[str, BlockHandler] = {
    "blockquote": blockquote,
    "pullquote": pullquote,
}
THEMES: dict[str, BlockHandler] = {"blockquote": named_quote, "quote": named_quote}
