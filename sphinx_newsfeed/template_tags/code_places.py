"""Where code and comments stand in a body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sphinx_newsfeed.model.article import BodyFormat
from sphinx_newsfeed.template_tags.indented_code import indented_code
from sphinx_newsfeed.template_tags.lookahead import Lookahead
from sphinx_newsfeed.template_tags.shields import OPENINGS, Shields
from sphinx_newsfeed.template_tags.spans import Spans

#: Tags around code, and around what is no markup.
_TAGGED = re.compile(r"\{%-?\s*+(?P<name>highlight|codeblock)\b[^%]*+%\}", re.IGNORECASE)
_END_TAGGED = re.compile(r"\{%-?\s*+end(?:highlight|codeblock)\s*+-?%\}", re.IGNORECASE)


@cache
def _openings(body_format: BodyFormat) -> re.Pattern[str]:
    patterns = [f"(?P<tagged>{_TAGGED.pattern.replace('?P<name>', '?:')})", *OPENINGS[body_format]]
    return re.compile("|".join(patterns), re.MULTILINE | re.IGNORECASE)


def code_places(text: str, body_format: BodyFormat) -> Spans:
    """The stretches of *text* that are code or comments."""
    spans = [*_opened(text, body_format), *indented_code(text, body_format)]
    return Spans(list(_merged(sorted(spans))))


def _opened(text: str, body_format: BodyFormat) -> Iterator[tuple[int, int]]:
    """Code that something opens and closes."""
    ahead = Lookahead(text)
    shields = Shields(text, ahead)
    at = 0
    while match := _openings(body_format).search(text, at):
        name = match.lastgroup or ""
        if name == "tagged":
            end = ahead.match(_END_TAGGED, match.end())
            at = end.end() if end else match.end()
        else:
            at = shields.end_of(match, name)
        if at > match.end():
            yield match.start(), at


def _merged(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    start = end = -1
    for first, last in spans:
        if first > end:
            if end > start:
                yield start, end
            start, end = first, last
        end = max(end, last)
    if end > start:
        yield start, end
