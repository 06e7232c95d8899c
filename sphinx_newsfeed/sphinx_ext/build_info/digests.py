"""Short names for texts: another text has another one."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping


def digest_of(text: str) -> str:
    """The digest of *text*, in hexadecimal."""
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=12).hexdigest()


def plain_text(value: object) -> str:
    """Plain data as a text that is the same in every process; empty for what is no plain data.

    Sets have another order each time.
    """
    match value:
        case None | bool() | int() | float() | str() | bytes():
            return repr(value)
        case Mapping():
            return f"{{{','.join(f'{plain_text(k)}:{plain_text(v)}' for k, v in value.items())}}}"
        case list() | tuple():
            return f"[{','.join(map(plain_text, value))}]"
        case set() | frozenset():
            return f"({','.join(sorted(map(plain_text, value)))})"
    return ""
