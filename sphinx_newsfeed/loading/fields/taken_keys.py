"""Which keys of front matter have a meaning that no taxonomy of a project's own can take."""

from __future__ import annotations

from sphinx_newsfeed.loading.fields.keys import FIELDS
from sphinx_newsfeed.loading.fields.times import DATE_KEYS, EXPIRY_KEYS, UPDATED_KEYS
from sphinx_newsfeed.model.taxonomy import BUILT_IN

#: Fields that readers do not meet: their keys may hold names of a taxonomy as well.
_SHARED = frozenset({"series", "layout"})


def taken_keys() -> dict[str, str]:
    """The keys that are taken, with what they are of, in words."""
    found = dict.fromkeys((*DATE_KEYS, *UPDATED_KEYS, *EXPIRY_KEYS), "a date")
    for name, field in FIELDS.items():
        if name not in _SHARED:
            found |= dict.fromkeys(field.keys, f"the field {name!r}")
    for taxonomy in BUILT_IN:
        found |= dict.fromkeys(taxonomy.keys, f"the field {taxonomy.field!r}")
    return found
