"""HTML blocks of Markdown, ended where their elements end.

CommonMark ends most blocks of HTML at a blank line, also where an element is open whose text holds
blank lines: what follows of a script or a comment would be shown, and what follows of ``pre`` would
stand in it up to the end of the page. It also takes what follows a comment on its line for HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block import html_block as commonmark_block

#: What blank lines do not end, wherever it begins. The first four are those of CommonMark, "HTML
#: blocks", start condition 1.
_NAMES = ("pre", "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
_OPENING = re.compile(rf"<!--|<(?P<name>{'|'.join(_NAMES)})(?=[\s/>])", re.IGNORECASE)
#: A tag that asks for the Markdown in its element to be read: PHP Markdown Extra, kramdown, and
#: Python-Markdown's extension ``md_in_html``.
_MARKDOWN = re.compile(
    r"""<[a-z][\w-]*+(?:\s+(?!markdown[\s=>])[\w:@-]++(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]++))?)*+
        \s+markdown(?:\s*=\s*(?:"(?:1|block|span)"|'(?:1|block|span)'|(?:1|block|span)))?
        (?:\s+[\w:@-]++(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]++))?)*+\s*/?>""",
    re.IGNORECASE | re.VERBOSE,
)
#: Tags on one line, perhaps none.
_TAGS = re.compile(r"(?:[ \t]*+</?[a-zA-Z][^<>\n]*+>)*+")
#: A declaration, and its end if that comes before a blank line.
_DECLARATION = re.compile(r"<![A-Za-z](?:[^>\n]|\n(?![ \t]*(?:\n|\Z))){0,2000}+(?P<end>>?)")
#: The key under which the end of the last instruction is kept while a text is parsed.
_LAST_END = "newsfeed_last_instruction"
_RULE = "html_block"
#: In how many lines the end of a block is looked for first.
_FEW_LINES = 16
#: Blocks that HTML may end. Source: markdown-it, its table of rules.
_INTERRUPTED = ["paragraph", "reference", "blockquote"]
_COMMENT_END = "-->"


def read_html_blocks(markdown: MarkdownIt) -> None:
    """Let a parser end blocks of HTML where their elements do."""
    markdown.block.ruler.at(_RULE, html_block, {"alt": _INTERRUPTED})


def _never_ends(state: StateBlock, line: int) -> bool:
    """Whether a line begins what only looks like an instruction or a declaration, and is text.

    To CommonMark all that follows would be a part of it, of which a browser shows nothing.
    """
    at = state.bMarks[line] + state.tShift[line]
    if state.src.startswith("<?", at):
        text, last = state.env.get(_LAST_END, (None, -1))
        if text is not state.src:
            last = state.src.rfind("?>")
            state.env[_LAST_END] = state.src, last
        return bool(last < at)
    declaration = _DECLARATION.match(state.src, at)
    return declaration is not None and not declaration["end"]


def html_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A block rule for markdown-it, in place of its own."""
    if _never_ends(state, start):
        return False
    first = len(state.tokens)
    for near in _further_and_further(start, end):
        del state.tokens[first:]
        if not commonmark_block(state, start, near, silent):
            return False
        if silent:
            return True
        last = _end_of_elements(state, start, near, end)
        token = state.tokens[first]
        token.map = [start, last]
        token.content = state.getLines(start, last, state.blkIndent, True)
        state.line = last
        cut = _end_of_html(token.content)
        if cut is not None:
            return _leave_rest(state, start, first, cut)
        if last < near:
            break
    return True


def _further_and_further(start: int, end: int) -> Iterator[int]:
    """Up to which lines a block is looked for.

    Of one in which Markdown goes on soon, and HTML behind that, the rest is not read each time.
    """
    lines = _FEW_LINES
    while start + lines < end:
        yield start + lines
        lines *= 2
    yield end


def _end_of_elements(state: StateBlock, start: int, near: int, end: int) -> int:
    """The line behind a block that began at *start*, once none of its elements is open.

    It is *near* where that line may lie behind it.
    """
    last = state.line
    name = _open_in(state.getLines(start, last, state.blkIndent, True)) if last < near else ""
    while name and (closed := _line_that_ends(name, state, last, near)) is not None:
        if closed == near:
            return last if near == end else near
        begin, last = last, closed + 1
        # The block goes on up to the next blank line.
        while last < near and not state.isEmpty(last) and state.sCount[last] >= state.blkIndent:
            last += 1
        text = state.getLines(begin, last, state.blkIndent, True)
        name = _open_in(text[_closing(name).search(text).end() :])  # type: ignore[union-attr]
    return last


def _open_in(html: str) -> str:
    """The element of mere text that is open behind *html*, or ``!--``; empty for none."""
    position = 0
    while opening := _OPENING.search(html, position):
        name = (opening["name"] or "!--").lower()
        closing = _closing(name).search(html, opening.end())
        if closing is None:
            return name
        position = closing.end()
    return ""


@cache
def _closing(name: str) -> re.Pattern[str]:
    return re.compile(_COMMENT_END if name == "!--" else rf"</{name}\s*>", re.IGNORECASE)


def _line_that_ends(name: str, state: StateBlock, line: int, end: int) -> int | None:
    """The line from *line* on that ends an element, or *end* where none before it does.

    ``None`` where none in the same block does.
    """
    pattern = _closing(name)
    if _last_end(name, state) < state.bMarks[min(line, state.lineMax)]:
        return None
    while line < end:
        if state.sCount[line] < state.blkIndent and not state.isEmpty(line):
            return None
        if pattern.search(state.src, state.bMarks[line], state.eMarks[line]):
            return line
        line += 1
    return end


def _last_end(name: str, state: StateBlock) -> int:
    """Where in the whole text the element ends for the last time; it is looked for once."""
    known = state.env.setdefault("newsfeed_html_ends", {})
    source, found = known.get(name, (None, -1))
    if source is not state.src:
        found = max((each.start() for each in _closing(name).finditer(state.src)), default=-1)
        known[name] = (state.src, found)
    return int(found)


def _end_of_html(html: str) -> int | None:
    """Where the HTML of a block ends before the block does: behind it, Markdown goes on."""
    comment = html.lstrip(" ")
    if comment.startswith("<!--"):
        end = comment.find(_COMMENT_END, 2)
        if end < 0:
            # It goes on, and what looks like a tag in it is none.
            return None
        end += len(_COMMENT_END) + len(html) - len(comment)
        rest = html[end : _end_of_line(html, end)].strip()
        return end if rest and not rest.startswith("<") else None
    asks = _MARKDOWN.search(html) if "markdown" in html.lower() else None
    return _TAGS.match(html, asks.end()).end() if asks else None  # type: ignore[union-attr]


def _end_of_line(text: str, position: int) -> int:
    end = text.find("\n", position)
    return end if end >= 0 else len(text)


def _leave_rest(state: StateBlock, start: int, first: int, cut: int) -> bool:
    """Let what stands behind *cut* in the HTML of the token *first* be read as Markdown."""
    token = state.tokens[first]
    line = start + token.content.count("\n", 0, cut)
    rest = token.content[cut : _end_of_line(token.content, cut)]
    token.content = token.content[:cut] + "\n"
    if not rest.strip():
        token.map = [start, line + 1]
        state.line = line + 1
        return True
    token.map = [start, max(line, start + 1)]
    begin = state.eMarks[line] - len(rest)
    state.bMarks[line] = begin
    state.tShift[line] = len(rest) - len(rest.lstrip())
    state.sCount[line] = state.blkIndent
    state.line = line
    # Without progress other rules go on with the line.
    return line > start
