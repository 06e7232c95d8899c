"""Formatting that reaches over paragraphs, as browsers understand it.

The parser (libxml2) ends ``b``, ``i`` and their like where a paragraph begins or ends, in
``<b><p>a</p></b>`` as in ``<p>a <b>b <p>c``. Browsers do not (HTML standard, section 13.2.4.3 "The
list of active formatting elements"). So these elements are begun again behind such tags.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from sphinx_newsfeed.html_to_docutils.tree import names

#: The elements that the parser ends.
FORMATTING = names("b big i s small strike tt u")

#: What formatting does not reach into or out of: cells, captions, objects.
_SCOPES = names("applet button caption marquee object table tbody td template th tr")

# The style of an element may undo it, and so goes on with it, unless it is long.
_STYLE = re.compile(r"""\sstyle\s*=\s*(?:"[^"]{1,200}"|'[^']{1,200}')""", re.IGNORECASE)

#: How many elements go on. More than these are made to do harm.
_MOST = 8


@dataclass(slots=True)
class Formatting:
    """Follows the tags of a text."""

    #: The names of the elements that are open, in their order, and the styles of each.
    open: list[str] = field(default_factory=list)
    _styles: list[str] = field(default_factory=list)
    #: How often each of them was begun again.
    _again: Counter[str] = field(default_factory=Counter)

    def follow(self, name: str, tag: str) -> list[str]:
        """Take note of a tag; return the tags to put right behind it."""
        if tag.endswith("/>"):
            return []  # Empty in XHTML, and for the parser.
        if name in _SCOPES:
            self.open.clear()
            self._styles.clear()
            self._again.clear()
        elif name == "p" and self.open:
            self._again.update(self.open)
            return [f"<{n}{s}>" for n, s in zip(self.open, self._styles, strict=True)]
        elif name in FORMATTING and not tag.startswith("</"):
            if len(self.open) < _MOST:
                self.open.append(name)
                style = _STYLE.search(tag)
                self._styles.append(style[0] if style else "")
        elif name in self.open:
            # The last one of the name ends.
            last = len(self.open) - 1 - self.open[::-1].index(name)
            del self.open[last], self._styles[last]
            if name not in self.open:
                return [f"</{name}>"] * min(self._again.pop(name, 0), _MOST)
        return []
