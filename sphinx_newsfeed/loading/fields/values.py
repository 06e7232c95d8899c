"""The shapes in which people write texts, names, switches and addresses, made into one of each."""

from __future__ import annotations

import html
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, time

from sphinx_newsfeed.generators.ghost import without_site_address
from sphinx_newsfeed.languages import language_tag_of
from sphinx_newsfeed.model.names import fold_name
from sphinx_newsfeed.policy import clean, closed

#: Marks without a width that programs leave: a zero-width space, a byte order mark.
_UNSEEN = re.compile("[\u200b\ufeff]")
#: Elements that generators let titles hold; what else looks like a tag is text.
_INLINE_TAG = re.compile(
    r"</?(?:a|b|big|br|code|em|font|i|kbd|mark|s|small|span|strong|sub|sup|u)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
#: What a mapping that stands for a name calls it, the likeliest first.
_NAME_KEYS = ("name", "label", "title", "display_name", "key", "id")
#: What a mapping that stands for a picture or a link calls its address.
_ADDRESS_KEYS = ("path", "url", "src", "image", "teaser", "og_image", "relative", "href")
#: Quotes around a text that no parser took off.
_QUOTES = "\"'"


def read_text(value: object) -> str:
    """A single line of text: entities undone, white space folded; other scalars as text."""
    return closed(_on_one_line(html.unescape(_read_scalar(value))))


def read_language(value: object) -> str:
    """The tag of a language, which may be written by its English name."""
    return language_tag_of(read_text(value))


def read_title(value: object) -> str:
    """A title: a text without the marks of HTML that generators let it hold."""
    text = _read_scalar(value)
    return read_text(_INLINE_TAG.sub("", text)) or read_text(text)


def _read_scalar(value: object) -> str:
    if not isinstance(value, str | int | float | date | time):
        raise ValueError("a text is expected")
    return str(value).lower() if isinstance(value, bool) else str(value)


def _on_one_line(text: str) -> str:
    return " ".join(clean(_UNSEEN.sub("", text)).split())


def read_names(value: object, separator: str = "", *, pairs: bool = False) -> tuple[str, ...]:
    """Names from a text or a list, nested lists opened up, mappings by their name.

    *separator* is a regular expression of what stands between the names of one text; empty where a
    text is one name. With *pairs* a name in a list may hold a colon: ``[a, b: c]``.
    """
    return unique(_names(value, separator, pairs=pairs))


def pairs_in_list(value: object) -> tuple[str, ...]:
    """The names in a list that YAML takes for a key and its value: ``[a, b: c]``."""
    parts = value if isinstance(value, list | tuple) else ()
    pairs = (_pair(part) for part in parts if isinstance(part, Mapping))
    return tuple(pair for pair in pairs if pair is not None)


def _pair(value: Mapping[object, object]) -> str | None:
    """A pair as it was written, where it has no key that names something."""
    (key, text), *others = value.items() or ((None, None),)
    if others or key in _NAME_KEYS or not isinstance(key, str | int | float | date):
        return None
    return f"{key}:" if text is None else f"{key}: {_read_scalar(text)}"


def unique(names: Iterable[str]) -> tuple[str, ...]:
    """The *names* that are not empty, each once, as it was written first."""
    found: dict[str, str] = {}
    for name in names:
        if name:
            found.setdefault(fold_name(name), name)
    return tuple(found.values())


def split_names(text: str, separator: str) -> list[str]:
    """The names in one text; brackets and quotes that a list would have are taken off."""
    text = html.unescape(text).strip()
    if separator and text.startswith("[") and text.endswith("]"):
        text = text[1:-1]
    parts = re.split(separator, text) if separator else [text]
    return [part.strip().strip(_QUOTES) if separator else part for part in parts]


#: A link in Markdown.
_LINK = re.compile(r"\[([^\[\]\n]{1,200})\]\((?:https?:/|mailto:)?[^()\s]{1,2000}\)")


def read_authors(value: object, separator: str = ";") -> tuple[str, ...]:
    """Names of authors; a text may hold several, with ``;`` between them.

    Of a link in Markdown, its text is the name.
    """
    if isinstance(value, str):
        return read_names(split_names(_LINK.sub(r"\1", value), separator))
    return read_names(value)


def read_first_name(value: object) -> str:
    """The first name of a text or a list."""
    return next(iter(read_names(value)), "")


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
    """Yes or no, or a rank: the higher, the earlier, 0 for not pinned."""
    if isinstance(value, str) and re.fullmatch(r"\s*-?[0-9]{1,9}\s*", value):
        value = int(value)
    return value > 0 if isinstance(value, int) else read_switch(value)


def read_address(value: object) -> str:
    """An address, or the one in a mapping with ``path``, ``url`` or ``src``.

    Of entities only ``&amp;`` is undone: ``&copy=1`` in an address is no sign of copyright.
    """
    if isinstance(value, list) and value:
        return read_address(value[0])
    if isinstance(value, Mapping):
        value = next((value[key] for key in _ADDRESS_KEYS if value.get(key)), None)
    return without_site_address(_on_one_line(_read_scalar(value).replace("&amp;", "&")))


def plain_value(value: object) -> object:
    """A value of front matter as JSON can hold it: dates and times as ISO 8601, no lone surrogates.

    Numbers that JSON lacks (``nan``, ``inf``) become texts.
    """
    match value:
        case Mapping():
            return {_plain_text(str(key)): plain_value(value[key]) for key in value}
        case list() | tuple():
            return [plain_value(part) for part in value]
        case date() | time():
            return value.isoformat()
        case None | bool() | int():
            return value
        case float() if math.isfinite(value):
            return value
    return _plain_text(str(value))


def _plain_text(text: str) -> str:
    return clean(text)


def _names(value: object, separator: str, *, pairs: bool = False) -> Iterator[str]:
    if isinstance(value, list | tuple):
        for part in value:
            pair = _pair(part) if pairs and isinstance(part, Mapping) else None
            yield from _names(pair or part, "", pairs=pairs)
    elif isinstance(value, set | frozenset):
        yield from sorted(map(read_text, value))
    elif isinstance(value, Mapping):
        yield read_text(next((value[key] for key in _NAME_KEYS if key in value), None))
    elif isinstance(value, str) and separator:
        yield from map(read_text, split_names(value, separator))
    elif value is not None:
        yield read_text(value)
