"""Where tags are text: code and comments, in each markup."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict

from sphinx_newsfeed.model.article import BodyFormat
from sphinx_newsfeed.template_tags.lookahead import Lookahead

_ELEMENTS = "pre|code|script|style|textarea"
_HTML = rf"(?P<html><!--|<(?:{_ELEMENTS})(?=[\s>]))"
# A fence may stand in quotations and behind the marks of list items.
_FENCE = (
    r"(?P<fence>^[ \t>]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]++)*+"
    r"(?P<row>`{3,}+(?![^\n]*`)|~{3,}+))"
)
_TICKS = r"(?P<ticks>`++)"

#: The patterns of what opens code or a comment, by markup; the names of their groups are those of
#: the functions of :class:`Shields`.
OPENINGS: dict[BodyFormat, tuple[str, ...]] = {
    BodyFormat.HTML: (_HTML,),
    # A backslash before a backtick, or before attributes of kramdown, makes them text.
    BodyFormat.MARKDOWN: (r"(?P<escaped>\\(?:[\\`]|\{:))", _FENCE, _TICKS, _HTML),
    BodyFormat.RST: (r"(?P<escaped>\\.)", _TICKS),
}

_HTML_ENDS = {
    "<!--": re.compile("-->"),
    **{
        f"<{name}": re.compile(rf"</{name}(?=[\s>])", re.IGNORECASE)
        for name in _ELEMENTS.split("|")
    },
}
_RUN = re.compile("`+")
_GAP = re.compile(r"\n[ \t]*\n")
_UNQUOTED = re.compile(r"^(?![ \t]*>)", re.MULTILINE)


class Shields:
    """Tells where code that opens in a text ends."""

    def __init__(self, text: str, ahead: Lookahead) -> None:
        self._text = text
        self._ahead = ahead
        self._runs: dict[int, list[int]] | None = None

    def end_of(self, opening: re.Match[str], name: str) -> int:
        """Where the code ends that *opening* may begin; if it begins none, the opening's end."""
        match name:
            case "fence":
                return self._fence(opening)
            case "ticks":
                return self._ticks(opening)
            case "html":
                return self._html(opening)
        return opening.end()

    def _html(self, opening: re.Match[str]) -> int:
        end = self._ahead.match(_HTML_ENDS[opening[0].lower()], opening.end())
        return end.end() if end else opening.end()

    def _fence(self, opening: re.Match[str]) -> int:
        """Source: CommonMark, "Fenced code blocks"; one without an end goes on to the last line."""
        row = opening["row"]
        closing = rf"^[ \t>]*{row[0]}{{{len(row)},}}[ \t]*$"
        end = re.compile(closing, re.MULTILINE).search(self._text, opening.end())
        place = end.end() if end else len(self._text)
        if ">" in opening["fence"]:
            below = self._text.find("\n", opening.end()) + 1 or len(self._text)
            outside = _UNQUOTED.search(self._text, below, place)
            place = outside.start() if outside else place
        return place

    def _ticks(self, opening: re.Match[str]) -> int:
        """Source: CommonMark, "Code spans"; they end with the paragraph at the latest."""
        if self._runs is None:
            self._runs = defaultdict(list)
            for run in _RUN.finditer(self._text):
                self._runs[len(run[0])].append(run.start())
        length = len(opening[0])
        places = self._runs.get(length, [])
        index = bisect_left(places, opening.end())
        gap = self._ahead.match(_GAP, opening.end())
        if index == len(places) or (gap and gap.start() < places[index]):
            return opening.end()
        return places[index] + length
