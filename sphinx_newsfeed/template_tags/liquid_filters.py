"""The filters that generators add to those of Liquid, and those of Liquid that depend on the day.

Addresses are those of the page now: the site has no
base, and its own host is none.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date as Date  # noqa: N812 - a filter is called so
from datetime import datetime
from html import escape
from typing import Any
from urllib.parse import quote, quote_plus

from dateutil import parser as date_parser
from markdown_it import MarkdownIt

from sphinx_newsfeed.model.values import NotKnownError
from sphinx_newsfeed.template_tags.strftime import ruby_date

#: A longer text is no date, and no Markdown of a value.
_LONGEST_DATE = 80
_LONGEST_MARKDOWN = 10_000
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_NOW = frozenset(("now", "today"))
#: What a slug does not keep, by the mode of the filter.
_NOT_IN_SLUGS = {
    "default": re.compile(r"[\W_]+"),
    "latin": re.compile(r"[\W_]+"),
    "ascii": re.compile(r"[^A-Za-z0-9]+"),
    "pretty": re.compile(r"(?:[^\w.~!$&'()+,;=@]|_)+"),
    "raw": re.compile(r"\s+"),
    "none": re.compile(r"(?!)"),
}


def _rooted(value: object) -> str:
    text = text_of_value(value)
    return text if _ABSOLUTE.match(text) else "/" + text.lstrip("/")


def _moment(value: object) -> datetime | None:
    """The date that *value* is or tells; the time of the build is none."""
    if isinstance(value, datetime):
        return value
    if isinstance(value, Date):
        return datetime(value.year, value.month, value.day)  # noqa: DTZ001 - a day has no zone
    text = text_of_value(value).strip()
    if text.lower() in _NOW:
        raise NotKnownError("the time of the build")
    if not text or len(text) > _LONGEST_DATE:
        return None
    try:
        # Both given, so that no part of it is that of today.
        return date_parser.parse(text, default=datetime(1970, 1, 1))  # noqa: DTZ001
    except (ValueError, OverflowError):
        return None


def _dated(pattern: str) -> Callable[..., object]:
    def apply(value: object, *_: object) -> object:
        moment = _moment(value)
        return value if moment is None else ruby_date(moment, pattern)

    return apply


def _date(value: object, pattern: object = "") -> object:
    moment = _moment(value)
    return (
        value
        if moment is None or not text_of_value(pattern)
        else ruby_date(moment, text_of_value(pattern))
    )


def items_of(value: object) -> list[Any]:
    """The items of a list, or the values of a mapping; none of anything else."""
    if isinstance(value, Mapping):
        return list(value.values())
    return list(value) if isinstance(value, list | tuple | range) else []


def _property(item: object, name: object) -> object:
    found: object = item
    for part in text_of_value(name).split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    return found


def text_of_value(value: object) -> str:
    """A value as filters read it."""
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def _has(item: object, name: object, wanted: object) -> bool:
    found = _property(item, name)
    if wanted is None:
        return found is None
    among = found if isinstance(found, list) else [found]
    return text_of_value(wanted) in map(text_of_value, among) and found is not None


def _where(value: object, name: object, wanted: object = None) -> list[Any]:
    return [item for item in items_of(value) if _has(item, name, wanted)]


def _find(value: object, name: object, wanted: object = None) -> object:
    return next((item for item in items_of(value) if _has(item, name, wanted)), None)


def _group_by(value: object, name: object) -> list[dict[str, Any]]:
    groups: dict[str, list[Any]] = {}
    for item in items_of(value):
        groups.setdefault(text_of_value(_property(item, name)), []).append(item)
    return [{"name": n, "items": found, "size": len(found)} for n, found in groups.items()]


def _sort(value: object, name: object = None, nils: object = "first") -> list[Any]:
    def key(item: object) -> tuple[int, float, str]:
        found = _property(item, name) if name is not None else item
        if found is None:
            return (-1 if nils == "first" else 2, 0, "")
        is_number = isinstance(found, int | float)
        return (0, float(found), "") if is_number else (1, 0, text_of_value(found))  # type: ignore[arg-type]

    return sorted(items_of(value), key=key)


def _uniq(value: object, name: object = None) -> list[Any]:
    seen: dict[str, Any] = {}
    for item in items_of(value):
        seen.setdefault(repr(_property(item, name) if name is not None else item), item)
    return list(seen.values())


def _markdownify(value: object) -> str:
    text = text_of_value(value)
    if len(text) > _LONGEST_MARKDOWN:
        return text
    rendered: str = MarkdownIt("commonmark").render(text)
    return rendered


def _slugify(value: object, mode: object = "default") -> str:
    name = text_of_value(mode)
    text = _NOT_IN_SLUGS.get(name, _NOT_IN_SLUGS["default"]).sub("-", text_of_value(value))
    return (text if name in ("none", "raw") else text.strip("-")).lower()


def _sentence(value: object, connector: object = "and") -> str:
    words = [text_of_value(each) for each in items_of(value)]
    if len(words) < 3:
        return f" {text_of_value(connector)} ".join(words)
    return f"{', '.join(words[:-1])}, {text_of_value(connector)} {words[-1]}"


def _to_integer(value: object) -> int:
    found = re.match(r"\s*(-?[0-9]{1,18})", text_of_value(value))
    return int(value) if isinstance(value, bool) else int(found[1]) if found else 0


def _sample(*_: object) -> object:
    raise NotKnownError("a choice by chance")


def _jsonify(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=_jsonable)


def _jsonable(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    return list(value) if isinstance(value, Iterable) else text_of_value(value)


FILTERS: Mapping[str, Callable[..., Any]] = {
    "absolute_url": _rooted,
    "array_to_sentence_string": _sentence,
    "cgi_escape": lambda value: quote_plus(text_of_value(value)),
    "date": _date,
    "date_to_long_string": _dated("%d %B %Y"),
    "date_to_rfc822": _dated("%a, %d %b %Y %H:%M:%S %z"),
    "date_to_string": _dated("%d %b %Y"),
    "date_to_xmlschema": _dated("%Y-%m-%dT%H:%M:%S%:z"),
    "find": _find,
    "group_by": _group_by,
    "inspect": _jsonify,
    "jsonify": _jsonify,
    "markdownify": _markdownify,
    "normalize_whitespace": lambda value: " ".join(text_of_value(value).split()),
    "number_of_words": lambda value, *_: len(text_of_value(value).split()),
    "pop": lambda value, n=1: items_of(value)[: -_to_integer(n) or None],
    "push": lambda value, item: [*items_of(value), item],
    "relative_url": _rooted,
    "sample": _sample,
    "shift": lambda value, n=1: items_of(value)[_to_integer(n) :],
    "slugify": _slugify,
    "smartify": text_of_value,
    "sort": _sort,
    "strip_index": lambda value: re.sub(r"/index\.html?$", "/", text_of_value(value)),
    "to_integer": _to_integer,
    "uniq": _uniq,
    "unshift": lambda value, item: [item, *items_of(value)],
    "uri_escape": lambda value: quote(text_of_value(value), safe="!#$%&'()*+,/:;=?@[]~-._"),
    "where": _where,
    "xml_escape": lambda value: escape(text_of_value(value)),
}
