"""What an HTML text opens and never closes, so that nothing of an article is swallowed by it.

To a browser all that follows ``<script>``, ``<svg>``, ``<!--`` or a quote belongs to them, up to
the end of the page. No author means that; an attacker, or a text that was cut, hides an article so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from sphinx_newsfeed.html_to_docutils.tree import names

#: Elements of whose content readers see nothing, or little.
SWALLOWING = names(
    "audio button datalist dialog iframe object portal script select style svg template title video"
)
_END_TAG = re.compile(rf"</({'|'.join(sorted(SWALLOWING))})(?=[\s/>])", re.IGNORECASE)
#: What begins a comment, and what browsers take for one.
BOGUS = ("<!", "<?", "</")
_COMMENT_END = re.compile("--!?>")
#: How many signs that open a tag without an end are taken for text one by one. Each costs a search
#: through the rest, so the rest is text then.
_MOST_TAGS = 50


@dataclass
class Unclosed:
    """Knows what in a text has an end; most texts hold nothing for which that must be known."""

    html: str
    _tags: int = 0

    @cached_property
    def _last(self) -> dict[str, int]:
        """Where each of the elements that swallow ends last."""
        return {match[1].lower(): match.start() for match in _END_TAG.finditer(self.html)}

    @cached_property
    def _comment(self) -> int:
        """Where the last end of a comment is."""
        return max((match.start() for match in _COMMENT_END.finditer(self.html)), default=-1)

    @cached_property
    def _sign(self) -> int:
        """Where the last sign is that ends a tag."""
        return self.html.rfind(">")

    def swallows(self, name: str, position: int) -> bool:
        """Whether the element that begins at *position* would take all that follows."""
        return name in SWALLOWING and self._last.get(name, -1) < position

    def is_text(self, position: int) -> bool:
        """Whether the ``<`` at *position* begins a comment, or what is one, that has no end."""
        if self._sign < position:
            return self.html.startswith(BOGUS, position)
        begins = self.html.startswith("<!--", position)
        # ``<!-->`` and ``<!--->`` are whole.
        whole = self.html.startswith(("<!-->", "<!--->"), position)
        return begins and not whole and self._comment < position + len("<!")

    def rest_is_text(self, position: int) -> bool:
        """Whether no tag is to be looked for behind the one at *position*, which has no end."""
        self._tags += 1
        return self._tags > _MOST_TAGS or self._sign < position
