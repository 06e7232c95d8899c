"""What the options of ``conf.py`` take, and what becomes of it.

Each check returns the value of a field; it raises ``ValueError`` with what would be right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from sphinx_newsfeed.model.article import BodyFormat
from sphinx_newsfeed.model.taxonomy import BUILT_IN, Taxonomy, own_of

_HOST = re.compile(r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")

#: The fields that ``newsfeed_fields`` may name.
MAPPED_FIELDS = (
    *("title", "date", "updated", "expires", "draft", "unlisted", "slug", "permalink", "aliases"),
    *("categories", "tags", "authors", "summary", "picture", "pinned", "comments", "link"),
    *("language", "series", "layout"),
)


@dataclass(frozen=True, slots=True)
class Author:
    """What ``newsfeed_authors`` tells of an author."""

    name: str
    url: str = ""
    #: A picture: an address, or a file below the source directory.
    avatar: str = ""
    description: str = ""

    @property
    def said(self) -> tuple[str, str]:
        """What readers are told in words."""
        return self.name, self.description


def check_texts(value: object) -> tuple[str, ...]:
    """One text, or several."""
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list | tuple) or not all(
        isinstance(text, str) and text.strip() for text in values
    ):
        raise ValueError("it must be a text or a list of texts")
    return tuple(values)


def check_hosts(value: object) -> tuple[str, ...]:
    """One host, or several, in lower case."""
    hosts = check_texts(value)
    if not all(_HOST.fullmatch(host) for host in hosts):
        raise ValueError("it must be a host or a list of hosts, without scheme and path")
    return tuple(host.lower() for host in hosts)


def check_body_format(value: object) -> BodyFormat | None:
    """The name of a format; ``None`` for ``auto``."""
    if value == "auto":
        return None
    try:
        return BodyFormat(str(value))
    except ValueError:
        raise ValueError("it must be 'auto', 'html', 'markdown' or 'rst'") from None


#: Zones of the machine, by the files that some systems keep among those of the world.
_ZONES_OF_MACHINES = frozenset({"localtime", "posixrules", "Factory"})


def zone_named(name: object) -> ZoneInfo:
    """The IANA time zone of that name; raises ``ValueError`` where there is none."""
    try:
        if name in _ZONES_OF_MACHINES:
            raise ValueError(name)
        return ZoneInfo(name)  # type: ignore[arg-type]
    except (KeyError, TypeError, ValueError, OSError):
        raise ValueError("it must be an IANA time zone such as 'Europe/Berlin'") from None


def check_timezone(value: object) -> ZoneInfo | None:
    """The name of an IANA time zone, the zone itself, or ``None``."""
    return value if value is None or isinstance(value, ZoneInfo) else zone_named(value)


def check_date_format(value: object) -> str | None:
    """A pattern of dates, or ``None``; what it holds is looked at where dates are written."""
    if value is None or (isinstance(value, str) and value.strip()):
        return value
    raise ValueError("it must be None or a date pattern such as 'd MMMM y'")


#: What ``newsfeed_authors`` can tell of an author.
_PROFILE = ("name", "url", "avatar", "description")


def check_authors(value: object) -> dict[str, Author]:
    """A mapping from authors' keys to what is told of them."""
    if not isinstance(value, Mapping):
        raise ValueError(f"it must map an author's key to a mapping with {listed(_PROFILE)}")
    return {check_text(key): check_author(key, value[key]) for key in value}


def check_author(key: str, value: object) -> Author:
    """What is told of the author *key*: a name, or a mapping."""
    if isinstance(value, str):
        value = {"name": value}
    unknown = set(value) - set(_PROFILE) if isinstance(value, Mapping) else {"?"}
    if not isinstance(value, Mapping) or unknown:
        raise ValueError(f"{key!r} must be a name, or a mapping with {listed(_PROFILE)}")
    texts = {name: check_text(text).strip() for name, text in value.items()}
    if not texts.setdefault("name", key):
        raise ValueError(f"{key!r} must have a name that is not empty")
    return Author(**texts)


def listed(words: Iterable[str]) -> str:
    """Words as somebody would write them in ``conf.py``, with commas between them."""
    return ", ".join(repr(word) for word in words)


def check_permalinks(value: object) -> dict[str, str]:
    """One pattern for all sources, or a mapping from their prefixes to patterns."""
    if isinstance(value, str):
        value = {"": value} if value.strip() else {}
    if not isinstance(value, Mapping):
        raise ValueError("it must be a pattern, or map a docname prefix to one")
    return {check_text(prefix).strip("/"): check_text(value[prefix]) for prefix in value}


#: Stands before a field that a key alone fills, in place of all that are known.
ALONE = "="


def check_fields(value: object, taxonomies: Sequence[Taxonomy] = BUILT_IN) -> dict[str, str]:
    """A mapping from keys of front matter to fields of an article, or taxonomies."""
    if not isinstance(value, Mapping):
        raise ValueError("it must map a key of front matter to a field")
    known = (*MAPPED_FIELDS, *(each.name for each in own_of(taxonomies)))
    wrong = [field for field in value.values() if str(field).removeprefix(ALONE) not in known]
    if wrong:
        raise ValueError(f"{wrong[0]!r} is none of the fields {', '.join(known)}")
    return {check_text(key): value[key] for key in value}


def check_tags(value: object) -> dict[str, str | None]:
    """A mapping from names of template tags to templates, or to ``None``."""
    if not isinstance(value, Mapping):
        raise ValueError("it must map the name of a tag to a template, or to None")
    wrong = [each for each in value.values() if each is not None and not isinstance(each, str)]
    if wrong:
        raise ValueError(f"{wrong[0]!r} must be a template as a text, or None")
    return {check_text(name).strip().lower(): value[name] for name in value}


def check_number(value: object) -> int:
    """A number above 0, also as a text, which the command line of Sphinx gives."""
    text = str(value).strip()
    if isinstance(value, bool) or not text.isascii() or not text.isdigit() or not int(text):
        raise ValueError("it must be a number above 0")
    return int(text)


def check_since(value: object) -> str:
    """A year, a month, a day, or ``None``: how a date of then or later begins, or sorts behind."""
    if value is None:
        return ""
    text = str(value).strip()
    parts = text.split("-")
    try:
        date.fromisoformat("-".join([*parts, "01", "01"][: max(len(parts), 3)]))
    except ValueError:
        raise ValueError("it must be a year, a month or a day such as '2015-06-01'") from None
    return text


def check_text(value: object) -> str:
    """A text."""
    if isinstance(value, str):
        return value
    raise ValueError(f"{value!r} must be a text")


def check_answer(value: object) -> bool | None:
    """True or false, or ``None`` where that is found out."""
    return None if value is None else check_switch(value)


def check_switch(value: object) -> bool:
    """True or false, also as the command line of Sphinx gives them."""
    # -D on the command line of sphinx-build gives texts.
    if value in (True, False, "0", "1"):
        return value in (True, "1")
    raise ValueError("it must be True or False")
