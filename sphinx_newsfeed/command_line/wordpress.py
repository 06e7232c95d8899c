"""What an export of WordPress (WXR) says besides what every feed does."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC
from typing import Any
from urllib.parse import urlsplit

from sphinx_newsfeed.command_line.entries import Entry
from sphinx_newsfeed.loading import parse_date

#: What WordPress hides: everything but what is published, and what waits for its time.
_SHOWN = frozenset({"publish", "future", ""})
#: Elements around which no paragraph is made. Source: WordPress, ``wpautop``.
_BLOCK = re.compile(
    r"\s*</?(?:address|article|aside|blockquote|dd|details|div|dl|dt|fieldset|figcaption|figure"
    r"|footer|form|h[1-6]|header|hr|iframe|li|main|map|math|nav|object|ol|p|pre|section|style"
    r"|script|table|tbody|td|tfoot|th|thead|tr|ul|video|audio|!--)\b",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^<>]{0,1000}>")
_PRE = re.compile(r"(<pre\b.*?</pre\s*>|<script\b.*?</script\s*>)", re.IGNORECASE | re.DOTALL)
_CAPTION = re.compile(r"\[caption[^\]]{0,500}\](.{0,5000}?)\[/caption\]", re.DOTALL)
_PICTURE = re.compile(r"\s*((?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?)(.*)", re.DOTALL)
_EMBED = re.compile(r"\[(?:embed|youtube|video)[^\]]{0,300}\]([^\[\]]{1,500})\[/\w+\]")
_YOUTUBE = re.compile(r"\[youtube[= ]\s*\"?(https?://[^\]\s\"]{1,300})\"?\s*\]")


def is_post(entry: Any) -> bool:
    """Whether an entry is a post; those of all feeds but WordPress' exports are."""
    return bool(entry.get("wp_post_type", "post") == "post")


def wordpress_entry(entry: Any, read: Entry) -> Entry:
    """The entry *read* as its export means it.

    A category's ``domain`` says whether it is a category or a tag; what is a draft, waits for a
    review, is private or needs a password is hidden.
    """
    terms: dict[str, list[str]] = {"category": [], "post_tag": []}
    for tag in entry.get("tags", ()):
        name = str(tag.get("term") or "").strip()
        if name and str(tag.get("scheme") or "category") in terms:
            terms[str(tag.get("scheme") or "category")].append(name)
    date = parse_date(entry.get("wp_post_date_gmt", ""), UTC)
    hidden = "" if entry.get("wp_status", "") in _SHOWN else "draft"
    path = urlsplit(read.link).path
    return replace(
        read,
        date=date or parse_date(entry.get("wp_post_date", ""), UTC) or read.date,
        updated=parse_date(entry.get("wp_post_modified_gmt", ""), UTC),
        content=paragraphs(read.content),
        categories=tuple(dict.fromkeys(terms["category"])),
        tags=tuple(dict.fromkeys(terms["post_tag"])),
        summary=" ".join(_TAG.sub("", str(entry.get("excerpt_encoded", ""))).split()),
        slug=str(entry.get("wp_post_name", "")),
        aliases=(path,) if path.strip("/") else (),
        hidden="protected" if entry.get("wp_post_password") else hidden,
    )


def paragraphs(text: str) -> str:
    """WordPress' own half of HTML made whole: blank lines part paragraphs, lines break.

    Shortcodes for captions and players become HTML; others stay.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _CAPTION.sub(_figure, text)
    text = _EMBED.sub(r'<p><a href="\1">\1</a></p>', text)
    text = _YOUTUBE.sub(r'<p><a href="\1">\1</a></p>', text)
    parts = _PRE.split(text)
    return "\n\n".join(
        part if at % 2 else made for at, part in enumerate(parts) if (made := _made(part))
    )


def _made(text: str) -> str:
    blocks = (block.strip() for block in re.split(r"\n[ \t]*\n", text))
    return "\n\n".join(_paragraph(block) for block in blocks if block)


def _paragraph(block: str) -> str:
    if _BLOCK.match(block):
        return block
    return "<p>" + block.replace("\n", "<br>\n") + "</p>"


def _figure(match: re.Match[str]) -> str:
    found = _PICTURE.fullmatch(match[1])
    if found is None:
        return match[1]
    return f"<figure>{found[1]}<figcaption>{found[2].strip()}</figcaption></figure>"
