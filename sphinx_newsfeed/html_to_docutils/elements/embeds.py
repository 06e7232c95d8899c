"""Players of hosts that the caller allows: raw HTML, made of parsed parts only."""

from __future__ import annotations

import re
from html import escape
from urllib.parse import quote

from docutils import nodes

from sphinx_newsfeed.html_to_docutils.state import State
from sphinx_newsfeed.html_to_docutils.tree import Element
from sphinx_newsfeed.policy import EMBEDS, SANDBOX

#: The class of the container that holds a player and a link to the same medium.
EMBED_CLASS = "newsfeed-embed"

#: The class of the paragraph with the link.
LINK_CLASS = "newsfeed-embed-link"

# An address of the web that every program reads alike: no user, no port, no backslash, ASCII.
_ADDRESS = re.compile(r"https?://([a-z0-9-]+(?:\.[a-z0-9-]+)+)((?:[/?#][!-~]*)?)", re.IGNORECASE)
_UNSAFE = re.compile(r"[\"'<>\\^`{|}]")


def player(element: Element, address: str, title: str, state: State) -> nodes.raw | None:
    """Return the player of a medium as raw HTML, None unless its host is allowed."""
    source = _allowed_source(address, state.settings.embed_hosts)
    if source is None or element.name not in EMBEDS:
        return None
    attributes = {"src": source, "title": title}
    if element.name == "iframe":
        attributes |= {
            "loading": "lazy",
            "referrerpolicy": "strict-origin-when-cross-origin",
            "sandbox": SANDBOX,
            "allowfullscreen": "allowfullscreen",
        }
    else:
        attributes |= {"controls": "controls", "preload": "none"}
    for name in ("width", "height") if element.name != "audio" else ():
        if size := re.fullmatch(r"0*([1-9][0-9]{0,3})(?:\.[0-9]+)?(?:px)?", element.get(name)):
            attributes[name] = size[1]
    written = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    html = f"<{element.name}{written}></{element.name}>"
    return state.new(nodes.raw, nodes.Text(html), format="html")


def _allowed_source(address: str, hosts: frozenset[str]) -> str | None:
    """Return the address under ``https:`` when its host is exactly one of those allowed."""
    if not hosts:
        return None
    match = _ADDRESS.fullmatch(quote(address, safe="".join(map(chr, range(0x21, 0x7F)))))
    if match is None or _UNSAFE.search(address) or match[1].lower() not in hosts:
        return None
    return f"https://{match[1].lower()}{match[2]}"
