"""The one shape of what handles tags, and the tables that name it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sphinx_newsfeed.template_tags.rewriter import Rewriter
from sphinx_newsfeed.template_tags.syntax import Tag


@dataclass(frozen=True, slots=True)
class Block:
    """A tag with an end, and what lies between."""

    opening: Tag
    closing: Tag

    @property
    def inner(self) -> tuple[int, int]:
        """Where the content begins and ends."""
        return self.opening.end, self.closing.start


class LeftOut(str):
    """What comes in the place of a tag whose content cannot be known, which is told."""

    __slots__ = ()


#: Says what comes in the place of a tag; ``None``: it stays, since it cannot be understood.
Handler = Callable[[Tag, Rewriter], str | None]
#: Changes a rewriter where a block stands; ``False``: its tags stay.
BlockHandler = Callable[[Block, Rewriter], bool]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The tags that a dialect knows, by name."""

    #: Tags that stand for something.
    single: Mapping[str, Handler]
    #: Tags with an end whose content is markup.
    blocks: Mapping[str, BlockHandler] = field(default_factory=dict)
    #: Tags with an end whose content is no markup: no tag in it is live.
    code: Mapping[str, BlockHandler] = field(default_factory=dict)
    #: Tags around something that is kept; each of them, also one that closes, is handled alone.
    wrappers: Mapping[str, Handler] = field(default_factory=dict)
    #: What is done with ``{{ … }}``, where that puts a value.
    output: Handler | None = None
    #: Whether unknown tags are told of.
    warns: bool = True
