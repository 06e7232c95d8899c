"""Readable ASCII names for parts of addresses, from names in any script."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable

from slugify import slugify

from sphinx_newsfeed.model.names import fold_name
from sphinx_newsfeed.model.outputs import FURTHER_PAGE
from sphinx_newsfeed.policy import LONGEST_SLUG, is_device

#: Signs that tell names apart and that a slug would drop: C++ and C# must not meet.
_SPOKEN = (("+", " plus "), ("#", " sharp "), ("&", " and "), ("@", " at "))

#: What stands behind a name that had to be shortened, so that two long names do not meet.
_DIGEST_BYTES = 4
#: Names that mean something else where a page would stand: pages and folders of HTML builders, and
#: further pages of a listing.
_RESERVED = re.compile(rf"index|search|genindex|py-modindex|{FURTHER_PAGE.pattern}")


def make_slug(name: str) -> str:
    """*name* in lower-case ASCII letters, digits and hyphens; other scripts are transliterated.

    A name of nothing but signs gives the code points of its characters, so that the slug is never
    empty. One that is too long is cut, with a digest of the whole name behind it.
    """
    # Composed and decomposed letters are one name, and are transliterated differently.
    name = unicodedata.normalize("NFC", name)
    slug: str = slugify(name, replacements=_SPOKEN)
    slug = slug or "-".join(f"{ord(character):x}" for character in name.strip()) or "unnamed"
    return shortened(slug, LONGEST_SLUG, name)


def shortened(text: str, longest: int, whole: str) -> str:
    """*text*; of one with more than *longest* bytes the beginning, and a digest of *whole*."""
    data = text.encode("utf-8", "replace")
    if len(data) <= longest:
        return text
    digest = hashlib.blake2b(whole.encode("utf-8", "replace"), digest_size=_DIGEST_BYTES)
    return f"{data[:longest].decode('utf-8', 'ignore').rstrip(' .-')}-{digest.hexdigest()}"


def unique_slugs(names: Iterable[str], make: Callable[[str], str] = make_slug) -> dict[str, str]:
    """A slug for each of *names*, which no other has, nor a page of Sphinx; keyed by the name.

    Names that differ in case or Unicode form only are one. Of names with the same slug the first
    keeps it and others get a number: who hands the names over in the order of their first use has
    addresses that stay when names are added. *make* gives the slug that a name would have.
    """
    found: dict[str, str] = {}
    by_key: dict[str, str] = {}
    taken: set[str] = set()
    numbers: Counter[str] = Counter()
    for name in names:
        key = fold_name(name)
        if key not in by_key:
            by_key[key] = _free_slug(make(name), taken, numbers)
        found[name] = by_key[key]
    return found


def _free_slug(slug: str, taken: set[str], numbers: Counter[str]) -> str:
    if _RESERVED.fullmatch(slug) or is_device(slug):
        slug = f"{slug}-news"
    free = slug
    while free in taken:
        numbers[slug] += 1
        free = f"{slug}-{numbers[slug] + 1}"
    taken.add(free)
    return free
