"""What an HTML text opens and never closes, so that nothing of an article is swallowed by it.

To a browser all that follows ``<script>``, ``<svg>``, ``<!--`` or a quote belongs to them, up to
the end of the page. No author means that; an attacker, or a text that was cut, hides an article so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sphinx_newsfeed.html_to_docutils.tree import names

#: Elements of whose content readers see nothing, or little.
_SWALLOWING = names(
    "audio button datalist dialog iframe object portal script select style svg template title video"
)
_END_TAG = re.compile(rf"</({'|'.join(sorted(_SWALLOWING))})(?=[\s/>])", re.IGNORECASE)
#: What begins a comment, and what browsers take for one.
BOGUS = ("<!", "<?", "</")
_COMMENT_END = re.compile("--!?>")
#: How many signs that open a tag without an end are taken for text one by one. Each costs a search
#: through the rest, so the rest is text then.
_MOST_TAGS = 50


@dataclass(slots=True)
class Unclosed:
    """Knows what in a text has an end, by one pass over it."""

    html: str
    _last: dict[str, int] = field(default_factory=dict)
    _comment: int = -1
    _sign: int = -1
    _tags: int = 0

    def __post_init__(self) -> None:
        for match in _END_TAG.finditer(self.html):
            self._last[match[1].lower()] = match.start()
        for match in _COMMENT_END.finditer(self.html):
            self._comment = match.start()
        self._sign = self.html.rfind(">")

    def swallows(self, name: str, position: int) -> bool:
        """Whether the element that begins at *position* would take all that follows."""
        return name in _SWALLOWING and self._last.get(name, -1) < position

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
        return self._tags > _MOST_TAGS or self.html.rfind(">") < position
