"""The text of HTML that could not be converted, as far as a reader would see it."""

from __future__ import annotations

import html
import re

from sphinx_newsfeed.html_to_docutils.tree import BLOCKS

#: What is not seen, up to its end or that of the text.
_UNSEEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|template|title|noscript|iframe|object)\b.*?(?:</\1\s*>|\Z)",
    re.IGNORECASE | re.DOTALL,
)
# Possessive, and to the end where there is no ">": there is no backtracking.
_TAG = re.compile(r"</?([a-z][a-z0-9]*+)[^>]*+>?|<[!?/][^>]*+>?", re.IGNORECASE)


def plain_text(source: str) -> str:
    """The text of HTML *source* without its tags, blocks with a blank line between them."""
    text = _TAG.sub(_end_of_block, _UNSEEN.sub("", source))
    return html.unescape(text)


def _end_of_block(tag: re.Match[str]) -> str:
    name = (tag[1] or "").lower()
    return "\n\n" if name in BLOCKS else "\n" if name == "br" else ""
