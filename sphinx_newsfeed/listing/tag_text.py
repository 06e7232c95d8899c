"""Template tags that stay as text on the page of an article: marked there, no words elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from docutils import nodes

from sphinx_newsfeed.listing.tree_edits import remove_all, replace_all

#: The class of the text of a tag that is not known.
TAG_CLASS = "newsfeed-unknown-tag"

#: A tag as text, up to its end; one that begins anew within has none.
_TAG = re.compile(r"\{[{%](?:(?!\{[{%]|[}%]\}).)*+[}%]\}+", re.DOTALL)
#: What a parser may take away or change: blanks, quotation marks, signs of markup.
_NO_WORD = re.compile(r"[\W_]+")
#: Text in these is code, or shown by a program.
_NOT_TEXT = (nodes.literal, nodes.literal_block, nodes.math, nodes.math_block, nodes.raw)


def mark_tags(tree: nodes.Element, sources: Iterable[str]) -> None:
    """Put the text of each tag among *sources* into nodes of a class, wherever it stands in *tree*.

    A parser may have found markup within it, so that its words are compared.
    """
    wanted = {_words(source) for source in sources} - {""}
    if not wanted:
        return
    for block in list(tree.findall(_is_block_of_text)):
        texts = [text for text in block.findall(nodes.Text) if _is_shown(text)]
        ranges = list(_ranges("".join(texts), wanted))
        if ranges:
            _mark(texts, ranges)


def without_tags(copy: nodes.Element) -> nodes.Element:
    """*copy* without what was marked in it."""
    remove_all(list(copy.findall(_is_marked)))
    return copy


def has_words(node: nodes.Node) -> bool:
    """Whether a node has a text besides the tags in it."""
    return any(text.strip() and not _is_marked(text.parent) for text in node.findall(nodes.Text))


def _words(source: str) -> str:
    return _NO_WORD.sub("", source)


def _is_marked(node: nodes.Node) -> bool:
    return isinstance(node, nodes.inline) and TAG_CLASS in node["classes"]


def _is_block_of_text(node: nodes.Node) -> bool:
    if not isinstance(node, nodes.TextElement) or isinstance(node, (nodes.Inline, *_NOT_TEXT)):
        return False
    text = node.astext()
    return "{{" in text or "{%" in text


def _is_shown(text: nodes.Text) -> bool:
    return not isinstance(text.parent, _NOT_TEXT)


def _ranges(text: str, wanted: set[str]) -> Iterator[tuple[int, int]]:
    for match in _TAG.finditer(text):
        if _words(match[0]) in wanted:
            yield match.span()


def _mark(texts: Sequence[nodes.Text], ranges: Sequence[tuple[int, int]]) -> None:
    """Part the nodes of a text that has tags at *ranges*; both are in order."""
    parts: dict[int, list[nodes.Node]] = {}
    begin = place = 0
    for text in texts:
        end = begin + len(text)
        while place < len(ranges) and ranges[place][1] <= begin:
            place += 1
        within: list[tuple[int, int]] = []
        for first, last in ranges[place:]:
            if first >= end:
                break
            within.append((max(first - begin, 0), min(last, end) - begin))
        if within:
            parts[id(text)] = list(_parts(str(text), within))
        begin = end
    replace_all([text for text in texts if id(text) in parts], lambda text: parts[id(text)])


def _parts(text: str, ranges: Sequence[tuple[int, int]]) -> Iterator[nodes.Node]:
    at = 0
    for first, last in ranges:
        if first > at:
            yield nodes.Text(text[at:first])
        yield nodes.inline("", text[first:last], classes=[TAG_CLASS])
        at = last
    if at < len(text):
        yield nodes.Text(text[at:])
