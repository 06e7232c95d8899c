"""Readable ASCII names for parts of addresses, from names in any script."""

from __future__ import annotations

import unicodedata

from slugify import slugify

#: Signs that tell names apart and that a slug would drop: C++ and C# must not meet.
_SPOKEN = (("+", " plus "), ("#", " sharp "), ("&", " and "), ("@", " at "))


def make_slug(name: str) -> str:
    """*name* in lower-case ASCII letters, digits and hyphens; other scripts are transliterated.

    A name of nothing but signs gives the code points of its characters, so that the slug is never
    empty.
    """
    # Composed and decomposed letters are one name, and are transliterated differently.
    name = unicodedata.normalize("NFC", name)
    slug: str = slugify(name, replacements=_SPOKEN)
    return slug or "-".join(f"{ord(character):x}" for character in name.strip()) or "unnamed"
