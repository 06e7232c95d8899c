"""What an export of WordPress (WXR) says besides what every feed does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from urllib.parse import urlsplit

from sphinx_newsfeed.command_line.entries import Entry
from sphinx_newsfeed.command_line.wordpress_blocks import block_html, has_blocks
from sphinx_newsfeed.command_line.wordpress_library import SiteLibrary
from sphinx_newsfeed.loading.fields.dates import parse_date
from sphinx_newsfeed.model.article import PLAIN, BodyFormat
from sphinx_newsfeed.problems import Report, ignore
from sphinx_newsfeed.template_tags import TagContext
from sphinx_newsfeed.template_tags.lookahead import Lookahead
from sphinx_newsfeed.template_tags.shortcodes import Library, expand_shortcodes

#: What WordPress hides: everything but what is published, and what waits for its time.
_SHOWN = frozenset({"publish", "future", ""})
#: How far the clocks of a place are from UTC at the most.
_FARTHEST_ZONE = timedelta(hours=15)
#: Elements around which no paragraph is made. Source: WordPress, ``wpautop``.
_BLOCK = re.compile(
    r"\s*</?(?:address|article|aside|blockquote|dd|details|div|dl|dt|fieldset|figcaption|figure"
    r"|footer|form|h[1-6]|header|hr|iframe|li|main|map|math|nav|object|ol|p|pre|section|style"
    r"|script|table|tbody|td|tfoot|th|thead|tr|ul|video|audio|!--)\b",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^<>]{0,1000}>")
#: Elements whose lines stay as they are, and their ends.
_PRE = re.compile(r"<(pre|script)\b", re.IGNORECASE)
_ENDS_OF_PRE = {
    name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in ("pre", "script")
}  # fmt: skip
_NO_LIBRARY, _NO_SITE = Library(), SiteLibrary()
#: Shortcodes become HTML, whatever else is in a text.
_BODY = TagContext(PLAIN, BodyFormat.HTML, "", 1)


def is_post(entry: Any) -> bool:
    """Whether an entry is a post; those of all feeds but WordPress' exports are."""
    return bool(entry.get("wp_post_type", "post") == "post")


def wordpress_entry(
    entry: Any,
    read: Entry,
    site: SiteLibrary = _NO_SITE,
    report: Report = ignore,
) -> Entry:
    """The entry *read* as its export means it, with files of the *site* that it names.

    A category's ``domain`` says whether it is a category or a tag; what is a draft, waits for a
    review, is private or needs a password is hidden.
    """
    post = str(entry.get("wp_post_id", ""))
    terms: dict[str, list[str]] = {"category": [], "post_tag": []}
    for tag in entry.get("tags", ()):
        name = str(tag.get("term") or "").strip()
        if name and str(tag.get("scheme") or "category") in terms:
            terms[str(tag.get("scheme") or "category")].append(name)
    date = _date(entry)
    hidden = "" if entry.get("wp_status", "") in _SHOWN else "draft"
    path = urlsplit(read.link).path
    return replace(
        read,
        date=date or read.date,
        authors=tuple(site.authors.get(name) or name for name in read.authors),
        updated=parse_date(entry.get("wp_post_modified_gmt", ""), UTC),
        content=_content(read.content, post, site, report),
        picture=site.thumbnail(post) or read.picture,
        categories=tuple(dict.fromkeys(terms["category"])),
        tags=tuple(dict.fromkeys(terms["post_tag"])),
        summary=" ".join(_TAG.sub("", str(entry.get("excerpt_encoded", ""))).split()),
        slug=str(entry.get("wp_post_name", "")),
        aliases=(path,) if path.strip("/") else (),
        hidden="protected" if entry.get("wp_post_password") else hidden,
    )


def _date(entry: Any) -> datetime | None:
    """When it was published, as the clocks of the site told it, which are those of its addresses.

    That time names no zone; how far it is from that of UTC, which is beside it, tells one.
    """
    utc = parse_date(entry.get("wp_post_date_gmt", ""), UTC)
    there = parse_date(entry.get("wp_post_date", ""), UTC)
    if utc is None or there is None:
        return utc or there
    offset = there - utc
    if abs(offset) > _FARTHEST_ZONE or offset % timedelta(minutes=15):
        return utc
    return utc.astimezone(timezone(offset))


def _content(text: str, post: str, site: SiteLibrary, report: Report) -> str:
    if not has_blocks(text):
        return paragraphs(text, report, site.of(post))
    html = block_html(text, site.blocks_of(post), report)
    return expand_shortcodes(html, _BODY, report, site.of(post)).strip()


def paragraphs(text: str, report: Report = ignore, library: Library = _NO_LIBRARY) -> str:
    """WordPress' own half of HTML made whole: blank lines part paragraphs, lines break.

    Shortcodes become HTML before.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = expand_shortcodes(text, _BODY, report, library)
    parts = list(_parts(text))
    return "\n\n".join(
        part if at % 2 else made for at, part in enumerate(parts) if (made := _made(part))
    )


def _parts(text: str) -> Iterator[str]:
    """The text that paragraphs are made of, and what stays as it is, in turn.

    Each part is searched once for each end, so time grows with the text alone.
    """
    at = 0
    ahead = Lookahead(text)
    for begin in _PRE.finditer(text):
        end = ahead.match(_ENDS_OF_PRE[begin[1].lower()], begin.end())
        if end and begin.start() >= at:
            yield text[at : begin.start()]
            at = end.end()
            yield text[begin.start() : at]
    yield text[at:]


def _made(text: str) -> str:
    blocks = (block.strip() for block in re.split(r"\n[ \t]*\n", text))
    return "\n\n".join(_paragraph(block) for block in blocks if block)


def _paragraph(block: str) -> str:
    if _BLOCK.match(block):
        return block
    return "<p>" + block.replace("\n", "<br>\n") + "</p>"
