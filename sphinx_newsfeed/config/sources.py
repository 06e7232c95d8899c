"""What ``newsfeed_sources`` takes, and what becomes of a source that cannot be read as written.

A source says how far its articles are trusted, so it fails closed: a fault in one source never
makes it, or another, more trusted than it is written.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from sphinx_newsfeed.generators import BY_NAME
from sphinx_newsfeed.suggestions import nearest

_T = TypeVar("_T")

#: What the mapping of a source may hold.
SOURCE_KEYS = ("path", "dialect", "trusted")

#: What is done with a source that has a fault.
CLOSED = "a source with a fault is not trusted, and is left out if its path cannot be read"


@dataclass(frozen=True, slots=True)
class Marked:
    """A source that is the whole project, whose documents say themselves that they are articles.

    Each keeps the docname that it has in the project.
    """

    #: Globs, relative to the folder of the source, of documents that are articles without saying
    #: so, as far as they have front matter.
    patterns: tuple[str, ...] = ()
    #: Values for keys that their front matter lacks.
    given: Mapping[str, object] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Source:
    """A set of article files, and the docname prefix under which they appear."""

    #: First part of the docname of each article, without a slash at either end.
    prefix: str
    #: Folders or globs, relative to the folder of ``conf.py``.
    patterns: tuple[str, ...]
    #: The generator that they were written for; ``None``: it is detected.
    dialect: str | None = None
    #: Whether roles, directives and includes in its bodies act; ``None`` where nothing is said.
    trusted: bool | None = None
    #: Whether its articles are read. Of a source that is left out the patterns are what it may have
    #: meant: nothing that lies there becomes a page.
    is_read: bool = True
    #: Set where only what is marked is an article.
    marked: Marked | None = None

    @property
    def is_trusted(self) -> bool:
        """Whether its articles may do what the project's own pages may; they may by default."""
        return self.trusted is not False


def check_sources(value: object) -> tuple[Source, ...]:
    """A mapping from docname prefixes to paths, or to mappings with more.

    Raises ``ValueError`` that tells every fault; :func:`closed_sources` then says what is read.
    """
    found = [*_read_sources(value)]
    faults = [fault for _, some in found for fault in some]
    if faults:
        raise ValueError("; ".join(faults))
    return tuple(source for source, _ in found if source is not None)


def closed_sources(value: object) -> dict[int, Source]:
    """What of a faulty ``newsfeed_sources`` can be read, and never more trusted than it is written.

    :func:`check_sources` takes the result.
    """
    found = (source for source, _ in _read_sources(value) if source is not None)
    # Not by prefix: two of one prefix, as of "news" and "news/", must not be made one.
    return dict(enumerate(found))


def check_paths(value: object) -> tuple[str, ...]:
    """One path or glob, or several."""
    single = isinstance(value, str | os.PathLike)
    values = [value] if single else value
    if not isinstance(values, list | tuple) or not values or not all(map(_is_path, values)):
        raise ValueError("it must be a folder, a glob, or a list of them")
    return tuple(os.fspath(each) for each in values)


def check_dialect(value: object) -> str | None:
    """The name of a dialect; ``None`` and ``auto`` leave it to be detected."""
    if value in (None, "auto"):
        return None
    if str(value) in BY_NAME:
        return str(value)
    names = ", ".join(map(repr, BY_NAME))
    raise ValueError(f"{value!r} is not a dialect; use one of {names}")


def check_trust(value: object) -> bool:
    """True or false, and nothing that could be meant as either."""
    if isinstance(value, bool):
        return value
    raise ValueError(f"{value!r} must be True or False")


def check_prefix(value: object) -> str:
    """The first parts of docnames, without slashes at the ends."""
    parts = value.strip("/").split("/") if isinstance(value, str) else [""]
    if any(part in {"", ".", ".."} or part != part.strip() for part in parts):
        raise ValueError(f"{value!r} is no prefix of docnames such as 'news' or 'company/news'")
    return "/".join(parts)


def _read_sources(value: object) -> Iterator[tuple[Source | None, list[str]]]:
    """Each source with its faults; ``None`` in its place where nothing of it can be told."""
    if not isinstance(value, Mapping):
        meant = tuple(_texts(value)) if _has_more(value) else ()
        closed = Source("", meant, trusted=False, is_read=False) if meant else None
        yield closed, ["it must map a docname prefix to a folder, a glob, or a list of them"]
        return
    for prefix, written in value.items():
        if isinstance(written, Source):
            yield written, []
        else:
            yield _read_source(prefix, written)


def _read_source(prefix: object, written: object) -> tuple[Source | None, list[str]]:
    keys = written if isinstance(written, Mapping) else {"path": written}
    faults = [_unknown_key(key) for key in keys if key not in SOURCE_KEYS]
    name = _attempt(check_prefix, prefix, faults)
    patterns = _attempt(check_paths, keys.get("path"), faults)
    dialect = _attempt(check_dialect, keys.get("dialect"), faults)
    trusted = _attempt(check_trust, keys["trusted"], faults) if "trusted" in keys else None
    if not faults and name and patterns:
        return Source(name, patterns, dialect, trusted), []
    faults = [f"{prefix!r}: {fault}" for fault in faults]
    if name and patterns:
        return Source(name, patterns, dialect, trusted=False), faults
    if trusted or _says_no_more_than_paths(keys):
        return None, faults
    # Perhaps it was to be not trusted, so what may be its folders are closed.
    meant = tuple(_texts([str(prefix).strip("/"), written]))
    return Source(name or str(prefix), meant, trusted=False, is_read=False), faults


def _says_no_more_than_paths(keys: Mapping[object, object]) -> bool:
    """Whether nothing in a source may have been meant to say how far it is trusted."""
    return keys.keys() <= {"path", "dialect"} and not any(map(_has_more, keys.values()))


def _has_more(value: object) -> bool:
    """Whether a value is or holds a mapping, or a switch."""
    if isinstance(value, list | tuple | set | frozenset):
        return any(map(_has_more, value))
    return isinstance(value, Mapping | bool)


def _attempt(check: Callable[[object], _T], value: object, faults: list[str]) -> _T | None:
    """What *check* makes of a value; ``None`` and a fault where it refuses it."""
    try:
        return check(value)
    except ValueError as error:
        faults.append(str(error))
        return None


def _texts(value: object) -> Iterator[str]:
    """All texts in a value that may be a path."""
    if _is_path(value):
        yield str(value)
    elif isinstance(value, Mapping):
        yield from _texts(list(value.values()))
    elif isinstance(value, list | tuple | set | frozenset):
        for each in value:
            yield from _texts(each)


def _unknown_key(key: object) -> str:
    return f"{key!r} is not a key of a source; did you mean {nearest(str(key), SOURCE_KEYS)[0]!r}?"


def _is_path(value: object) -> bool:
    return isinstance(value, str | os.PathLike) and bool(str(value).strip())
