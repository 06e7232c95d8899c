"""Names by which articles are sorted: how they are compared, and how they stand in each other."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

#: Names from the widest to the narrowest; a name in no other is one alone.
Path = tuple[str, ...]

#: The sign alone, or a plain one with blanks around it.
_PATH_SIGNS = re.compile(r"›|(?<=\s)>(?=\s)")


#: What stands between the names of a path of categories where it is written as one text.
PATH_SIGN = "›"


def path_text(path: Sequence[str]) -> str:
    """A path of categories as readers see it: ``Technology › Harbour``."""
    return f" {PATH_SIGN} ".join(path)


def path_key(path: Sequence[str]) -> str:
    """The form in which two paths are compared; no name alone has it.

    A name that holds the sign is itself a path: the text of both is the same.
    """
    parts = [part for name in path for part in name.split(PATH_SIGN)]
    return PATH_SIGN + PATH_SIGN.join(folded for part in parts if (folded := fold_name(part)))


def path_parts(name: str) -> Path:
    """The names in what somebody writes as a path, ``A › B`` or ``A > B``; none of them empty."""
    return tuple(part for each in _PATH_SIGNS.split(name) if (part := each.strip()))


def name_keys(name: str) -> tuple[str, ...]:
    """What *name*, as somebody writes it, can mean in a taxonomy: a name, else a path of names.

    ``A › B`` and ``A > B`` are paths, and ``› A`` is the path of one name: the categories of that
    name that stand in no other.
    """
    is_rooted = name.strip().startswith(PATH_SIGN)
    parts = name.split(PATH_SIGN) if is_rooted else _PATH_SIGNS.split(name)
    is_path = len(parts) > 1 and any(part.strip() for part in parts)
    return (fold_name(name), path_key(parts)) if is_path else (fold_name(name),)


#: More digits are no number that somebody counts with.
_NUMBER = re.compile(r"([0-9]{1,18})")


def natural_key(name: str) -> tuple[int | str, ...]:
    """By this names stand in the order in which people count: ``2.9`` before ``2.10``."""
    parts = _NUMBER.split(fold_name(name))
    return tuple(int(part) if place % 2 else part for place, part in enumerate(parts))


def fold_name(name: str) -> str:
    """The form in which two names are compared: case, width and Unicode form do not count.

    Source: Unicode Standard, chapter 3, definition D146 (NFKC casefold).
    """
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold()).strip()
