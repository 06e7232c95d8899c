"""Finds where a tag ends, and what it says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sphinx_newsfeed.generators.tags import Delimiters, Form, Kind
from sphinx_newsfeed.template_tags.lookahead import Lookahead

#: Longer ones are text, in characters. The longest that documentation of generators shows, figures
#: with captions, have some hundred.
MAX_TAG = 4000


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag, and where it stands."""

    #: Where it begins and ends in the text.
    start: int
    end: int
    #: As it is written.
    source: str
    kind: Kind
    #: Its name in lower case, without the ``end`` or ``/`` of one that closes; empty for an output.
    name: str
    #: What follows the name; of an output, the whole expression.
    arguments: str
    #: Whether it ends a block.
    closes: bool = False


#: A whole string, or the quote that opens one without an end. A quote within a word is none.
_STRING = re.compile(r"""(?<![^\s=(,:\[|])(?:"[^"]*+"|'[^'\n]*+'|(?P<open>["']))""")

_NAMED = re.compile(r"(?P<end>/?)\s*+(?P<name>[\w./#-]*+)\s*+(?P<arguments>.*)", re.DOTALL)
_CALLED = re.compile(r"(?P<name>[\w:-]++)\s*+\((?P<arguments>.*)\)", re.DOTALL)


def read_tag(text: str, start: int, delimiters: Delimiters, ahead: Lookahead) -> int:
    """Where the tag that begins at *start* ends; -1 when it has no end, or is no tag.

    The end may stand in a string, as in ``{{ "}}" }}``; then the next one behind the string ends
    the tag.
    """
    begin = start + len(delimiters.opening)
    closing = delimiters.closing
    end = ahead.find(closing, begin)
    if end < 0 or (end - start > MAX_TAG and delimiters.kind is not Kind.COMMENT):
        return -1
    if delimiters.kind is Kind.COMMENT:
        return end + len(closing)
    quote = _open_quote(text[begin:end])
    if quote and 0 <= (behind := ahead.find(quote, end, closing)) < start + MAX_TAG:
        later = ahead.find(closing, behind, quote)
        if 0 <= later < start + MAX_TAG and text.find("\n", end, behind) < 0:
            end = later
    return end + len(closing)


def _open_quote(inner: str) -> str:
    """The quote of a string that *inner* opens and does not end."""
    for match in _STRING.finditer(inner):
        if match["open"]:
            return match["open"]
    return ""


def tag_of(text: str, start: int, end: int, delimiters: Delimiters, form: Form) -> Tag | None:
    """The tag between *start* and *end*; ``None`` when its inside is not that of a tag."""
    source = text[start:end]
    inner = source[len(delimiters.opening) : -len(delimiters.closing)]
    # White space control of template languages.
    inner = inner.removeprefix("-").removesuffix("-").strip()
    kind = delimiters.kind
    if form is Form.CALLS:
        return _called(Tag(start, end, source, kind, "", inner))
    if kind is Kind.OUTPUT or kind is Kind.COMMENT:
        return Tag(start, end, source, kind, "", inner)
    match = _NAMED.fullmatch(inner)
    assert match is not None  # noqa: S101 - all its parts may be empty
    name, arguments = match["name"].lower(), match["arguments"]
    if form is Form.SHORTCODES:
        # "{{< figure src=x />}}" closes itself.
        arguments = arguments.removesuffix("/").rstrip()
        return Tag(start, end, source, kind, name, arguments, closes=bool(match["end"]))
    if name.startswith("end") and name != "end":
        return Tag(start, end, source, kind, name.removeprefix("end"), arguments, closes=True)
    return Tag(start, end, source, kind, name, arguments)


def _called(tag: Tag) -> Tag | None:
    """A tag that is written as a call; ``{% end %}`` ends any of them."""
    if tag.arguments == "end" and tag.source.startswith("{%"):
        return Tag(tag.start, tag.end, tag.source, tag.kind, "end", "", closes=True)
    match = _CALLED.fullmatch(tag.arguments)
    if match is None:
        return None
    name = match["name"].lower()
    return Tag(tag.start, tag.end, tag.source, tag.kind, name, match["arguments"])


@cache
def closing_pattern(name: str, form: Form) -> re.Pattern[str]:
    """The pattern of the tag that closes a block called *name*."""
    if form is Form.SHORTCODES:
        return re.compile(rf"\{{\{{(?:<\s*+/\s*+{name}\s*+>|%\s*+/\s*+{name}\s*+%)\}}\}}")
    if form is Form.CALLS:
        return re.compile(r"\{%-?\s*+end\s*+-?%\}")
    return re.compile(rf"\{{%-?\s*+end{name}\s*+-?%\}}")
