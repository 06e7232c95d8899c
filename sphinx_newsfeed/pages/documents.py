"""The texts of generated pages, in reStructuredText: a heading and directives."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass

from sphinx_newsfeed.config.archives import ArchiveKind
from sphinx_newsfeed.model.article import PATH_SIGN
from sphinx_newsfeed.pages.archives import Archive

#: Characters that can mean something in reStructuredText; a backslash makes any of them text.
_MARKUP = re.compile(r"[^\w\s]|_")


@dataclass(frozen=True, slots=True)
class PageOfListing:
    """Which part of a listing a generated document shows."""

    #: The document in which the listing begins.
    first: str
    #: Which of the paged listings of that document, counted from 0.
    place: int
    #: The number of the page, counted from 1, which is the document *first* itself.
    number: int


def page_docname(first: str, place: int, number: int, *, has_namesake: bool = False) -> str:
    """The docname of a page of a listing that begins in the document *first*.

    ``news/all`` is followed by ``news/all/page-2``, and ``news/index`` by ``news/page-2``; by
    ``news/index/page-2`` where it *has_namesake*, a document ``news`` with pages of its own.
    """
    if number == 1:
        return first
    is_folder = posixpath.basename(first) == "index" and not has_namesake
    folder = posixpath.dirname(first) if is_folder else first
    name = f"page-{number}" if place == 0 else f"list-{place + 1}-page-{number}"
    return posixpath.join(folder, name)


def page_count(articles: int, page_size: int) -> int:
    """How many pages a listing of so many articles has; one without a page size, and for none."""
    return max(1, -(-articles // page_size)) if page_size else 1


def archive_text(archive: Archive, page_size: int, *, with_profile: bool = False) -> str:
    """The text of an archive page; *with_profile* puts what is known of its author on top."""
    opening = map(_escaped, archive.opening)
    parts = [_heading(archive.title), *opening, *_contents(archive, page_size, with_profile)]
    return "\n\n".join(parts) + "\n"


def page_text(title: str, arguments: str, options: Mapping[str, str | None]) -> str:
    """The text of a further page: a heading, and the directive with the same options."""
    return f"{_heading(title)}\n\n{directive_text('newsfeed', arguments, options)}\n"


def directive_text(name: str, arguments: str, options: Mapping[str, str | None]) -> str:
    """A directive with its options, each on one line."""
    lines = [f".. {name}:: {_one_line(arguments)}".rstrip()]
    lines += [f"   :{key}: {_one_line(value or '')}".rstrip() for key, value in options.items()]
    return "\n".join(lines)


def quote_names(*names: str) -> str:
    """*names* as an option of the directive takes them: with commas between them."""
    return ",".join(_quoted(_one_line(name)) for name in names)


def _quoted(name: str) -> str:
    # What begins with a colon would be taken for an option.
    if name.startswith(":") or any(sign in name for sign in ',"'):
        return '"' + name.replace('"', '""') + '"'
    return name


def _contents(archive: Archive, page_size: int, with_profile: bool) -> list[str]:
    size = str(page_size)
    if archive.kind is ArchiveKind.ALL:
        options = {"style": "list", "group-by": "month", "page-size": size}
        return [directive_text("newsfeed", "", options)]
    if not archive.key:
        return [directive_text(_OVERVIEWS[archive.kind], "", {})]
    if archive.kind.axis is None:
        return _of_date(archive, size)
    key, above = archive.key, []
    if archive.kind is ArchiveKind.CATEGORY:
        key = f"{PATH_SIGN} {key}"
        above = [directive_text("newsfeed-categories", quote_names(key), {})]
    elif with_profile:
        above = [directive_text("newsfeed-authors", quote_names(key), {})]
    options = {archive.kind.value: quote_names(key), "style": "summary", "page-size": size}
    return [*above, directive_text("newsfeed", "", options)]


def _of_date(archive: Archive, size: str) -> list[str]:
    options = {"since": archive.key, "until": archive.key, "style": "summary", "page-size": size}
    if archive.kind is not ArchiveKind.YEAR:
        return [directive_text("newsfeed", "", options)]
    listing = directive_text("newsfeed", "", options | {"group-by": "month"})
    return [directive_text("newsfeed-calendar", archive.key, {}), listing]


_OVERVIEWS = {
    ArchiveKind.YEAR: "newsfeed-dates",
    ArchiveKind.MONTH: "newsfeed-dates",
    ArchiveKind.DAY: "newsfeed-dates",
    ArchiveKind.CATEGORY: "newsfeed-categories",
    ArchiveKind.TAG: "newsfeed-tags",
    ArchiveKind.AUTHOR: "newsfeed-authors",
    ArchiveKind.FEEDS: "newsfeed-feeds",
}


def _heading(title: str) -> str:
    escaped = _escaped(title) or "\\ "
    # A character may be as wide as two.
    return f"{escaped}\n{'=' * 2 * len(escaped)}"


def _escaped(text: str) -> str:
    """*text* as plain text in one line."""
    return _MARKUP.sub(r"\\\g<0>", _one_line(text))


def _one_line(text: str) -> str:
    return " ".join(text.split())
