"""Words that plain text would be broken into lines for far too long.

Sphinx' writer of text measures the rest of a word again for each line of it, and Python's module
``textwrap`` looks for hyphens from each place, so that a word of twice the length takes four times
as long. Such a word is broken into lines anyway; here it gets a blank before it is too long.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_newsfeed.listing.tree_edits import replace_text
from sphinx_newsfeed.sphinx_ext.build_info.builders import makes_plain_text
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of

#: In characters. Longer than sentences in scripts without blanks, and than addresses.
_LONGEST_WORD = 2000
#: The same in a document that has more than so many characters in words longer than that.
_SHORTER_WORD, _MOST_IN_LONG_WORDS = 100, 100_000
_LONG = re.compile(rf"\S{{{_SHORTER_WORD + 1},}}")
_WORDS_AND_BLANKS = re.compile(r"\s+|\S+")
#: What the writer does not break into lines.
_NOT_WRAPPED = (nodes.FixedTextElement, nodes.title, nodes.raw)


class BreakLongWords(SphinxPostTransform):
    """Puts blanks into the words of a document that are too long for plain text."""

    #: After entries of listings are filled in (5), and pictures replaced (50).
    default_priority = 61

    def run(self, **kwargs: Any) -> None:
        """Go over all paragraphs and what is like them."""
        if not makes_plain_text(domain_of(self.env).build.builder):
            return
        blocks = list(_blocks(self.document))
        longest = _longest_word(blocks)
        for block in blocks:
            for image in block.findall(nodes.image):
                if alt := image.get("alt"):
                    image["alt"] = _broken(alt, 0, longest)[0]
            if _LONG.search(block.astext()):
                _break_words(block, longest)


def _longest_word(blocks: Iterable[nodes.Element]) -> int:
    """How long a word may be where these are all the texts."""
    words = (word for block in blocks for word in _LONG.finditer(block.astext()))
    is_much = sum(word.end() - word.start() for word in words) > _MOST_IN_LONG_WORDS
    return _SHORTER_WORD if is_much else _LONGEST_WORD


def _blocks(document: nodes.document) -> Iterator[nodes.Element]:
    """The outermost elements of text, the first one first."""
    waiting: list[nodes.Element] = [document]
    while waiting:
        node = waiting.pop()
        if isinstance(node, _NOT_WRAPPED):
            continue
        if isinstance(node, nodes.TextElement | nodes.image):
            yield node
        else:
            waiting += (each for each in reversed(node.children) if isinstance(each, nodes.Element))


def _break_words(block: nodes.Element, longest: int) -> None:
    # A word may go through many nodes.
    length = 0
    for text in list(block.findall(nodes.Text)):
        broken, length = _broken(text.astext(), length, longest)
        if broken != text:
            replace_text(text, broken)


def _broken(text: str, length: int, longest: int) -> tuple[str, int]:
    """*text* with blanks in words longer than *longest*, and how much of a word stands at its end.

    *length* is how much of one stands before it.
    """
    parts = []
    for part in _WORDS_AND_BLANKS.findall(text):
        if part.isspace():
            parts.append(part)
            length = 0
            continue
        start = 0
        while length + len(part) - start > longest:
            end = start + longest - length
            parts.append(f"{part[start:end]} ")
            start, length = end, 0
        parts.append(part[start:])
        length += len(part) - start
    return "".join(parts), length
