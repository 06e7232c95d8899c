"""Cuts the excerpt of an article out of the tree of its body."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from docutils import nodes

from sphinx_newsfeed.generators import EXCERPT_ENDS
from sphinx_newsfeed.listing.article_page import LEADING_CLASS
from sphinx_newsfeed.listing.copies import clean_copy, full_copy, prune
from sphinx_newsfeed.listing.tag_text import has_words, without_tags
from sphinx_newsfeed.listing.tree_edits import remove_all, replace_all, replace_text
from sphinx_newsfeed.listing.word_count import count_words, first_words
from sphinx_newsfeed.policy import LONGEST_EXCERPT, MOST_EXCERPT_NODES

#: The longest excerpt of an article that marks none itself, in words; a CJK character counts as
#: half a word.
EXCERPT_WORDS = 70

#: What part of the length a later paragraph must have room for: a stub of a few words says nothing.
_LEAST = 6

#: How the end of the excerpt is written: by most programs, and by some generators alone.
_MARKER = re.compile(
    r"\s*(?:<!--+)?\s*"
    rf"(?:more\b.*|read more|excerpt|{EXCERPT_ENDS})"
    r"\s*(?:-->)?\s*",
    re.IGNORECASE,
)


def cut_excerpt(
    body: Sequence[nodes.Node], *, words: float = EXCERPT_WORDS, level: int = 2
) -> list[nodes.Node]:
    """Copies of the nodes of *body* that stand before its excerpt marker.

    Headings among them become rubrics of *level* and deeper; the article's leading picture is left
    out, since whoever shows an excerpt has another place for it. A body without a marker gives its
    first paragraphs, up to *words*; a paragraph that is longer is cut at the end of a word.
    Template tags that are not known are no words of an excerpt, wherever they stand.
    Headings, pictures and whatever else stands before the first paragraph is passed over; what
    follows text ends the excerpt.
    """
    before_marker = before_end(body)
    excerpt = _without_leading_picture(_without_tags(full_copy(before_marker or [], level)))
    if excerpt or before_marker == []:
        return excerpt
    return [copy for copy in first_paragraphs(body, words) if _says_something(copy)]


def before_end(body: Sequence[nodes.Node]) -> list[nodes.Node] | None:
    """What stands before the excerpt marker of *body*.

    ``None`` where there is no marker, or where it stands behind more than lists are to hold.
    """
    return _unless_too_long(_up_to_marker(body))


def first_paragraphs(body: Sequence[nodes.Node], words: float) -> Iterator[nodes.Element]:
    """Copies of the paragraphs that the first *words* of *body* are of, cut to length."""
    least, has_text = words / _LEAST, False
    for paragraph in _leading_paragraphs(body):
        copy = _without_pictures(paragraph)
        if has_text and words < min(least, count_words(copy.astext())):
            return
        words -= _cut(copy, words)
        has_text = has_text or _says_something(copy)
        yield copy
        if words <= 0:
            return


def _says_something(copy: nodes.Element) -> bool:
    return bool(copy.astext().strip(" \u3000…"))


def _without_tags(excerpt: list[nodes.Node]) -> list[nodes.Node]:
    """*excerpt* without template tags that are not known, and what held nothing else."""
    kept: list[nodes.Node] = []
    for node in excerpt:
        had_words = bool(node.astext().strip())
        if isinstance(node, nodes.Element):
            prune(without_tags(node))
        if node.astext().strip() or not had_words or node.next_node(nodes.image):
            kept.append(node)
    return kept


def _without_leading_picture(excerpt: list[nodes.Node]) -> list[nodes.Node]:
    """*excerpt* without the leading picture, its figure, and what held nothing else."""
    box = nodes.container("", *excerpt)
    for image in list(box.findall(nodes.image)):
        if LEADING_CLASS in image["classes"]:
            figure = next((f for f in _above(image) if isinstance(f, nodes.figure)), image)
            alone = (figure, *_above(figure))
            outermost = next(n for n in alone if n.parent is box or len(n.parent) > 1)
            outermost.parent.remove(outermost)
    return list(box.children)


def _above(node: nodes.Node) -> Iterator[nodes.Element]:
    while node.parent is not None:
        node = node.parent
        yield node


def _up_to_marker(body: Sequence[nodes.Node]) -> list[nodes.Node] | None:
    """What stands before the first marker; ``None`` without a marker.

    Editors put it between blocks, and at the end of a paragraph or within one.
    """
    before: list[nodes.Node] = []
    for node in body:
        if is_marker(node):
            return before
        inner = _up_to_marker(node.children) if isinstance(node, nodes.Element) else None
        if inner is not None and isinstance(node, nodes.Element):
            shortened = node.copy()
            shortened += [child.deepcopy() for child in inner]
            return [*before, shortened] if inner else before
        before.append(node)
    return None


def _unless_too_long(text: list[nodes.Node] | None) -> list[nodes.Node] | None:
    """*text*, or ``None`` where it is more than lists are to hold: then nothing is marked."""
    characters = 0
    found = itertools.chain.from_iterable(node.findall() for node in text or ())
    for count, node in enumerate(found):
        characters += len(node) if isinstance(node, nodes.Text) else 0
        if count >= MOST_EXCERPT_NODES or characters > LONGEST_EXCERPT:
            return None
    return text


def is_marker(node: nodes.Node) -> bool:
    """Whether an excerpt ends at *node*, as the article says."""
    if isinstance(node, nodes.comment | nodes.raw):
        return "newsfeed-more" in node["classes"] or bool(_MARKER.fullmatch(node.astext()))
    return False


def _leading_paragraphs(body: Sequence[nodes.Node]) -> Iterator[nodes.Element]:
    has_text = False
    for node in _blocks(body):
        if isinstance(node, nodes.paragraph | nodes.line_block):
            has_text = has_text or has_words(node)
            yield node
        elif has_text and not isinstance(node, nodes.Invisible | nodes.image | nodes.figure):
            return


def _blocks(body: Sequence[nodes.Node]) -> Iterator[nodes.Node]:
    for node in body:
        if isinstance(node, nodes.section):
            yield from _blocks(node.children)
        else:
            yield node


def _without_pictures(paragraph: nodes.Element) -> nodes.Element:
    """A copy without pictures; one within a sentence leaves its alternative text there."""
    copy = without_tags(clean_copy(paragraph))
    shown = list(copy.findall(_is_shown))
    texts = [place for place, node in enumerate(shown) if isinstance(node, nodes.Text)]
    within = shown[texts[0] : texts[-1]] if texts else []
    worded = [node for node in within if isinstance(node, nodes.image) and node.get("alt")]
    replace_all(worded, lambda image: [nodes.Text(image["alt"])])
    remove_all(copy.findall(nodes.image))
    prune(copy)
    return copy


def _is_shown(node: nodes.Node) -> bool:
    is_text = isinstance(node, nodes.Text) and bool(node.astext().strip())
    return is_text or isinstance(node, nodes.image)


def _cut(paragraph: nodes.Element, words: float) -> float:
    """Keep the first *words* of *paragraph*, and end it with an ellipsis if there are more.

    The length that it had is returned. Formulas are kept or left out as a whole, since half of
    one is no formula; raw text has no words.
    """
    length = 0.0
    left_out: list[nodes.Node] = []
    for text in list(paragraph.findall(nodes.Text)):
        if isinstance(text.parent, nodes.raw):
            continue
        is_math = isinstance(text.parent, nodes.math)
        part = 1.0 if is_math else count_words(text.astext())
        if length + part > words or (length >= words and not part):
            kept = "" if is_math else first_words(text.astext(), words - length)
            if kept:
                replace_text(text, kept)
            else:
                left_out.append(text)
        length += part
    remove_all([*left_out, *_emptied(paragraph, left_out)])
    prune(paragraph)
    if length > words:
        _append_ellipsis(paragraph)
    return length


def _emptied(paragraph: nodes.Element, left_out: Sequence[nodes.Node]) -> list[nodes.Element]:
    """The formulas and lines that have nothing left."""
    gone = set(map(id, left_out))
    found: list[nodes.Element] = []
    for node in reversed(list(paragraph.findall(nodes.Element))):
        had_something = isinstance(node, nodes.math | nodes.line) and bool(node.children)
        if had_something and gone.issuperset(map(id, node.children)):
            gone.add(id(node))
            found.append(node)
    return found


def _append_ellipsis(paragraph: nodes.Element) -> None:
    texts = [t for t in paragraph.findall(nodes.Text) if not isinstance(t.parent, nodes.raw)]
    last = texts[-1] if texts else None
    if last is None or isinstance(last.parent, nodes.math):
        lines = list(paragraph.findall(nodes.line))
        (lines[-1] if lines else paragraph).append(nodes.Text("…"))
    else:
        replace_text(last, f"{last.astext().rstrip()}…")
