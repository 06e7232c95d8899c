"""Patterns of addresses, and what their placeholders mean.

Patterns are those of the generators: ``/:year/:month/:title/`` and ``{date:%Y}/{slug}.html``. Both
notations are understood whatever the dialect; where two generators mean different things by one
name, the dialect decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from functools import lru_cache

from sphinx_newsfeed.generators import GENERATORS, generator_of
from sphinx_newsfeed.generators.address_words import path_words, section_slugs
from sphinx_newsfeed.generators.generator import Placeholder, Post
from sphinx_newsfeed.model.article import PLAIN, Article
from sphinx_newsfeed.model.site import OriginalSite
from sphinx_newsfeed.old_addresses.permalink_dates import (
    DATE_VALUES,
    UnknownPlaceholderError,
    date_formatter,
    layout_formatter,
)
from sphinx_newsfeed.problems import Problem, ProblemKind, Report

#: ``:name``, perhaps with a slice behind it, or ``{name}``, perhaps with a form of date. A layout
#: for dates may stand in the place of a name: ``:2006``.
_PLACEHOLDER = re.compile(
    r"(?<!\\):(?:([a-z]+(?:_[a-z]+)*)(\[[^\[\]]*\])?|([A-Z0-9][A-Za-z0-9_]*))"
    r"|\{([a-z_]+)(?::([^{}]*))?\}"
)
_SLICE = re.compile(r"\[([0-9]{0,4})(:?)([0-9]{0,4}|last)\]")
#: What has more placeholders is no pattern that somebody meant: each may stand for a long text.
_MOST = 30
#: Patterns with a name, and what placeholders mean where the generator gives them no meaning.
_NAMED = {name: pattern for each in GENERATORS for name, pattern in each.named_patterns.items()}
_GENERAL = generator_of(PLAIN).placeholders


def unknown_placeholders(pattern: str, dialect: str, keys: Container[str] = ()) -> tuple[str, ...]:
    """The placeholders of a pattern that are not known, as they are written.

    *keys* are those of front matter, which are placeholders for some generators.
    """
    read = generator_of(dialect).read_pattern(pattern)
    unknown: list[str] = []
    for match in _PLACEHOLDER.finditer(_named(read)):
        try:
            _value_of(match, dialect)
        except UnknownPlaceholderError:
            unknown.append(match[0])
            continue
        name = match[1] or match[4]
        if name and _is_key(name, dialect) and name not in keys:
            unknown.append(match[0])
    return tuple(dict.fromkeys(unknown))


def report_unknown(
    sites: Iterable[OriginalSite], articles: Iterable[Article], report: Report
) -> None:
    """Say which patterns of *sites* make no address, for a placeholder that is not known."""
    keys: dict[str, set[str]] = {}
    for article in articles:
        keys.setdefault(article.source, set()).update(article.extra)
    for site in sites:
        patterns = (site.permalink, *(section.permalink for section in site.sections))
        for pattern in dict.fromkeys(patterns):
            known = {*keys.get(site.prefix, ()), *site.pattern_defaults}
            unknown = unknown_placeholders(pattern, site.dialect, known)
            if unknown:
                report(_of_unknown(pattern, unknown, site))


def _of_unknown(pattern: str, unknown: Sequence[str], site: OriginalSite) -> Problem:
    message = (
        f"the pattern {pattern!r:.200} of old addresses has {', '.join(unknown):.200}, which is "
        f"not known; so no old address of {site.prefix!r} is made of it"
    )
    return Problem(ProblemKind.SOURCE, message, site.configuration)


@lru_cache(maxsize=1000)
def parsed(pattern: str, dialect: str) -> tuple[str | Placeholder, ...]:
    """The texts of a pattern, and what gives the values between them.

    Raises :exc:`UnknownPlaceholderError` for a placeholder that is not known.
    """
    pattern = _named(pattern)
    parts: list[str | Placeholder] = []
    end = 0
    for match in _PLACEHOLDER.finditer(pattern):
        parts += (_literal(pattern[end : match.start()]), _value_of(match, dialect))
        end = match.end()
        if len(parts) > 2 * _MOST:
            raise UnknownPlaceholderError(pattern)
    return (*parts, _literal(pattern[end:]))


def _named(pattern: str) -> str:
    """The pattern that a name stands for; any other as it is."""
    return pattern if re.search("[/:{]", pattern) else _NAMED.get(pattern, pattern)


def _literal(text: str) -> str:
    """A colon behind a backslash is one."""
    return text.replace("\\:", ":")


def _value_of(match: re.Match[str], dialect: str) -> str | Placeholder:
    """What a placeholder gives, or the text that it is.

    Raises :exc:`UnknownPlaceholderError` for one that is not known.
    """
    name, part, layout, braced, form = match.groups()
    if layout or (braced == "date" and form):
        date_of = layout_formatter(layout) if layout else date_formatter(form)
        return match[0] if date_of is None else lambda post: date_of(post.article.date)
    name = name or braced
    if part and name in _SLICED:
        return _section_part(part, _SLICED[name])
    if part or form:
        raise UnknownPlaceholderError(match[0])
    if name in DATE_VALUES:
        value_of_date = DATE_VALUES[name]
        return lambda post: value_of_date(post.article.date)
    value = generator_of(dialect).placeholders.get(name) or _GENERAL.get(name)
    if value is None and generator_of(dialect).keys_are_placeholders:
        return lambda post: _value_of_key(name, post)
    if value is None:
        raise UnknownPlaceholderError(match[0])
    return value


def _is_key(name: str, dialect: str) -> bool:
    generator = generator_of(dialect)
    known = (DATE_VALUES, generator.placeholders, _GENERAL)
    return generator.keys_are_placeholders and not any(name in each for each in known)


def _value_of_key(name: str, post: Post) -> str:
    value = post.article.extra.get(name)
    value = post.defaults.get(name) if value in (None, "") else value
    if isinstance(value, bool) or not isinstance(value, str | int) or value == "":
        raise UnknownPlaceholderError(name)
    return str(value)


def _section_part(part: str, parts_of: Callable[[Post], Sequence[str]]) -> Placeholder:
    """A part of the folders: ``:sections[1:]``, ``:sections[last]``."""
    found = _SLICE.fullmatch(part)
    if not found:
        raise UnknownPlaceholderError(part)
    start, colon, end = found.groups()
    first = int(start or 0)
    if not colon:
        chosen = slice(-1, None) if end == "last" else slice(first, first + 1)
    else:
        chosen = slice(first, None if not end else -1 if end == "last" else int(end))
    return lambda post: "/".join(parts_of(post)[chosen])


#: Placeholders of which a part can be taken.
_SLICED: Mapping[str, Callable[[Post], Sequence[str]]] = {
    "sections": lambda post: [path_words(folder) for folder in post.folders],
    "sectionslugs": section_slugs,
}
