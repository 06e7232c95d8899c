"""Puts the pictures of articles beside them: those of an export, and those of the web if asked.

The files of an article lie in a folder of its own name.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

from sphinx_newsfeed.command_line.article_files import write_new
from sphinx_newsfeed.command_line.download import CannotReadError
from sphinx_newsfeed.command_line.entries import Entry
from sphinx_newsfeed.command_line.exports.files import ExportFiles
from sphinx_newsfeed.command_line.exports.markup import inner_html, parsed, value
from sphinx_newsfeed.command_line.exports.remarks import Remarks
from sphinx_newsfeed.file_policy import (
    HARMLESS_FILES,
    HARMLESS_PICTURES,
    fault_of_file,
    has_name_of_picture,
)
from sphinx_newsfeed.slugs import make_slug

#: The longest picture or other file of an article, in bytes.
LONGEST = 50_000_000
#: How many bytes all files of an import may have.
MOST_WRITTEN = 10_000_000_000
#: How many files an article may have beside it.
MOST_OF_ARTICLE = 500
#: How often a host may fail in a row before it is asked no more.
_MOST_FAILURES = 3
_LONGEST_NAME = 60
#: What links may have beside the article; texts and tables of an export are the site's own.
_FILES = HARMLESS_PICTURES | (HARMLESS_FILES - {".txt", ".csv", ".json", ".ics"})
#: How pictures begin, and the suffixes that say so. Sources as in ``file_policy.py``.
_SUFFIXES = (
    (re.compile(rb"\x89PNG"), ".png"),
    (re.compile(rb"GIF8"), ".gif"),
    (re.compile(rb"\xff\xd8\xff"), ".jpg"),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), ".webp"),
    (re.compile(rb"....ftyp", re.DOTALL), ".avif"),
    (re.compile(rb"BM"), ".bmp"),
)
#: Elements that show or link to a file, and the attributes that name it.
_PLACES = (("img", "src"), ("a", "href"), ("video", "src"), ("video", "poster"), ("audio", "src"))
#: What else names a picture in other sizes; without it the one that was taken is shown.
_SIZES = ("srcset", "sizes", "data-srcset")
_SHOWS = re.compile(r"<(?:img|a|video|audio)\b", re.IGNORECASE)
#: A picture whose address its page completes.
_AT_SITE = re.compile(
    r"<(?:img|video)\b[^<>]*?\s(?:src|poster)\s*+=\s*+[\"']?+(?!\w++:)", re.IGNORECASE
)

#: Gives the bytes at an address of the web; raises :exc:`CannotReadError`.
Fetch = Callable[[str], bytes]


@dataclass
class Pictures:
    """Finds the files that articles show, and writes them beside these."""

    folder: Path
    remarks: Remarks
    #: The files of an export; ``None`` for one without any.
    files: ExportFiles | None = None
    #: Asks the web for pictures; ``None`` leaves them there.
    fetch: Fetch | None = None
    #: How many bytes were written.
    written: int = 0
    #: How often hosts failed in a row.
    _failures: Counter[str] = field(default_factory=Counter)

    def beside(self, entry: Entry, stem: str) -> Entry:
        """The *entry*, with its files in the folder *stem* beside its article as far as they are
        had, and with addresses of the web in the place of those that its old site completed.
        """
        article = _OfArticle(self, entry, stem)
        # Without files the addresses of pictures alone may be others.
        places = _AT_SITE if self.files is None and self.fetch is None else _SHOWS
        is_changed = places.search(entry.content)
        return replace(
            entry,
            content=article.content() if is_changed else entry.content,
            picture=article.local(entry.picture, is_shown=True) or article.absolute(entry.picture),
        )

    def data(self, address: str, entry: Entry, *, is_shown: bool) -> bytes | None:
        """The bytes of what an article shows, or links to; ``None`` where it stays there."""
        name = self.files.find(address) if self.files and (is_shown or _is_file(address)) else ""
        try:
            if self.written > MOST_WRITTEN and (name or self.fetch):
                raise CannotReadError(f"{MOST_WRITTEN:,} bytes were written")
            if self.files and name:
                return self.files.read(name, LONGEST)
            if self.fetch and is_shown and urlsplit(address).scheme in {"http", "https"}:
                return self._fetched(address, self.fetch)
        except CannotReadError as error:
            where = urlsplit(address).netloc or name
            self.remarks.of(entry.title, f"pictures stay where they are, {where}: {error}")
        return None

    def _fetched(self, address: str, fetch: Fetch) -> bytes:
        host = urlsplit(address).netloc
        if self._failures[host] >= _MOST_FAILURES:
            raise CannotReadError("its host does not answer")
        try:
            data = fetch(address)
        except CannotReadError:
            self._failures[host] += 1
            raise
        self._failures[host] = 0
        return data


@dataclass
class _OfArticle:
    """The files of one article."""

    pictures: Pictures
    entry: Entry
    stem: str
    #: Where the files of addresses lie beside the article; empty for those that stay there.
    taken: dict[str, str] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)

    def content(self) -> str:
        """The body with other addresses; the same where none is another."""
        tree = parsed(self.entry.content)
        changed = [self._change(element, key) for element, key in _places(tree)]
        return inner_html(tree) if any(changed) else self.entry.content

    def _change(self, element: Tag, key: str) -> bool:
        address = value(element, key)
        is_picture = element.name == "img" or key == "poster"
        is_shown = is_picture or (_is_around_picture(element) and has_name_of_picture(address))
        local = self.local(address, is_shown=is_shown)
        whole = local or (self.absolute(address) if is_picture else address)
        if not local and whole == address:
            return False
        element[key] = whole
        if is_picture and local:
            _remove_sizes(element)
        return True

    def absolute(self, address: str) -> str:
        """An address that a browser would complete at the old site, completed as there."""
        if not self.entry.link or not address or urlsplit(address).scheme:
            return address
        return urljoin(self.entry.link, address)

    def local(self, address: str, *, is_shown: bool) -> str:
        """Where a file lies beside the article; empty where it stays at its place."""
        if not address or address.startswith(("#", "data:", "mailto:")):
            return ""
        whole = self.absolute(address)
        if whole not in self.taken:
            self.taken[whole] = self._take(whole, is_shown=is_shown)
        return self.taken[whole]

    def _take(self, address: str, *, is_shown: bool) -> str:
        if len(self.names) >= MOST_OF_ARTICLE:
            return ""
        data = self.pictures.data(address, self.entry, is_shown=is_shown)
        if data is None:
            return ""
        kind = next((suffix for pattern, suffix in _SUFFIXES if pattern.match(data)), "")
        stem, suffix = posixpath.splitext(posixpath.basename(unquote(urlsplit(address).path)))
        suffix = suffix.lower()
        if is_shown and suffix not in HARMLESS_PICTURES:
            suffix = kind
        stem = make_slug(stem)[:_LONGEST_NAME].strip("-") or "picture"
        if fault := fault_of_file(f"{stem}{suffix}", data[:64]) if suffix else "is no picture":
            where = urlsplit(address).netloc or address
            message = f"files stay where they are, {where}: what is there {fault}"
            self.pictures.remarks.of(self.entry.title, message)
            return ""
        name = self._written(stem, suffix, data)
        return f"{self.stem}/{name}" if name else ""

    def _written(self, stem: str, suffix: str, data: bytes) -> str:
        """The name under which a file lies beside the article; empty where none is free."""
        for number in range(1, MOST_OF_ARTICLE + 1):
            name = f"{stem}-{number}{suffix}" if number > 1 else f"{stem}{suffix}"
            path = self.pictures.folder / self.stem / name
            if name in self.names or (path.exists() and path.read_bytes() != data):
                continue
            with suppress(FileExistsError):
                write_new(path, data)
                self.pictures.written += len(data)
            self.names.add(name)
            return name
        return ""


def _is_file(address: str) -> bool:
    """Whether a link leads to a file that may lie beside an article, by its suffix."""
    return posixpath.splitext(urlsplit(address).path)[1].lower() in _FILES


def _places(tree: BeautifulSoup) -> Iterator[tuple[Tag, str]]:
    for name, key in _PLACES:
        for element in tree.find_all(name, attrs={key: True}):
            yield element, key


def _is_around_picture(element: Any) -> bool:
    return element.name == "a" and element.find("img") is not None


def _remove_sizes(element: Tag) -> None:
    """Leave the one picture; sources beside it name others."""
    for key in _SIZES:
        element.attrs.pop(key, None)
    picture = element.find_parent("picture")
    for source in picture.find_all("source") if picture else ():
        # To some parsers a source is an element around what follows.
        source.unwrap()
