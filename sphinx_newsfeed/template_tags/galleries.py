"""Tags that show the pictures of a list in front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape

from sphinx_newsfeed.generators.tags import Single
from sphinx_newsfeed.template_tags.arguments import read_arguments
from sphinx_newsfeed.template_tags.handlers import Handler, LeftOut
from sphinx_newsfeed.template_tags.markup import attributes, caption_html, html_on, with_caption
from sphinx_newsfeed.template_tags.rewriter import Rewriter
from sphinx_newsfeed.template_tags.syntax import Tag

#: How many pictures of a list are shown.
_MOST_PICTURES = 1000
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[/#]")
_Values = Mapping[str, object]


def gallery(tag: Tag, rewriter: Rewriter) -> str | None:
    """``{% include gallery id="key" caption="…" %}``; the key is ``gallery`` unless it is given.

    Source: Minimal Mistakes documentation, "Helpers".
    """
    given = read_arguments(tag.arguments)
    pictures = [_picture(each) for each in _items(rewriter, given.get("id") or "gallery")]
    shown = " ".join(filter(None, pictures))
    return html_on(rewriter, tag, with_caption(shown, given.get("caption"))) if shown else LeftOut()


def features(tag: Tag, rewriter: Rewriter) -> str | None:
    """``{% include feature_row id="key" %}``: texts with a picture and a link each.

    Source: Minimal Mistakes documentation, "Helpers".
    """
    given = read_arguments(tag.arguments)
    shown = "".join(map(_feature, _items(rewriter, given.get("id") or "feature_row")))
    return html_on(rewriter, tag, f"<div>{shown}</div>") if shown else LeftOut()


def _items(rewriter: Rewriter, key: str) -> Iterator[_Values]:
    found = rewriter.context.values.page.get(key)
    for each in found[:_MOST_PICTURES] if isinstance(found, list | tuple) else ():
        if isinstance(each, Mapping):
            yield each
        elif isinstance(each, str):
            yield {"image_path": each}


def _text(item: _Values, *keys: str) -> str:
    return next((each for key in keys if isinstance(each := item.get(key), str) and each), "")


def rooted(url: str) -> str:
    """An address as themes write it: from the site's root, unless it says where it is."""
    return url if not url or _ABSOLUTE.match(url) else f"/{url}"


def _picture(item: _Values) -> str:
    source = _text(item, "image_path", "image", "src", "path", "url")
    if not source:
        return ""
    said = attributes(src=rooted(source), title=_text(item, "title"))
    picture = f'<img{said} alt="{escape(" ".join(_text(item, "alt").split()))}">'
    target = rooted(_text(item, "url", "link"))
    # A link to the picture itself tells nothing.
    is_own = target in {"", rooted(source)}
    picture = picture if is_own else f"<a{attributes(href=target)}>{picture}</a>"
    return with_caption(picture, _text(item, "caption"))


def _feature(item: _Values) -> str:
    picture = _picture({**item, "url": "", "title": ""})
    title = caption_html(_text(item, "title"))
    text = caption_html(_text(item, "excerpt", "text", "description"))
    url, label = rooted(_text(item, "url", "link")), _text(item, "btn_label", "label")
    link = f"<a{attributes(href=url)}>{escape(label or url)}</a>" if url else ""
    parts = [picture, f"<strong>{title}</strong>" if title else "", text, link]
    return "".join(f"<p>{part}</p>" for part in parts if part)


HANDLERS: dict[Single, Handler] = {Single.FEATURES: features, Single.GALLERY: gallery}
