"""The bytes of a feed in XML as one text, which declares no entities.

What is looked at is what is parsed: had the parser another idea of the encoding, or of where the
declarations end, something would pass between the two.
"""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from xml.parsers import expat

from sphinx_newsfeed.command_line.download import CannotReadError
from sphinx_newsfeed.policy import shown

#: The marks of encodings at the top of a file, and their names in Python; the longer come first.
#: Source: Unicode Standard, section 23.8 ("Byte Order Mark").
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: How XML begins without a mark. Source: XML 1.0, appendix F.1.
_BEGINNINGS = (
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_DECLARATION = re.compile(r"<\?xml\b[^<>]{0,500}\?>")
_ENCODING = re.compile(rb"<\?xml\b[^<>]{0,500}?\bencoding\s*=\s*[\"']([A-Za-z][\w.:-]{0,40})")
#: What files say of themselves that are in the larger encoding behind. Source: the WHATWG's
#: "Encoding" standard, section 4.2.
_LARGER = {"gb2312": "gb18030", "gbk": "gb18030", "iso-8859-1": "cp1252", "us-ascii": "cp1252"}
#: Encodings in which bytes of ASCII are other signs too, and what is none of a text at all.
_NOT_READ = re.compile(r"utf[-_]?7|iso-?2022|hz\b|.*escape|idna|punycode|undefined|mbcs|oem", re.I)

_DECLARES = "it declares entities, which may stand for anything"
_ENTITY = re.compile("<!ENTITY", re.IGNORECASE)
#: Where the parser of feeds takes the first element to begin, whatever stands before.
_ELEMENT = re.compile(r"<\w", re.ASCII)


def xml_without_entities(data: bytes) -> bytes:
    """The document in UTF-8; raises :exc:`CannotReadError` where it declares entities.

    Entities of a document's own could make much of little, or name files; no feed declares any.
    """
    text = _decoded(data.lstrip(b" \t\r\n"))
    text = _DECLARATION.sub("", text, count=1) if text.startswith("<?xml") else text
    encoded = text.encode("utf-8", "replace")
    if _ENTITY.search(_prolog(text, encoded)):
        raise CannotReadError(_DECLARES)
    return encoded


def _decoded(data: bytes) -> str:
    signs = (*_MARKS, *_BEGINNINGS)
    encoding = other = next((name for sign, name in signs if data.startswith(sign)), "")
    declared = _ENCODING.match(data)
    if not encoding:
        name = declared[1].decode("ascii").lower() if declared else "utf-8"
        encoding, other = _LARGER.get(name, name), "cp1252"
    if _NOT_READ.match(encoding):
        raise CannotReadError(f"it is encoded as {shown(encoding)}, which is not read")
    try:
        text = data.decode(encoding)
    except (LookupError, ValueError):
        text = data.decode(other, "replace")
    # A zero byte is in no text: what has any is in another encoding than it says.
    return text.removeprefix("\ufeff").replace("\0", "\ufffd").lstrip()


def _prolog(text: str, encoded: bytes) -> str:
    """What stands before the first element, by all who may be asked; all, where that is unknown."""
    root = _root(encoded)
    if root is None:
        return text
    first = _ELEMENT.search(text)
    return text[: max(len(encoded[:root].decode("utf-8")), first.start() if first else len(text))]


class _Found(Exception):  # noqa: N818 - no error
    """The first element was reached."""


def _root(encoded: bytes) -> int | None:
    """Where the first element begins; ``None`` where what stands before is no XML."""
    parser = expat.ParserCreate("utf-8")

    def stop(*of_element: object) -> None:
        raise _Found

    def refuse(*of_entity: object) -> None:
        raise CannotReadError(_DECLARES)

    parser.StartElementHandler = stop
    parser.EntityDeclHandler = refuse

    with suppress(expat.ExpatError):
        try:
            parser.Parse(encoded, True)
        except _Found:
            return parser.CurrentByteIndex
    return None
