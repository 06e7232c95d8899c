"""Tags whose content stays, while they go or leave no more than a title."""

from __future__ import annotations

from sphinx_newsfeed.generators.tags import Single
from sphinx_newsfeed.model.article import BodyFormat
from sphinx_newsfeed.template_tags.arguments import read_arguments, split_arguments
from sphinx_newsfeed.template_tags.handlers import Block, Handler, LeftOut
from sphinx_newsfeed.template_tags.markup import one_line, plain, strong
from sphinx_newsfeed.template_tags.rewriter import Rewriter
from sphinx_newsfeed.template_tags.syntax import Tag

#: Words before a title that tell the colour of what can be folded.
COLOURS = frozenset(
    ("blue", "cyan", "gray", "green", "grey", "orange", "pink", "purple", "red", "yellow")
)
_LOOKS = COLOURS | {
    *("close", "open", "default", "primary", "success", "info", "warning", "danger"),
    *("light", "dark", "secondary"),
}

#: What themes and components call the title of something.
TITLES = ("title", "summary", "header", "heading", "caption", "label")


def vanish(tag: Tag, rewriter: Rewriter) -> str | None:
    """Nothing is left."""
    return ""


def titled(tag: Tag, rewriter: Rewriter) -> str | None:
    """The title stays, in bold."""
    if tag.closes:
        return ""
    given = read_arguments(tag.arguments)
    words = list(given.words)
    while words and words[0].lower().rstrip(",") in _LOOKS:
        words.pop(0)
    return strong(rewriter, given.get("title", "summary", "name", "header") or " ".join(words))


def first_titled(tag: Tag, rewriter: Rewriter) -> str:
    """The first argument is the title; those behind it tell how the content is shown."""
    if tag.closes:
        return ""
    return strong(rewriter, read_arguments(tag.arguments).get("title", "summary", "name", at=0))


def folded(block: Block, rewriter: Rewriter) -> bool:
    """The same where the tag that closes has no name."""
    opening, closing = block.opening, block.closing
    rewriter.replace(opening.start, opening.end, first_titled(opening, rewriter) or "")
    rewriter.replace(closing.start, closing.end, "")
    return True


def comma_titled(tag: Tag, rewriter: Rewriter) -> str:
    """``{% hideToggle title,colour %}``, ``{% fold info @title %}``."""
    return "" if tag.closes else strong(rewriter, _said(tag.arguments))


def text(tag: Tag, rewriter: Rewriter) -> str:
    """``{% label class@text %}``, ``{% label text colour %}``, ``{% hideInline text,… %}``."""
    return plain(rewriter, _said(tag.arguments))


def last_text(tag: Tag, rewriter: Rewriter) -> str:
    """``{% p center large, text %}``. Source: the theme Volantis."""
    parts = [part for part in split_arguments(tag.arguments) if part]
    return plain(rewriter, parts[-1]) if len(parts) > 1 else text(tag, rewriter)


def side_note(tag: Tag, rewriter: Rewriter) -> str | None:
    """``{% sidenote 'id' 'Text' %}``, which stands in brackets here."""
    note = one_line(" ".join(read_arguments(tag.arguments).words[1:]))
    if not note:
        return None
    return f" ({note if rewriter.format is BodyFormat.MARKDOWN else plain(rewriter, note)})"


def _said(arguments: str) -> str:
    if "::" in arguments:
        # The style comes before the words. Source: the theme Volantis.
        return arguments.rpartition("::")[2].strip()
    before, at, behind = arguments.partition("@")
    if at and (not before.strip() or before.strip().lower() in _LOOKS or " " not in before):
        return behind.strip()
    parts = [part for part in split_arguments(arguments) if part]
    while len(parts) > 1 and all(word.lower() in _LOOKS for word in parts[0].split()):
        parts.pop(0)
    words = parts[0].split(" ") if parts else []
    while len(words) > 1 and words[-1].lower() in _LOOKS:
        words.pop()
    return " ".join(words)


def left_out(tag: Tag, rewriter: Rewriter) -> str:
    """What it stands for lies in files or on other sites, and cannot be known."""
    return LeftOut()


def content(block: Block, rewriter: Rewriter) -> bool:
    """What is between the tags stays, and they go."""
    rewriter.replace(block.opening.start, block.opening.end, "")
    rewriter.replace(block.closing.start, block.closing.end, "")
    return True


def named_content(block: Block, rewriter: Rewriter) -> bool:
    """The same, with a title that the tag names."""
    given = read_arguments(block.opening.arguments)
    title = next(filter(None, (given.named.get(each) for each in TITLES)), "")
    rewriter.replace(block.opening.start, block.opening.end, strong(rewriter, title))
    rewriter.replace(block.closing.start, block.closing.end, "")
    return True


HANDLERS: dict[Single, Handler] = {
    Single.COMMA_TITLE: comma_titled,
    Single.FIRST_TITLE: first_titled,
    Single.LAST_TEXT: last_text,
    Single.LEFT_OUT: left_out,
    Single.NOTHING: vanish,
    Single.SIDE_NOTE: side_note,
    Single.TEXT: text,
    Single.TITLE: titled,
}
