"""What Substack's page shows for elements of its editor, which an export leaves empty.

What they stand for is an object of JSON in their attribute ``data-attrs``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape
from typing import Any

from bs4 import Tag

from sphinx_newsfeed.command_line.exports.markup import (
    figure,
    inner_html,
    json_value,
    link,
    parsed,
    text_of,
    value,
    words,
)
from sphinx_newsfeed.command_line.exports.remarks import Remarks

_Values = Mapping[str, Any]

#: What asks readers to subscribe, share or answer: it does nothing elsewhere.
_ASKING = (
    ".subscription-widget-wrap, .subscription-widget-wrap-editor, .subscribe-widget,"
    " .captioned-button-wrap, .paywall-jump, .poll-embed, .community-chat,"
    " .install-substack-app-embed,"
    " .referral, .leaderboard, .image-link-expand"
)
#: The addresses of buttons that do.
_IS_ASKING = re.compile(r"%%|[?&]action=share|/subscribe(?:[/?]|$)|/comments(?:[/?]|$)")
_EMPTY = "pieces that show what the export does not have are left out"


def shown_html(html: str, remarks: Remarks, title: str) -> str:
    """A body with what its page shows, as far as the export says it."""
    if "data-attrs" not in html and "class=" not in html:
        return html
    tree = parsed(html)
    for element in tree.select(_ASKING):
        element.decompose()
    for element in tree.select(".button-wrapper"):
        if _IS_ASKING.search(text_of(json_value(element, "data-attrs"), "url")):
            element.decompose()
    for element in tree.select("[data-attrs]"):
        if element.decomposed:
            continue
        _expand(element, remarks, title)
    return inner_html(tree)


def _expand(element: Tag, remarks: Remarks, title: str) -> None:
    """Put what an element stands for in its place, where it shows nothing by itself."""
    names = value(element, "class").split()
    known = next((name for name in names if name in _PIECES), "")
    shows = words(element) or element.find(["img", "iframe", "video", "audio"])
    values = json_value(element, "data-attrs")
    if known:
        made = _PIECES[known](values)
    elif shows or element.name in {"img", "a", "p"}:
        return
    else:
        made = _linked(values)
    if made:
        element.replace_with(*_children(made))
    elif not shows:
        remarks.of(title, f"{_EMPTY}: {names[0] if names else element.name}")
        element.decompose()


def _children(html: str) -> list[Any]:
    body = parsed(html).body
    return [each.extract() for each in list(body.contents)] if body else []


def _linked(values: _Values) -> str:
    """A link to the page that a piece shows."""
    keys = ("canonical_url", "url", "href", "link", "downloadUrl", "base_url")
    url = next(filter(None, (text_of(values, key) for key in keys)), "")
    said = next(filter(None, (text_of(values, key) for key in ("title", "name", "filename"))), "")
    return link(url, said) if url else ""


def _gallery(values: _Values) -> str:
    gallery = values.get("gallery")
    gallery = gallery if isinstance(gallery, dict) else {}
    images = gallery.get("images")
    found = [each for each in images if isinstance(each, dict)] if isinstance(images, list) else []
    alt, caption = text_of(gallery, "alt"), escape(text_of(gallery, "caption"), quote=False)
    shown = "".join(f'<img src="{escape(text_of(e, "src"))}" alt="{escape(alt)}">' for e in found)
    below = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f"<figure>{shown}{below}</figure>" if shown else ""


def _video(values: _Values) -> str:
    return _player("https://www.youtube.com/embed/", values)


def _vimeo(values: _Values) -> str:
    return _player("https://player.vimeo.com/video/", values)


def _player(place: str, values: _Values) -> str:
    number = text_of(values, "videoId")
    return f'<iframe src="{place}{escape(number)}"></iframe>' if number else ""


def _formula(values: _Values) -> str:
    tex = text_of(values, "persistentExpression")
    return f"<p>\\[{escape(tex, quote=False)}\\]</p>" if tex else ""


def _post(values: _Values) -> str:
    """A message of another place: who wrote it, and what."""
    text = escape(text_of(values, "full_text") or text_of(values, "text"), quote=False)
    who, url = text_of(values, "name") or text_of(values, "username"), text_of(values, "url")
    photos = values.get("photos")
    found = [each for each in photos if isinstance(each, dict)] if isinstance(photos, list) else []
    shown = "".join(figure(text_of(e, "img_url")) for e in found if text_of(e, "img_url"))
    said = f"<p>{text}</p>" if text else ""
    by = link(url, who) if url else ""
    return f"<blockquote>{said}{shown}{by}</blockquote>" if said or by else ""


_PIECES: Mapping[str, Callable[[_Values], str]] = {
    "image-gallery-embed": _gallery,
    "youtube-wrap": _video,
    "vimeo-wrap": _vimeo,
    "latex-rendered": _formula,
    "tweet": _post,
    "twitter-embed": _post,
    "bluesky-wrap": _post,
}
