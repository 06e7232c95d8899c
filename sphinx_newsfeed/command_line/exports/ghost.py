"""Reads the export of Ghost: one file of JSON, which has the tables of its database.

Source: Ghost documentation, "Migrating to Ghost", "Developer Migration Docs" (the JSON format).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from sphinx_newsfeed.command_line.entries import Entry
from sphinx_newsfeed.command_line.exports.lexical import lexical_html
from sphinx_newsfeed.command_line.exports.markup import beginning, figure, path_of, text_of
from sphinx_newsfeed.command_line.exports.remarks import Remarks
from sphinx_newsfeed.generators.ghost import SITE_ADDRESS
from sphinx_newsfeed.loading.fields.dates import parse_date

_Row = Mapping[str, Any]

#: What a visitor could see; what went out by mail only was on no page.
_SHOWN = frozenset(("published", "scheduled"))
_PAGES = "pages; they are left out"
_MEMBERS = "only members could read it; it becomes a draft"
_NO_TEXT = "its text is in a form that is not read (mobiledoc); save it in Ghost once, and export"
#: A comment that parts what all could read from what members could.
_PAYWALL = re.compile(r"<!--\s*members-only\s*-->")


def is_ghost(document: Mapping[str, Any]) -> bool:
    """Whether a document of JSON is an export of Ghost."""
    return isinstance(_data(document).get("posts"), list)


def read_ghost(document: Mapping[str, Any], site: str, remarks: Remarks) -> tuple[Entry, ...]:
    """The posts of an export; *site* is the address of the old site, which it does not have."""
    tables = _Tables(_data(document), site.rstrip("/"), remarks)
    posts = _rows(tables.data, "posts")
    pages = sum(_is_page(post) for post in posts)
    if pages:
        remarks.say(f"{pages} of the export are {_PAGES}")
    return remarks.read_each([p for p in posts if not _is_page(p)], tables.entry)


def _data(document: Mapping[str, Any]) -> _Row:
    """The tables; they lie in a list, and in older exports do not."""
    db = document.get("db")
    found = db[0] if isinstance(db, list) and db else document
    data = found.get("data") if isinstance(found, dict) else None
    return data if isinstance(data, dict) else {}


def _rows(data: _Row, name: str) -> list[_Row]:
    found = data.get(name)
    return [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []


def _is_page(post: _Row) -> bool:
    return post.get("type") == "page" or post.get("page") == 1


@dataclass
class _Tables:
    """The tables, by what posts name."""

    data: _Row
    site: str
    remarks: Remarks

    def __post_init__(self) -> None:
        self._tags = self._names("posts_tags", "tag_id", self._of("tags", _is_public_tag))
        said = {text_of(r, "key"): text_of(r, "value") for r in _rows(self.data, "settings")}
        self._zone = _zone(said.get("timezone") or said.get("active_timezone") or "")
        self._language = said.get("locale") or said.get("lang") or ""
        users = self._of("users", lambda row: True)
        self._authors = self._names("posts_authors", "author_id", users)
        self._users = users
        self._meta = {str(row.get("post_id")): row for row in _rows(self.data, "posts_meta")}

    def _of(self, table: str, is_taken: Any) -> dict[str, str]:
        rows = (row for row in _rows(self.data, table) if is_taken(row))
        return {str(row.get("id")): text_of(row, "name") for row in rows}

    def _names(self, table: str, key: str, names: Mapping[str, str]) -> dict[str, list[str]]:
        """The names that each post has, in their order."""
        found: dict[str, list[str]] = {}
        for row in sorted(_rows(self.data, table), key=_order):
            name = names.get(str(row.get(key)))
            if name:
                found.setdefault(str(row.get("post_id")), []).append(name)
        return found

    def entry(self, post: _Row) -> Entry:
        """The entry of a post."""
        number = str(post.get("id", ""))
        title = text_of(post, "title") or beginning(text_of(post, "plaintext")) or "Untitled"
        slug, status = text_of(post, "slug"), text_of(post, "status") or "published"
        is_open = text_of(post, "visibility") in {"", "public"}
        if not is_open and status in _SHOWN:
            self.remarks.of(title, _MEMBERS)
        hidden = "" if status in _SHOWN else "draft"
        meta = {**post, **self._meta.get(number, {})}
        picture = self._absolute(text_of(post, "feature_image") or text_of(post, "image"))
        link = self._absolute(text_of(post, "canonical_url"))
        path = f"/{slug}/" if slug and status in _SHOWN else ""
        dates = (parse_date(text_of(post, key), UTC) for key in ("published_at", "created_at"))
        date = next(filter(None, dates), None)
        return Entry(
            title=title,
            date=date.astimezone(self._zone) if date else None,
            updated=parse_date(text_of(post, "updated_at"), UTC),
            content=_leading(picture, meta, self._absolute) + self._content(post, title),
            authors=tuple(self._authors.get(number) or self._author(post)),
            tags=tuple(dict.fromkeys(self._tags.get(number, ()))),
            summary=" ".join(text_of(post, "custom_excerpt").split()),
            link=link or (f"{self.site}{path}" if self.site and path else ""),
            guid=number,
            picture=picture,
            language=text_of(post, "locale") or self._language,
            slug=slug,
            aliases=(path_of(path),) if path else (),
            hidden=hidden if is_open else "protected",
        )

    def _author(self, post: _Row) -> Sequence[str]:
        found = self._users.get(str(post.get("author_id")))
        return [found] if found else []

    def _content(self, post: _Row, title: str) -> str:
        html = text_of(post, "html") or lexical_html(text_of(post, "lexical"))
        if not html and (text_of(post, "mobiledoc") or text_of(post, "lexical")):
            self.remarks.of(title, _NO_TEXT)
        return _PAYWALL.sub("", self._absolute(html))

    def _absolute(self, text: str) -> str:
        """*text* with the address of the site, or that of its root, in the place of a sign."""
        return text.replace(SITE_ADDRESS, self.site)


def _leading(picture: str, meta: _Row, absolute: Any) -> str:
    """The leading picture in the text, where it has words of its own."""
    alt = text_of(meta, "feature_image_alt")
    caption = absolute(text_of(meta, "feature_image_caption"))
    return figure(picture, alt, caption) + "\n" if picture and (alt or caption) else ""


def _zone(name: str) -> tzinfo:
    """The zone of the site; that of UTC, where it names none."""
    try:
        return ZoneInfo(name) if name else UTC
    except (KeyError, ValueError, OSError):
        return UTC


def _is_public_tag(row: _Row) -> bool:
    """Whether readers see a tag; those with a number sign are of the site's own."""
    is_internal = text_of(row, "visibility") == "internal" or text_of(row, "name").startswith("#")
    return not is_internal


def _order(row: _Row) -> int:
    order = row.get("sort_order")
    return order if isinstance(order, int) else 0
