"""What template tags can mean: each meaning is handled, and each record speaks of those alone."""

from __future__ import annotations

import pytest
from docutils import nodes

from sphinx_newsfeed.generators import BY_NAME, GENERATORS, Generator
from sphinx_newsfeed.generators.tags import (
    ADMONITIONS,
    MEDIA,
    MEDIA_SHORTCODES,
    THEME_BOXES,
    Block,
    Box,
    Code,
    Mark,
    Single,
)
from sphinx_newsfeed.template_tags.lexicons import BLOCKS, CODE, SINGLE, lexicon_of
from sphinx_newsfeed.template_tags.marks import _READERS


def test_every_meaning_of_a_tag_is_handled() -> None:
    assert (SINGLE.keys(), BLOCKS.keys(), CODE.keys()) == (set(Single), set(Block), set(Code))
    assert _READERS.keys() == set(Mark)
    for name in BY_NAME:
        lexicon_of(name)


WITH_TAGS = [each for each in GENERATORS if each.tags is not None]


@pytest.mark.parametrize("generator", WITH_TAGS, ids=lambda each: each.name)
def test_a_name_has_one_meaning(generator: Generator) -> None:
    """An article would else mean one by it, and be read as the other.

    What has an end may stand for something else without it.
    """
    tags = generator.tags
    assert tags is not None
    names = [name for table in (tags.blocks, tags.code, tags.wrappers) for name in table]
    assert len(names) == len(set(names))
    assert not tags.single.keys() & tags.wrappers.keys()
    assert "include" not in names or not tags.includes


@pytest.mark.parametrize("generator", WITH_TAGS, ids=lambda each: each.name)
def test_boxes_are_of_a_kind_that_docutils_knows(generator: Generator) -> None:
    tags = generator.tags
    assert tags is not None
    for box in tags.blocks.values():
        if isinstance(box, Box):
            assert issubclass(getattr(nodes, box.kind), nodes.Admonition)


def test_the_kinds_of_boxes_are_those_of_docutils() -> None:
    found = (
        each for each in nodes.Admonition.__subclasses__() if each.__module__ == nodes.__name__
    )
    kinds = {each.__name__ for each in found}
    # What has a title of its own, and a message of docutils itself.
    assert set(ADMONITIONS) == kinds - {"admonition", "system_message"}
    assert {name for name, box in THEME_BOXES.items() if name == box.kind} == set(ADMONITIONS)


@pytest.mark.parametrize("generator", WITH_TAGS, ids=lambda each: each.name)
def test_a_tag_ends_as_it_begins(generator: Generator) -> None:
    tags = generator.tags
    assert tags is not None
    openings = [each.opening for each in tags.syntax.delimiters]
    assert len(openings) == len(set(openings))
    turned = str.maketrans("{<", "}>")
    for each in tags.syntax.delimiters:
        assert each.closing == each.opening.translate(turned)[::-1]


def test_shortcodes_for_media_are_the_tags_and_more() -> None:
    assert MEDIA.items() < MEDIA_SHORTCODES.items()
    assert set(MEDIA.values()) <= SINGLE.keys()
