"""From the bytes of a file to its text."""

from __future__ import annotations

import codecs
import re

#: The marks at the top of files in other encodings of Unicode, the longer before those that they
#: begin with. Source: Unicode Standard, section 23.8 ("Byte Order Mark").
_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
#: Where a file says how it is encoded: the HTML standard looks at so many bytes.
_LOOKED_AT = 1024
#: ``-*- coding: gbk -*-`` (PEP 263), ``<meta charset=gbk>``, ``<?xml encoding="gbk"?>``.
_DECLARED = re.compile(rb"(?:coding|charset)\s{0,9}[:=]\s{0,9}[\"']?([A-Za-z][\w.:-]{1,40})")
#: Encodings that write all signs with bytes of ASCII: they look like UTF-8 and are not.
_SEVEN_BITS = re.compile(r"iso-?2022|hz\b|utf-?7", re.IGNORECASE)


class EncodingError(Exception):
    """The bytes are not UTF-8; the message says where, and what the file says that they are."""


def decode(data: bytes) -> str:
    """The text of *data*, without a byte order mark; raises :exc:`EncodingError`.

    Sphinx reads its sources as UTF-8, so a file in another encoding can only be reported.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            raise EncodingError(f"the file is {name}, not UTF-8 (its byte order mark says so)")
    # Of UTF-16 without a mark every other byte is a zero where the text is Latin.
    if data[:_LOOKED_AT].count(0) > len(data[:_LOOKED_AT]) // 4:
        raise EncodingError("the file looks like UTF-16, not UTF-8 (it is full of zero bytes)")
    declared = _declared(data)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # Of ``error`` the position counts from behind a byte order mark.
        at = error.start + len(data) - len(error.object)
        raise EncodingError(_describe(data, at, declared)) from error
    if _SEVEN_BITS.match(declared) and _differs(data, declared, text):
        raise EncodingError(f"the file is not UTF-8; it is declared to be {declared}")
    return text


def _declared(data: bytes) -> str:
    found = _DECLARED.search(data, 0, _LOOKED_AT)
    return found[1].decode("ascii") if found else ""


def _describe(data: bytes, at: int, declared: str) -> str:
    line = data.count(b"\n", 0, at) + 1
    place = f"byte {at} is 0x{data[at]:02x}, in line {line}"
    is_other = declared and declared.lower().replace("-", "").replace("_", "") != "utf8"
    what = f"; it is declared to be {declared}" if is_other else ""
    return f"the file is not UTF-8 ({place}){what}"


def _differs(data: bytes, declared: str, text: str) -> bool:
    try:
        return data.decode(declared) != text
    except (LookupError, ValueError):
        return False
