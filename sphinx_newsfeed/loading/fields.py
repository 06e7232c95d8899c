"""From the keys of front matter to the fields of an article: one table."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sphinx_newsfeed.article import fold_name

#: What XML 1.0 does not allow in a text ("Characters"): it would break EPUB and feeds, and a lone
#: surrogate stops every writer.
_UNPRINTABLE = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")

#: Reports that a key (first argument) holds something that cannot be used (second argument).
Complain = Callable[[str, str], None]


@dataclass(frozen=True, slots=True)
class Field:
    """How one field of an article is found in front matter."""

    #: The keys that may hold it; the first that does is taken.
    keys: tuple[str, ...]
    #: Makes the value the field's; raises ``ValueError`` with what would be right.
    convert: Callable[[object], object]
    #: Whether all keys count, each adding names, and not only the first.
    gathers: bool = False


def read_text(value: object) -> str:
    """A single line of text: entities undone, white space folded; other scalars as text."""
    return _on_one_line(html.unescape(_read_scalar(value)))


def _read_scalar(value: object) -> str:
    if not isinstance(value, str | int | float | date):
        raise ValueError("a text is expected")
    return str(value).lower() if isinstance(value, bool) else str(value)


def _on_one_line(text: str) -> str:
    return " ".join(_UNPRINTABLE.sub("", text).split())


def read_names(value: object) -> tuple[str, ...]:
    """Names from a text or a list, nested lists opened up, mappings by their name."""
    names: dict[str, str] = {}
    for name in _names(value):
        if name:
            names.setdefault(fold_name(name), name)
    return tuple(names.values())


def read_authors(value: object) -> tuple[str, ...]:
    """Names of authors; a text may hold several, with ``;`` between them."""
    if isinstance(value, str):
        return read_names(html.unescape(value).split(";"))
    return read_names(value)


def read_switch(value: object) -> bool:
    """Yes or no, also as the texts people write for it."""
    match value:
        case bool() | 0 | 1:
            return bool(value)
        case str() if value.strip().lower() in {"true", "yes", "on", "1"}:
            return True
        case str() if value.strip().lower() in {"false", "no", "off", "0"}:
            return False
    raise ValueError("true or false is expected")


def read_pinned(value: object) -> bool:
    """Yes or no, or a rank as Hexo has it: the higher, the earlier, 0 for not pinned."""
    return value > 0 if isinstance(value, int) else read_switch(value)


def read_address(value: object) -> str:
    """An address, or the one in a mapping with ``path``, ``url`` or ``src``.

    Of entities only ``&amp;`` is undone: ``&copy=1`` in an address is no sign of copyright.
    """
    if isinstance(value, list) and value:
        return read_address(value[0])
    if isinstance(value, Mapping):
        value = next((value[key] for key in ("path", "url", "src") if key in value), None)
    return _on_one_line(_read_scalar(value).replace("&amp;", "&"))


#: The fields of an article that front matter gives, except for dates and ``hidden``.
FIELDS: dict[str, Field] = {
    "title": Field(("title",), read_text),
    "authors": Field(("author", "authors"), read_authors),
    "categories": Field(("categories", "category"), read_names),
    "tags": Field(("tags", "tag"), read_names),
    "picture": Field(
        ("headimg", "thumbnail", "cover", "image", "banner", "previewimage"), read_address
    ),
    "summary": Field(("summary", "excerpt", "description"), read_text),
    "slug": Field(("slug",), read_text),
    "aliases": Field(
        ("aliases", "alias", "redirect_from", "permalink", "path"), read_names, gathers=True
    ),
    "language": Field(("lang", "language"), read_text),
    "link": Field(
        ("canonical_link", "external_link", "original", "source_url", "link"), read_address
    ),
    "pinned": Field(("pinned", "pin", "sticky"), read_pinned),
    "comments": Field(("comments",), read_switch),
}

DATE_KEYS = ("date", "published_at", "pubdate", "publishDate")
UPDATED_KEYS = ("updated", "modified", "lastmod", "last_modified_at")


def read_fields(front_matter: Mapping[str, object], complain: Complain) -> dict[str, object]:
    """The fields that *front_matter* gives; a value that cannot be used is complained of."""
    fields: dict[str, object] = {}
    for name, field in FIELDS.items():
        found = _read_field(field, front_matter, complain)
        if found not in (None, "", ()):
            fields[name] = found
    return fields


def _read_field(field: Field, front_matter: Mapping[str, object], complain: Complain) -> object:
    """What the first key gives that holds something; of lists, what all of them give."""
    gathered: list[object] = []
    for key in _filled(front_matter, field.keys):
        try:
            found = field.convert(front_matter[key])
        except (ValueError, RecursionError) as error:
            complain(key, str(error))
            continue
        if field.gathers:
            gathered += found if isinstance(found, tuple) else ()
        elif found != "":
            return found
    return read_names(gathered) if gathered else None


def read_hidden(front_matter: Mapping[str, object], complain: Complain) -> str:
    """Why its author does not show it (``draft``, or the word of ``status``); empty if he does.

    ``published`` is a switch for Jekyll and Hexo (a date for Hugo), ``draft`` one for Hugo and
    others, ``hidden`` one of themes, ``status`` a word for Pelican and Nikola.
    """
    if _says(front_matter, "draft", True, complain):
        return "draft"
    if _says(front_matter, "published", False, lambda key, message: None):
        return "draft"
    if _says(front_matter, "hidden", True, complain):
        return "hidden"
    status = front_matter.get("status")
    word = status.strip().lower() if isinstance(status, str) else ""
    return word if word in {"draft", "private", "hidden", "skip"} else ""


def _says(front_matter: Mapping[str, object], key: str, answer: bool, complain: Complain) -> bool:
    if front_matter.get(key) in (None, ""):
        return False
    try:
        return read_switch(front_matter[key]) is answer
    except ValueError as error:
        complain(key, str(error))
        return False


def _filled(front_matter: Mapping[str, object], keys: tuple[str, ...]) -> Iterator[str]:
    return (key for key in keys if front_matter.get(key) not in (None, "", [], {}))


def _names(value: object) -> Iterator[str]:
    if isinstance(value, list | tuple):
        for part in value:
            yield from _names(part)
    elif isinstance(value, set | frozenset):
        yield from sorted(map(read_text, value))
    elif isinstance(value, Mapping):
        yield read_text(next((value[key] for key in ("name", "label") if key in value), None))
    elif value is not None:
        yield read_text(value)
