"""Tags that name an article or a file of the sources."""

from __future__ import annotations

import re

from sphinx_newsfeed.file_policy import has_name_of_picture
from sphinx_newsfeed.generators.tags import Block as BlockMeaning
from sphinx_newsfeed.generators.tags import Single
from sphinx_newsfeed.model.article import BodyFormat
from sphinx_newsfeed.model.site import internal
from sphinx_newsfeed.template_tags.arguments import Arguments, read_arguments, split_arguments
from sphinx_newsfeed.template_tags.handlers import Block, BlockHandler, Handler
from sphinx_newsfeed.template_tags.markup import (
    address,
    attributes,
    link,
    picture,
    plain,
    strong,
)
from sphinx_newsfeed.template_tags.pictures import without_switch
from sphinx_newsfeed.template_tags.rewriter import Rewriter
from sphinx_newsfeed.template_tags.syntax import Tag

_ADDRESS = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*:|//|/|\.{1,2}/|#)\S*")
_RST_SIGNS = re.compile(r"[`*_|<>\\]|\n\s*\n")
_GAP = re.compile(r"\n[ \t]*\n")
#: What themes call the address of a button or card.
_TARGETS = ("href", "url", "link", "src", "ref")
#: An address with a scheme, or none but a fragment: those lead to no file.
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|#|//")


def post_address(tag: Tag, rewriter: Rewriter) -> str | None:
    """``{% post_url 2020-01-01-title %}``, ``{% post_path slug %}``."""
    name = read_arguments(tag.arguments).rest(0)
    return internal("post", name.strip("/")) if name else None


def post_link(tag: Tag, rewriter: Rewriter) -> str | None:
    """``{% post_link slug title escape %}``; without a title the link has an empty text.

    Who looks links up fills it with the title of the article.
    """
    words = without_switch(read_arguments(tag.arguments).words)
    if not words:
        return None
    slug, _, fragment = words[0].partition("#")
    return link(rewriter, _with_fragment(internal("post", slug), fragment), " ".join(words[1:]))


def file_address(tag: Tag, rewriter: Rewriter) -> str | None:
    """``{% link _posts/2020-01-01-title.md %}``: a file, as a path from the project's folder."""
    name = tag.arguments.strip().strip("\"'").lstrip("/")
    return internal("file", name) if name else None


def reference(tag: Tag, rewriter: Rewriter) -> str | None:
    """``{{< ref "post.md#part" >}}``: a file from the content folder or beside the article."""
    target = read_arguments(tag.arguments).get("path", at=0)
    if not target or _ELSEWHERE.match(target):
        return address(target) or None
    path, _, fragment = target.partition("#")
    return _with_fragment(internal("file", path), fragment)


def worded_link(tag: Tag, rewriter: Rewriter) -> str | None:
    """``{% link text address external title %}``."""
    words = read_arguments(tag.arguments).words
    place = next((i for i, word in enumerate(words) if _ADDRESS.fullmatch(word)), -1)
    if place < 0:
        return _comma_link(tag, rewriter)
    return link(rewriter, words[place], " ".join(words[:place]).rstrip(",") or words[place])


def _comma_link(tag: Tag, rewriter: Rewriter) -> str | None:
    """``{% link title, site, address %}``; the text is the part before, or the first."""
    parts = split_arguments(tag.arguments)
    place = next((i for i, part in enumerate(parts) if _ADDRESS.fullmatch(part)), -1)
    return link(rewriter, parts[place], parts[0]) if place > 0 else None


def button(tag: Tag, rewriter: Rewriter) -> str | None:
    """``{% btn address, text, icon, title %}``, and the same with named arguments."""
    given = read_arguments(tag.arguments)
    if given.named:
        return card(tag, rewriter)
    if "::" in tag.arguments:
        return _colon_button(tag, rewriter)
    url, *rest = split_arguments(tag.arguments)
    if not url:
        return None
    if not _ADDRESS.match(url) and (styled := next(filter(_ADDRESS.fullmatch, rest[1:]), "")):
        # The style comes first. Source: the theme Volantis.
        return link(rewriter, styled, rest[0])
    # Without a text it may have an icon, and a title.
    words = url.split(None, 1)
    texts = (*rest[:1], *words[1:], *rest[2:3], words[0])
    return link(rewriter, words[0], next(filter(None, texts)))


def _colon_button(tag: Tag, rewriter: Rewriter) -> str | None:
    """``{% btn style::text::address::icon %}``. Source: the theme Volantis."""
    parts = [part.strip() for part in tag.arguments.split("::")]
    at = next((i for i, part in enumerate(parts) if _ADDRESS.fullmatch(part)), 0)
    return link(rewriter, parts[at], parts[at - 1]) if at else None


def card(tag: Tag, rewriter: Rewriter) -> str | None:
    """``{{< card link="…" title="…" subtitle="…" >}}``; without an address the title in bold."""
    if tag.closes:
        return ""
    given = read_arguments(tag.arguments)
    url = _target(given)
    words = [given.get(name) for name in ("title", "header", "name", "text", "label", "content")]
    words += [word.rstrip(",") for word in given.words if not _ADDRESS.fullmatch(word)]
    title, *rest = (*filter(None, words), "")
    title = title.strip("*_ ")
    below = given.get("subtitle", "subheader", "description", "desc", "summary")
    below = below or next((word for word in rest if word in given.words), "")
    shown = link(rewriter, url, title or url) if url else strong(rewriter, title)
    image = picture(rewriter, source) if (source := _image(given)) else ""
    return f"{image} {shown} {plain(rewriter, below)}".strip()


def named_link(tag: Tag, rewriter: Rewriter) -> str | None:
    """``{{< link "address" "text" "title" >}}``. Source: the documentation of the theme LoveIt."""
    given = read_arguments(tag.arguments)
    if tag.closes or not (url := _target(given)):
        return "" if tag.closes else None
    rest = [word for word in given.words if word != url]
    text = given.get("content", "text", "name", "title")
    return link(rewriter, url, text or (rest[0] if rest else url))


def button_around(block: Block, rewriter: Rewriter) -> bool:
    """``{{< button href="…" >}}text{{< /button >}}``; without an address its text stays."""
    start, end = block.inner
    url = _target(read_arguments(block.opening.arguments))
    before, after = "", ""
    if url and rewriter.format is BodyFormat.HTML:
        before, after = f"<a{attributes(href=url)}>", "</a>"
    elif url and rewriter.format is BodyFormat.RST:
        # A link holds no other markup there.
        is_plain = start < end and not _RST_SIGNS.search(rewriter.text, start, end)
        before, after = ("`", f" <{address(url)}>`__") if is_plain else ("", "")
    elif url and not _GAP.search(rewriter.text, start, end):
        before, after = "[", f"]({address(url)})"
    rewriter.replace(block.opening.start, start, before)
    rewriter.replace(end, block.closing.end, after)
    return True


def _image(given: Arguments) -> str:
    found = (word for word in given.words if has_name_of_picture(word))
    return given.get("image", "img", "screenshot", "picture") or next(found, "")


def _target(given: Arguments) -> str:
    if relative := given.get("relref", "pageref"):
        path, _, fragment = relative.partition("#")
        return _with_fragment(internal("file", path), fragment)
    url = given.get(*_TARGETS)
    return url or next((word for word in given.words if _ADDRESS.fullmatch(word)), "")


def _with_fragment(url: str, fragment: str) -> str:
    return f"{url}#{address(fragment)}" if fragment else url


HANDLERS: dict[Single, Handler] = {
    Single.BUTTON: button,
    Single.CARD: card,
    Single.FILE_ADDRESS: file_address,
    Single.LINK: worded_link,
    Single.NAMED_LINK: named_link,
    Single.POST_ADDRESS: post_address,
    Single.POST_LINK: post_link,
    Single.REFERENCE: reference,
}
BLOCKS: dict[BlockMeaning, BlockHandler] = {BlockMeaning.BUTTON: button_around}
