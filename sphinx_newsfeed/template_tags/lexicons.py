"""The tags that are live in the bodies of a generator, each with what handles it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from sphinx_newsfeed.generators import generator_of
from sphinx_newsfeed.generators.tags import Block, Box, Code, Single, Tags
from sphinx_newsfeed.template_tags import (
    code,
    formulas,
    galleries,
    links,
    media,
    outputs,
    pictures,
    quotations,
    wrappers,
)
from sphinx_newsfeed.template_tags.boxes import box, text_box
from sphinx_newsfeed.template_tags.handlers import BlockHandler, Handler, Lexicon
from sphinx_newsfeed.template_tags.includes import including

#: What each meaning of a tag becomes.
SINGLE: Mapping[Single, Handler] = {
    **media.HANDLERS,
    **pictures.HANDLERS,
    **galleries.HANDLERS,
    **links.HANDLERS,
    **outputs.HANDLERS,
    **quotations.SINGLE,
    **wrappers.HANDLERS,
}
BLOCKS: Mapping[Block, BlockHandler] = {
    **quotations.HANDLERS,
    **links.BLOCKS,
    **formulas.BLOCKS,
    Block.CONTENT: wrappers.content,
    Block.FOLDED: wrappers.folded,
}
CODE: Mapping[Code, BlockHandler] = code.HANDLERS


@cache
def lexicon_of(dialect: str) -> Lexicon:
    """The tags of *dialect*; none where what looks like one is text."""
    tags = generator_of(dialect).tags
    if tags is None:
        return Lexicon({})
    return Lexicon(
        single=_single(tags),
        blocks={name: _block(meaning) for name, meaning in tags.blocks.items()},
        code={name: CODE[meaning] for name, meaning in tags.code.items()},
        wrappers={name: SINGLE[meaning] for name, meaning in tags.wrappers.items()},
        output=outputs.output,
        warns=tags.warns,
    )


def _single(tags: Tags) -> Mapping[str, Handler]:
    single = {name: SINGLE[meaning] for name, meaning in tags.single.items()}
    if not tags.includes:
        return single
    include = including({name: _piece(meaning) for name, meaning in tags.includes.items()})
    return {**single, "include": include, "include_cached": include}


def _piece(meaning: Single | Box) -> Handler:
    if isinstance(meaning, Box):
        return text_box(meaning.kind, given=meaning.names_kind)
    return SINGLE[meaning]


def _block(meaning: Block | Box) -> BlockHandler:
    if isinstance(meaning, Box):
        look = {"icon": meaning.has_icon, "colour": meaning.has_colour}
        return box(meaning.kind, given=meaning.names_kind, **look)
    return BLOCKS[meaning]
