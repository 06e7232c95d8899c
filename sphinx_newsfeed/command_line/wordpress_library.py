"""The files of a site, as an export of WordPress (WXR) lists them: posts name them by numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError, iterparse

from sphinx_newsfeed.command_line.wordpress_blocks import SiteBlocks
from sphinx_newsfeed.template_tags.shortcodes import Attachment, Library

#: Where a post has the number of its leading picture, and a picture its alternative text.
_THUMBNAIL, _ALT = "_thumbnail_id", "_wp_attachment_image_alt"
_FOOTNOTES = "footnotes"
#: What the namespace of an export holds, in each of its versions.
_SIGN = b"wordpress.org/export/"


@dataclass(frozen=True, slots=True)
class SiteLibrary:
    """All files of a site, and what posts have of them."""

    attachments: Mapping[str, Attachment] = field(default_factory=dict)
    #: The files that were uploaded with a post, by its number, in their order.
    of_posts: Mapping[str, Sequence[str]] = field(default_factory=dict)
    #: The leading picture of a post, by its number.
    thumbnails: Mapping[str, str] = field(default_factory=dict)
    #: The names that readers see of authors, by the names by which these sign in.
    authors: Mapping[str, str] = field(default_factory=dict)
    #: The content of patterns that posts name, by their numbers.
    patterns: Mapping[str, str] = field(default_factory=dict)
    #: The footnotes of posts, in JSON, by the numbers of the posts.
    footnotes: Mapping[str, str] = field(default_factory=dict)

    def of(self, post: str) -> Library:
        """What a post may name."""
        return Library(self.attachments, self.of_posts.get(post, ()))

    def blocks_of(self, post: str) -> SiteBlocks:
        """What blocks of a post may stand for."""
        return SiteBlocks(self.patterns, self.footnotes.get(post, ""))

    def thumbnail(self, post: str) -> str:
        """The address of the leading picture of a post; empty for none."""
        found = self.attachments.get(self.thumbnails.get(post, ""))
        return found.url if found else ""


def is_wordpress(document: bytes) -> bool:
    """Whether a document is an export of WordPress."""
    return _SIGN in document


def read_library(*documents: bytes) -> SiteLibrary:
    """What *documents* list, which declare no entities; of a damaged one as far as it goes."""
    found = _Found()
    for document in documents:
        if is_wordpress(document):
            found.read(document)
    return found.library()


@dataclass
class _Found:
    """What was read up to now."""

    attachments: dict[str, Attachment] = field(default_factory=dict)
    ordered: list[tuple[int, int, str, str]] = field(default_factory=list)
    thumbnails: dict[str, str] = field(default_factory=dict)
    authors: dict[str, str] = field(default_factory=dict)
    patterns: dict[str, str] = field(default_factory=dict)
    footnotes: dict[str, str] = field(default_factory=dict)

    def read(self, document: bytes) -> None:
        """Note what a part of an export lists."""
        for element in _elements(document):
            values = _values(element)
            if _name(element) == "author":
                self.authors[values.get("author_login", "")] = values.get("author_display_name", "")
            else:
                self._item(element, values)

    def _item(self, item: Element, values: Mapping[str, str]) -> None:
        meta = _meta(item)
        number, kind = values.get("post_id", ""), values.get("post_type")
        if thumbnail := meta.get(_THUMBNAIL):
            self.thumbnails[number] = thumbnail
        if footnotes := meta.get(_FOOTNOTES):
            self.footnotes[number] = footnotes
        if kind == "attachment" and (url := values.get("attachment_url")):
            self.attachments[number] = Attachment(url, _caption(item), meta.get(_ALT, ""))
            parent, order = values.get("post_parent", ""), values.get("menu_order", "")
            self.ordered.append((_number(order), _number(number), parent, number))
        elif kind == "wp_block":
            self.patterns[number] = _content(item)

    def library(self) -> SiteLibrary:
        """All of it."""
        of_posts: dict[str, list[str]] = {}
        for _, _, parent, number in sorted(self.ordered):
            of_posts.setdefault(parent, []).append(number)
        return SiteLibrary(
            self.attachments, of_posts, self.thumbnails, self.authors, self.patterns, self.footnotes
        )


def _elements(document: bytes) -> Iterator[Element]:
    """Posts, files and patterns of a site, and its authors."""
    with suppress(ParseError):
        for _, element in iterparse(BytesIO(document)):  # noqa: S314 - it declares no entities
            if _name(element) == "item" or _is_author(element):
                yield element
                element.clear()


def _is_author(element: Element) -> bool:
    return _name(element) == "author" and _SIGN.decode() in element.tag


def _name(element: Element) -> str:
    """The name without its namespace, which has the version of the export in it."""
    return element.tag.rpartition("}")[2]


def _values(item: Element) -> dict[str, str]:
    return {_name(child): (child.text or "").strip() for child in item}


def _caption(item: Element) -> str:
    """The excerpt of a file is its caption; feeds have another element of that name."""
    return " ".join(_encoded(item, "excerpt").split())


def _content(item: Element) -> str:
    return _encoded(item, "content")


def _encoded(item: Element, space: str) -> str:
    found = (c.text for c in item if _name(c) == "encoded" and space in c.tag)
    return next(found, "") or ""


def _meta(item: Element) -> dict[str, str]:
    pairs = (_values(child) for child in item if _name(child) == "postmeta")
    return {pair.get("meta_key", ""): pair.get("meta_value", "") for pair in pairs}


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 16 else 0
