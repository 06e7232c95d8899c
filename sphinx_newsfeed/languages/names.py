"""Names of languages that people write in the place of their tags."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from babel import Locale


def language_tag_of(written: str) -> str:
    """The tag of a language that is called by its English name; else what is *written*."""
    is_tag = len(written) < 4 or "-" in written or "_" in written
    return written if is_tag else _names().get(written.strip().casefold(), written)


@cache
def _names() -> Mapping[str, str]:
    """English names of languages, of which the shortest tag is taken, with their tags."""
    known: Mapping[str, str] = Locale("en").languages
    tags = sorted(known, key=lambda tag: (-len(tag), tag))
    return {known[tag].casefold(): tag.replace("_", "-") for tag in tags}
