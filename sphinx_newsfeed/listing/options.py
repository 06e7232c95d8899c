"""The options of the directive: what each takes, and what is said of one that is wrong."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from string import Formatter
from typing import TypeVar

from sphinx_newsfeed.listing.groups import GroupBy, groupings
from sphinx_newsfeed.listing.styles import LINE_FIELDS, STYLES, Style, TextShown
from sphinx_newsfeed.model.selection import Match, Selection, Sort
from sphinx_newsfeed.model.taxonomy import BUILT_IN, Taxonomy, own_of

#: Tells the user, at the line of the directive, what is wrong.
Warn = Callable[[str], None]

_Word = TypeVar("_Word", bound=StrEnum)
_NUMBER = re.compile(r"[0-9]{1,12}")
_PERIOD = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")


@dataclass(frozen=True, slots=True)
class Option:
    """One option of the directive, for the reference."""

    name: str
    #: What may be written after it.
    values: str
    #: What it does, in reStructuredText.
    help: str


def _words(words: Iterable[str]) -> str:
    return ", ".join(f"``{word}``" for word in words)


def _styles() -> str:
    return "; with ".join(f"``{style}`` {look.help}" for style, look in STYLES.items())


#: Stands for the names of a project's own taxonomies.
_OWN = "…"

#: All options, in the order in which the reference lists them.
OPTIONS: tuple[Option, ...] = (
    Option(
        "category",
        "names, with commas between them",
        "Only articles under one of them. ``A › B`` or ``A > B`` is the path of a category within "
        "another one. A name that holds a comma stands in double quotes.",
    ),
    Option("tag", "names", "Only articles with one of them."),
    Option("author", "names", "Only articles by one of them."),
    Option("language", "language tags", "Only articles whose front matter names one of them."),
    Option(
        _OWN,
        "names",
        "Only articles under one of them in the taxonomy of your own that has this name: "
        "``:release: 2.0, 2.1``.",
    ),
    Option(
        "match",
        _words(Match),
        "With ``all``, an article must have all the names of an option, and not one of them.",
    ),
    Option("since", "a year, month or day", "Only articles from its beginning on."),
    Option("until", "a year, month or day", "Only articles up to its end."),
    Option("limit", "a number", "Show no more articles than this."),
    Option("offset", "a number", "Pass over this many of the first articles."),
    Option(
        "page-size",
        "a number",
        "Show so many articles on this page, and the others on further pages, which are documents "
        "such as ``news/page-2``; 0 shows all of them here. A listing that shows texts, with "
        "neither ``limit`` nor ``group-by``, has pages of ``newsfeed_page_size`` without it. "
        "Builders that assemble one document show all articles here.",
    ),
    Option(
        "sort",
        _words(Sort),
        "The order. In each, pinned articles come first; in groups of dates, in their own group. "
        "With ``newest-last`` a listing that is cut short has the newest articles, of which the "
        "oldest comes first. "
        "Builders that assemble one document pin nothing, and begin with the oldest article unless "
        "the option is there.",
    ),
    Option(
        "group-by",
        f"{_words(groupings(BUILT_IN))}, or a taxonomy of your own",
        "Put the articles under headings: sections, where the directive stands in a section, that "
        "have ids such as ``news-2022-02`` and that roles can refer to.",
    ),
    Option(
        "style",
        _words(Style),
        f"What is shown: with {_styles()}. Without the option it is ``{Style.SUMMARY}``; "
        f"with ``group-by`` it is ``{Style.LIST}``. In builders that assemble one document, where "
        "the articles themselves stand, it always is unless ``newsfeed_book_teasers`` is set.",
    ),
    Option(
        "line",
        "a pattern",
        "What a line of the style ``list`` holds, such as ``{date} - {title}``: words, and "
        "``{date}``, ``{title}``, ``{author}``, ``{category}`` and ``{tags}``.",
    ),
    Option("empty", "a text", "Shown when nothing matches."),
    Option(
        "more",
        "a text, or nothing",
        "Put a link below that leads to the archive of what the listing selects: of its category, "
        "tag, author or the like, else to all news.",
    ),
    Option(
        "toctree",
        "nothing",
        "Put the articles into the table of contents tree. Builders that assemble one document, "
        "such as ``latex``, always find them.",
    ),
    Option("date-format", "a date pattern", "How dates are shown, in place of the project's way."),
    Option("class", "names", "Classes of the listing, for a stylesheet."),
    Option("name", "a name", "A label that ``:ref:`` can refer to, with a title of its own."),
)

_NAMES = tuple(option.name for option in OPTIONS if option.name != _OWN)


def option_names(taxonomies: Iterable[Taxonomy]) -> tuple[str, ...]:
    """The names of all options of the directive in a project with these *taxonomies*."""
    return (*_NAMES, *(each.name for each in own_of(taxonomies)))


def read_selection(
    arguments: str,
    options: Mapping[str, str | None],
    taxonomies: Iterable[Taxonomy],
    zone: tzinfo | None,
    warn: Warn,
) -> Selection:
    """The selection that a directive asks for; an option that cannot be used does not filter.

    Without a *zone* each article has its own, and days are those on which it is shown.
    """
    since = _period(options, "since", zone, warn)
    until = _period(options, "until", zone, warn)
    limit = _number(options, "limit", warn)
    asked = ((each.name, _names(options, each.name, warn)) for each in taxonomies)
    return Selection(
        docnames=tuple(arguments.split()),
        terms=tuple((name, names) for name, names in asked if names),
        since=since[0] if since else None,
        until=until[1] if until else None,
        match=read_word(options, "match", Match.ANY, warn),
        sort=read_word(options, "sort", Sort.NEWEST, warn),
        offset=_number(options, "offset", warn) or 0,
        limit=limit,
    )


def read_line(options: Mapping[str, str | None], warn: Warn) -> str:
    """The pattern of lines; empty for the usual line."""
    written = (options.get("line") or "").strip()
    try:
        names = {name for _, name, _, _ in Formatter().parse(written) if name is not None}
    except ValueError as error:
        warn(f":line: {written!r} is no pattern: {error}; the option is passed over")
        return ""
    if unknown := sorted(names - LINE_FIELDS):
        known = ", ".join(sorted(LINE_FIELDS))
        warn(f":line: {unknown[0]!r} is none of {known}; the option is passed over")
        return ""
    return written


def read_page_size(
    options: Mapping[str, str | None], style: Style, default: int, warn: Warn
) -> int:
    """How many articles stand on a page; 0 for all.

    Without the option a listing of texts has pages of *default*, unless it is cut short or has
    groups, which others refer to.
    """
    if "page-size" in options:
        return _number(options, "page-size", warn) or 0
    is_long = STYLES[style].text is not TextShown.NOTHING
    return default if is_long and not {"limit", "group-by"} & options.keys() else 0


def split_names(text: str) -> tuple[str, ...]:
    """The names in *text*: with commas between them, and quotation marks around one with commas."""
    rows = csv.reader([" ".join(text.split())], skipinitialspace=True)
    return tuple(name.strip() for row in rows for name in row if name.strip())


def read_word(options: Mapping[str, str | None], name: str, default: _Word, warn: Warn) -> _Word:
    """The word that an option names, of those that the type of its default has."""
    words = type(default)
    known = [word.value for word in words]
    return words(_one_of(options, name, known, default.value, warn))


def read_grouping(
    options: Mapping[str, str | None], taxonomies: Iterable[Taxonomy], warn: Warn
) -> str:
    """What the listing is grouped by: a kind of dates, or the name of a taxonomy."""
    return _one_of(options, "group-by", groupings(taxonomies), GroupBy.NONE.value, warn)


def _one_of(
    options: Mapping[str, str | None], name: str, known: Sequence[str], default: str, warn: Warn
) -> str:
    text = (options.get(name) or default).strip().lower()
    if text in known:
        return text
    warn(f":{name}: {text!r} is none of {', '.join(known)}; {default} is used")
    return default


def parse_period(text: str, zone: tzinfo | None) -> tuple[datetime, datetime]:
    """The first instant of a year, month or day, and the first instant after it.

    Without a *zone* they are what clocks show then, in whatever zone.

    Raises ``ValueError`` for a text that names none.
    """
    match = _PERIOD.fullmatch(text.strip())
    if match is None:
        raise ValueError(text)
    given = [int(part) for part in match.groups() if part is not None]
    first = date(*given, *[1] * (3 - len(given)))
    try:
        after = _following(first, len(given))
    except OverflowError as error:
        raise ValueError(text) from error
    midnight = time(tzinfo=zone)
    return datetime.combine(first, midnight), datetime.combine(after, midnight)


def _following(day: date, precision: int) -> date:
    """The day after a year (1), month (2) or day (3) that begins with *day*."""
    if precision == 1:
        return day.replace(year=day.year + 1)
    if precision == 2:
        return (day.replace(day=28) + timedelta(days=4)).replace(day=1)
    return day + timedelta(days=1)


def _period(
    options: Mapping[str, str | None], name: str, zone: tzinfo | None, warn: Warn
) -> tuple[datetime, datetime] | None:
    text = options.get(name)
    if text is None:
        return None
    try:
        return parse_period(text, zone)
    except ValueError:
        warn(f":{name}: {text!r} is no date such as 2022, 2022-02 or 2022-02-28")
        return None


def _number(options: Mapping[str, str | None], name: str, warn: Warn) -> int | None:
    text = options.get(name)
    if text is None:
        return None
    if _NUMBER.fullmatch(text.strip()):
        return int(text)
    warn(f":{name}: {text!r} is no number; the option is passed over")
    return None


def _names(options: Mapping[str, str | None], name: str, warn: Warn) -> tuple[str, ...]:
    if name not in options:
        return ()
    names = split_names(options[name] or "")
    if not names:
        warn(f":{name}: names nothing; the option is passed over")
    return names
