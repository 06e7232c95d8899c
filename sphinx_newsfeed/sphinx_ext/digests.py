"""Short names for texts: another text has another one."""

from __future__ import annotations

import hashlib


def digest_of(text: str) -> str:
    """The digest of *text*, in hexadecimal."""
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=12).hexdigest()
