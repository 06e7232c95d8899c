"""The tags that are live in the bodies of a generator, each with what handles it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from sphinx_newsfeed.generators import generator_of
from sphinx_newsfeed.generators.tags import Block, Box, Code, Single
from sphinx_newsfeed.template_tags import (
    code,
    links,
    media,
    outputs,
    pictures,
    quotations,
    wrappers,
)
from sphinx_newsfeed.template_tags.boxes import box
from sphinx_newsfeed.template_tags.handlers import BlockHandler, Handler, Lexicon

#: What each meaning of a tag becomes.
SINGLE: Mapping[Single, Handler] = {
    **media.HANDLERS,
    **pictures.HANDLERS,
    **links.HANDLERS,
    **outputs.HANDLERS,
    **wrappers.HANDLERS,
}
BLOCKS: Mapping[Block, BlockHandler] = {**quotations.HANDLERS, Block.FOLDED: wrappers.folded}
CODE: Mapping[Code, BlockHandler] = code.HANDLERS


@cache
def lexicon_of(dialect: str) -> Lexicon:
    """The tags of *dialect*; none where what looks like one is text."""
    tags = generator_of(dialect).tags
    if tags is None:
        return Lexicon({})
    return Lexicon(
        single={name: SINGLE[meaning] for name, meaning in tags.single.items()},
        blocks={name: _block(meaning) for name, meaning in tags.blocks.items()},
        code={name: CODE[meaning] for name, meaning in tags.code.items()},
        wrappers={name: SINGLE[meaning] for name, meaning in tags.wrappers.items()},
        output=outputs.output,
        warns=tags.warns,
    )


def _block(meaning: Block | Box) -> BlockHandler:
    if isinstance(meaning, Box):
        return box(meaning.kind, given=meaning.names_kind)
    return BLOCKS[meaning]
