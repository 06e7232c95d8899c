"""The records that everything else is about: an article and where it came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from enum import StrEnum

from sphinx_newsfeed.model.names import Path, fold_name, path_key
from sphinx_newsfeed.model.taxonomy import Taxonomy


class BodyFormat(StrEnum):
    """The markup an article's body is written in."""

    HTML = "html"
    MARKDOWN = "markdown"
    RST = "rst"


#: The dialect of what was written for no generator that is known.
PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Article:
    """One news item, made from one file."""

    #: Name of the Sphinx document that shows it: the source's prefix and the path below its folder.
    docname: str
    #: The file, as an absolute path.
    path: str
    #: The heading of its page; never empty.
    title: str
    #: When it was published, in the zone that shows it: that of its source, or its own offset;
    #: always aware.
    date: datetime
    #: When its text last changed.
    updated: datetime | None = None
    #: Names (or keys of ``newsfeed_authors``) in the order given.
    authors: tuple[str, ...] = ()
    #: Names in the order given, no name twice.
    categories: tuple[str, ...] = ()
    #: The same as paths, from the widest name to the narrowest; a category of its own has one name.
    category_paths: tuple[Path, ...] = ()
    #: Names in the order given, no name twice.
    tags: tuple[str, ...] = ()
    #: The name of each taxonomy of the project's own → its names here, as paths, none twice.
    terms: Mapping[str, tuple[Path, ...]] = field(default_factory=dict, hash=False)
    #: Address of the leading picture as the front matter gives it; empty for none.
    picture: str = ""
    #: The summary that the front matter gives, as plain text; empty for none.
    summary: str = ""
    #: The last part of its address at its old home; the file's name where none is given.
    slug: str = ""
    #: Whether front matter gives that part, and not the file's name.
    slug_given: bool = False
    #: The whole address at its old home, where the front matter names it; empty for none.
    permalink: str = ""
    #: Further old addresses, as the front matter lists them.
    aliases: tuple[str, ...] = ()
    #: Language tag such as ``zh-CN``, as front matter says it; empty where it says none.
    language: str = ""
    #: The language that the file's name or the text itself tells where front matter says none;
    #: empty for the project's language.
    detected_language: str = ""
    #: Address of the original publication; empty for none.
    link: str = ""
    #: Whether it stands before all others in listings.
    pinned: bool = False
    #: What the front matter says of comments; Sphinx has none, themes and templates may.
    comments: bool = True
    #: Name of the series it belongs to; empty for none.
    series: str = ""
    #: The layout or template of its old home; Sphinx has none, themes and templates may.
    layout: str = ""
    #: From when it is to be shown, where that is not its date.
    live: datetime | None = None
    #: When it is no longer to be shown; ``None`` for never.
    expires: datetime | None = None
    #: Whether it has a page but stands in no listing.
    unlisted: bool = False
    #: Why it is shown nowhere (``draft``, ``future``, ``expired``); empty for a published article.
    hidden: str = ""
    #: Why only a preview shows it (``draft``, ``future``); empty for a published article.
    unpublished: str = ""
    #: Whether its body may use roles, directives and includes; an article may only say no.
    trusted: bool = True
    #: How its body is written.
    body_format: BodyFormat = BodyFormat.MARKDOWN
    #: The docname prefix of its source.
    source: str = ""
    #: Its file below the source's folder, with ``/``.
    name: str = ""
    #: The generator that its source was written for, by the name of its record, which says what
    #: keys, tags and addresses mean.
    dialect: str = PLAIN
    #: What the project's translators wrote for the title; empty where they did not.
    translated_title: str = ""
    #: The same for the summary.
    translated_summary: str = ""
    #: What the front matter says besides all this: texts, numbers, switches, lists and mappings.
    extra: Mapping[str, object] = field(default_factory=dict, hash=False)

    @property
    def shown_language(self) -> str:
        """The language that readers meet, empty for the project's: what is shown has this one.

        An article whose title was translated is in that of the project. Which articles are
        translations, what a selection takes and what addresses hold goes by :attr:`language`, which
        is nobody's guess.
        """
        return "" if self.translated_title else self.language or self.detected_language

    @property
    def shown_title(self) -> str:
        """The title that readers meet; addresses are made of :attr:`title`, which stays."""
        return self.translated_title or self.title

    @property
    def shown_summary(self) -> str:
        """The summary that readers meet."""
        return self.translated_summary or self.summary

    @property
    def begins(self) -> datetime:
        """From when it is to be shown: never before its date."""
        return max(self.date, self.live or self.date, key=datetime.timestamp)

    def values(self, taxonomy: Taxonomy) -> tuple[str, ...]:
        """The names under which the article stands in *taxonomy*, in the order given."""
        if not taxonomy.field:
            paths = self.terms.get(taxonomy.name, ())
            return tuple(dict.fromkeys(name for path in paths for name in path))
        found = getattr(self, taxonomy.field)
        return found if isinstance(found, tuple) else (found,) * bool(found)

    def paths(self, taxonomy: Taxonomy) -> tuple[Path, ...]:
        """The same as paths."""
        if not taxonomy.field:
            return self.terms.get(taxonomy.name, ())
        found = self.category_paths if taxonomy.is_tree else ()
        return found or tuple((name,) for name in self.values(taxonomy))


def article_keys(article: Article, taxonomy: Taxonomy) -> set[str]:
    """The keys, as :func:`name_keys` gives them, of what *article* stands under in *taxonomy*."""
    keys = {fold_name(name) for name in article.values(taxonomy)}
    if taxonomy.is_tree:
        for path in article.paths(taxonomy):
            keys |= {path_key(path[:length]) for length in range(1, len(path) + 1)}
    return keys


def changed(article: Article, **values: object) -> Article:
    """*article* with other values; itself where they are the same."""
    if all(getattr(article, name) == value for name, value in values.items()):
        return article
    return replace(article, **values)  # type: ignore[arg-type]


_FIELDS = tuple(each.name for each in fields(Article))


def plain_record(article: Article) -> dict[str, object]:
    """The fields of *article* as plain data: texts, switches and lists; dates as ISO 8601."""
    return {name: _plain(getattr(article, name)) for name in _FIELDS}


def _plain(value: object) -> object:
    match value:
        case datetime():
            return value.isoformat()
        case tuple():
            return [_plain(part) for part in value]
        case dict():
            return {key: _plain(part) for key, part in value.items()}
        case StrEnum():
            return value.value
    return value
