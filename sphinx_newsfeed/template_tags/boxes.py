"""Boxes that tell, warn or advise."""

from __future__ import annotations

import re
from html import escape

from sphinx_newsfeed.generators.tags import BOX_KINDS
from sphinx_newsfeed.model.article import BodyFormat
from sphinx_newsfeed.template_tags.arguments import Arguments, read_arguments
from sphinx_newsfeed.template_tags.handlers import Block, BlockHandler, Handler
from sphinx_newsfeed.template_tags.markup import (
    BOX_CLOSING,
    box_opening,
    caption_html,
    html_on,
    one_line,
    plain,
    strong,
)
from sphinx_newsfeed.template_tags.rewriter import Rewriter
from sphinx_newsfeed.template_tags.syntax import Tag
from sphinx_newsfeed.template_tags.wrappers import COLOURS

#: Words beside the kind that tell how a box looks.
_LOOKS = frozenset(
    ("closed", "disabled", "false", "flat", "icon", "modern", "no-icon", "open", "simple", "true")
)
_OPTIONS = frozenset(("color", "icon", "size", "title", "type"))
_RST_INDENT = " " * 3
_FIRST_SIGN = re.compile(r"[ \t]*\n\s*?(:|---)|")


#: A colour, or the name of an icon or of the set that it is from.
_LOOK = re.compile(f"{'|'.join(sorted(COLOURS))}|icon-padding|fa[brsl]?|fa-[a-z0-9-]+")
#: The name of an icon, as themes write it.
_ICON = re.compile(r"[a-z][a-z0-9-]*")


def box(kind: str, *, given: bool, icon: bool = False, colour: bool = False) -> BlockHandler:
    """A handler for boxes of a kind; if it may be *given*, the first word may say another.

    With *icon*, one that does not is the name of a picture; with *colour*, words before the title
    may name colours and icons.
    """

    def write(block: Block, rewriter: Rewriter) -> bool:
        arguments = _with_options(read_arguments(block.opening.arguments))
        words = [word for word in arguments.words if word.lower() not in _LOOKS]
        words = _without_looks(words) if colour else words
        said = arguments.get("type", "context", "color", "level").lower()
        if given and not said and words and words[0].lower() in BOX_KINDS:
            said = words.pop(0).lower()
        elif icon and len(words) == 1 and _ICON.fullmatch(words[0]):
            words = []
        title = arguments.get("title") or " ".join(words).strip("*_ " if colour else None)
        kind_said = BOX_KINDS.get(said, kind)
        # A title that says the kind says nothing.
        return _write(block, rewriter, kind_said, "" if title.lower() == kind_said else title)

    return write


def _without_looks(words: list[str]) -> list[str]:
    """The words without colours and icons, of which several may stand in quotes."""
    return [word for word in words if not all(map(_LOOK.fullmatch, word.lower().split()))]


def _with_options(given: Arguments) -> Arguments:
    """The arguments, of which some themes write ``title:words`` instead of ``title="words"``."""
    pairs = [(word, *word.partition(":")[::2]) for word in given.words]
    options = {name: value.strip("\"'") for _, name, value in pairs if name in _OPTIONS and value}
    rest = tuple(word for word, name, value in pairs if not (name in _OPTIONS and value))
    return Arguments(rest, {**options, **given.named}) if options else given


def text_box(kind: str, *, given: bool) -> Handler:
    """A handler for a tag without an end, whose arguments hold the text of a box."""

    def put(tag: Tag, rewriter: Rewriter) -> str | None:
        arguments = read_arguments(tag.arguments)
        text = arguments.get("content", "text", "message", "body", at=0)
        said = arguments.get("type", "level", "color").lower() if given else ""
        title = arguments.get("title")
        heading = f'<p class="admonition-title">{escape(one_line(title))}</p>' if title else ""
        content = f"{heading}<p>{caption_html(text)}</p>"
        if not text.strip():
            return None
        return html_on(
            rewriter, tag, f'<div class="admonition {BOX_KINDS.get(said, kind)}">{content}</div>'
        )

    return put


def _write(block: Block, rewriter: Rewriter, kind: str, title: str) -> bool:
    match rewriter.format:
        case BodyFormat.HTML:
            heading = f'<p class="admonition-title">{escape(one_line(title))}</p>' if title else ""
            rewriter.replace(*_span(block, 0), f'<div class="admonition {kind}">{heading}')
            rewriter.replace(*_span(block, 1), "</div>")
            return True
        case BodyFormat.MARKDOWN if not rewriter.context.trusted:
            return _write_lines_of_html(block, rewriter, kind, title)
        case BodyFormat.MARKDOWN:
            _write_markdown(block, rewriter, kind, title)
            return True
        case BodyFormat.RST:
            return _write_rst(block, rewriter, kind, title)


def _span(block: Block, which: int) -> tuple[int, int]:
    tag = (block.opening, block.closing)[which]
    return tag.start, tag.end


def _write_markdown(block: Block, rewriter: Rewriter, kind: str, title: str) -> None:
    """Write a directive of MyST, the one box around Markdown that needs no line more.

    Its end needs a line, at least the blank one below. Where there is none, the text stays alone.
    """
    start, end = block.inner
    indent = rewriter.indent_before(block.opening.start)
    own_line = rewriter.indent_before(end) is not None and rewriter.is_last_on_line(
        block.closing.end
    )
    if indent is None or not (own_line or rewriter.blank_below(block.closing.end)):
        rewriter.replace(*_span(block, 0), f"{strong(rewriter, title)} " if title else "")
        rewriter.replace(*_span(block, 1), "")
        return
    fence = _fence(block, rewriter, title)
    rewriter.replace(*_span(block, 0), _opening(block, rewriter, fence, kind, title))
    _protect_first_line(rewriter, start, end)
    if own_line:
        rewriter.replace(end - len(rewriter.indent_before(end) or ""), end, indent)
        rewriter.replace(*_span(block, 1), fence)
    else:
        rewriter.replace(*_span(block, 1), "")
        rewriter.insert_below(block.closing.end, indent + fence)


def _write_lines_of_html(block: Block, rewriter: Rewriter, kind: str, title: str) -> bool:
    """Write HTML around Markdown, where no directive acts; without room the text stays alone."""
    opens = rewriter.indent_before(block.opening.start) is not None
    if opens and rewriter.stands_alone(block.closing):
        rewriter.replace(*_span(block, 0), box_opening(kind, title))
        rewriter.replace(*_span(block, 1), BOX_CLOSING)
    else:
        rewriter.replace(*_span(block, 0), f"{strong(rewriter, title)} " if title else "")
        rewriter.replace(*_span(block, 1), "")
    return True


def _fence(block: Block, rewriter: Rewriter, title: str) -> str:
    """A fence of backticks; where words with backticks stand behind it, one of tildes."""
    start, end = block.inner
    fence = rewriter.fence_around(start, end)
    line = rewriter.text[start : max(rewriter.text.find("\n", start, end), start)] or ""
    if "\n" not in rewriter.text[start:end]:
        line = rewriter.text[start:end]
    return fence.replace("`", "~") if "`" in line + title else fence


def _opening(block: Block, rewriter: Rewriter, fence: str, kind: str, title: str) -> str:
    """The line that opens a directive; with a title, its kind takes the blank line below."""
    at = block.opening.end
    alone = rewriter.is_last_on_line(at)
    if title and alone and rewriter.blank_below(at):
        rewriter.insert_below(at, f":class: {kind}")
        return f"{fence}{{admonition}} {plain(rewriter, title)}"
    words = f" {strong(rewriter, title)}" if title else ""
    return f"{fence}{{{kind}}}{words}{'' if alone else ' '}"


def _protect_first_line(rewriter: Rewriter, start: int, end: int) -> None:
    """Keep the first words from being read as options of the directive.

    Source: MyST-Parser, "Roles and Directives": options stand in lines with a colon at their
    begin, or in a block between rows of hyphens.
    """
    match = _FIRST_SIGN.match(rewriter.text, start, end)
    if match and match[1]:
        rewriter.replace(match.start(1), match.start(1), "\\" if match[1] == ":" else " ")


def _write_rst(block: Block, rewriter: Rewriter, kind: str, title: str) -> bool:
    """Write a directive, whose content may begin on the line below."""
    start, end = block.inner
    if not rewriter.stands_alone(block.opening) or not rewriter.stands_alone(block.closing):
        return False
    words = f" {strong(rewriter, title)}" if title else ""
    rewriter.replace(*_span(block, 0), f".. {kind}::{words}")
    rewriter.insert_on_lines(rewriter.text.find("\n", start) + 1, end, 0, _RST_INDENT)
    rewriter.replace(*_span(block, 1), "")
    return True
