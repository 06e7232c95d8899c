"""Tags whose content stays, while they go or leave no more than a title."""

from __future__ import annotations

from sphinx_newsfeed.generators.tags import Single
from sphinx_newsfeed.template_tags.arguments import read_arguments
from sphinx_newsfeed.template_tags.handlers import Block, Handler
from sphinx_newsfeed.template_tags.markup import strong
from sphinx_newsfeed.template_tags.rewriter import Rewriter
from sphinx_newsfeed.template_tags.syntax import Tag

#: Words before a title that tell the colour of what can be folded.
_COLOURS = frozenset(
    ("blue", "close", "cyan", "gray", "green", "grey", "open", "orange", "purple", "red", "yellow")
)


def vanish(tag: Tag, rewriter: Rewriter) -> str | None:
    """Nothing is left."""
    return ""


def titled(tag: Tag, rewriter: Rewriter) -> str | None:
    """The title stays, in bold."""
    if tag.closes:
        return ""
    given = read_arguments(tag.arguments)
    words = list(given.words)
    while words and words[0].lower().rstrip(",") in _COLOURS:
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


HANDLERS: dict[Single, Handler] = {
    Single.FIRST_TITLE: first_titled,
    Single.NOTHING: vanish,
    Single.TITLE: titled,
}
