"""Finds what of a body is a template to run: outputs, and statements with all that they hold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Set
from dataclasses import dataclass

from sphinx_newsfeed.generators.tags import Delimiters, Form, Kind
from sphinx_newsfeed.template_tags.lookahead import Lookahead
from sphinx_newsfeed.template_tags.syntax import Tag, read_tag, tag_of

#: Statements with an end, those that stand between, and those without one. Source: Liquid, "Tags".
BLOCKS = frozenset(("capture", "case", "for", "ifchanged", "if", "tablerow", "unless"))
_BETWEEN = frozenset(("break", "continue", "else", "elsif", "when"))
_SINGLE = frozenset(("assign", "cycle", "decrement", "increment"))
STATEMENTS = BLOCKS | _BETWEEN | _SINGLE
#: Blocks that decide whether, how often or where their content is shown, in any language of
#: templates. Sources: Liquid, "Tags"; Nunjucks, "Tags".
CONTROLS = BLOCKS | {
    *("asyncall", "asynceach", "block", "call", "filter", "macro", "raw", "set", "verbatim", "with")
}

_STATEMENT = Delimiters("{%", "%}")
_OUTPUT = Delimiters("{{", "}}", Kind.OUTPUT)
_OPENING = re.compile(r"\{%|\{\{")
#: Tags up to whose end nothing is a tag.
_ENDS = {
    name: re.compile(rf"\{{%-?\s*+end{name}\s*+-?%\}}", re.IGNORECASE)
    for name in ("comment", "raw")
}
_NAME = re.compile(r"""(?:assign|capture|increment|decrement)\s+['"]?([\w-]+)""")


@dataclass(frozen=True, slots=True)
class Unit:
    """What is run at once: an output, or a statement up to its end."""

    #: All tags in it, those between among them.
    tags: tuple[Tag, ...]
    #: Whether it is a statement that lacks its other half, and cannot be run.
    is_broken: bool = False

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.tags[0].start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.tags[-1].end

    @property
    def is_output(self) -> bool:
        """Whether it puts a value and does nothing else."""
        return self.tags[0].kind is Kind.OUTPUT

    def assigned(self) -> list[str]:
        """The names to which it gives values."""
        inner = (each.source.strip("{%-} \n\t") for each in self.tags)
        return [found[1] for each in inner if (found := _NAME.match(each))]


def read_tags(text: str) -> Iterator[Tag]:
    """All tags of a body, in order; a comment or raw text is one with all that it holds."""
    ahead = Lookahead(text)
    at = 0
    while match := _OPENING.search(text, at):
        delimiters = _STATEMENT if match[0] == "{%" else _OUTPUT
        end = read_tag(text, match.start(), delimiters, ahead)
        tag = tag_of(text, match.start(), end, delimiters, Form.WORDS) if end > 0 else None
        if tag is None:
            at = match.end()
            continue
        closing = ahead.match(_ENDS[tag.name], end) if _holds_text(tag) else None
        if closing:
            end = closing.end()
            source = text[tag.start : end]
            tag = Tag(tag.start, end, source, tag.kind, tag.name, tag.arguments)
        yield tag
        at = end


def _holds_text(tag: Tag) -> bool:
    return tag.kind is Kind.STATEMENT and tag.name in _ENDS and not tag.closes


def units_of(tags: list[Tag], names: Set[str] = STATEMENTS) -> Iterator[Unit]:
    """What of *tags* is to be run, where *names* are statements; other tags are in between."""
    ends = ends_of(tags, BLOCKS & names)
    at = 0
    while at < len(tags):
        tag = tags[at]
        is_statement = tag.kind is Kind.STATEMENT and tag.name in names
        last = ends.get(at, at)
        if is_statement:
            is_lone = tag.closes or tag.name not in _SINGLE
            yield Unit(tuple(tags[at : last + 1]), is_broken=is_lone and last == at)
        elif tag.kind is Kind.OUTPUT:
            yield Unit((tag,))
        at = last + 1


def ends_of(tags: list[Tag], names: Set[str]) -> dict[int, int]:
    """For each tag among *names* that opens a block the one that closes it, by their places."""
    ends: dict[int, int] = {}
    opened: list[int] = []
    open_names: Counter[str] = Counter()
    for place, tag in enumerate(tags):
        if tag.kind is not Kind.STATEMENT or tag.name not in names:
            continue
        if not tag.closes:
            opened.append(place)
            open_names[tag.name] += 1
        elif open_names[tag.name]:
            while tags[opened[-1]].name != tag.name:
                open_names[tags[opened.pop()].name] -= 1
            open_names[tag.name] -= 1
            ends[opened.pop()] = place
    return ends
