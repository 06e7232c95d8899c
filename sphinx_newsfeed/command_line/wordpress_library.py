"""The files of a site, as an export of WordPress (WXR) lists them: posts name them by numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError, iterparse

from sphinx_newsfeed.template_tags.shortcodes import Attachment, Library

#: Where a post has the number of its leading picture, and a picture its alternative text.
_THUMBNAIL, _ALT = "_thumbnail_id", "_wp_attachment_image_alt"


@dataclass(frozen=True, slots=True)
class SiteLibrary:
    """All files of a site, and what posts have of them."""

    attachments: Mapping[str, Attachment] = field(default_factory=dict)
    #: The files that were uploaded with a post, by its number, in their order.
    of_posts: Mapping[str, Sequence[str]] = field(default_factory=dict)
    #: The leading picture of a post, by its number.
    thumbnails: Mapping[str, str] = field(default_factory=dict)

    def of(self, post: str) -> Library:
        """What a post may name."""
        return Library(self.attachments, self.of_posts.get(post, ()))

    def thumbnail(self, post: str) -> str:
        """The address of the leading picture of a post; empty for none."""
        found = self.attachments.get(self.thumbnails.get(post, ""))
        return found.url if found else ""


def read_library(document: bytes) -> SiteLibrary:
    """What *document*, which declares no entities, lists; of a damaged one as far as it goes."""
    if b"attachment_url" not in document:
        return SiteLibrary()
    attachments: dict[str, Attachment] = {}
    ordered: list[tuple[int, int, str, str]] = []
    thumbnails: dict[str, str] = {}
    for item in _items(document):
        values, meta = _values(item), _meta(item)
        number = values.get("post_id", "")
        if thumbnail := meta.get(_THUMBNAIL):
            thumbnails[number] = thumbnail
        if values.get("post_type") == "attachment" and (url := values.get("attachment_url")):
            attachments[number] = Attachment(url, _caption(item), meta.get(_ALT, ""))
            parent, order = values.get("post_parent", ""), values.get("menu_order", "")
            ordered.append((_number(order), _number(number), parent, number))
    of_posts: dict[str, list[str]] = {}
    for _, _, parent, number in sorted(ordered):
        of_posts.setdefault(parent, []).append(number)
    return SiteLibrary(attachments, of_posts, thumbnails)


def _items(document: bytes) -> Iterator[Element]:
    with suppress(ParseError):
        for _, element in iterparse(BytesIO(document)):  # noqa: S314 - it declares no entities
            if _name(element) == "item":
                yield element
                element.clear()


def _name(element: Element) -> str:
    """The name without its namespace, which has the version of the export in it."""
    return element.tag.rpartition("}")[2]


def _values(item: Element) -> dict[str, str]:
    return {_name(child): (child.text or "").strip() for child in item}


def _caption(item: Element) -> str:
    """The excerpt of a file is its caption; feeds have another element of that name."""
    found = (c.text for c in item if _name(c) == "encoded" and "excerpt" in c.tag)
    return " ".join((next(found, "") or "").split())


def _meta(item: Element) -> dict[str, str]:
    pairs = (_values(child) for child in item if _name(child) == "postmeta")
    return {pair.get("meta_key", ""): pair.get("meta_value", "") for pair in pairs}


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 16 else 0
