"""A body that is being changed: what comes in the place of what, with every line where it was."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from sphinx_newsfeed.model.article import BodyFormat
from sphinx_newsfeed.template_tags.context import TagContext
from sphinx_newsfeed.template_tags.jsx_values import imported_files
from sphinx_newsfeed.template_tags.syntax import Tag

#: Indentation that is looked at, in characters: what is deeper is none.
_MAX_INDENT = 200
#: How far HTML in Markdown is looked for above a tag, in characters.
_MAX_HTML = 500
_BLOCK = re.compile(
    r"^ {0,3}</?(?:address|article|aside|blockquote|center|dd|details|div|dl|dt|fieldset|figcaption"
    r"|figure|footer|form|h[1-6]|header|iframe|li|main|nav|ol|p|section|summary|table|tbody|td"
    r"|tfoot|th|thead|tr|ul)(?=[\s/>])",
    re.IGNORECASE | re.MULTILINE,
)
_LONE_ELEMENT = re.compile(r" {0,3}</?[A-Za-z][^<>\n]*>[ \t]*\n")
_LINKED = re.compile(r"""(?:\]\(<?|\]:[ \t]*|href=["']?)#([^\s)>"']+)""")
_BLANK = re.compile(r"[ \t]*+(?=\n|\Z)")
_INDENT = re.compile(r"[ \t]*+")
_MARGIN = re.compile(r"[ \t]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]++)*+")
_FENCE = re.compile(r"^[ \t>]*+(`{3,}+|~{3,}+)", re.MULTILINE)
#: What a base address becomes where nothing else remains of the address: between these …
_BEFORE_ADDRESS = ("](", "](<", '="', "='", "]: ", "]:")
#: … and these.
_AFTER_ADDRESS = (")", ">", '"', "'", " ", "\n", "")


class Base(str):
    """The base of the old site's addresses: nothing, or ``/`` where it is the whole address."""

    __slots__ = ()


class Grown(str):
    """What may have more lines than what it takes the place of."""

    __slots__ = ()


class Rewriter:
    """The text of a body, and what is to change in it."""

    def __init__(self, text: str, context: TagContext) -> None:
        #: The text as it was; all positions are in it.
        self.text = text
        self.context = context
        #: The markup that changes are written in.
        self.format = context.body_format
        self._edits: list[tuple[int, int, str]] = []
        self._fences: list[tuple[int, int]] = []

    @cached_property
    def linked_ids(self) -> frozenset[str]:
        """The places in the body that links of its own lead to."""
        return frozenset(match[1] for match in _LINKED.finditer(self.text))

    @cached_property
    def imported(self) -> Mapping[str, str]:
        """The files that the body gives names to, by name."""
        return imported_files(self.text)

    def turn_to(self, at: int) -> None:
        """Choose the markup of what comes at a place: HTML where Markdown is not read."""
        self.format = self.context.body_format
        if self.format is BodyFormat.MARKDOWN and self._in_html(at):
            self.format = BodyFormat.HTML

    def _in_html(self, at: int) -> bool:
        """Source: CommonMark, "HTML blocks", start conditions 6 and 7: up to a blank line."""
        begin = max(at - _MAX_HTML, 0)
        gap = self.text.rfind("\n\n", begin, at)
        begin = gap + 2 if gap >= 0 else begin
        before = self.text[begin:at]
        return "<" in before and bool(_BLOCK.search(before) or _LONE_ELEMENT.match(before))

    def replace(self, start: int, end: int, text: str) -> None:
        """Put *text* in the place of what stands between *start* and *end*."""
        self._edits.append((start, end, text))

    def insert_on_lines(self, start: int, end: int, column: int, text: str) -> None:
        """Put *text* into each line that begins between *start* and *end*.

        It stands at *column*, or before the first word of a line that begins before it.
        """
        at = start
        while at < end:
            indent = _INDENT.match(self.text, at, min(at + column, end))
            place = indent.end() if indent else at
            # Blanks behind the last word of a line say nothing.
            blank = self.text.startswith("\n", place)
            self._edits.append((place, place, text.rstrip(" ") if blank else text))
            at = self.text.find("\n", at, end) + 1 or end

    def indent_before(self, at: int) -> str | None:
        """The white space between the begin of the line and *at*; ``None``: there is more.

        Marks of list items count as white space of their width, since blocks begin behind them.
        """
        begin = max(at - _MAX_INDENT, 0)
        before = self.text[begin:at]
        line = before[before.rfind("\n") + 1 :]
        if len(line) == _MAX_INDENT or not _MARGIN.fullmatch(line):
            return None
        return line if not line.strip(" \t") else " " * len(line.expandtabs(4))

    def is_last_on_line(self, at: int) -> bool:
        """Whether nothing but white space stands between *at* and the end of the line."""
        return _BLANK.match(self.text, at) is not None

    def insert_below(self, at: int, text: str) -> None:
        """Put *text* into the line below that of *at*; none is needed at the end of the text."""
        place = self.text.find("\n", at) + 1
        if place:
            self.replace(place, place, text)

    def blank_below(self, at: int) -> bool:
        """Whether the line below that of *at*, where the line ends, is blank or missing."""
        end = _BLANK.match(self.text, at)
        return end is not None and _BLANK.match(self.text, end.end() + 1) is not None

    def stands_alone(self, tag: Tag) -> bool:
        """Whether a tag has a line, or lines, of its own."""
        return self.indent_before(tag.start) is not None and self.is_last_on_line(tag.end)

    def fence_around(self, start: int, end: int) -> str:
        """A row of backticks longer than each fence between *start* and *end*.

        To be asked for inner blocks first: what was given to them counts.
        """
        length = max((len(match[1]) for match in _FENCE.finditer(self.text, start, end)), default=2)
        while self._fences and self._fences[-1][0] >= start:
            length = max(length, self._fences.pop()[1])
        self._fences.append((start, length + 1))
        return "`" * (length + 1)

    def finish(self) -> str:
        """The text with all changes, and as many lines as before."""
        parts: list[str] = []
        at, last = 0, ""
        for start, end, text in self._in_order():
            if start < at:
                continue
            before = self.text[at:start]
            last = (last + before)[-3:]
            new = self._base(last, start, end) if isinstance(text, Base) else text
            new = _with_lines(new, self.text[start:end], grows=isinstance(text, Grown))
            last = (last + new)[-3:]
            parts += (before, new)
            at = end
        return "".join([*parts, self.text[at:]])

    def _in_order(self) -> list[tuple[int, int, str]]:
        # At one place, what was put into lines last comes first: the outer block was left later.
        numbered = enumerate(self._edits)
        keyed = sorted((edit[0], edit[1] > edit[0], -number, edit) for number, edit in numbered)
        return [key[-1] for key in keyed]

    def _base(self, before: str, start: int, end: int) -> str:
        """What the base becomes between *before* and *end*; "</path>" would be no address."""
        if before.endswith("<") and not before.endswith(_BEFORE_ADDRESS):
            hosts = self.context.site.hosts
            return f"https://{hosts[0]}" if hosts else self.text[start:end]
        alone = before.endswith(_BEFORE_ADDRESS) and self.text[end : end + 1] in _AFTER_ADDRESS
        return "/" if alone else ""


def _with_lines(new: str, old: str, *, grows: bool = False) -> str:
    """*new* with as many line ends as *old*, which it takes at its end; with more where it may."""
    missing = old.count("\n") - new.count("\n")
    if missing >= 0 or grows:
        return new + "\n" * missing
    return new.replace("\n", " ") + "\n" * old.count("\n")
