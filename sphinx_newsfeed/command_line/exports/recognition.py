"""What a place holds, told by its content: a feed, or the export of a service in any form."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from sphinx_newsfeed.command_line.download import CannotReadError
from sphinx_newsfeed.command_line.entries import Entry, Feed
from sphinx_newsfeed.command_line.exports.files import ExportFiles
from sphinx_newsfeed.command_line.exports.ghost import is_ghost, read_ghost
from sphinx_newsfeed.command_line.exports.mastodon import is_outbox, read_mastodon
from sphinx_newsfeed.command_line.exports.medium import is_medium, read_medium
from sphinx_newsfeed.command_line.exports.remarks import Remarks
from sphinx_newsfeed.command_line.exports.substack import is_substack, read_substack
from sphinx_newsfeed.command_line.feeds import parse_json_feed, parse_xml_feeds
from sphinx_newsfeed.file_policy import HARMLESS_FILES, PICTURES

#: Files of these suffixes are not looked into: they are most of an export.
_NO_DOCUMENTS = (PICTURES | HARMLESS_FILES) - {".json", ".csv", ".txt"}
#: How much of a file tells what it is, in bytes. An archive of a whole account has many others.
_BEGINNING = 16_384
#: Keys of documents in JSON that are read.
_KEYS = (b'"db"', b'"posts"', b'"orderedItems"', b'"items"')
_BLANKS = b"\xef\xbb\xbf \t\r\n"
#: How feeds begin; other files of XML in an export are settings and templates.
_FEEDS = (b"<rss", b"<feed", b"<rdf")
#: Exports in JSON, by what tells one.
_JSON = ((is_ghost, read_ghost), (is_outbox, read_mastodon))
_NOTHING = (
    "nothing in it is known: no feed, and no export of WordPress, Ghost, Blogger, Medium, Substack "
    "or Mastodon"
)


def read_document(data: bytes, site: str = "") -> Feed:
    """The entries of one file; raises :exc:`CannotReadError` for what is none that is known."""
    remarks = Remarks()
    begin = data.lstrip(_BLANKS)
    if begin.startswith(b"{"):
        return _read_json(data, site)
    if is_medium(data):
        return Feed(read_medium([("", data)], site, remarks), remarks.all())
    return parse_xml_feeds([data], site)


def read_files(files: ExportFiles, site: str = "") -> Feed:
    """The entries of an export of several files; raises :exc:`CannotReadError` as one does."""
    found = _Sorted(files)
    parts = list(found.feeds(site))
    if not any(part.entries or part.remarks for part in parts):
        raise CannotReadError(_NOTHING)
    entries = tuple(entry for part in parts for entry in part.entries)
    remarks = tuple(dict.fromkeys(remark for part in parts for remark in part.remarks))
    return Feed(entries, remarks)


@dataclass
class _Sorted:
    """The documents of an export, by what they are."""

    files: ExportFiles
    tables: list[str] = field(default_factory=list)
    json: list[str] = field(default_factory=list)
    xml: list[str] = field(default_factory=list)
    html: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        for name in self.files.names:
            if PurePosixPath(name).suffix.lower() in _NO_DOCUMENTS:
                continue
            beginning = self.files.beginning(name, _BEGINNING)
            begin = beginning.lstrip(_BLANKS)
            if begin.startswith(b"{"):
                if any(sign in begin for sign in _KEYS):
                    self.json.append(name)
            elif is_medium(begin):
                self.html.append(name)
            elif begin.startswith(b"<"):
                if any(sign in begin.lower() for sign in _FEEDS):
                    self.xml.append(name)
            elif is_substack(beginning):
                self.tables.append(name)

    def feeds(self, site: str) -> Iterator[Feed]:
        """What each kind of document makes."""
        remarks = Remarks()
        for table in self.tables:
            yield Feed(read_substack(self.files, table, site, remarks))
        for name in self.json:
            yield from self._of_json(name, site)
        if self.xml:
            yield parse_xml_feeds(list(map(self.files.document, self.xml)), site)
        stories = ((name, self.files.document(name)) for name in self.html)
        yield Feed(read_medium(stories, site, remarks))
        yield Feed((), remarks.all())

    def _of_json(self, name: str, site: str) -> Iterator[Feed]:
        data = self.files.document(name)
        try:
            yield _read_json(data, site)
        except CannotReadError:
            # An export has settings and lists in JSON, too.
            return


def _read_json(data: bytes, site: str) -> Feed:
    try:
        found: Any = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise CannotReadError(f"it is no JSON: {error}") from error
    document = found if isinstance(found, dict) else {}
    for is_it, read in _JSON:
        if is_it(document):
            remarks = Remarks()
            entries: tuple[Entry, ...] = read(document, site, remarks)
            return Feed(entries, remarks.all())
    return parse_json_feed(document)
