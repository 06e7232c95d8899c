"""What generated pages say: a heading, paragraphs and directives.

The trees of pages are made of that directly. As text in reStructuredText it lies in the files of
the pages, for Sphinx and extensions that look at files of documents.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from sphinx_newsfeed.config.archives import ArchiveKind
from sphinx_newsfeed.model.names import PATH_SIGN
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


@dataclass(frozen=True, slots=True)
class Call:
    """A directive that a generated page calls, with its argument and options as text."""

    name: str
    argument: str = ""
    options: Mapping[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The directive as it is written, with each option on one line."""
        lines = [f".. {self.name}:: {self.argument}".rstrip()]
        lines += [f"   :{key}: {value}".rstrip() for key, value in self.options.items()]
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class GeneratedPage:
    """What a generated page says. No text has line ends."""

    title: str
    #: Paragraphs below its heading.
    opening: tuple[str, ...]
    calls: tuple[Call, ...]

    @property
    def text(self) -> str:
        """The page in reStructuredText."""
        return "\n\n".join(self._blocks()) + "\n"

    def lines(self) -> list[int]:
        """The lines of the text on which its paragraphs and directives begin, counted from 1."""
        lines, line = [], 1
        for block in self._blocks():
            lines.append(line)
            line += block.count("\n") + 2
        return lines[1:]

    def _blocks(self) -> list[str]:
        return [
            _heading(self.title),
            *map(escaped, self.opening),
            *(call.text for call in self.calls),
        ]


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


def archive_page(archive: Archive, page_size: int, *, with_profile: bool = False) -> GeneratedPage:
    """An archive page; *with_profile* puts what is known of its name on top."""
    opening = tuple(map(_one_line, archive.opening))
    calls = _contents(archive, page_size, with_profile)
    return GeneratedPage(_one_line(archive.title), opening, tuple(calls))


def further_page(title: str, arguments: str, options: Mapping[str, str | None]) -> GeneratedPage:
    """A further page of a listing: a heading, and the directive with the same options."""
    return GeneratedPage(_one_line(title), (), (_call("newsfeed", arguments, options),))


def _call(name: str, argument: str, options: Mapping[str, str | None]) -> Call:
    given = {key: _one_line(value or "") for key, value in options.items()}
    return Call(name, _one_line(argument), given)


def escaped(text: str) -> str:
    """*text* in reStructuredText, where all of it is plain text."""
    return _MARKUP.sub(r"\\\g<0>", text) or "\\ "


def quote_names(*names: str) -> str:
    """*names* as an option of the directive takes them: with commas between them."""
    return ",".join(_quoted(_one_line(name)) for name in names)


def _quoted(name: str) -> str:
    # What begins with a colon would be taken for an option.
    if name.startswith(":") or any(sign in name for sign in ',"'):
        return '"' + name.replace('"', '""') + '"'
    return name


def _contents(archive: Archive, page_size: int, with_profile: bool) -> list[Call]:
    size = str(page_size)
    if archive.kind is ArchiveKind.ALL:
        options = {"style": "list", "group-by": "month", "page-size": size}
        return [_call("newsfeed", "", options)]
    taxonomy = archive.taxonomy
    if not archive.key:
        overview = taxonomy.directive if taxonomy else _OVERVIEWS[archive.kind]
        return [_call(overview, "", {})]
    if taxonomy is None:
        return _of_date(archive, size)
    key = f"{PATH_SIGN} {archive.key}" if taxonomy.is_tree else archive.key
    # What stands below a name, or what is known of it.
    has_more = taxonomy.is_tree or with_profile
    above = [_call(taxonomy.directive, quote_names(key), {})] if has_more else []
    options = {taxonomy.name: quote_names(key), "style": "summary", "page-size": size}
    return [*above, _call("newsfeed", "", options)]


def _of_date(archive: Archive, size: str) -> list[Call]:
    options = {"since": archive.key, "until": archive.key, "style": "summary", "page-size": size}
    if archive.kind is not ArchiveKind.YEAR:
        return [_call("newsfeed", "", options)]
    listing = _call("newsfeed", "", options | {"group-by": "month"})
    return [_call("newsfeed-calendar", archive.key, {}), listing]


_OVERVIEWS = {
    ArchiveKind.YEAR: "newsfeed-dates",
    ArchiveKind.MONTH: "newsfeed-dates",
    ArchiveKind.DAY: "newsfeed-dates",
    ArchiveKind.FEEDS: "newsfeed-feeds",
}


def _heading(title: str) -> str:
    text = escaped(title)
    # A character may be as wide as two.
    return f"{text}\n{'=' * 2 * len(text)}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
