"""From the keys of front matter to the fields of an article: one table."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

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


def read_text(value: object) -> str:
    """A single line of text: entities undone, white space folded; other scalars as text."""
    if value is None or isinstance(value, list | Mapping):
        raise ValueError("a text is expected")
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return " ".join(_UNPRINTABLE.sub("", html.unescape(text)).split())


def read_names(value: object) -> tuple[str, ...]:
    """Names from a text or a list, nested lists opened up, mappings by their name."""
    names = [name for name in _names(value) if name]
    return tuple(dict.fromkeys(names))


def read_authors(value: object) -> tuple[str, ...]:
    """Names of authors; a text may hold several, with ``;`` between them."""
    if isinstance(value, str):
        return read_names(value.split(";"))
    return read_names(value)


def read_switch(value: object) -> bool:
    """Yes or no, also as the texts people write for it."""
    match value:
        case bool():
            return value
        case str() if value.strip().lower() in {"true", "yes", "on", "1"}:
            return True
        case str() if value.strip().lower() in {"false", "no", "off", "0"}:
            return False
    raise ValueError("true or false is expected")


def read_pinned(value: object) -> bool:
    """Yes or no, or a rank as Hexo has it: the higher, the earlier, 0 for not pinned."""
    return value > 0 if isinstance(value, int) else read_switch(value)


def read_address(value: object) -> str:
    """An address, or the one in a mapping with ``path``, ``url`` or ``src``."""
    if isinstance(value, list) and value:
        return read_address(value[0])
    if isinstance(value, Mapping):
        value = next((value[key] for key in ("path", "url", "src") if key in value), None)
    return read_text(value)


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
    "aliases": Field(("aliases", "alias", "redirect_from", "permalink", "path"), read_names),
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
        for key in _filled(front_matter, field.keys):
            try:
                fields[name] = field.convert(front_matter[key])
                break
            except ValueError as error:
                complain(key, str(error))
    return fields


def read_hidden(front_matter: Mapping[str, object]) -> str:
    """Why its author does not show it (``draft``, or the word of ``status``); empty if he does.

    ``published`` is a switch for Jekyll and Hexo, ``draft`` one for Hugo and others, ``status`` a
    word for Pelican and Nikola.
    """
    status = str(front_matter.get("status", "")).strip().lower()
    if _says(front_matter, "draft", True) or _says(front_matter, "published", False):
        return "draft"
    return status if status in {"draft", "private", "hidden", "skip"} else ""


def _says(front_matter: Mapping[str, object], key: str, answer: bool) -> bool:
    try:
        return read_switch(front_matter.get(key)) is answer
    except ValueError:
        return False


def _filled(front_matter: Mapping[str, object], keys: tuple[str, ...]) -> Iterator[str]:
    return (key for key in keys if front_matter.get(key) not in (None, "", [], {}))


def _names(value: object) -> Iterator[str]:
    if isinstance(value, list | tuple):
        for part in value:
            yield from _names(part)
    elif isinstance(value, Mapping):
        yield read_text(next((value[key] for key in ("name", "label") if key in value), None))
    elif value is not None:
        yield read_text(value)
