"""Cuts the excerpt of an article out of the tree of its body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docutils import nodes

from sphinx_newsfeed.listing.article_page import is_footer
from sphinx_newsfeed.listing.placeholder import listing_entries

#: The longest excerpt of an article that marks none itself, in words; a CJK character counts as
#: half a word. Hugo's summaries have 70 words as well.
EXCERPT_WORDS = 70

#: How generators write the end of the excerpt (Hexo, Hugo, Jekyll, WordPress, Docusaurus, Nikola).
_MARKER = re.compile(
    r"\s*(?:<!--+)?\s*(?:more\b.*|read more|excerpt|truncate|teaser_end(?::.*)?)\s*(?:-->)?\s*",
    re.IGNORECASE,
)
_CJK = "\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
_WORD = re.compile(f"[{_CJK}]|[^\\s{_CJK}]+")
_CJK_WEIGHT = 0.5
#: HTML has no deeper heading.
_DEEPEST_HEADING = 6

#: What makes no sense away from its page, or may stand only once in a project.
_LEFT_OUT = (
    nodes.Invisible,
    nodes.footnote,
    nodes.footnote_reference,
    nodes.citation,
    nodes.citation_reference,
    nodes.system_message,
    nodes.target,
    # An article may itself hold a listing, even one of itself.
    listing_entries,
)


def cut_excerpt(
    body: Sequence[nodes.Node], *, words: float = EXCERPT_WORDS, level: int = 2
) -> list[nodes.Node]:
    """Copies of the nodes of *body* that stand before its excerpt marker.

    Headings among them become rubrics of *level*.

    A body without a marker gives its first paragraphs, up to *words*; a paragraph that is longer
    is cut at the end of a word. Headings, pictures and whatever else stands between the paragraphs
    is passed over; what follows text ends the excerpt.
    """
    before_marker = _before_marker(body)
    if before_marker is not None:
        return full_copy(before_marker, level)
    excerpt: list[nodes.Node] = []
    for paragraph in _leading_paragraphs(body):
        copy = _clean_copy(paragraph)
        for image in list(copy.findall(nodes.image)):
            image.parent.remove(image)
        text = copy.astext()
        if not text.strip():
            continue
        excerpt.append(copy)
        length = count_words(text)
        if length > words:
            _cut_text(copy, words)
        words -= length
        if words <= 0:
            break
    return excerpt


def full_copy(body: Sequence[nodes.Node], level: int = 2) -> list[nodes.Node]:
    """Copies of all nodes of *body*, fit for another page: its headings become rubrics.

    *level* is that of the headings that are not below another one.
    """
    copies: list[nodes.Node] = []
    for node in body:
        if isinstance(node, nodes.section):
            copies += _copy_section(node, level)
        elif isinstance(node, nodes.title):
            copies.append(_rubric(node, level))
        elif isinstance(node, nodes.Element) and not _is_left_out(node):
            copies.append(_clean_copy(node))
    return copies


def _copy_section(section: nodes.section, level: int) -> list[nodes.Node]:
    heading = [_rubric(node, level) for node in section if isinstance(node, nodes.title)]
    rest = [node for node in section if not isinstance(node, nodes.title)]
    return [*heading, *full_copy(rest, level + 1)]


def _is_left_out(node: nodes.Element) -> bool:
    return isinstance(node, (nodes.transition, *_LEFT_OUT)) or is_footer(node)


def count_words(text: str) -> float:
    """The length of *text* in words, each CJK character counting as half a word."""
    return sum(_weight(word) for word in _WORD.findall(text))


def _weight(word: str) -> float:
    return _CJK_WEIGHT if re.match(f"[{_CJK}]", word) else 1.0


def _before_marker(body: Sequence[nodes.Node]) -> list[nodes.Node] | None:
    """What stands before the marker, with sections opened up; ``None`` without a marker."""
    before: list[nodes.Node] = []
    for node in _blocks(body):
        if _is_marker(node):
            return before
        before.append(node)
    return None


def _blocks(body: Sequence[nodes.Node]) -> Iterator[nodes.Node]:
    for node in body:
        if isinstance(node, nodes.section):
            yield from _blocks(node.children)
        else:
            yield node


def _is_marker(node: nodes.Node) -> bool:
    if isinstance(node, nodes.comment | nodes.raw):
        return "newsfeed-more" in node["classes"] or bool(_MARKER.fullmatch(node.astext()))
    return False


def _leading_paragraphs(body: Sequence[nodes.Node]) -> Iterator[nodes.Element]:
    has_text = False
    for node in _blocks(body):
        if isinstance(node, nodes.paragraph | nodes.line_block):
            has_text = has_text or bool(node.astext().strip())
            yield node
        elif has_text and not isinstance(node, nodes.Invisible | nodes.image | nodes.figure):
            return


def _clean_copy(node: nodes.Element) -> nodes.Element:
    copy = node.deepcopy()
    for child in list(copy.findall(nodes.Element)):
        if isinstance(child, _LEFT_OUT) and child.parent is not None:
            child.parent.remove(child)
        else:
            child["ids"], child["names"] = [], []
    # Translators meet the text once, on the article's own page.
    for text in copy.findall(nodes.TextElement):
        text["translatable"] = False
    return copy


def _rubric(title: nodes.title, level: int) -> nodes.rubric:
    rubric = nodes.rubric(title.rawsource, "", *_clean_copy(title).children)
    rubric.source, rubric.line = title.source, title.line
    rubric["translatable"] = False
    rubric["heading-level"] = min(level, _DEEPEST_HEADING)
    return rubric


def _cut_text(paragraph: nodes.Element, words: float) -> None:
    """Keep the first *words* of *paragraph* and end it with an ellipsis."""
    texts = list(paragraph.findall(nodes.Text))
    for place, text in enumerate(texts):
        length = count_words(text.astext())
        if length >= words:
            shortened = _first_words(text.astext(), words)
            text.parent.replace(text, nodes.Text(f"{shortened}…"))
            for rest in texts[place + 1 :]:
                rest.parent.remove(rest)
            break
        words -= length
    _remove_empty(paragraph)


def _first_words(text: str, words: float) -> str:
    end = 0
    for word in _WORD.finditer(text):
        words -= _weight(word.group())
        if words < 0:
            break
        end = word.end()
    return text[:end]


def _remove_empty(paragraph: nodes.Element) -> None:
    for child in reversed(list(paragraph.findall(nodes.Element))):
        if child is not paragraph and not child.children:
            child.parent.remove(child)
