"""What ``newsfeed_feeds`` takes: formats, or mappings that describe a feed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePosixPath
from typing import TypeVar
from urllib.parse import urlsplit

from sphinx_newsfeed.config.checks import listed
from sphinx_newsfeed.config.taxonomies import names_with_pages
from sphinx_newsfeed.model.taxonomy import BUILT_IN, Taxonomy

#: The longest feed that is asked for by a number.
_LIMIT = 10_000
#: A file below the output folder: no name begins with a dot, and none means another folder.
_FILE = re.compile(r"(?:[^\s/\\:.][^/\\:\x00-\x1f]*/)*[^\s/\\:.][^/\\:\x00-\x1f]*")
#: The address of a hub: signs that mean something in markup, or name a user, are none of it.
_HUB = re.compile(
    r"https?://[^\s\x00-\x1f/?#@\\\"<>]+(?:[/?][^\s\x00-\x1f#\\\"<>]*)?", re.IGNORECASE
)
#: What the extension writes besides feeds.
_TAKEN = frozenset({"news-sitemap.xml"})
_SUFFIXES = (".xml", ".json", ".atom", ".rss")


class FeedFormat(StrEnum):
    """The formats of feeds."""

    ATOM = "atom"
    RSS = "rss"
    JSON = "json"

    @property
    def label(self) -> str:
        """The name by which readers know it."""
        return _LABELS[self]

    @property
    def file_name(self) -> str:
        """The name of the file of a feed of this format, unless the option gives another one."""
        return "feed.json" if self is FeedFormat.JSON else f"{self.value}.xml"


_LABELS = {FeedFormat.ATOM: "Atom", FeedFormat.RSS: "RSS", FeedFormat.JSON: "JSON Feed"}


class FeedContent(StrEnum):
    """How much of each article stands in a feed."""

    FULL = "full"
    SUMMARY = "summary"


@dataclass(frozen=True, slots=True)
class FeedOption:
    """One feed, or one for each name of a taxonomy, as ``conf.py`` describes it."""

    format: FeedFormat
    #: The file below the output folder; empty for the format's own name in the news section.
    file: str = ""
    #: Empty for the name of the project.
    title: str = ""
    #: A feed for each name of the taxonomy of this name; empty for one feed.
    each: str = ""
    #: How many articles it holds; ``None`` for what ``newsfeed_feed_limit`` says.
    limit: int | None = None
    #: ``None`` for what ``newsfeed_feed_content`` says.
    content: FeedContent | None = None
    #: Patterns of docnames, and filters as the directive takes them.
    docnames: str = ""
    filters: Mapping[str, str] = field(default_factory=dict)


#: Filters by time, and what is told of a feed besides filters.
_TIMES = ("since", "until")
_KEYS = ("format", "file", "title", "each", "limit", "content", "docnames")


def check_feeds(value: object, taxonomies: Sequence[Taxonomy] = BUILT_IN) -> tuple[FeedOption, ...]:
    """Formats and mappings, none for no feeds."""
    entries = [value] if isinstance(value, str | Mapping) else value
    if not isinstance(entries, list | tuple):
        formats = listed(each.value for each in FeedFormat)
        raise ValueError(f"it must be a list of {formats}, or mappings with a file")
    feeds = [_check_feed(entry, taxonomies) for entry in entries]
    files = [feed.file for feed in feeds if feed.file]
    named = [feed for feed in feeds if not feed.file]
    kinds = {(feed.format, feed.each) for feed in named}
    if len({file.casefold() for file in files}) < len(files) or len(kinds) < len(named):
        raise ValueError("two feeds have the same file; 'file' gives one of them another")
    return tuple(feeds)


def check_feed_content(value: object) -> FeedContent:
    """How much of each article stands in a feed."""
    return _one_of(FeedContent, value, "a content")


def check_hubs(value: object) -> tuple[str, ...]:
    """The address of a hub of WebSub, or several; none for no hub."""
    hubs = [] if value == "" else [value] if isinstance(value, str) else value
    if not isinstance(hubs, list | tuple) or not all(map(_is_hub, hubs)):
        raise ValueError("it must be the address of a hub such as 'https://hub.example/'")
    return tuple(hubs)


def _is_hub(value: object) -> bool:
    """Whether it is a whole address of the web, without a user's name or a fragment."""
    if not isinstance(value, str) or not _HUB.fullmatch(value):
        return False
    try:
        parts = urlsplit(value)
        host, port = parts.hostname or "", parts.port
        # A name that the DNS cannot have raises an error.
        host.encode("idna")
    except ValueError:
        return False
    return bool(host) and port != 0


def _check_feed(entry: object, taxonomies: Sequence[Taxonomy]) -> FeedOption:
    if isinstance(entry, str):
        return FeedOption(_one_of(FeedFormat, entry, "a format"))
    if not isinstance(entry, Mapping):
        raise ValueError(f"{entry!r} is no format and no mapping")
    filters = (*(each.name for each in taxonomies), *_TIMES)
    known = (*_KEYS, *filters)
    unknown = [key for key in entry if key not in known]
    if unknown:
        raise ValueError(f"{unknown[0]!r} is none of the keys {', '.join(known)}")
    file = _check_file(entry.get("file", ""))
    suffix = PurePosixPath(file).suffix
    default = next(
        (each for each in FeedFormat if each.file_name.endswith(suffix)), FeedFormat.ATOM
    )
    each = entry.get("each")
    content = entry.get("content")
    return FeedOption(
        format=_one_of(FeedFormat, entry.get("format", default), "a format"),
        file=file,
        title=_text(entry.get("title", ""), "title"),
        each=_check_each(each, file, taxonomies) if each is not None else "",
        limit=_check_limit(entry["limit"]) if "limit" in entry else None,
        content=_one_of(FeedContent, content, "a content") if content is not None else None,
        docnames=" ".join(_texts(entry.get("docnames", ()), "docnames")),
        filters={key: _names(_texts(entry[key], key)) for key in filters if key in entry},
    )


def _check_each(value: object, file: str, taxonomies: Iterable[Taxonomy]) -> str:
    if file:
        raise ValueError("a feed for each name has no file of its own")
    known = tuple(names_with_pages(taxonomies))
    if not isinstance(value, str) or value not in known:
        raise ValueError(f"'each' is one of {', '.join(known)}, not {value!r}")
    return value


def _check_file(value: object) -> str:
    file = _text(value, "file").strip("/")
    fits = bool(_FILE.fullmatch(file)) and file.endswith(_SUFFIXES) and file not in _TAKEN
    if file and not fits:
        raise ValueError(f"{file!r} is no file below the output such as 'news/ferry.xml'")
    return file


def _check_limit(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value <= _LIMIT:
        raise ValueError(f"{value!r} is no number of entries above 0")
    return value


_Word = TypeVar("_Word", bound=StrEnum)


def _one_of(words: type[_Word], value: object, what: str) -> _Word:
    try:
        return words(str(value))
    except ValueError:
        known = ", ".join(word.value for word in words)
        raise ValueError(f"{value!r} is not {what}: {known}") from None


def _text(value: object, key: str) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{key} must be a text")
    return value.strip()


def _texts(value: object, key: str) -> list[str]:
    values: object = [value] if isinstance(value, str | int) else value
    if not isinstance(values, Iterable):
        raise ValueError(f"{key} must be a text or a list of texts")
    return [_text(str(each), key) for each in values]


def _names(names: list[str]) -> str:
    """Names as an option of the directive takes them; one text may hold several."""
    if len(names) == 1:
        return names[0]
    return ", ".join(f'"{name}"' if "," in name else name for name in names)
