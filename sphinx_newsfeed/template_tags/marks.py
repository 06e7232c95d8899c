"""Marks in Markdown that are no tags: attributes, ends of excerpts, places of contents."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sphinx_newsfeed.generators import Generator
from sphinx_newsfeed.generators.tags import Mark
from sphinx_newsfeed.model.article import BodyFormat
from sphinx_newsfeed.template_tags.lookahead import Lookahead
from sphinx_newsfeed.template_tags.rewriter import Rewriter

#: What converters take for the end of an excerpt.
_MORE = "<!-- more -->"

#: Changes a rewriter where a mark stands, and says where reading goes on.
MarkHandler = Callable[[re.Match[str], Rewriter, Lookahead], int]


@dataclass(frozen=True, slots=True)
class MarkReader:
    """A mark: how it looks, and what becomes of it."""

    #: A pattern of one group that has the mark's name.
    pattern: str
    handler: MarkHandler
    #: Texts, one of which is in each text that holds the mark.
    signs: tuple[str, ...]


_HEADING = re.compile(r" {0,3}#{1,6}[ \t]")
#: Lines longer than this hold no heading, in characters.
_MAX_HEADING = 1000
_END_OF_HEADING = re.compile(r"[ \t]*+#*+[ \t]*+(?=\n|\Z)")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*(?:\n|\Z)")
_KRAMDOWN = re.compile(r"\{:(?!:|/)[^{}\n]*\}")
_EXTENSION = re.compile(r"\{:(?::[a-z]+|/[a-z]*+)[^{}\n]*\}")
_END_OF_COMMENT = re.compile(r"\{:/(?:comment)?\}")
#: Attributes as Python-Markdown's extension ``attr_list`` has them; the colon may be missing.
_ATTRIBUTE = re.compile(r"""(?:[#.][\w:.-]+|[\w:-]++=(?:"[^"]*"|'[^']*'|[^\s"'{}]+))""")
_ID = re.compile(r"(?:^|[\s{:])#([\w:.-]+)")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t][^\n]*")
#: What attributes of a span stand behind.
_SPAN_ENDS = frozenset(")*_`]>")


def _gone(match: re.Match[str], rewriter: Rewriter, ahead: Lookahead) -> int:
    start = match.start()
    while start and rewriter.text[start - 1] in " \t":
        start -= 1
    rewriter.replace(start, match.end(), "")
    return match.end()


def _attributes(match: re.Match[str], rewriter: Rewriter, ahead: Lookahead) -> int:
    """Take attributes away; of an id to which a link of the body leads, the place stays."""
    found = _ID.search(match[0])
    if found is None or found[1] not in rewriter.linked_ids:
        return _gone(match, rewriter, ahead)
    place = f'<a id="{found[1]}"></a>'
    heading = _start_of_heading(match, rewriter)
    if heading < 0:
        rewriter.replace(match.start(), match.end(), place)
        return match.end()
    rewriter.replace(heading, heading, place)
    return _gone(match, rewriter, ahead)


def _more(match: re.Match[str], rewriter: Rewriter, ahead: Lookahead) -> int:
    rewriter.replace(match.start(), match.end(), _MORE)
    return match.end()


def _kramdown(match: re.Match[str], rewriter: Rewriter, ahead: Lookahead) -> int:
    """Attributes of blocks and spans, and extensions.

    Source: kramdown, "Syntax", "Attribute List Definitions", "Extensions".
    """
    if _EXTENSION.fullmatch(match[0]):
        return _extension(match, rewriter, ahead)
    if not _KRAMDOWN.fullmatch(match[0]):
        return _heading_id(match, rewriter, ahead)
    start = match.start()
    if rewriter.indent_before(start) is not None and rewriter.is_last_on_line(match.end()):
        if match[0][2:-1].strip().startswith("toc"):
            _remove_item_above(rewriter, start)
        return _attributes(match, rewriter, ahead)
    if rewriter.text[start - 1] in _SPAN_ENDS or _in_heading(match, rewriter):
        return _attributes(match, rewriter, ahead)
    return match.end()


def _remove_item_above(rewriter: Rewriter, at: int) -> None:
    """Remove the item of a list that a table of contents was to take the place of."""
    end = rewriter.text.rfind("\n", 0, at)
    start = rewriter.text.rfind("\n", max(end - _MAX_HEADING, 0), max(end, 0)) + 1
    if end > start and _ITEM.fullmatch(rewriter.text, start, end):
        rewriter.replace(start, end, "")


def _extension(match: re.Match[str], rewriter: Rewriter, ahead: Lookahead) -> int:
    """``{::comment}`` goes with its content; ``{::nomarkdown}`` and ``{::options}`` go alone."""
    end = match.end()
    if match[0].startswith("{::comment") and not match[0].endswith("/}"):
        closing = ahead.match(_END_OF_COMMENT, end)
        if closing is None:
            return end
        end = closing.end()
    rewriter.replace(match.start(), end, "")
    return end


def _attr_list(match: re.Match[str], rewriter: Rewriter, ahead: Lookahead) -> int:
    """Attributes of Python-Markdown, behind a heading, a link, a picture or other spans.

    Source: Python-Markdown, "Attribute Lists".
    """
    if not _are_attributes(match[0]):
        return match.end()
    start = match.start()
    alone = rewriter.indent_before(start) is not None and rewriter.is_last_on_line(match.end())
    if alone or rewriter.text[start - 1 : start] in _SPAN_ENDS or _in_heading(match, rewriter):
        return _attributes(match, rewriter, ahead)
    return match.end()


def _heading_id(match: re.Match[str], rewriter: Rewriter, ahead: Lookahead) -> int:
    """``## Title {#id}``."""
    if _are_attributes(match[0]) and _in_heading(match, rewriter):
        return _attributes(match, rewriter, ahead)
    return match.end()


def _are_attributes(braces: str) -> bool:
    inner = braces[1:-1].removeprefix(":").strip()
    return bool(inner) and not _ATTRIBUTE.sub("", inner).strip()


def _in_heading(match: re.Match[str], rewriter: Rewriter) -> bool:
    """Whether a heading's line ends with what was matched."""
    return _start_of_heading(match, rewriter) >= 0


def _start_of_heading(match: re.Match[str], rewriter: Rewriter) -> int:
    """Where the words of the heading begin whose line ends with what was matched; -1 for none."""
    text, end = rewriter.text, _END_OF_HEADING.match(rewriter.text, match.end())
    if not end:
        return -1
    begin = max(match.start() - _MAX_HEADING, 0)
    line = text.rfind("\n", begin, match.start()) + 1
    if begin and not line:
        return -1
    heading = _HEADING.match(text, line)
    if heading:
        return heading.end()
    return line if _UNDERLINE.match(text, end.end() + 1) else -1


_BRACES = r"(?P<braces>\{(?=[:#. \w])[^{}\n]{0,300}+\})"


def _braces(handler: MarkHandler) -> MarkReader:
    return MarkReader(_BRACES, handler, ("{",))


_READERS: Mapping[Mark, MarkReader] = {
    Mark.KRAMDOWN: _braces(_kramdown),
    Mark.ATTRIBUTE_LISTS: _braces(_attr_list),
    Mark.HEADING_IDS: _braces(_heading_id),
    Mark.CONTENTS: MarkReader(
        r"(?P<contents>^[ \t]*+(?:\[\[_TOC_\]\]|\[TOC\]|\[toc\]|@\[TOC\]|@\[toc\])[ \t]*+$)",
        _gone,
        ("[[_TOC_]]", "[TOC]", "[toc]"),
    ),
    Mark.COMMENTED_MORE: MarkReader(
        r"(?P<comment>^\[//\]:[ \t]*+\#[ \t]*+[(\"'][ \t]*+(?:more|truncate)[ \t]*+[)\"'][ \t]*+$)",
        _more,
        ("[//]:",),
    ),
    Mark.JSX_TRUNCATE: MarkReader(r"(?P<jsx>\{/\*[ \t]*+truncate[ \t]*+\*/\})", _more, ("{/*",)),
    Mark.SUMMARY_BEGIN: MarkReader(
        r"(?P<summary><!--[ \t]*+[A-Z]++_BEGIN_SUMMARY[ \t]*+-->)", _gone, ("_BEGIN_SUMMARY",)
    ),
}


def marks_of(generator: Generator, body_format: BodyFormat) -> tuple[MarkReader, ...]:
    """The marks that are live in a body."""
    marks = generator.markdown.marks
    if body_format is BodyFormat.HTML:
        # It has but comments in common with Markdown.
        marks = tuple(mark for mark in marks if mark is Mark.SUMMARY_BEGIN)
    return () if body_format is BodyFormat.RST else tuple(_READERS[mark] for mark in marks)
