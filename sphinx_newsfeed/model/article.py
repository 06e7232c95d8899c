"""The records that everything else is about: an article and where it came from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from enum import StrEnum

#: The sign alone, or a plain one with blanks around it.
_PATH_SIGNS = re.compile(r"›|(?<=\s)>(?=\s)")


class BodyFormat(StrEnum):
    """The markup an article's body is written in."""

    HTML = "html"
    MARKDOWN = "markdown"
    RST = "rst"


#: The dialect of what was written for no generator that is known.
PLAIN = "plain"


class Axis(StrEnum):
    """A property by which articles are filtered, grouped and referred to."""

    CATEGORY = "category"
    TAG = "tag"
    AUTHOR = "author"
    LANGUAGE = "language"


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
    category_paths: tuple[tuple[str, ...], ...] = ()
    #: Names in the order given, no name twice.
    tags: tuple[str, ...] = ()
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

    def values(self, axis: Axis) -> tuple[str, ...]:
        """The names under which the article stands on *axis*."""
        match axis:
            case Axis.CATEGORY:
                return self.categories
            case Axis.TAG:
                return self.tags
            case Axis.AUTHOR:
                return self.authors
            case Axis.LANGUAGE:
                return (self.language,) if self.language else ()


#: What stands between the names of a path of categories where it is written as one text.
PATH_SIGN = "›"


def path_text(path: Sequence[str]) -> str:
    """A path of categories as readers see it: ``Technology › Harbour``."""
    return f" {PATH_SIGN} ".join(path)


def path_key(path: Sequence[str]) -> str:
    """The form in which two paths are compared; no name alone has it.

    A name that holds the sign is itself a path: the text of both is the same.
    """
    parts = [part for name in path for part in name.split(PATH_SIGN)]
    return PATH_SIGN + PATH_SIGN.join(folded for part in parts if (folded := fold_name(part)))


def name_keys(name: str) -> tuple[str, ...]:
    """What *name*, as somebody writes it, can mean on an axis: a name, else a path of categories.

    ``A › B`` and ``A > B`` are paths, and ``› A`` is the path of one name: the categories of that
    name that stand in no other.
    """
    is_rooted = name.strip().startswith(PATH_SIGN)
    parts = name.split(PATH_SIGN) if is_rooted else _PATH_SIGNS.split(name)
    is_path = len(parts) > 1 and any(part.strip() for part in parts)
    return (fold_name(name), path_key(parts)) if is_path else (fold_name(name),)


def article_keys(article: Article, axis: Axis) -> set[str]:
    """The keys, as :func:`name_keys` gives them, of all that *article* stands under on *axis*."""
    keys = {fold_name(name) for name in article.values(axis)}
    if axis is Axis.CATEGORY:
        for path in article.category_paths:
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
        case StrEnum():
            return value.value
    return value


def fold_name(name: str) -> str:
    """The form in which two names are compared: case, width and Unicode form do not count.

    Source: Unicode Standard, chapter 3, definition D146 (NFKC casefold).
    """
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold()).strip()
