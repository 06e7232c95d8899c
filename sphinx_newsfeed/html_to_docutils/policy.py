"""What of an article is trusted: the one place where addresses and sizes are judged."""

from __future__ import annotations

import base64
import binascii
import posixpath
import re
from urllib.parse import unquote

#: Schemes of links. No article needs others, and ``javascript:``, ``data:`` or ``file:`` do harm.
#: ``link:`` is Nikola's mark of its own pages; no browser knows it.
LINK_SCHEMES = frozenset(("http", "https", "mailto", "tel", "ftp", "link"))

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)

# URL standard, section 4.4: leading and trailing C0 controls and blanks, and all tabs and line
# ends, are not part of an address.
_EDGES = "".join(map(chr, range(0x21)))
_LINE_ENDS = re.compile("[\t\n\r]")

# More than browsers strip: what nobody sees must not hide a scheme from a reader of the address.
_INVISIBLE = re.compile(
    "[\x00-\x20\x7f-\xa0\xad\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]"
)

_DATA_PICTURE = re.compile(r"data:image/(png|gif|jpe?g|webp);base64,", re.IGNORECASE)
_MAGIC = {
    "png": b"\x89PNG\r\n\x1a\n",
    "gif": b"GIF8",
    "jpg": b"\xff\xd8\xff",
    "jpeg": b"\xff\xd8\xff",
    "webp": b"RIFF",
}


def tidy_address(address: str) -> str:
    """Return an address as a browser would read it (URL standard, section 4.4).

    Two slashes at the start, of either kind, get the scheme ``https:``.
    """
    address = _LINE_ENDS.sub("", address.strip(_EDGES))
    if address[:2].replace("\\", "/") == "//":
        address = "https://" + address[2:]
    return address.replace(" ", "%20")


def scheme_of(address: str) -> str:
    """Return the scheme in lower case, empty for a relative address."""
    match = _SCHEME.match(_INVISIBLE.sub("", address))
    return match[1].lower() if match else ""


def link_address(href: str) -> str | None:
    """Return the address of a link, tidied, or None when an article may not link there."""
    address = tidy_address(href)
    scheme = scheme_of(address)
    return address if not scheme or scheme in LINK_SCHEMES else None


def is_remote(address: str) -> bool:
    """Tell whether a tidied address lies on the web."""
    return scheme_of(address) in ("http", "https") and bool(re.match("https?:/", address, re.I))


def is_local_picture(address: str) -> bool:
    """Tell whether an address names a file beside the article or below it.

    A pattern (``x.*``) does not: Sphinx would look for files that match it.
    """
    path = posixpath.normpath(unquote(address).replace("\\", "/"))
    return (
        bool(address)
        and not scheme_of(address)
        and not path.startswith("/")
        and path.split("/")[0] not in ("..", ".")
        and "\0" not in path
        and not address.endswith(".*")
        and not address.startswith(("#", "?"))
    )


def picture_data(address: str) -> bytes | None:
    """Return the content of a ``data:`` picture, None when it is not one of the plain formats.

    The first bytes must be those of the format named: writers store the file under its name. SVG
    is not taken, it may hold scripts.
    """
    match = _DATA_PICTURE.match(address)
    if match is None:
        return None
    try:
        content = base64.b64decode(unquote(address[match.end() :]), validate=True)
    except (ValueError, binascii.Error):
        return None
    return content if content.startswith(_MAGIC[match[1].lower()]) else None


def is_pixel(content: bytes) -> bool:
    """Tell whether the bytes are a GIF or PNG of one pixel, a counter or a placeholder."""
    if content.startswith(b"GIF8"):
        return content[6:10] == b"\1\0\1\0"
    return content[16:24] == b"\0\0\0\1\0\0\0\1"


def length(value: str, *, percent: bool = False) -> str | None:
    """Return a width or height as docutils takes it, None for anything else (``auto``, ``calc()``).

    A percentage is passed on only where it has a meaning, for widths.
    """
    match = re.fullmatch(r"\s*0*([1-9][0-9]{0,4})(?:\.[0-9]+)?\s*(px|%)?\s*", value)
    if match is None or (match[2] == "%" and (not percent or int(match[1]) > 100)):
        return None
    return match[1] + (match[2] or "px")


def declarations(style: str) -> dict[str, str]:
    """Return the declarations of a ``style`` attribute, in lower case and without blanks."""
    pairs = (part.partition(":") for part in re.sub(r"\s", "", style.lower()).split(";"))
    return {name: value for name, _, value in pairs if value}


def is_hidden(attributes: dict[str, str]) -> bool:
    """Tell whether an element is not displayed (HTML standard, section 15.3.1; inline styles)."""
    if "hidden" in attributes:
        return True
    if "style" not in attributes:
        return False
    style = declarations(attributes["style"])
    return style.get("display", "").startswith("none") or style.get("visibility", "").startswith(
        "hidden"
    )


def shown(text: str) -> str:
    """Return a value from an article, short and without controls, for a message."""
    text = "".join(character if character.isprintable() else "?" for character in text[:81])
    return repr(text if len(text) <= 80 else f"{text[:79]}…")
