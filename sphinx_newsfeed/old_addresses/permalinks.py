"""The addresses that generators gave their articles; dates in them are those that are shown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinx_newsfeed.generators import Generator, generator_of
from sphinx_newsfeed.generators.generator import Placeholder, Post
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.model.site import OriginalSite
from sphinx_newsfeed.old_addresses.patterns import parsed
from sphinx_newsfeed.old_addresses.permalink_dates import UnknownPlaceholderError
from sphinx_newsfeed.old_addresses.source_paths import (
    dateless,
    file_below_content,
    path_parts,
    section_of,
    stem_of,
)

#: What has more characters is no pattern that somebody meant.
_LONGEST = 1000


def computed_addresses(article: Article, site: OriginalSite) -> tuple[str, ...]:
    """The paths below the site's root that the generator made up for *article*, likeliest first.

    More than one where its configuration decides what cannot be seen here, such as whether a date
    in a file's name is a part of the title.
    """
    generator, section = generator_of(site.dialect), section_of(article, site)
    own = section.permalink if section else site.permalink
    patterns = (own,) if own else generator.permalinks
    found = [address for pattern in patterns for address in expand(pattern, article, site)]
    return tuple(dict.fromkeys(map(str.lower, found) if generator.lower_addresses else found))


def expand(pattern: str, article: Article, site: OriginalSite) -> tuple[str, ...]:
    """What *pattern* means for *article*; empty when something in it cannot be known."""
    if len(pattern) > _LONGEST:
        return ()
    generator = generator_of(site.dialect)
    pattern = generator.read_pattern(pattern)
    if not pattern:
        return ()
    posts = _posts(article, generator, site)
    try:
        parts = parsed(pattern, site.dialect)
        return tuple(dict.fromkeys(_written(parts, post) for post in posts))
    except UnknownPlaceholderError:
        return ()


def _written(parts: tuple[str | Placeholder, ...], post: Post) -> str:
    path = "/" + "".join(part if isinstance(part, str) else part(post) for part in parts)
    return re.sub("//+", "/", path) if "//" in path else path


def _posts(article: Article, generator: Generator, site: OriginalSite) -> Iterator[Post]:
    """The article as patterns see it, for each last part that its address may have had."""
    folders, stem = file_below_content(article, site)
    section = section_of(article, site)
    short = dateless(stem)
    full = dateless(stem_of(path_parts(article.name)[-1]) if article.name else short)
    is_named = bool(article.slug) and (article.slug_given or article.slug not in {short, full})
    names = (article.slug,) if is_named else generator.own_names(article, short, stem)
    for name in dict.fromkeys(names):
        yield Post(
            *(article, folders, stem, short, name, is_named),
            collection=section.collection if section else "",
            section_slugs=site.section_slugs,
            defaults=site.pattern_defaults,
        )
