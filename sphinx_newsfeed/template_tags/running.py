"""Runs what of a body is a template of Liquid, and puts its result in its place.

Text and other tags pass through as they are. Where nothing is run, each line stays where it was;
where a result has fewer lines, the next gap between blocks gets those that are missing.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from sphinx_newsfeed.generators import generator_of
from sphinx_newsfeed.generators.tags import Kind
from sphinx_newsfeed.model.values import NotKnownError
from sphinx_newsfeed.policy import LONGEST_PUT_IN, clean
from sphinx_newsfeed.problems import Report
from sphinx_newsfeed.template_tags.code_places import code_places
from sphinx_newsfeed.template_tags.context import TagContext
from sphinx_newsfeed.template_tags.faults import Faults
from sphinx_newsfeed.template_tags.liquid import TemplateError, engine_for
from sphinx_newsfeed.template_tags.liquid_names import names_of
from sphinx_newsfeed.template_tags.outputs import is_constant
from sphinx_newsfeed.template_tags.statements import STATEMENTS, Unit, ends_of, read_tags, units_of
from sphinx_newsfeed.template_tags.syntax import Tag

#: Stands for a brace of the text while a template is run, so that none is read as a tag; no body
#: has such a sign. The same for other tags, by their number.
_BRACE = "\x01"
_OPAQUE = re.compile("\x02([0-9]{1,9})\x03")
#: A tag in what was put in: it came as a value, and is text.
_PUT_IN = re.compile(r"\{%[^\n]*?%\}|\{\{[^\n]*?\}\}")
_WORD = re.compile(r"\w{2,}")
_NAME = re.compile(r"[\w-]+")
_TAG = re.compile(r"\{\{(?:(?!\}\}).)*+\}\}|\{%(?:(?!%\}).)*+%\}")
#: A line with more words is prose, of which not all is left out for one value.
_MOST_WORDS = 4
#: What stands around the begin of the address of a link in Markdown.
_LINK_BEFORE = re.compile(r"(?<!!)\[(?P<words>[^\[\]{}\n]*+)\]\(<?$")
_LINK_AFTER = re.compile(
    r"""[^\s()<>{}]{0,500}+(?:[ \t]++(?:"[^"\n]{0,200}+"|'[^'\n]{0,200}+'))?+>?\)"""
)
#: What stands before an address, and how far from a tag in it, in characters.
_LONGEST_BEFORE = 200
_BEFORE_ADDRESS = re.compile(r"""(?:\]\(<?|=\s*["']?|\]:\s*|["'])[^\s"'<>()]*$""")


def run_statements(body: str, context: TagContext, report: Report) -> str:
    """*body* with the results of its statements and outputs, where its generator runs Liquid.

    What cannot be run is left out, and one problem of each kind tells of it; what stands in code
    stays as it is there, unless it has a result.
    """
    tags = generator_of(context.dialect).tags
    if tags is None or not tags.runs_liquid or ("{{" not in body and "{%" not in body):
        return body
    found = _without_dropped(list(read_tags(body)), context)
    names = STATEMENTS - set(context.own_tags)
    units = [unit for unit in units_of(found, names) if not _is_left(unit)]
    if not units:
        return body
    return _Run(body, context, found, names).run(units, report)


def _without_dropped(tags: list[Tag], context: TagContext) -> list[Tag]:
    """*tags* without those in blocks that the project drops: nobody sees what they become."""
    dropped = {name for name, template in context.own_tags.items() if template is None}
    kept: list[Tag] = []
    behind = 0
    for at, end in sorted(ends_of(tags, dropped).items()) if dropped else ():
        if at >= behind:
            kept += tags[behind : at + 1]
            behind = end
    return [*kept, *tags[behind:]]


def _is_left(unit: Unit) -> bool:
    """Whether what comes later knows it without any values."""
    return unit.is_output and is_constant(unit.tags[0].arguments)


class _Run:
    """One pass over the units of a body."""

    def __init__(
        self, body: str, context: TagContext, tags: list[Tag], names: frozenset[str]
    ) -> None:
        self._text = body
        self._context = context
        self._names = names
        self._code = code_places(body, context.body_format)
        self._engine = engine_for(names_of(context))
        self._faults = Faults()
        self._opaque: list[str] = []
        self._tags = tags
        #: What comes in the place of what.
        self._edits: list[tuple[int, int, str]] = []
        #: Names whose values cannot be had.
        self._lost: set[str] = set()
        self._room = LONGEST_PUT_IN
        #: Where lines begin, and which of them are prose.
        self._lines = [0, *(match.end() for match in re.finditer("\n", body))]
        self._prose: dict[tuple[int, int], bool] = {}

    def run(self, units: list[Unit], report: Report) -> str:
        """The body with the results of *units*; what was left out is reported."""
        for unit in units:
            self._run_unit(unit)
        self._faults.report(self._text, self._context, report)
        return self._finish()

    def _run_unit(self, unit: Unit) -> None:
        is_code = self._code.end_around(unit.start) >= 0
        try:
            if unit.is_broken:
                raise TemplateError("they have no end, or no begin")
            written = self._restored(self._engine.run(self._source(unit), len(unit.tags)))
        except NotKnownError as error:
            self._miss(unit, str(error), is_code=is_code)
        except TemplateError as error:
            self._fail(unit, str(error), is_code=is_code)
        else:
            self._take(unit, written, is_code=is_code)

    def _take(self, unit: Unit, written: str, *, is_code: bool) -> None:
        if unit.is_output and not written.strip():
            if is_code:
                return
            self._faults.empty(unit.tags[0])
        self._replace(unit, written)

    def _miss(self, unit: Unit, reason: str, *, is_code: bool) -> None:
        """A value cannot be had: what needs it is left out, a line of few words whole."""
        tag = unit.tags[0]
        is_lost = not self._lost.isdisjoint(_NAME.findall(tag.source))
        if is_code and not (is_lost and unit.is_output):
            return
        self._faults.missing(tag, reason)
        self._forget(unit)
        if unit.is_output and (link := self._link_around(unit)):
            self._edits.append(link)
        elif unit.is_output and (line := self._line_of(unit)):
            self._edits.append((*line, ""))
        else:
            self._replace(unit, "")

    def _fail(self, unit: Unit, reason: str, *, is_code: bool) -> None:
        if is_code:
            return
        self._faults.failing(unit.tags[0], reason)
        self._forget(unit)
        self._replace(unit, "")

    def _forget(self, unit: Unit) -> None:
        for name in unit.assigned():
            self._engine.forget(name)
            self._lost.add(name)

    def _source(self, unit: Unit) -> str:
        """The unit as a template: braces of its text, and other tags, are signs of their own."""
        parts: list[str] = []
        at = unit.start
        for tag in unit.tags:
            parts.append(self._text[at : tag.start].replace("{", _BRACE))
            parts.append(tag.source if self._is_run(tag) else self._sign_for(tag))
            at = tag.end
        return "".join(parts)

    def _is_run(self, tag: Tag) -> bool:
        if tag.kind is Kind.OUTPUT:
            return not is_constant(tag.arguments)
        return tag.name in self._names

    def _sign_for(self, tag: Tag) -> str:
        self._opaque.append(tag.source)
        return f"\x02{len(self._opaque) - 1}\x03"

    def _restored(self, written: str) -> str:
        """What a template wrote, with the braces and tags of the body; others are text."""
        written = _PUT_IN.sub(_as_text, _clean_but_signs(written)).replace(_BRACE, "{")
        self._room -= sum(len(self._tag_at(match)) for match in _OPAQUE.finditer(written))
        if self._room < 0:
            raise TemplateError("they make too much")
        return clean(_OPAQUE.sub(self._tag_at, written))

    def _tag_at(self, match: re.Match[str]) -> str:
        number = int(match[1])
        return self._opaque[number] if number < len(self._opaque) else ""

    def _replace(self, unit: Unit, text: str) -> None:
        start, end = unit.start, unit.end
        # Source: Liquid, "Whitespace control".
        if unit.tags[0].source.startswith(("{%-", "{{-")):
            start = self._back(start)
        if unit.tags[-1].source.endswith(("-%}", "-}}")):
            end = self._forth(end)
        self._edits.append((start, end, text))

    def _back(self, at: int) -> int:
        while at and self._text[at - 1].isspace():
            at -= 1
        return at

    def _forth(self, at: int) -> int:
        while at < len(self._text) and self._text[at].isspace():
            at += 1
        return at

    def _link_around(self, unit: Unit) -> tuple[int, int, str] | None:
        """The link in Markdown whose address an output begins, and the words to keep of it."""
        near = max(0, unit.start - _LONGEST_BEFORE)
        before = _LINK_BEFORE.search(self._text, near, unit.start)
        after = _LINK_AFTER.match(self._text, unit.end) if before else None
        return (before.start(), after.end(), before["words"]) if before and after else None

    def _line_of(self, unit: Unit) -> tuple[int, int] | None:
        """The lines that an output stands on; ``None`` where they are prose, or it an address."""
        first = bisect_right(self._lines, unit.start) - 1
        last = bisect_right(self._lines, unit.end)
        start = self._lines[first]
        end = self._lines[last] if last < len(self._lines) else len(self._text)
        near = max(start, unit.start - _LONGEST_BEFORE)
        if _BEFORE_ADDRESS.search(self._text, near, unit.start):
            return None
        if (start, end) not in self._prose:
            rest = _TAG.sub("", self._text[start:end])
            self._prose[start, end] = len(_WORD.findall(rest)) > _MOST_WORDS
        return None if self._prose[start, end] else (start, end)

    def _finish(self) -> str:
        """The text with all edits, and with as many lines as before where that does no harm."""
        parts: list[str] = []
        at = missing = 0
        for start, end, text in sorted(self._edits, key=lambda edit: (edit[0], -edit[1])):
            if end <= at:
                continue
            start = max(start, at)
            gap, missing = self._gap(at, start, missing)
            parts += (gap, text)
            missing += self._text.count("\n", start, end) - text.count("\n")
            at = end
        gap, missing = self._gap(at, len(self._text), missing)
        return "".join([*parts, gap])

    def _gap(self, start: int, end: int, missing: int) -> tuple[str, int]:
        """What lies between two edits, with *missing* lines at the first gap that is no code."""
        # A line that ends where the last edit does may be the first of the two.
        place = max(start - 1, 0)
        while missing > 0 and (place := self._text.find("\n\n", place, end)) >= 0:
            if self._code.end_around(place) < 0:
                blank = self._text[start : place + 1] + "\n" * missing
                return blank + self._text[place + 1 : end], 0
            place += 1
        return self._text[start:end], missing


def _clean_but_signs(written: str) -> str:
    """*written* without controls but for those that stand for something here."""
    return "".join(part if i % 2 else clean(part) for i, part in enumerate(_SIGNS.split(written)))


_SIGNS = re.compile("(\x01|\x02[0-9]{1,9}\x03)")


def _as_text(match: re.Match[str]) -> str:
    return f"{{% raw %}}{match[0]}{{% endraw %}}"
