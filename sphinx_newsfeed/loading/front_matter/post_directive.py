"""The directive ``post``, which makes an article of a page that has it."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence

from sphinx_newsfeed.loading.front_matter.plain_lines import Metadata
from sphinx_newsfeed.loading.front_matter.rst_marks import plain_words

_RST = re.compile(r"\.\.[ \t]+post::(?:[ \t]+(?P<argument>.*)|[ \t]*)")
_MYST = re.compile(r"(?P<fence>`{3,}|~{3,}|:{3,})\{post\}[ \t]*(?P<argument>.*)")
_UPDATE = re.compile(
    r"^(?:\.\.[ \t]+update::|[`~:]{3,}\{update\})[ \t]+(?P<date>\S[^\n]{0,99})$", re.MULTILINE
)
_FENCE = re.compile(r" {0,3}(?P<fence>`{3,}|~{3,}|:{3,})(?P<info>.*)")
_OPTION = re.compile(r"[ \t]*:(?P<name>[A-Za-z][\w-]{0,40}):(?P<value>[ \t].*|)")
#: Options without a value.
_FLAGS = frozenset({"nocomments", "exclude"})
#: Options that count paragraphs and pictures; elsewhere they are a text and an address.
_COUNTS = {"excerpt": "excerpt_paragraphs", "image": "image"}


def post_directive(lines: Sequence[str], *, is_rst: bool) -> Metadata | None:
    """The first directive ``post`` at the outermost level: its argument is the date.

    Its content is the summary, and stays in the body unless the option ``exclude`` is there.
    """
    found = _find_rst(lines) if is_rst else _find_myst(lines)
    if found is None:
        return None
    argument, start, block, end = found
    fields, content = _options(block)
    # The argument may go on until the options begin.
    words = [argument, *content[0]]
    date = " ".join(" ".join(words).split())
    text = " ".join(" ".join(content[1]).split())
    summary = plain_words(text) if is_rst else text
    fields = {
        **({"date": date} if date else {}),
        **fields,
        **({"summary": summary} if summary else {}),
    }
    first = end - len(content[1]) - (not is_rst)
    kept = {} if "exclude" in fields else dict(enumerate(content[1], first))
    return Metadata(fields, frozenset(range(start, end)), kept)


def update_dates(text: str) -> list[str]:
    """The dates of the directives ``update``, which say what was added later."""
    if "update" not in text:
        return []
    return [found["date"].strip() for found in _UPDATE.finditer(text)]


def named_as_in_directive(name: str, value: str) -> tuple[str, object]:
    """The field that an option or a field of a field list stands for.

    ``:excerpt: 2`` and ``:image: 1`` are the numbers of paragraphs and of a picture.
    """
    if name in _FLAGS and not value:
        return name, True
    if name in _COUNTS and value.isascii() and value.isdigit() and len(value) < 5:
        return _COUNTS[name], int(value)
    return name, value


_Found = tuple[str, int, list[str], int]


def _find_rst(lines: Sequence[str]) -> _Found | None:
    for at, line in enumerate(lines):
        found = _RST.fullmatch(line)
        if found is not None:
            end = at + 1
            while end < len(lines) and (not lines[end].strip() or lines[end][0] in " \t"):
                end += 1
            block = textwrap.dedent("\n".join(lines[at + 1 : end])).split("\n")
            return found["argument"] or "", at, block, end
    return None


def _find_myst(lines: Sequence[str]) -> _Found | None:
    at = 0
    while at < len(lines):
        fence = _FENCE.fullmatch(lines[at])
        if fence is None:
            at += 1
            continue
        end = _end_of_fence(lines, at, fence["fence"])
        found = _MYST.fullmatch(lines[at])
        if found is not None:
            return found["argument"], at, _block_of_options(lines[at + 1 : end]), end + 1
        # A fence of colons holds Markdown; what is nested in it is not at the outermost level.
        at = end + 1
    return None


def _end_of_fence(lines: Sequence[str], at: int, fence: str) -> int:
    """The line that closes the fence on the line *at*; the number of lines where none does."""
    closing = re.compile(rf" {{0,3}}{re.escape(fence[0])}{{{len(fence)},}}[ \t]*")
    return next((n for n in range(at + 1, len(lines)) if closing.fullmatch(lines[n])), len(lines))


def _block_of_options(block: Sequence[str]) -> list[str]:
    """The lines of a MyST directive, options in YAML's form written as those of docutils."""
    if not block or block[0].strip() != "---":
        return ["", *block] if not (block and _OPTION.fullmatch(block[0])) else list(block)
    end = next((n for n in range(1, len(block)) if block[n].strip() == "---"), len(block))
    options = [f":{name}:{value}" for name, _, value in (b.partition(":") for b in block[1:end])]
    return [*options, "", *block[end + 1 :]]


def _options(block: Sequence[str]) -> tuple[dict[str, object], tuple[list[str], list[str]]]:
    """The options at the top of *block*, and the lines before and behind them."""
    start = 0
    while start < len(block) and block[start].strip() and not _OPTION.fullmatch(block[start]):
        start += 1
    values: dict[str, list[str]] = {}
    at, last = start, ""
    while at < len(block) and block[at].strip():
        option = _OPTION.fullmatch(block[at])
        if option is not None:
            last = option["name"].lower()
            values[last] = []
        values[last].append((option["value"] if option else block[at]).strip())
        at += 1
    fields = dict(named_as_in_directive(n, " ".join(v).strip()) for n, v in values.items())
    return fields, (list(block[:start]), list(block[at:]))
