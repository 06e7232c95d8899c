"""Reads the export of Substack: a table of posts, and a file of HTML for each."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC
from html import escape
from posixpath import basename, dirname, join

from sphinx_newsfeed.command_line.download import CannotReadError
from sphinx_newsfeed.command_line.entries import Entry
from sphinx_newsfeed.command_line.exports.files import ExportFiles
from sphinx_newsfeed.command_line.exports.remarks import Remarks
from sphinx_newsfeed.command_line.exports.substack_embeds import shown_html
from sphinx_newsfeed.loading.fields.dates import parse_date

#: Columns that no other table has together.
_COLUMNS = {"post_id", "post_date", "is_published", "title"}
#: The longest value of a cell, in characters; titles and subtitles are short.
_LONGEST_CELL = 1_000_000
_MEMBERS = "only subscribers could read it; it becomes a draft"
_NO_FILE = "the export has no text of it"
_NOT_TAKEN = "are no posts (pages, discussions, restacks); left out"
#: What a post is that has a page among the articles.
_TYPES = frozenset(("newsletter", "podcast", "video", ""))


def is_substack(beginning: bytes) -> bool:
    """Whether a file that begins so is the table of posts."""
    line = beginning.decode("utf-8-sig", "replace").splitlines()[:1]
    names = {name.strip().strip('"') for each in line for name in each.split(",")}
    return names >= _COLUMNS


def read_substack(files: ExportFiles, table: str, site: str, remarks: Remarks) -> tuple[Entry, ...]:
    """The posts of the *table* of an export; *site* is the address of the newsletter."""
    csv.field_size_limit(_LONGEST_CELL)
    lines = io.StringIO(files.document(table).decode("utf-8-sig", "replace"), newline="")
    rows = [row for row in _rows(lines, remarks) if row.get("post_id")]
    posts = [row for row in rows if _said(row, "type") in _TYPES]
    if left_out := len(rows) - len(posts):
        remarks.say(f"{left_out} of the export {_NOT_TAKEN}")
    reader = _Reader(files, dirname(table), site.rstrip("/"), remarks)
    return remarks.read_each(posts, reader.entry)


def _rows(lines: io.StringIO, remarks: Remarks) -> Iterator[Mapping[str, str]]:
    try:
        yield from csv.DictReader(lines)
    except csv.Error as error:
        remarks.say(f"the table of posts is damaged ({error}); it is read as far as it goes")


def _said(row: Mapping[str, str | None], column: str) -> str:
    return (row.get(column) or "").strip()


@dataclass
class _Reader:
    """Puts rows and files together."""

    files: ExportFiles
    folder: str
    site: str
    remarks: Remarks

    def __post_init__(self) -> None:
        #: Names of files of HTML by the numbers with which they begin.
        self.texts: dict[str, str] = {}
        self.names = frozenset(self.files.names)
        for name in self.files.names:
            number, _, rest = basename(name).partition(".")
            if rest.endswith("html") and dirname(name).startswith(self.folder):
                self.texts.setdefault(number, name)

    def entry(self, row: Mapping[str, str]) -> Entry:
        """The entry of a row."""
        post = _said(row, "post_id")
        number, _, slug = post.partition(".")
        name = self._name(post, number)
        slug = slug or basename(name).removesuffix(".html").partition(".")[2]
        title, subtitle = _said(row, "title"), _said(row, "subtitle")
        title = title or slug or "Untitled"
        is_out = _said(row, "is_published").lower() == "true"
        is_open = _said(row, "audience") in {"", "everyone"}
        if is_out and not is_open:
            self.remarks.of(title, _MEMBERS)
        path = f"/p/{slug}" if slug and is_out else ""
        lead = f"<p><em>{escape(subtitle, quote=False)}</em></p>\n" if subtitle else ""
        sound = _said(row, "podcast_url")
        return Entry(
            title=title,
            date=parse_date(_said(row, "post_date"), UTC),
            content=lead + self._text(name, title),
            summary=subtitle,
            link=f"{self.site}{path}" if self.site and path else "",
            guid=number,
            slug=slug,
            aliases=(path,) if path else (),
            hidden="" if is_out and is_open else "protected" if is_out else "draft",
            enclosure={"url": sound, "type": "audio/mpeg"} if sound else {},
        )

    def _name(self, post: str, number: str) -> str:
        exact = join(self.folder, "posts", f"{post}.html")
        return exact if exact in self.names else self.texts.get(number, "")

    def _text(self, name: str, title: str) -> str:
        if not name:
            self.remarks.of(title, _NO_FILE)
            return ""
        try:
            data = self.files.document(name)
        except CannotReadError as error:
            self.remarks.say(f"{error}; its text is left out")
            return ""
        return shown_html(data.decode("utf-8-sig", "replace"), self.remarks, title)
