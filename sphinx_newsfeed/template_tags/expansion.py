"""Reads a body from its begin to its end, and hands each tag to what handles it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from sphinx_newsfeed.generators import generator_of
from sphinx_newsfeed.generators.tags import Delimiters, Escape, Form, Kind, Syntax
from sphinx_newsfeed.generators.wordpress import is_from_wordpress
from sphinx_newsfeed.model.article import BodyFormat
from sphinx_newsfeed.problems import Report
from sphinx_newsfeed.template_tags.blocks import MAX_DEPTH, OpenBlocks
from sphinx_newsfeed.template_tags.colon_fences import box_colon_fences
from sphinx_newsfeed.template_tags.context import TagContext
from sphinx_newsfeed.template_tags.escapes import lift_escapes
from sphinx_newsfeed.template_tags.faults import Faults
from sphinx_newsfeed.template_tags.handlers import Block, BlockHandler, LeftOut
from sphinx_newsfeed.template_tags.indented_code import indented_code
from sphinx_newsfeed.template_tags.jsx import may_hold_jsx, read_jsx
from sphinx_newsfeed.template_tags.lexicons import lexicon_of
from sphinx_newsfeed.template_tags.lookahead import Lookahead
from sphinx_newsfeed.template_tags.marks import MarkHandler, MarkReader, marks_of
from sphinx_newsfeed.template_tags.own_tags import OwnTags
from sphinx_newsfeed.template_tags.rewriter import Rewriter
from sphinx_newsfeed.template_tags.shields import OPENINGS, Shields
from sphinx_newsfeed.template_tags.shortcodes import expand_shortcodes
from sphinx_newsfeed.template_tags.spans import Spans
from sphinx_newsfeed.template_tags.statements import CONTROLS
from sphinx_newsfeed.template_tags.syntax import Tag, closing_pattern, read_tag, tag_of
from sphinx_newsfeed.template_tags.wrappers import named_content

_ELEMENT = re.compile(r"\{\{<[A-Za-z/!?]")


#: How the names of shortcodes end that are templates within a body.
_INLINE = ".inline"
#: How tags are written where there are none.
_NO_TAGS = Syntax((), escape=Escape.NONE)


@dataclass(frozen=True, slots=True)
class _Grammar:
    """What to look for in a body, by its dialect, its markup and the marks that may be in it."""

    #: Opens a tag, a mark, or what shields tags; its groups name which.
    pattern: re.Pattern[str]
    marks: dict[str, MarkHandler]
    delimiters: dict[str, Delimiters]
    form: Form
    escape: Escape


@cache
def _marks(dialect: str, body_format: BodyFormat, *, has_jsx: bool) -> tuple[MarkReader, ...]:
    return marks_of(generator_of(dialect), body_format, has_jsx=has_jsx)


@cache
def _grammar(
    dialect: str, body_format: BodyFormat, marks: tuple[MarkReader, ...], has_tags: bool
) -> _Grammar:
    generator = generator_of(dialect)
    syntax = generator.tags.syntax if has_tags and generator.tags else _NO_TAGS
    delimiters = {each.opening: each for each in syntax.delimiters}
    patterns = [mark.pattern for mark in marks]
    if delimiters:
        # The longer of two that begin alike comes first.
        openings = sorted(delimiters, key=len, reverse=True)
        patterns.append(f"(?P<tag>{'|'.join(map(re.escape, openings))})")
    patterns += OPENINGS[body_format]
    compiled = re.compile("|".join(patterns), re.MULTILINE | re.IGNORECASE)
    names = {next(iter(re.compile(mark.pattern).groupindex)): mark.handler for mark in marks}
    return _Grammar(compiled, names, delimiters, syntax.form, syntax.escape)


def expand_tags(
    body: str,
    context: TagContext,
    report: Report,
    kept: Callable[[str], object] = str,
    *,
    has_tags: bool = True,
) -> str:
    """*body* with template tags replaced by markup that any site has.

    Without *has_tags* they are text, and marks alone are taken for what they mean.

    It has as many lines as before, and each word stands on the line on which it stood. Tags that
    are not known stay as text, of which one problem tells for the whole body; *kept* is called with
    each of them.
    """
    if _has_shortcodes(body, context):
        body = expand_shortcodes(body, context, report)
    is_markdown = context.body_format is BodyFormat.MARKDOWN
    has_jsx = is_markdown and may_hold_jsx(context)
    if has_jsx:
        body = read_jsx(body, context, report)
    if is_markdown and generator_of(context.dialect).markdown.colon_boxes:
        body = box_colon_fences(body, trusted=context.trusted)
    # Each pattern takes its time at each place, so that none is looked for in vain.
    readers = _marks(context.dialect, context.body_format, has_jsx=has_jsx)
    marks = tuple(each for each in readers if any(sign in body for sign in each.signs))
    grammar = _grammar(context.dialect, context.body_format, marks, has_tags)
    if not marks and not any(opening in body for opening in grammar.delimiters):
        return body
    return _Expansion(body, context, grammar, kept).run(report)


def _has_shortcodes(body: str, context: TagContext) -> bool:
    is_rst = context.body_format is BodyFormat.RST
    return not is_rst and is_from_wordpress(context.values.page, body)


class _Expansion:
    """One pass over a body."""

    def __init__(
        self, body: str, context: TagContext, grammar: _Grammar, kept: Callable[[str], object]
    ) -> None:
        lifted = lift_escapes(body, grammar.escape)
        self._text = lifted.text
        self._context = context
        self._grammar = grammar
        self._lexicon = lexicon_of(context.dialect)
        self._rewriter = Rewriter(self._text, context)
        self._ahead = Lookahead(self._text)
        self._shields = Shields(self._text, self._ahead)
        self._verbatim = Spans(indented_code(self._text, context.body_format))
        self._literal = Spans(lifted.literal)
        self._blocks = OpenBlocks()
        self._faults = Faults()
        self._own = OwnTags(context, self._faults)
        self._kept = kept
        #: Tags that stay as text, and what notes that.
        self._stay: list[tuple[Tag, Callable[[Tag], None] | None]] = []

    def run(self, report: Report) -> str:
        """Change the text, and report what stays as it is."""
        at = 0
        while match := self._grammar.pattern.search(self._text, at):
            at = self._step(match, match.lastgroup or "")
        if self._context.body_format is BodyFormat.HTML:
            # In HTML, code is no shield from being read as elements.
            for start in self._literal.starts:
                self._escape(start)
        for tag in self._blocks.finish():
            self._end_unclosed(tag)
        self._tell_what_stays()
        self._faults.report(self._text, self._context, report)
        return self._rewriter.finish()

    def _step(self, match: re.Match[str], name: str) -> int:
        """Deal with what begins at a place; say where reading goes on."""
        start = match.start()
        verbatim = self._verbatim.end_around(start)
        if verbatim >= 0:
            return verbatim
        is_mark = name in self._grammar.marks
        if name != "tag" and not is_mark:
            return self._shields.end_of(match, name)
        if self._literal.end_around(start) >= 0:
            if self._context.body_format is BodyFormat.MARKDOWN:
                self._escape(start)
            return match.end()
        if is_mark:
            return self._grammar.marks[name](match, self._rewriter, self._ahead)
        return self._tag(start, self._grammar.delimiters[match[0]])

    def _tag(self, start: int, delimiters: Delimiters) -> int:
        end = read_tag(self._text, start, delimiters, self._ahead)
        if end < 0:
            return start + len(delimiters.opening)
        tag = tag_of(self._text, start, end, delimiters, self._grammar.form)
        if tag is None:
            return end
        if tag.name.endswith(_INLINE) and self._grammar.form is Form.SHORTCODES:
            return self._template(tag)
        is_code = tag.name in self._lexicon.code and tag not in self._own
        if is_code and self._may_hold_code(tag):
            return self._code(tag)
        self._put(tag)
        return end

    def _template(self, tag: Tag) -> int:
        """Leave a template out, which is not run, and which a reader never sees."""
        opens = not tag.closes and not tag.source.endswith("/>}}")
        closing = self._closing(tag) if opens else None
        end = closing.end() if closing else tag.end
        self._rewriter.turn_to(tag.start)
        self._rewriter.replace(tag.start, end, "")
        self._faults.left_out(tag)
        return end

    def _may_hold_code(self, tag: Tag) -> bool:
        """Whether it is one that an end may belong to; of calls, ``{{ … }}`` is none."""
        is_call = self._grammar.form is Form.CALLS
        opens = tag.source.startswith("{%") or not is_call
        return opens and not tag.closes and tag.kind is Kind.STATEMENT

    def _code(self, tag: Tag) -> int:
        closing = self._closing(tag)
        if closing is None:
            self._put_unclosed(tag)
            return tag.end
        end = Tag(closing.start(), closing.end(), closing[0], tag.kind, tag.name, "", closes=True)
        self._rewriter.turn_to(tag.start)
        if not self._lexicon.code[tag.name](Block(tag, end), self._rewriter):
            self._keep(tag)
        return end.end

    def _closing(self, tag: Tag) -> re.Match[str] | None:
        """The tag that closes a block of code, unless it is escaped as part of that code."""
        pattern = closing_pattern(tag.name, self._grammar.form)
        closing = self._ahead.match(pattern, tag.end)
        while closing and (behind := self._literal.end_around(closing.start())) >= 0:
            closing = self._ahead.match(pattern, behind)
        return closing

    def _put(self, tag: Tag) -> None:
        """Handle a tag that holds no code."""
        lexicon = self._lexicon
        self._rewriter.turn_to(tag.start)
        if tag.kind is Kind.COMMENT:
            self._replace(tag, "")
        elif tag.kind is Kind.OUTPUT:
            self._replace(tag, lexicon.output(tag, self._rewriter) if lexicon.output else None)
        elif tag in self._own and not self._may_have_end(tag):
            self._replace(tag, self._own.single(tag, self._rewriter))
        elif tag not in self._own and (handler := lexicon.wrappers.get(tag.name)):
            self._replace(tag, handler(tag, self._rewriter))
        elif self._opens(tag):
            self._blocks.open(tag)
        elif tag.closes:
            self._close(tag)
        else:
            single = lexicon.single.get(tag.name)
            self._replace(tag, single(tag, self._rewriter) if single else None)

    def _opens(self, tag: Tag) -> bool:
        if self._grammar.form is Form.CALLS:
            # Whatever it is called, an end belongs to it.
            return tag.source.startswith("{%") and not tag.closes
        is_block = tag.name in self._lexicon.blocks or tag in self._own or self._is_unknown(tag)
        return is_block and not tag.closes

    def _is_unknown(self, tag: Tag) -> bool:
        """Whether nothing is known of the tag, so that it may have an end."""
        lexicon = self._lexicon
        known = (lexicon.blocks, lexicon.code, lexicon.single, lexicon.wrappers)
        return tag not in self._own and not any(tag.name in names for names in known)

    def _may_have_end(self, tag: Tag) -> bool:
        if self._grammar.form is Form.CALLS:
            return tag.source.startswith("{%")
        return not tag.source.endswith("/>}}")

    def _close(self, tag: Tag) -> None:
        found = self._blocks.close(tag, any_name=self._grammar.form is Form.CALLS)
        if found is None and tag.name in self._lexicon.single:
            # What it closes stands for something by itself; what lies between stays.
            self._replace(tag, "")
            return
        if found is None:
            self._keep(tag)
            return
        opening, depth = found
        self._rewriter.turn_to(opening.start)
        done = depth < MAX_DEPTH and self._handler(opening)(Block(opening, tag), self._rewriter)
        if not done:
            self._keep(opening)

    def _handler(self, opening: Tag) -> BlockHandler:
        if opening in self._own:
            return self._own.block
        return self._lexicon.blocks.get(opening.name, self._unwrap)

    def _unwrap(self, block: Block, rewriter: Rewriter) -> bool:
        """Show what stands in a tag that is not known, unless the tag says whether it is shown."""
        if block.opening.name in CONTROLS and self._grammar.form is not Form.SHORTCODES:
            return False
        if self._lexicon.warns:
            self._faults.unwrapped(block.opening)
        return named_content(block, rewriter)

    def _replace(self, tag: Tag, text: str | None) -> None:
        if text is None:
            self._keep(tag)
        else:
            if isinstance(text, LeftOut):
                self._faults.left_out(tag)
            self._rewriter.replace(tag.start, tag.end, text)

    def _put_unclosed(self, tag: Tag) -> None:
        """A tag that may have an end, and has none."""
        single = self._lexicon.single.get(tag.name)
        if single:
            self._rewriter.turn_to(tag.start)
            self._replace(tag, single(tag, self._rewriter))
        elif self._is_unknown(tag) and self._grammar.form is not Form.CALLS:
            self._keep(tag)
        else:
            self._keep_unclosed(tag)

    def _keep(self, tag: Tag) -> None:
        self._stay.append((tag, None if tag in self._own else self._faults.unknown))
        self._escape(tag.start)

    def _end_unclosed(self, tag: Tag) -> None:
        if tag not in self._own:
            self._put_unclosed(tag)
            return
        self._rewriter.turn_to(tag.start)
        self._replace(tag, self._own.single(tag, self._rewriter))

    def _keep_unclosed(self, tag: Tag) -> None:
        self._stay.append((tag, self._faults.unclosed))
        self._escape(tag.start)

    def _tell_what_stays(self) -> None:
        """Note the tags that stay as text, but for those in blocks that are not shown."""
        gone = Spans(self._own.gone)
        for tag, fault in self._stay:
            if gone.end_around(tag.start) < 0:
                self._kept(tag.source)
                if fault and self._lexicon.warns:
                    fault(tag)

    def _escape(self, start: int) -> None:
        """Keep ``{{<x>}}`` from being read as an element of HTML."""
        if self._context.body_format is not BodyFormat.RST and _ELEMENT.match(self._text, start):
            self._rewriter.replace(start + 2, start + 3, "&lt;")
