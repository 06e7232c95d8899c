"""The options of ``conf.py``: each is declared once, with its default, check and help text.

The reference page of the documentation prints itself from :data:`OPTIONS`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from sphinx_newsfeed.article import BodyFormat, Dialect
from sphinx_newsfeed.problems import Problem, ProblemKind, Report

_HOST = re.compile(r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")


@dataclass(frozen=True, slots=True)
class Source:
    """A set of article files, and the docname prefix under which they appear."""

    #: First part of the docname of each article, without a slash at either end.
    prefix: str
    #: Folders or globs, relative to the folder of ``conf.py``.
    patterns: tuple[str, ...]
    #: The generator that they were written for; ``None``: it is detected.
    dialect: Dialect | None = None


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
    #: Folders that served as the root of the old site, relative to the folder of ``conf.py``.
    static: tuple[str, ...] = ()
    #: Hosts of the old site, in lower case.
    hosts: tuple[str, ...] = ()
    #: Prefix of a source -> pattern of its articles' old addresses; an empty prefix for all others.
    permalinks: Mapping[str, str] = field(default_factory=dict)
    #: A key of front matter -> the field of an article that it fills.
    fields: Mapping[str, str] = field(default_factory=dict)


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
    return tuple(_check_source(_check_prefix(prefix), value[prefix]) for prefix in value)


def _check_source(prefix: str, value: object) -> Source:
    if not isinstance(value, Mapping):
        return Source(prefix, _check_paths(value))
    unknown = set(value) - {"path", "dialect"}
    if unknown or "path" not in value:
        raise ValueError(
            f"{prefix!r} must be a folder or glob, or a mapping with 'path', 'dialect'"
        )
    return Source(prefix, _check_paths(value["path"]), _check_dialect(value.get("dialect")))


def _check_dialect(value: object) -> Dialect | None:
    if value in (None, "auto"):
        return None
    try:
        return Dialect(str(value))
    except ValueError:
        names = ", ".join(repr(dialect.value) for dialect in Dialect)
        raise ValueError(f"a dialect is one of {names}") from None


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


def _check_permalinks(value: object) -> dict[str, str]:
    if isinstance(value, str):
        value = {"": value} if value.strip() else {}
    if not isinstance(value, Mapping):
        raise ValueError("it must be a pattern, or map a docname prefix to one")
    return {_check_text(prefix).strip("/"): _check_text(value[prefix]) for prefix in value}


def _check_fields(value: object) -> dict[str, str]:
    if not isinstance(value, Mapping):
        raise ValueError("it must map a key of front matter to a field")
    wrong = [field for field in value.values() if field not in MAPPED_FIELDS]
    if wrong:
        raise ValueError(f"{wrong[0]!r} is none of the fields {', '.join(MAPPED_FIELDS)}")
    return {_check_text(key): value[key] for key in value}


def _check_text(value: object) -> str:
    if isinstance(value, str):
        return value
    raise ValueError(f"{value!r} must be a text")


def _check_switch(value: object) -> bool:
    # -D on the command line of sphinx-build gives texts.
    if value in (True, False, "0", "1"):
        return value in (True, "1")
    raise ValueError("it must be True or False")


#: The fields that ``newsfeed_fields`` may name.
MAPPED_FIELDS = (
    *("title", "date", "updated", "expires", "draft", "unlisted", "slug", "permalink", "aliases"),
    *("categories", "tags", "authors", "summary", "picture", "pinned", "comments", "link"),
    *("language", "series", "layout"),
)

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
    Option(
        "static",
        [],
        _check_texts,
        "env",
        "Folders whose files stood at the root of the old site, relative to the folder of "
        "``conf.py``: a picture at ``/images/a.png`` is looked for in them.",
    ),
    Option(
        "hosts",
        [],
        _check_hosts,
        "env",
        "Hosts of the old site: a link to one of them is taken for one to an article, and "
        "warned of where none has that address.",
    ),
    Option(
        "permalinks",
        {},
        _check_permalinks,
        "env",
        "The pattern of the articles' old addresses in the notation of their generator, such as "
        "``'/:year/:month/:title/'``, or a mapping from a source's docname prefix to its pattern. "
        "Without one the generator's own applies.",
    ),
    Option(
        "fields",
        {},
        _check_fields,
        "env",
        "Your own keys of front matter: a mapping from the key to the field it fills, such as "
        "``{'headline': 'title'}``.",
    ),
)
