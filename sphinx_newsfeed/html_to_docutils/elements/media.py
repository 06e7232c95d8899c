"""Sound, film and embedded pages: links; players only of hosts that the caller allows."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from docutils import nodes

from sphinx_newsfeed import policy
from sphinx_newsfeed.html_to_docutils.elements.embeds import EMBED_CLASS, LINK_CLASS, player
from sphinx_newsfeed.html_to_docutils.elements.pictures import allowed_address, put_picture
from sphinx_newsfeed.html_to_docutils.left_out import Kind
from sphinx_newsfeed.html_to_docutils.scanning import text_of_html
from sphinx_newsfeed.html_to_docutils.state import Handler, State
from sphinx_newsfeed.html_to_docutils.tree import BLOCKS, Element
from sphinx_newsfeed.problems import ProblemKind

_NAMES = {
    "applet": "Media",
    "audio": "Audio",
    "embed": "Media",
    "object": "Media",
    "video": "Video",
}
_ADDRESSES = ("src", "data-src", "data", "data-original")

# Pages that show a film alone, to the pages that show it to a reader.
_PLAYERS = (
    (
        re.compile(r"https?://(?:www\.)?youtube(?:-nocookie)?\.com/embed/([\w-]+).*"),
        r"https://www.youtube.com/watch?v=\1",
    ),
    (re.compile(r"https?://player\.vimeo\.com/video/(\d+).*"), r"https://vimeo.com/\1"),
)


def medium(element: Element, state: State) -> None:
    """Put a paragraph with a link to a medium; without an address, what stands in for it.

    Where the caller allows the host, a player stands before the link: see ``html_to_nodes``.
    """
    address = _address(element)
    state.left_out.add(Kind.FRAMES, text_of_html(element.get("srcdoc")), state.line)
    if not address:
        _stand_in(element, state)
        return
    allowed = policy.link_address(address)
    state.end_paragraph()
    if allowed is None or policy.scheme_of(allowed) not in ("", "http", "https"):
        message = f"embedded {policy.shown(address)} is not allowed; it is left out"
        state.problem(ProblemKind.LINK, message)
        _stand_in(element, state)
        return
    page = allowed
    for pattern, watch in _PLAYERS:
        page = pattern.sub(watch, page)
    label = _label(element, page, "Video" if page != allowed else "")
    raw = player(element, allowed, label, state)
    if raw is not None:
        link = state.new(nodes.reference, nodes.Text(label), refuri=page)
        words = state.new(nodes.paragraph, link, classes=[LINK_CLASS])
        state.add(state.new(nodes.container, raw, words, classes=[EMBED_CLASS]))
        return
    with state.marked(nodes.reference, refuri=page):
        _poster(element, state)
        state.text(label)
    state.end_paragraph()


def _stand_in(element: Element, state: State) -> None:
    """Give what stands in for a medium that is not there.

    Text straight in a player is for browsers that know none; no reader sees it.
    """
    seen = element.name in ("applet", "object")
    state.convert(c for c in element.children if seen or isinstance(c, Element))


def _address(element: Element) -> str:
    """Return the address of a medium, its own or that of its first source."""
    sources = [child for child in element.descendants() if child.name in ("source", "embed")]
    for candidate in (element, *sources):
        for name in _ADDRESSES:
            if address := candidate.get(name):
                return address
    return ""


def _poster(element: Element, state: State) -> None:
    poster = policy.tidy_address(element.get("poster"))
    if poster and (address := allowed_address(poster, state)):
        put_picture(address, "", Element("img"), state)
        state.line_break()


def _label(element: Element, address: str, name: str) -> str:
    """Return the text of the link: the title of the medium, else what and where it is."""
    if title := " ".join((element.get("title") or element.get("aria-label")).split()):
        return title
    try:
        # Browsers read a backslash as a slash (URL standard, section 4.4).
        place = urlsplit(address.replace("\\", "/")).hostname or address.rpartition("/")[2]
    except ValueError:
        place = ""
    name = name or _NAMES.get(element.name, "Embedded page")
    return f"{name}: {place}" if place else name


def amp(name: str) -> Handler:
    """Return a handler that puts an element of AMP as the one of HTML that it stands for."""

    def put(element: Element, state: State) -> None:
        medium(Element(name, element.attributes, element.line, element.children), state)

    put.__doc__ = medium.__doc__
    return put


def drawing(element: Element, state: State) -> None:
    """Give the text that is drawn in an SVG, without its title and description."""
    for child in element.elements():
        if child.name in ("g", "svg", "switch"):
            drawing(child, state)
        elif child.name in ("a", "foreignobject", "text"):
            state.text(" ")
            state.convert([child])
            state.text(" ")
        elif child.name in BLOCKS:
            # Such elements end the drawing (HTML standard, section 13.2.6.5).
            state.convert([child])


HANDLERS: dict[str, Handler] = {
    **dict.fromkeys(
        ("applet", "audio", "embed", "frame", "iframe", "object", "portal", "video"), medium
    ),
    # The same of AMP, which loads them itself.
    **{f"amp-{name}": amp(name) for name in ("audio", "iframe", "video")},
    "svg": drawing,
}
