"""Formatting that goes on in the next paragraph, as browsers understand tags that are not closed.

HTML standard, section 13.2.4.3 "The list of active formatting elements": ``<p>a <b>b <p>c`` is bold
to its end. The parser ends the element with its paragraph.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from sphinx_newsfeed.html_to_docutils.tree import BLOCKS, names

_FORMATTING = names("b big code em i s small strike strong tt u")

#: What formatting does not reach into or out of: cells, captions, objects.
_SCOPES = names("applet button caption marquee object table tbody td template th tr")

#: How many elements go on. More than these are made to do harm.
_MOST = 8


@dataclass(slots=True)
class Formatting:
    """Follows the tags of a text."""

    #: The names of open elements that began in a paragraph, in their order.
    _open: list[str] = field(default_factory=list)
    #: Elements that began outside of paragraphs, which the parser keeps open.
    _around: list[str] = field(default_factory=list)
    _in_paragraph: bool = False

    def follow(self, name: str, *, closing: bool) -> list[str]:
        """Take note of a tag; return the names of the elements that go on right behind it."""
        if name in _FORMATTING:
            self._note(name, closing=closing)
        elif name in _SCOPES:
            self._open, self._around, self._in_paragraph = [], [], False
        elif name == "p" and not closing:
            self._in_paragraph = True
            return self._open
        elif name in BLOCKS:
            self._in_paragraph = False
        return []

    def _note(self, name: str, *, closing: bool) -> None:
        names = (
            self._open if self._in_paragraph or (closing and name in self._open) else self._around
        )
        if not closing:
            if len(names) < _MOST:
                names.append(name)
        elif name in names:
            # The last one of the name ends.
            del names[len(names) - 1 - names[::-1].index(name)]
