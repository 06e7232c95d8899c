"""Addresses, numbers and names with signs, which run to the right in a text that runs to the left.

The signs in them have no direction of their own, so they would stand in the order of the text
around: ``2022-02-28`` with its day first, ``C++`` with its signs before the letter.
Source: Unicode Standard Annex 9, sections 2.4 and 3.3.4.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice

from docutils import nodes
from sphinx import addnodes
from sphinx.builders import Builder

from sphinx_newsfeed.listing.survey import Survey
from sphinx_newsfeed.policy import MOST_ISOLATED
from sphinx_newsfeed.sphinx_ext.articles.languages import direction_of
from sphinx_newsfeed.sphinx_ext.build_info.builders import makes_html

_NUMBER_OF_TELEPHONE = r"\+[0-9]+(?:[ -][0-9]+)+"
#: Letters, digits and signs without a blank; what ends a sentence, or closes a bracket, is not
#: their end.
_WORD = r"(?:(?<![A-Za-z0-9])[-+#@$~./])?[A-Za-z0-9](?:[!-~]*[A-Za-z0-9+#%/])?"
_PIECE = re.compile(f"{_NUMBER_OF_TELEPHONE}|{_WORD}")
#: TeX knows no directions of letters: it turns words round, and the order of several.
_RUN = re.compile(f"(?:{_NUMBER_OF_TELEPHONE}|{_WORD})(?: {_WORD})*")
_CLASS = "ltr"
#: What is isolated as a whole, by a style sheet or a command of LaTeX, and what is not text.
_WHOLE = (
    *(nodes.literal, nodes.literal_block, nodes.math, nodes.math_block, nodes.raw, nodes.comment),
    *(nodes.doctest_block, addnodes.desc_signature, addnodes.toctree, addnodes.index),
)


def has_to_isolate(found: Survey, builder: Builder) -> bool:
    """Whether a document whose directions are known has texts that run to the left."""
    isolates = makes_html(builder) or builder.format == "latex"
    return isolates and any("rtl" in node["classes"] for node in found.of(nodes.Element))


def isolate_left_to_right(found: Survey, builder: Builder) -> None:
    """Put such pieces of all texts that run to the left into nodes of their own.

    They get the class for their direction. Titles of articles are to stand where references lead.
    """
    isolated: Counter[int] = Counter()
    for text in found.of(nodes.Text):
        if _runs_to_the_left(text):
            file = id(_file_of(text))
            most = MOST_ISOLATED - isolated[file]
            isolated[file] += _isolate(text, most, for_latex=builder.format == "latex")


def _runs_to_the_left(text: nodes.Text) -> bool:
    parent = text.parent
    around = parent
    while around is not None:
        if isinstance(around, _WHOLE):
            return False
        around = around.parent
    return direction_of(parent) == "rtl"


def _file_of(text: nodes.Text) -> nodes.Element:
    """What holds the text of one file: the document, or a part of a book."""
    file: nodes.Element = text.parent
    while file.parent is not None and not isinstance(file, addnodes.start_of_file):
        file = file.parent
    return file


def _isolate(text: nodes.Text, most: int, *, for_latex: bool) -> int:
    """Isolate up to *most* pieces of a text, and tell how many they are."""
    parts = pieces(text.astext(), all_words=for_latex, most=most)
    found = sum(is_piece for _, is_piece in parts)
    if not found:
        return 0
    in_title = for_latex and _is_in_title(text)
    shown: list[nodes.Node] = []
    for part, is_piece in parts:
        if is_piece and in_title:
            shown += _for_latex(part)
        else:
            shown.append(
                nodes.inline(part, part, classes=[_CLASS]) if is_piece else nodes.Text(part)
            )
    text.parent.replace(text, shown)
    return found


def _is_in_title(text: nodes.Text) -> bool:
    parent: nodes.Element = text.parent
    while not isinstance(parent, nodes.TextElement) or isinstance(parent, nodes.Inline):
        if parent.parent is None:
            return False
        parent = parent.parent
    return isinstance(parent, nodes.title | nodes.rubric)


def _for_latex(piece: str) -> list[nodes.Node]:
    """The piece in a heading, in which Sphinx writes no classes; bookmarks have it as it is."""
    parts = (f"\\texorpdfstring{{\\DUrole{_CLASS}{{", "}}{", "}")
    begin, between, end = (nodes.raw(code, code, format="latex") for code in parts)
    return [begin, nodes.Text(piece), between, nodes.Text(piece), end]


def pieces(
    text: str, *, all_words: bool = False, most: int = MOST_ISOLATED
) -> list[tuple[str, bool]]:
    """The parts of a text, each with whether it runs to the right in any text.

    Words and numbers without signs do so by themselves, and are none unless *all_words* are asked
    for. What stands behind *most* of them is one part.
    """
    found = (_RUN if all_words else _PIECE).finditer(text)
    parts: list[tuple[str, bool]] = []
    end = 0
    for match in islice((each for each in found if all_words or not each[0].isalnum()), most):
        parts += [(text[end : match.start()], False), (match[0], True)]
        end = match.end()
    parts.append((text[end:], False))
    return [part for part in parts if part[0]]
