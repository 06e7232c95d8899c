"""Names of files that are not UTF-8, as archives of other systems hold them."""

from __future__ import annotations

import os

#: Tried in turn. GB 18030 has all of GBK, in which such names are mostly written; what is neither
#: keeps its bytes as signs that can be read.
_ENCODINGS = ("utf-8", "gb18030")


def readable_name(name: str) -> str:
    """*name* as a text that can be written; Python gives bytes that are not UTF-8 as surrogates.

    Source: PEP 383, "Non-decodable Bytes in System Character Interfaces".
    """
    if name.isascii():
        return name
    data = os.fsencode(name)
    for encoding in _ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", "backslashreplace").replace("\\", "-")
