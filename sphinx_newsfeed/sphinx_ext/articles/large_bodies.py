"""A body of too many parts is shown as plain text: it must not take the build's time and memory.

How many parts there are is told before a body is parsed, by the signs that begin or end one, and
once more by its tree: a sign may be worth many nodes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_newsfeed.model.article import Article, BodyFormat
from sphinx_newsfeed.policy import (
    LONGEST_QUOTED,
    MOST_COLUMNS,
    MOST_EVALUATIONS,
    MOST_NODES,
    MOST_SEARCHED,
    MOST_SIBLINGS,
    MOST_SIGNED_FOOTNOTES,
    MOST_SIGNED_QUOTES,
    MOST_SIGNS,
    MOST_SQUARES,
)
from sphinx_newsfeed.sphinx_ext.articles.long_words import squares_of_words

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore


#: What markup begins or ends with.
_SIGNS = (*"*_`[]<>|~^\\{}$&!#@'\"", "://", "www.")
#: For how many signs a line counts: lists, tables and the like begin on a line of their own.
_SIGNS_OF_A_LINE = 5
#: A line that says whose words stand above it.
_ATTRIBUTION = re.compile(r"\s+(?:---?(?!-)|\u2014) *\S")
#: The signs for each of which a parser looks through a whole paragraph.
_SEARCHED = {BodyFormat.RST: ("*", "`", "|"), BodyFormat.MARKDOWN: ("://",)}
_PARAGRAPH_END = re.compile(r"\n\s*\n")
#: What a line takes besides its text.
_SIZE_OF_A_LINE = 16
#: The name of the directive of MyST whose content is reStructuredText.
_EVALUATION = "{eval-rst}"


def fault_of_text(article: Article, body: str) -> str:
    """Why a body is not to be parsed; empty where it may be.

    HTML is not judged: its parser stops by itself when there are too many tags.
    """
    if article.body_format is BodyFormat.HTML:
        return ""
    signs = sum(map(body.count, _SIGNS)) + _SIGNS_OF_A_LINE * body.count("\n")
    if signs > MOST_SIGNS:
        return f"the body has {signs:,} signs of markup, and {MOST_SIGNS:,} are the most"
    if body.count(_EVALUATION) > MOST_EVALUATIONS:
        return f"the body has more than {MOST_EVALUATIONS:,} pieces in reStructuredText"
    if _EVALUATION in body and squares_of_words(body) > MOST_SQUARES:
        return "the words of the body, of which pieces are in reStructuredText, are too long"
    formats = {article.body_format, *([BodyFormat.RST] if _EVALUATION in body else [])}
    if max(_length_searched(body, _SEARCHED[each]) for each in formats) > MOST_SEARCHED:
        return "too many signs of markup stand in one paragraph of the body"
    return _fault_of_rst(body) if BodyFormat.RST in formats else ""


def _fault_of_rst(body: str) -> str:
    if _weight_of_quotes(body) > MOST_SIGNED_QUOTES:
        return "too many quotations of the body say whose words they are"
    if any(map(_has_too_many_columns, body.split("\n"))):
        return f"a table of the body has more than {MOST_COLUMNS:,} columns"
    return ""


def _length_searched(body: str, signs: Sequence[str]) -> int:
    """How much of a body is looked through for the other ends of the *signs* in its paragraphs."""
    paragraphs = _PARAGRAPH_END.split(body)
    return sum(len(text) * sum(map(text.count, signs)) for text in paragraphs)


def _has_too_many_columns(line: str) -> bool:
    """Whether a line is the border of a table of too many columns."""
    return max(map(line.count, ("= ", "=\t", "-+", "=+", "- "))) > MOST_COLUMNS


def _weight_of_quotes(body: str) -> int:
    """What indented parts take in which lines say whose words they are."""
    weight = size = attributions = 0
    for line in body.split("\n"):
        if line[:1].strip():
            weight += size * attributions
            size = attributions = 0
        else:
            size += len(line) + _SIZE_OF_A_LINE
            attributions += _ATTRIBUTION.match(line) is not None
    return weight + size * attributions


@dataclass(frozen=True, slots=True)
class Extent:
    """How large a tree is, and how deep its nodes lie in each other."""

    depth: int
    parts: int
    siblings: int


def extent_of(tree: nodes.Node) -> Extent:
    """Measure a tree, level by level."""
    depth, parts, siblings = 0, 0, 0
    level: Sequence[nodes.Node] = [tree]
    while level:
        depth += 1
        siblings = max(siblings, *(len(node.children) for node in level))
        level = [child for node in level for child in node.children]
        parts += len(level)
    return Extent(depth, parts, siblings)


def fault_of_document(document: nodes.document, extent: Extent) -> str:
    """Why a body that was parsed is not to be transformed and written; empty where it may be."""
    if len(document.symbol_footnotes) > MOST_SIGNED_FOOTNOTES:
        return f"the body has more than {MOST_SIGNED_FOOTNOTES:,} footnotes with signs"
    if extent.siblings > MOST_SIBLINGS:
        return f"the body has more than {MOST_SIBLINGS:,} parts beside each other"
    if extent.parts > MOST_NODES:
        return f"the body has more than {MOST_NODES:,} parts"
    return ""


def bound_quotes(markdown: MarkdownIt) -> None:
    """Let a parser leave quotation marks alone where a paragraph is long."""
    markdown.core.ruler.before("smartquotes", "newsfeed_quotes", _leave_quotes)


def _leave_quotes(state: StateCore) -> None:
    texts = (len(token.content) for token in state.tokens if token.type == "inline")
    if max(texts, default=0) > LONGEST_QUOTED:
        state.md.options["typographer"] = False
