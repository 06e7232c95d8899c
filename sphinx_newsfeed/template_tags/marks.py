"""Marks in Markdown that are no tags: attributes, ends of excerpts, places of contents."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sphinx_newsfeed.generators import Generator
from sphinx_newsfeed.generators.ghost import SITE_ADDRESS
from sphinx_newsfeed.generators.tags import Mark
from sphinx_newsfeed.model.article import BodyFormat
from sphinx_newsfeed.template_tags.jsx_marks import HEADING_ID, JSX
from sphinx_newsfeed.template_tags.lookahead import Lookahead
from sphinx_newsfeed.template_tags.markup import picture, plain, strong
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
_ATTRIBUTE = re.compile(
    r"""(?:[#.][\w:.-]+|[\w:-]++=(?:"[^"]*"|'[^']*'|[^\s"'{}]+)"""
    r"|(?:data-[\w-]+|download|hidden|markdown)(?=\s|\Z))"
)
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


def _contents(match: re.Match[str], rewriter: Rewriter, ahead: Lookahead) -> int:
    """The place of a table of contents, which goes, and the item of a list that held it.

    A reference to a link of that name is one.
    """
    name = match["contents"].strip()
    if name.startswith("[") and ahead.find(f"{name}:", 0, "definition") >= 0:
        return match.end()
    if name.startswith("{"):
        _remove_item_above(rewriter, match.start())
    return _gone(match, rewriter, ahead)


def _tab_title(match: re.Match[str], rewriter: Rewriter, ahead: Lookahead) -> int:
    """``<!-- tab title@icon -->`` in the blocks of themes; the title stays, in bold."""
    title = _TAB.fullmatch(match[0])
    words = title["title"].split("@")[0] if title else ""
    rewriter.turn_to(match.start())
    rewriter.replace(match.start(), match.end(), strong(rewriter, words))
    return match.end()


def _site_address(match: re.Match[str], rewriter: Rewriter, ahead: Lookahead) -> int:
    """Nothing, or ``/`` where it is the whole address."""
    is_whole = rewriter.text[match.end() : match.end() + 1] != "/"
    rewriter.replace(match.start(), match.end(), "/" if is_whole else "")
    return match.end()


def _go_call(match: re.Match[str], rewriter: Rewriter, ahead: Lookahead) -> int:
    """``{{raw `text`}}`` is its text, ``{{image "a.png" 1 2}}`` a picture; a file shows its name.

    Source: the templates of the Go project's site.
    """
    name, argument = match["name"].lower(), match["quoted"] or match["ticked"] or ""
    rewriter.turn_to(match.start())
    if name == "image":
        shown = picture(rewriter, argument)
    elif name == "raw":
        shown = argument
    else:
        shown = plain(rewriter, argument)
    rewriter.replace(match.start(), match.end(), shown)
    return match.end()


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
    before = rewriter.text[start - 1 : start]
    # The name of an icon or emoji ends with a colon.
    if alone or before in _SPAN_ENDS or before == ":" or _in_heading(match, rewriter):
        return _attributes(match, rewriter, ahead)
    return match.end()


def _heading_id(match: re.Match[str], rewriter: Rewriter, ahead: Lookahead) -> int:
    """``## Title {#id}``."""
    if _are_attributes(match[0]) and _in_heading(match, rewriter):
        return _attributes(match, rewriter, ahead)
    return match.end()


def _block_attributes(match: re.Match[str], rewriter: Rewriter, ahead: Lookahead) -> int:
    """The same, and ``{.class}`` below a block."""
    alone = rewriter.indent_before(match.start()) == "" and rewriter.is_last_on_line(match.end())
    if alone and _are_attributes(match[0]):
        return _attributes(match, rewriter, ahead)
    return _heading_id(match, rewriter, ahead)


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


#: What stands for a table of contents, on a line or in a paragraph of its own: a mark of Markdown,
#: of a converter, or the value that templates have.
_PLACE = (
    r"[ \t]*+(?:@?\[toc\]|@\[toc\]\([^()\n]{0,100}\)|\[\[_?toc_?\]\]|<!--[ \t]*+toc[ \t]*+-->"
    r"|\{:[ \t]*+toc\b[^{}\n]{0,300}+\}"
    r"|\{\{[<%]?[ \t]*+(?:page\.)?toc[ \t]*+[>%]?\}\})[ \t]*+"
)
_SIGNS_OF_CONTENTS = (
    *("toc]", "toc_]", "TOC]", "TOC_]", "Toc]", "{:toc", "{: toc"),
    *("toc }}", "toc}}", "toc >}}", "toc %}}", "toc -->", "TOC -->", "toc-->"),
)
_CONTENTS = rf"(?P<contents>^{_PLACE}$|<p>{_PLACE}</p>)"
_TAB = re.compile(r"<!--\s*+(?:tab|timeline)(?:\s(?P<title>[^\n]*?))?\s*+-->", re.IGNORECASE)

_READERS: Mapping[Mark, MarkReader] = {
    Mark.KRAMDOWN: _braces(_kramdown),
    Mark.ATTRIBUTE_LISTS: _braces(_attr_list),
    Mark.BLOCK_ATTRIBUTES: _braces(_block_attributes),
    Mark.HEADING_IDS: _braces(_heading_id),
    Mark.CONTENTS: MarkReader(_CONTENTS, _contents, _SIGNS_OF_CONTENTS),
    Mark.COMMENTED_MORE: MarkReader(
        r"(?P<comment>^\[//\]:[ \t]*+\#[ \t]*+[(\"'][ \t]*+(?:more|truncate)[ \t]*+[)\"'][ \t]*+$)",
        _more,
        ("[//]:",),
    ),
    **{mark: MarkReader(*reader) for mark, reader in JSX.items()},
    Mark.JSX_HEADING_IDS: MarkReader(rf"(?P<note>{HEADING_ID})", _attributes, ("{/*",)),
    Mark.GO_CALLS: MarkReader(
        r"(?P<call>\{\{[ ]?(?P<name>backgroundquote|code|image|play|raw|video)[ ]++"
        r"(?:\"(?P<quoted>[^\"\n]{0,500})\"|`(?P<ticked>[^`]{0,2000})`)"
        r"(?:[^{}\n\"`]|\"[^\"\n]{0,200}\"|`[^`]{0,200}`){0,200}\}\})",
        _go_call,
        ("{{",),
    ),
    Mark.SUMMARY_BEGIN: MarkReader(
        r"(?P<summary><!--[ \t]*+[A-Z]++_BEGIN_SUMMARY[ \t]*+-->)", _gone, ("_BEGIN_SUMMARY",)
    ),
    Mark.TAB_TITLES: MarkReader(
        r"(?P<tab><!--[ \t]*+(?:tab|timeline)(?:[ \t][^\n]{0,300}?)?-->)",
        _tab_title,
        ("<!-- tab", "<!--tab", "<!-- timeline"),
    ),
    Mark.COLUMN_BREAKS: MarkReader(r"(?P<break>^[ \t]*+<--->[ \t]*+$)", _gone, ("<--->",)),
    Mark.SITE_ADDRESS: MarkReader(
        rf"(?P<site>(?:(?<=[\"'(<=])|(?<=,\s)|(?<=:\s)){SITE_ADDRESS}(?=[/\"')>\s]|\Z))",
        _site_address,
        (SITE_ADDRESS,),
    ),
}


#: Marks that no two generators can mean differently; and the markup in which each is one, where
#: that is not Markdown alone.
_EVERYWHERE = (Mark.CONTENTS, Mark.SITE_ADDRESS)
_OF_JSX = (Mark.JSX_MODULES, Mark.JSX_VALUES, Mark.JSX_HEADING_IDS)
_FORMATS = {
    Mark.CONTENTS: frozenset(BodyFormat),
    Mark.SITE_ADDRESS: frozenset(BodyFormat),
    Mark.SUMMARY_BEGIN: frozenset((BodyFormat.MARKDOWN, BodyFormat.HTML)),
    Mark.TAB_TITLES: frozenset((BodyFormat.MARKDOWN, BodyFormat.HTML)),
}
_MARKDOWN = frozenset((BodyFormat.MARKDOWN,))


def marks_of(
    generator: Generator, body_format: BodyFormat, *, has_jsx: bool
) -> tuple[MarkReader, ...]:
    """The marks that are live in a body, which may hold JSX."""
    of_themes = generator.tags.marks if generator.tags else ()
    of_jsx = _OF_JSX if has_jsx else ()
    marks = dict.fromkeys((*_EVERYWHERE, *of_jsx, *generator.markdown.marks, *of_themes))
    return tuple(_READERS[mark] for mark in marks if body_format in _FORMATS.get(mark, _MARKDOWN))
