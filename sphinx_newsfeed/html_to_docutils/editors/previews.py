"""Previews of other pages: one link around blocks becomes a link, and paragraphs below it."""

from __future__ import annotations

from collections.abc import Sequence

from sphinx_newsfeed.html_to_docutils.tree import Element

#: What stands between the parts of a line, where a style would set them apart.
_BETWEEN = " \u2022 "


def make_preview(link: Element, classes: Sequence[str]) -> None:
    """Make the link a division: of what has the classes the first leads on, the others say more.

    Pictures come last, without those that are signs beside words.
    """
    parts = [part for name in classes if (part := link.find_class(name)) is not None]
    if not parts:
        return
    said = "".join(part.text() for part in parts)
    if sorted(said.split()) != sorted(link.text().split()):
        return  # Something more is in it.
    title, *others = parts
    signs = {id(each) for part in parts for each in part.descendants()}
    pictures = [e for e in link.descendants() if e.name == "img" and id(e) not in signs]
    to_page = Element("a", {"href": link.get("href")}, title.line, title.children)
    lines: list[Element | str] = [Element("p", {}, title.line, [to_page])]
    lines += [Element("p", {}, part.line, [words]) for part in others if (words := _words(part))]
    link.name, link.attributes = "div", {}
    link.children = [*lines, *pictures]


def _words(part: Element) -> str:
    pieces = [piece.text().strip() for piece in part.elements() if piece.name != "br"]
    own = "".join(child for child in part.children if isinstance(child, str)).strip()
    return _BETWEEN.join(filter(None, (*pieces, own)))
