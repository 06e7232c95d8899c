"""What is shown of a line of reStructuredText."""

from __future__ import annotations

import re

#: A longer text is cut: it is no title, and no summary.
_LONGEST = 10_000

#: Marks within a line, with what is shown of them. Source: reStructuredText Markup
#: Specification, "Inline Markup".
_MARKS = (
    (re.compile(r"``(.+?)``"), r"\1"),
    (re.compile(r":[\w:.+-]{1,40}:`([^`<>]*?)\s*(?:<[^`<>]*>)?`"), r"\1"),
    (re.compile(r"`([^`<>]+?)\s*<[^`<>]*>`_{0,2}"), r"\1"),
    (re.compile(r"`([^`]+)`_{0,2}"), r"\1"),
    (re.compile(r"\*\*([^*]+)\*\*"), r"\1"),
    (re.compile(r"\*([^*]+)\*"), r"\1"),
    (re.compile(r"\\(.)"), r"\1"),
)


def plain_words(text: str) -> str:
    """The words of *text* without the marks of inline markup."""
    text = " ".join(text[:_LONGEST].split())
    for mark, shown in _MARKS:
        text = mark.sub(shown, text)
    return text
