"""Code that is code by its indentation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinx_newsfeed.model.article import BodyFormat

#: Lines below which indented text belongs to something else: items of lists, footnotes,
#: definitions, the boxes and tabs of Python-Markdown.
_OWNERS = re.compile(r"(?:[-*+][ \t]|\d{1,9}[.)][ \t]|\[\^|:[ \t]|!!!|\?\?\?|===[ \t])")
_LINE = re.compile(r"([ \t]*+)([^\n]*+)\n?")
_RST_CODE = re.compile(r"\.\. (?:code-block|code|sourcecode|parsed-literal|raw|math)::")


def indented_code(text: str, body_format: BodyFormat) -> tuple[tuple[int, int], ...]:
    """Where lines stand that are code by their indentation: begin and end of each stretch.

    In Markdown, what may belong to a list is taken for text.
    """
    if not text or (" " * 4 not in text and "\t" not in text and body_format != BodyFormat.RST):
        return ()
    match body_format:
        case BodyFormat.HTML:
            return ()
        case BodyFormat.MARKDOWN:
            return tuple(_markdown(text))
        case BodyFormat.RST:
            return tuple(_rst(text))


def _lines(text: str) -> Iterator[tuple[int, int, int, str]]:
    """Begin, end, width of the indentation (a tab: 4) and words of each line."""
    for match in _LINE.finditer(text):
        if match[0]:
            yield match.start(), match.end(), len(match[1].replace("\t", " " * 4)), match[2]


def _markdown(text: str) -> Iterator[tuple[int, int]]:
    """Source: CommonMark, "Indented code blocks": they cannot follow a line of a paragraph."""
    owned = False
    above_is_blank = True
    for start, end, indent, words in _lines(text):
        if not words.strip():
            above_is_blank = True
            continue
        if indent < 4:
            owned = bool(_OWNERS.match(words)) or (owned and (indent > 0 or not above_is_blank))
        is_code = indent >= 4 and above_is_blank and not owned
        if is_code:
            yield start, end
        # A line of code leaves the way free for the next.
        above_is_blank = is_code


def _rst(text: str) -> Iterator[tuple[int, int]]:
    """Source: reStructuredText Markup Specification, "Literal Blocks"."""
    outer: int | None = None
    for start, end, indent, words in _lines(text):
        if not words.strip():
            continue
        if outer is not None and indent > outer:
            yield start, end
            continue
        opens = _RST_CODE.match(words) or (words.endswith("::") and not words.startswith(".. "))
        outer = indent if opens else None
