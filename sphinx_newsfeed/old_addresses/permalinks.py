"""The addresses that generators gave their articles: patterns and what stands in them.

Patterns are those of the generators: ``/:year/:month/:title/`` and ``{date:%Y}/{slug}.html``. Both
notations are understood whatever the dialect; where two generators mean different things by one
name, the dialect decides. Dates are those of the article, in the project's time zone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from sphinx_newsfeed.model.article import Article, Dialect
from sphinx_newsfeed.model.site import OriginalSite
from sphinx_newsfeed.old_addresses.generator_slugs import (
    hexo_slug,
    hugo_path,
    jekyll_slug,
    jekyll_title,
    mkdocs_slug,
    pelican_slug,
    zola_slug,
)
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

#: ``:name``, for Hugo with a slice behind it, or ``{name}``, for Pelican with a form of date.
_PLACEHOLDER = re.compile(r":([a-z]+(?:_[a-z]+)*)(\[[^\[\]]*\])?|\{([a-z_]+)(?::([^{}]*))?\}")
_SLICE = re.compile(r"\[([0-9]{0,4})(:?)([0-9]{0,4}|last)\]")
#: What has more characters, or more placeholders, is no pattern that somebody meant: each of them
#: may stand for a long text.
_LONGEST, _MOST = 1000, 30
#: Docusaurus takes the first date out of the path. Source: its documentation of the blog plugin.
_DOCUSAURUS = re.compile(r"^(.{0,2000}?)(\d{4})[-/](\d{1,2})[-/](\d{1,2})[-/]?(.*)$")
#: Jekyll's named patterns. Source: Jekyll documentation, "Permalinks", "Built-in formats".
_STYLES = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
}
#: The patterns that apply where none is configured. Sources: the documentation of each generator;
#: Nikola and ABlog write either form, as they are configured.
_DEFAULTS: Mapping[Dialect, tuple[str, ...]] = {
    Dialect.JEKYLL: (_STYLES["date"],),
    Dialect.HEXO: (":year/:month/:day/:title/",),
    Dialect.HUGO: ("/:sections/:slugorcontentbasename/",),
    Dialect.ZOLA: ("/:sections/:slug/",),
    Dialect.PELICAN: ("{slug}.html",),
    Dialect.NIKOLA: ("/posts/:folders/:slug/", "/posts/:folders/:slug.html"),
    # A slug that was named takes the place of date and name; the file's name may say the same.
    Dialect.DOCUSAURUS: ("/blog/:dated", "/blog/:slug"),
    Dialect.MKDOCS: ("/blog/{date}/{slug}/",),
    Dialect.ABLOG: ("/:folders/:name.html", "/:folders/:name/"),
    Dialect.PLAIN: (),
}


@dataclass(frozen=True, slots=True)
class _Post:
    """An article as a pattern sees it."""

    article: Article
    #: The folders below the content, without that of a bundle (``x/index.md``).
    folders: tuple[str, ...]
    #: The file's name, or that of its bundle, without suffix and language.
    stem: str
    #: The last part of the address, as the generator may have chosen it.
    own_name: str


_Value = Callable[[_Post], str]


def computed_addresses(article: Article, site: OriginalSite) -> tuple[str, ...]:
    """The paths below the site's root that the generator made up for *article*, likeliest first.

    More than one where its configuration decides what cannot be seen here, such as whether a date
    in a file's name is a part of the title.
    """
    patterns = (site.permalink,) if site.permalink else _DEFAULTS[site.dialect]
    found = (expand(pattern, article, site) for pattern in patterns)
    return tuple(dict.fromkeys(address for addresses in found for address in addresses))


def expand(pattern: str, article: Article, site: OriginalSite) -> tuple[str, ...]:
    """What *pattern* means for *article*; empty when something in it cannot be known."""
    if len(pattern) > _LONGEST:
        return ()
    try:
        parts = _parsed(pattern, site.dialect)
    except UnknownPlaceholderError:
        return ()
    folders, stem = file_below_content(article, site)
    expanded = []
    for name in _own_names(article, site.dialect, stem):
        post = _Post(article, folders, stem, name)
        path = "/" + "".join(part if isinstance(part, str) else part(post) for part in parts)
        expanded.append(re.sub("//+", "/", path) if "//" in path else path)
    return tuple(dict.fromkeys(expanded))


@lru_cache(maxsize=1000)
def _parsed(pattern: str, dialect: Dialect) -> tuple[str | _Value, ...]:
    """The texts of a pattern, and what gives the values between them.

    Raises :exc:`UnknownPlaceholderError` for a placeholder that is not known.
    """
    if not re.search("[/:{]", pattern):
        pattern = _STYLES.get(pattern, pattern)
    parts: list[str | _Value] = []
    end = 0
    for match in _PLACEHOLDER.finditer(pattern):
        parts += (pattern[end : match.start()], _value_of(match, dialect))
        end = match.end()
        if len(parts) > 2 * _MOST:
            raise UnknownPlaceholderError(pattern)
    return (*parts, pattern[end:])


def _value_of(match: re.Match[str], dialect: Dialect) -> _Value:
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
    value = _OF_DIALECT.get(dialect, {}).get(name) or _GENERAL.get(name)
    if value is None:
        raise UnknownPlaceholderError(name)
    return value


def _section_part(part: str) -> _Value:
    """Source: Hugo documentation, "URL management", ``:sections[1:]``, ``:sections[last]``."""
    found = _SLICE.fullmatch(part)
    if not found:
        raise UnknownPlaceholderError(part)
    start, colon, end = found.groups()
    first = int(start or 0)
    if not colon:
        chosen = slice(-1, None) if end == "last" else slice(first, first + 1)
    else:
        chosen = slice(first, None if not end else -1 if end == "last" else int(end))
    return lambda post: "/".join(map(hugo_path, post.folders[chosen]))


def _own_names(article: Article, dialect: Dialect, stem: str) -> tuple[str, ...]:
    """What the last part of the address may have been made of, likeliest first."""
    short = dateless(stem)
    full = dateless(stem_of(path_parts(article.name)[-1]) if article.name else short)
    if article.slug and article.slug not in {short, full}:
        # Somebody named it.
        return (article.slug,)
    made = _MADE_NAMES.get(dialect)
    return tuple(dict.fromkeys(made(article, short, stem))) if made else (short,)


def _docusaurus(post: _Post) -> str:
    """Source: Docusaurus documentation, "Blog": the path of the file with its date as folders.

    A slug that somebody named is all of the address.
    """
    if post.own_name != dateless(post.stem):
        return post.own_name
    path = "/".join((*post.folders, post.stem))
    found = _DOCUSAURUS.match(path)
    if not found:
        return path
    folder, year, month, day, text = found.groups()
    return f"{year}/{month}/{day}/{folder}{text}"


def _jekyll_categories(post: _Post) -> str:
    return "/".join(dict.fromkeys(name.lower() for name in post.article.categories))


def _slugs_of(names: tuple[str, ...], slug: Callable[[str], str]) -> str:
    return "/".join(dict.fromkeys(slug(name) for name in names))


def _hexo_category(post: _Post) -> str:
    """The last category with those above it. Source: Hexo documentation, "Permalinks"."""
    paths = post.article.category_paths
    return "/".join(map(hexo_slug, paths[-1])) if paths else "uncategorized"


def _first(names: tuple[str, ...], otherwise: str = "") -> str:
    return names[0] if names else otherwise


def _hexo_title(post: _Post) -> str:
    return "/".join((*post.folders, post.own_name))


def _path(post: _Post) -> str:
    return "/".join((*post.folders, post.stem))


#: What a file and its front matter give, where the dialect has no meaning of its own.
_GENERAL: Mapping[str, _Value] = {
    "title": lambda post: jekyll_title(post.own_name),
    "post_title": lambda post: hexo_slug(post.article.title).lower(),
    "slug": lambda post: post.own_name,
    "name": lambda post: post.stem,
    "file": lambda post: post.stem,
    "filename": lambda post: post.stem,
    "contentbasename": lambda post: post.stem,
    "slugorfilename": lambda post: post.own_name,
    "slugorcontentbasename": lambda post: post.own_name,
    "path": _path,
    "folders": lambda post: "/".join(post.folders),
    "section": lambda post: hugo_path(_first(post.folders)),
    "sections": lambda post: "/".join(map(hugo_path, post.folders)),
    "category": lambda post: _first(post.article.categories),
    "categories": _jekyll_categories,
    "slugified_categories": lambda post: _slugs_of(post.article.categories, jekyll_slug),
    "author": lambda post: pelican_slug(_first(post.article.authors)),
    "lang": lambda post: post.article.language,
    "output_ext": lambda post: ".html",
    "dated": _docusaurus,
}
_OF_DIALECT: Mapping[Dialect, Mapping[str, _Value]] = {
    Dialect.JEKYLL: {"slug": lambda post: jekyll_slug(post.own_name)},
    Dialect.HEXO: {
        "title": _hexo_title,
        "name": lambda post: post.own_name,
        "category": _hexo_category,
    },
    Dialect.HUGO: {
        "title": lambda post: hugo_path(post.article.title),
        "slug": lambda post: hugo_path(post.own_name),
        "filename": lambda post: hugo_path(post.stem),
        "contentbasename": lambda post: hugo_path(post.stem),
        "slugorfilename": lambda post: hugo_path(post.own_name),
        "slugorcontentbasename": lambda post: hugo_path(post.own_name),
    },
    Dialect.ZOLA: {"sections": lambda post: "/".join(map(zola_slug, post.folders))},
    Dialect.PELICAN: {
        "category": lambda post: pelican_slug(_first(post.article.categories, "misc")),
    },
    Dialect.MKDOCS: {"categories": lambda post: mkdocs_slug(_first(post.article.categories))},
}
#: What the last part is made of where nobody named it: of the title, of the file's name without
#: the date, or of the whole of it.
_MADE_NAMES: Mapping[Dialect, Callable[[Article, str, str], tuple[str, ...]]] = {
    Dialect.HEXO: lambda article, short, stem: (short, stem),
    Dialect.HUGO: lambda article, short, stem: (stem, short),
    Dialect.PELICAN: lambda article, short, stem: (
        pelican_slug(article.title),
        pelican_slug(short),
    ),
    Dialect.ZOLA: lambda article, short, stem: (zola_slug(short),),
    Dialect.MKDOCS: lambda article, short, stem: (mkdocs_slug(article.title),),
}
