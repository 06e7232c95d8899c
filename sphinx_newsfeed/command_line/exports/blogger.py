"""What an export of Blogger says besides what every feed does: Atom of its own, old and new.

The old one is that of "Back up content", which tells by categories what an entry is; the new one is
``feed.atom`` of Google Takeout. Sources: Blogger documentation, "Blogger Data API";
the namespace ``http://schemas.google.com/blogger/2018``.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Any
from urllib.parse import urljoin

from bs4 import Tag

from sphinx_newsfeed.command_line.entries import Entry
from sphinx_newsfeed.command_line.exports.markup import inner_html, parsed, path_of, words

_KIND_SCHEME = "http://schemas.google.com/g/2005#kind"
_KIND = "http://schemas.google.com/blogger/2008/kind#"
_SIGNS = (b"http://schemas.google.com/blogger/2018", _KIND.encode())
#: What visitors saw, or will see.
_SHOWN = frozenset(("LIVE", "SCHEDULED", ""))


def is_blogger(document: bytes) -> bool:
    """Whether a feed is an export of Blogger, or one of its feeds, which is read as one."""
    return any(sign in document for sign in _SIGNS)


def kind_of(entry: Any) -> str:
    """What an entry is: a ``post``, ``page``, ``comment``, ``template``, ``settings``."""
    if kind := entry.get("blogger_type"):
        return str(kind).strip().lower()
    terms = (str(tag.get("term", "")) for tag in entry.get("tags", ()))
    return next((term.removeprefix(_KIND) for term in terms if term.startswith(_KIND)), "post")


def blogger_entry(entry: Any, read: Entry, site: str) -> Entry:
    """The entry *read* as its export means it.

    The new exports have no address of the site, which is *site*.
    """
    tags = (
        str(tag.get("term") or "").strip()
        for tag in entry.get("tags", ())
        if tag.get("scheme") != _KIND_SCHEME
    )
    is_draft = entry.get("app_draft") == "yes"
    is_draft |= str(entry.get("blogger_status", "")).strip().upper() not in _SHOWN
    # Where it was taken away, there is the time of that.
    is_draft |= bool(str(entry.get("blogger_trashed", "")).strip())
    file = str(entry.get("blogger_filename", "")).strip()
    link = read.link or (urljoin(site, file) if site and file else "")
    path = path_of(link) or (file if file.startswith("/") else "")
    return replace(
        read,
        date=_date(str(entry.get("published", ""))) or read.date,
        content=_body(read.content),
        summary=" ".join(str(entry.get("blogger_metadescription", "")).split()),
        categories=(),
        tags=tuple(dict.fromkeys(filter(None, tags))),
        link=link,
        aliases=(path,) if path and not is_draft else (),
        hidden="draft" if is_draft else "",
    )


def _date(text: str) -> datetime | None:
    """When it was published, as the clocks of the site told it, which are those of its addresses.

    Source: RFC 4287, section 3.3.
    """
    with suppress(ValueError):
        found = datetime.fromisoformat(text.strip())
        return found if found.tzinfo else None
    return None


def _body(html: str) -> str:
    """A body whose tables with a picture and its caption are figures, as they were meant."""
    if "tr-caption" not in html:
        return html
    tree = parsed(html)
    for table in tree.select("table.tr-caption-container"):
        _make_figure(tree, table)
    return inner_html(tree)


def _make_figure(tree: Any, table: Tag) -> None:
    picture, caption = table.find("img"), table.select_one(".tr-caption")
    if not isinstance(picture, Tag) or caption is None or words(caption) == "":
        return
    figure = tree.new_tag("figure")
    around = picture.parent
    shown = around if isinstance(around, Tag) and around.name == "a" else picture
    below = tree.new_tag("figcaption")
    below.extend(list(caption.contents))
    figure.extend([shown, below])
    table.replace_with(figure)
