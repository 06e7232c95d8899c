"""The addresses that generators gave their articles: patterns and what stands in them.

Patterns are those of the generators: ``/:year/:month/:title/`` and ``{date:%Y}/{slug}.html``. Both
notations are understood whatever the dialect; where two generators mean different things by one
name, the dialect decides. Dates are those of the article, in the project's time zone.
"""

from __future__ import annotations

import re
from functools import lru_cache

from sphinx_newsfeed.generators import GENERATORS, Generator, generator_of
from sphinx_newsfeed.generators.address_words import path_words
from sphinx_newsfeed.generators.generator import Placeholder, Post
from sphinx_newsfeed.model.article import PLAIN, Article
from sphinx_newsfeed.model.site import OriginalSite
from sphinx_newsfeed.old_addresses.permalink_dates import (
    DATE_VALUES,
    UnknownPlaceholderError,
    date_formatter,
)
from sphinx_newsfeed.old_addresses.source_paths import (
    dateless,
    file_below_content,
    path_parts,
    stem_of,
)

#: ``:name``, perhaps with a slice behind it, or ``{name}``, perhaps with a form of date.
_PLACEHOLDER = re.compile(r":([a-z]+(?:_[a-z]+)*)(\[[^\[\]]*\])?|\{([a-z_]+)(?::([^{}]*))?\}")
_SLICE = re.compile(r"\[([0-9]{0,4})(:?)([0-9]{0,4}|last)\]")
#: What has more characters, or more placeholders, is no pattern that somebody meant: each of them
#: may stand for a long text.
_LONGEST, _MOST = 1000, 30
#: Patterns with a name, and what placeholders mean where the generator gives them no meaning.
_NAMED = {name: pattern for each in GENERATORS for name, pattern in each.named_patterns.items()}
_GENERAL = generator_of(PLAIN).placeholders


def computed_addresses(article: Article, site: OriginalSite) -> tuple[str, ...]:
    """The paths below the site's root that the generator made up for *article*, likeliest first.

    More than one where its configuration decides what cannot be seen here, such as whether a date
    in a file's name is a part of the title.
    """
    patterns = (site.permalink,) if site.permalink else generator_of(site.dialect).permalinks
    found = (expand(pattern, article, site) for pattern in patterns)
    return tuple(dict.fromkeys(address for addresses in found for address in addresses))


def expand(pattern: str, article: Article, site: OriginalSite) -> tuple[str, ...]:
    """What *pattern* means for *article*; empty when something in it cannot be known."""
    if len(pattern) > _LONGEST:
        return ()
    generator = generator_of(site.dialect)
    pattern = generator.read_pattern(pattern)
    if not pattern:
        return ()
    try:
        parts = _parsed(pattern, site.dialect)
    except UnknownPlaceholderError:
        return ()
    folders, stem = file_below_content(article, site)
    expanded = []
    for name in _own_names(article, generator, stem):
        post = Post(article, folders, stem, dateless(stem), name)
        path = "/" + "".join(part if isinstance(part, str) else part(post) for part in parts)
        expanded.append(re.sub("//+", "/", path) if "//" in path else path)
    return tuple(dict.fromkeys(expanded))


@lru_cache(maxsize=1000)
def _parsed(pattern: str, dialect: str) -> tuple[str | Placeholder, ...]:
    """The texts of a pattern, and what gives the values between them.

    Raises :exc:`UnknownPlaceholderError` for a placeholder that is not known.
    """
    if not re.search("[/:{]", pattern):
        pattern = _NAMED.get(pattern, pattern)
    parts: list[str | Placeholder] = []
    end = 0
    for match in _PLACEHOLDER.finditer(pattern):
        parts += (pattern[end : match.start()], _value_of(match, dialect))
        end = match.end()
        if len(parts) > 2 * _MOST:
            raise UnknownPlaceholderError(pattern)
    return (*parts, pattern[end:])


def _value_of(match: re.Match[str], dialect: str) -> Placeholder:
    name, part, braced, form = match.groups()
    if braced == "date" and form:
        date_of = date_formatter(form)
        return lambda post: date_of(post.article.date)
    name = name or braced
    if name == "sections" and part:
        return _section_part(part)
    if part or form:
        raise UnknownPlaceholderError(part or form)
    if name in DATE_VALUES:
        value_of_date = DATE_VALUES[name]
        return lambda post: value_of_date(post.article.date)
    value = generator_of(dialect).placeholders.get(name) or _GENERAL.get(name)
    if value is None:
        raise UnknownPlaceholderError(name)
    return value


def _section_part(part: str) -> Placeholder:
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
    return lambda post: "/".join(map(path_words, post.folders[chosen]))


def _own_names(article: Article, generator: Generator, stem: str) -> tuple[str, ...]:
    """What the last part of the address may have been made of, likeliest first."""
    short = dateless(stem)
    full = dateless(stem_of(path_parts(article.name)[-1]) if article.name else short)
    if article.slug and article.slug not in {short, full}:
        # Somebody named it.
        return (article.slug,)
    return tuple(dict.fromkeys(generator.own_names(article, short, stem)))
