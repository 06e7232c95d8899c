"""Words in the place of pictures that an output cannot show."""

from __future__ import annotations

import mimetypes

from docutils import nodes

#: What a picture may be all of, links included: without it, nothing is left of them.
_HOLDERS = (nodes.paragraph, nodes.figure, nodes.Inline)
_FLASH = "application/x-shockwave-flash"


def is_film(address: str) -> bool:
    """Whether docutils would make a player of a picture, which hosts must be allowed for."""
    kind = mimetypes.guess_type(address)[0] or ""
    return kind.startswith("video/") or kind == _FLASH


def replace_by_link(image: nodes.image, text: str) -> None:
    """Put a link in the place of a picture, in its own words or in *text*; in a link, the words."""
    text = image.get("alt") or text
    if isinstance(image.parent, nodes.reference):
        replace_inline(image, nodes.Text(text))
    else:
        link = nodes.reference("", text, refuri=image["uri"], internal=False)
        replace_inline(image, link)


def replace_by_text(image: nodes.image, text: str) -> None:
    """Say *text* in place of a picture; remove it, where there is none."""
    if text:
        replace_inline(image, nodes.Text(text))
    else:
        _remove(image)


def _remove(image: nodes.image) -> None:
    """Remove a picture, and what only held it."""
    node: nodes.Element = image
    holder: nodes.Element = node.parent
    while isinstance(holder, _HOLDERS) and len(node.parent.children) == 1:
        node, holder = node.parent, node.parent.parent
    if isinstance(node.parent, nodes.figure):
        node = _dissolve(node.parent, node)
    node.parent.remove(node)


def replace_inline(image: nodes.image, words: nodes.Text | nodes.reference) -> None:
    """Put *words* in the place of a picture; where only blocks may stand, in a paragraph."""
    node: nodes.Node = words
    image.parent.replace(image, words)
    if isinstance(words.parent, nodes.reference):
        node = words.parent
    if isinstance(node.parent, nodes.figure):
        _dissolve(node.parent, node)
    elif not isinstance(node.parent, nodes.TextElement):
        node.parent.replace(node, nodes.paragraph("", "", node.deepcopy()))


def _dissolve(figure: nodes.figure, picture: nodes.Node) -> nodes.Element:
    """Put the parts of *figure* in its place, and return the paragraph that now holds *picture*."""
    paragraph = nodes.paragraph("", "", picture.deepcopy())
    parts: list[nodes.Node] = [paragraph]
    for part in figure.children[1:]:
        if isinstance(part, nodes.caption):
            parts.append(nodes.paragraph(part.rawsource, "", *part.children))
        else:
            parts += part.children
    figure.replace_self(parts)
    return paragraph
