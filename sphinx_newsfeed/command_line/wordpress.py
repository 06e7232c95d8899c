"""What an export of WordPress (WXR) says besides what every feed does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
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
#: Elements whose lines stay as they are, and their ends.
_PRE = re.compile(r"<(pre|script)\b", re.IGNORECASE)
_ENDS_OF_PRE = {
    name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in ("pre", "script")
}  # fmt: skip
_CAPTION = re.compile(r"\[(caption)[^\]]{0,500}\]")
_ENDS_OF_CAPTION = {"caption": re.compile(r"\[/caption\]")}
_LONGEST_CAPTION = 5000
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
    text = "".join(_with_figures(text))
    text = _EMBED.sub(r'<p><a href="\1">\1</a></p>', text)
    text = _YOUTUBE.sub(r'<p><a href="\1">\1</a></p>', text)
    parts = list(_parts(text))
    return "\n\n".join(
        part if at % 2 else made for at, part in enumerate(parts) if (made := _made(part))
    )


@dataclass(frozen=True, slots=True)
class _Pair:
    """Where something begins and ends, each with the mark that says so."""

    begin: re.Match[str]
    end: re.Match[str]

    @property
    def whole(self) -> slice:
        """With both marks."""
        return slice(self.begin.start(), self.end.end())

    @property
    def content(self) -> slice:
        """What is between the marks."""
        return slice(self.begin.end(), self.end.start())


def _pairs(
    text: str, opening: re.Pattern[str], ends: Mapping[str, re.Pattern[str]]
) -> Iterator[_Pair]:
    """What *opening* begins, the first group of which names the end that it has in *ends*.

    Each part of the text is searched once for each end, so time grows with the text alone.
    """
    found: dict[str, re.Match[str] | None] = {}
    for begin in opening.finditer(text):
        name = begin[1].lower()
        end = found.get(name)
        if name not in found or (end and end.start() < begin.end()):
            end = found[name] = ends[name].search(text, begin.end())
        if end:
            yield _Pair(begin, end)


def _parts(text: str) -> Iterator[str]:
    """The text that paragraphs are made of, and what stays as it is, in turn."""
    at = 0
    for pair in _pairs(text, _PRE, _ENDS_OF_PRE):
        if pair.whole.start >= at:
            yield text[at : pair.whole.start]
            yield text[pair.whole]
            at = pair.whole.stop
    yield text[at:]


def _with_figures(text: str) -> Iterator[str]:
    at = 0
    for pair in _pairs(text, _CAPTION, _ENDS_OF_CAPTION):
        length = pair.content.stop - pair.content.start
        if pair.whole.start >= at and length <= _LONGEST_CAPTION:
            yield text[at : pair.whole.start]
            yield _figure(text[pair.content])
            at = pair.whole.stop
    yield text[at:]


def _made(text: str) -> str:
    blocks = (block.strip() for block in re.split(r"\n[ \t]*\n", text))
    return "\n\n".join(_paragraph(block) for block in blocks if block)


def _paragraph(block: str) -> str:
    if _BLOCK.match(block):
        return block
    return "<p>" + block.replace("\n", "<br>\n") + "</p>"


def _figure(content: str) -> str:
    found = _PICTURE.fullmatch(content)
    if found is None:
        return content
    return f"<figure>{found[1]}<figcaption>{found[2].strip()}</figcaption></figure>"
