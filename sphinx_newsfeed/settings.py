"""The options of ``conf.py``: each is declared once, with its default, check and help text.

The reference page of the documentation prints itself from :data:`OPTIONS`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from sphinx_newsfeed.article import BodyFormat
from sphinx_newsfeed.problems import Problem, ProblemKind, Report

_HOST = re.compile(r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")


@dataclass(frozen=True, slots=True)
class Source:
    """A set of article files, and the docname prefix under which they appear."""

    #: First part of the docname of each article, without a slash at either end.
    prefix: str
    #: Folders or globs, relative to the folder of ``conf.py``.
    patterns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Author:
    """What ``newsfeed_authors`` tells of an author."""

    name: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """The checked values of all options."""

    sources: tuple[Source, ...] = (Source("news", ("news",)),)
    exclude: tuple[str, ...] = ()
    #: ``None``: decided for each article.
    body_format: BodyFormat | None = None
    raw_html: bool = False
    drop: tuple[str, ...] = ()
    embed_hosts: tuple[str, ...] = ()
    timezone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))
    date_format: str | None = None
    authors: Mapping[str, Author] = field(default_factory=dict)
    drafts: bool = False
    future: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """One option of ``conf.py``."""

    #: The field of :class:`Settings`; the option's name is this with ``newsfeed_`` before it.
    field: str
    #: The value when ``conf.py`` names none.
    default: object
    #: Turns the value into that of the field; raises ``ValueError`` with what would be right.
    check: Callable[[object], object]
    #: What is done when the value changes: ``env`` reads all documents again, empty leaves it to
    #: the comparison of each document with what it shows.
    rebuild: str
    #: One or two sentences for the reference, in reStructuredText.
    help: str

    @property
    def name(self) -> str:
        """The name in ``conf.py``."""
        return f"newsfeed_{self.field}"


def read_settings(values: Mapping[str, object], report: Report) -> Settings:
    """The settings that *values* (option name → value) describe.

    A value that an option does not take is reported, and the option's default is used instead.
    """
    checked: dict[str, object] = {}
    for option in OPTIONS:
        value = values.get(option.name, option.default)
        try:
            checked[option.field] = option.check(value)
        except ValueError as error:
            message = f"{option.name} = {value!r}: {error}; the default {option.default!r} is used"
            report(Problem(ProblemKind.SETTING, message))
            checked[option.field] = option.check(option.default)
    return Settings(**checked)  # type: ignore[arg-type]


def _check_sources(value: object) -> tuple[Source, ...]:
    if not isinstance(value, Mapping):
        raise ValueError("it must map a docname prefix to a folder, a glob, or a list of them")
    return tuple(Source(_check_prefix(prefix), _check_paths(value[prefix])) for prefix in value)


def _check_paths(value: object) -> tuple[str, ...]:
    paths = _check_texts(value)
    if not paths:
        raise ValueError("each prefix needs a folder or glob")
    return paths


def _check_prefix(value: object) -> str:
    parts = value.strip("/").split("/") if isinstance(value, str) else [""]
    if any(part in {"", ".", ".."} or part != part.strip() for part in parts):
        raise ValueError(f"{value!r} is no prefix of docnames such as 'news' or 'company/news'")
    return "/".join(parts)


def _check_texts(value: object) -> tuple[str, ...]:
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list | tuple) or not all(
        isinstance(text, str) and text.strip() for text in values
    ):
        raise ValueError("it must be a text or a list of texts")
    return tuple(values)


def _check_hosts(value: object) -> tuple[str, ...]:
    hosts = _check_texts(value)
    if not all(_HOST.fullmatch(host) for host in hosts):
        raise ValueError("it must be a host or a list of hosts, without scheme and path")
    return tuple(host.lower() for host in hosts)


def _check_body_format(value: object) -> BodyFormat | None:
    if value == "auto":
        return None
    try:
        return BodyFormat(str(value))
    except ValueError:
        raise ValueError("it must be 'auto', 'html', 'markdown' or 'rst'") from None


def _check_timezone(value: object) -> ZoneInfo:
    if isinstance(value, ZoneInfo):
        return value
    try:
        return ZoneInfo(value)  # type: ignore[arg-type]
    except (KeyError, TypeError, ValueError, OSError):
        raise ValueError("it must be an IANA time zone such as 'Europe/Berlin'") from None


def _check_date_format(value: object) -> str | None:
    if value is None or (isinstance(value, str) and value.strip()):
        return value
    raise ValueError("it must be None or a date pattern such as 'd MMMM y'")


def _check_authors(value: object) -> dict[str, Author]:
    if not isinstance(value, Mapping):
        raise ValueError("it must map an author's key to a mapping with 'name' and 'url'")
    return {_check_text(key): _check_author(key, value[key]) for key in value}


def _check_author(key: str, value: object) -> Author:
    if isinstance(value, str):
        value = {"name": value}
    unknown = set(value) - {"name", "url"} if isinstance(value, Mapping) else {"?"}
    if not isinstance(value, Mapping) or unknown:
        raise ValueError(f"{key!r} must be a name, or a mapping with 'name' and 'url'")
    texts = {name: _check_text(text) for name, text in value.items()}
    name = texts.get("name", key).strip()
    if not name:
        raise ValueError(f"{key!r} must have a name that is not empty")
    return Author(name, texts.get("url", ""))


def _check_text(value: object) -> str:
    if isinstance(value, str):
        return value
    raise ValueError(f"{value!r} must be a text")


def _check_switch(value: object) -> bool:
    # -D on the command line of sphinx-build gives texts.
    if value in (True, False, "0", "1"):
        return value in (True, "1")
    raise ValueError("it must be True or False")


#: All options, in the order in which the reference lists them.
OPTIONS: tuple[Option, ...] = (
    Option(
        "sources",
        {"news": "news"},
        _check_sources,
        "",
        "Where articles lie: a mapping from the first part of their docnames to a folder, a glob, "
        "or a list of them. Paths are relative to the folder of ``conf.py`` and may lie outside "
        "it.",
    ),
    Option(
        "exclude",
        [],
        _check_texts,
        "",
        "Globs of files that are no articles, compared with the path below the source's folder. "
        "``*`` also spans folders. What is to be no page of the project either stands in Sphinx' "
        "``exclude_patterns``.",
    ),
    Option(
        "body_format",
        "auto",
        _check_body_format,
        "env",
        "How bodies are written: ``'html'``, ``'markdown'``, ``'rst'``, or ``'auto'`` to decide it "
        "for each article. The key ``format`` of an article's front matter wins.",
    ),
    Option(
        "raw_html",
        False,
        _check_switch,
        "env",
        "Leave HTML in Markdown bodies as it is: it then reaches HTML pages unchecked, and no "
        "other output.",
    ),
    Option(
        "drop",
        [],
        _check_texts,
        "env",
        "CSS selectors of what is removed from HTML bodies before they are converted: boxes of "
        "advertising, lines of editors.",
    ),
    Option(
        "embed_hosts",
        [],
        _check_hosts,
        "env",
        "Hosts whose frames, videos and sounds HTML pages embed, such as "
        "``'www.youtube-nocookie.com'``. Those of others are links, as all are in other outputs.",
    ),
    Option(
        "timezone",
        "UTC",
        _check_timezone,
        "env",
        "The IANA time zone of dates that name none, and the one in which dates are shown.",
    ),
    Option(
        "date_format",
        None,
        _check_date_format,
        "env",
        "How dates are shown, as a pattern in the notation of Unicode's CLDR (``'d MMMM y'``). "
        "``None`` takes the long form of the project's language.",
    ),
    Option(
        "authors",
        {},
        _check_authors,
        "env",
        "The authors that articles name by a key: a mapping from the key to the name, or to a "
        "mapping with ``name`` and ``url``.",
    ),
    Option(
        "drafts",
        False,
        _check_switch,
        "",
        "Show articles that say ``draft: true``, ``published: false`` or ``status: draft``.",
    ),
    Option(
        "future",
        False,
        _check_switch,
        "",
        "Show articles that are dated later than the build. ``SOURCE_DATE_EPOCH`` sets the time "
        "of the build.",
    ),
)
