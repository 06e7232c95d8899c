"""What files an article may put into an output, and under which names: a part of the policy.

The constants with a comment are printed in the documentation (``docs/reference/security.rst``).
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

#: The suffixes of pictures: nothing else is copied for one, whatever an article calls a picture.
PICTURES = frozenset(
    (
        *(".apng", ".avif", ".bmp", ".gif", ".ico", ".jfif", ".jpeg", ".jpg", ".jxl", ".png"),
        *(".svg", ".tif", ".tiff", ".webp"),
    )
)

#: Those that an article may publish that is not trusted. An SVG file runs its scripts where
#: somebody opens it, on the site's own host.
HARMLESS_PICTURES = PICTURES - {".svg"}

#: The suffixes of other files that such an article may link to, and that are published with it.
#: No browser runs what they hold, and each server knows them.
HARMLESS_FILES = frozenset(
    (
        *(".txt", ".csv", ".json", ".ics", ".rtf", ".epub"),
        *(".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".odt", ".ods", ".odp"),
        *(".zip", ".tar", ".tgz", ".7z"),
        *(".mp3", ".m4a", ".aac", ".oga", ".ogg", ".opus", ".flac", ".wav"),
        *(".mp4", ".m4v", ".mov", ".ogv", ".webm"),
    )
)

#: Suffixes behind which another one of these must stand: some servers have browsers unpack such a
#: file, and show what is in it.
PACKED = frozenset((".gz", ".bz2", ".xz"))

#: Parts of a name, between its dots, upon which servers run something or take a file for a page,
#: wherever in the name they stand.
ACTIVE_PARTS = frozenset(
    (
        *("html", "htm", "xhtml", "xht", "xml", "xsl", "xslt", "svg", "svgz", "mhtml", "mht"),
        *("shtml", "shtm", "stm", "phtml", "pht", "php", "php3", "php4", "php5", "php7", "php8"),
        *("phps", "phar", "cgi", "fcgi", "pl", "py", "rb", "lua", "sh", "asp", "aspx", "asa"),
        *("ashx", "asmx", "cer", "cdx", "cfm", "jsp", "jspx", "asis", "var", "js", "mjs", "wasm"),
        *("hta", "htaccess", "htc", "swf"),
    )
)

#: How the name of a published source of an article ends, whatever ``html_sourcelink_suffix`` says:
#: each server takes it for plain text.
COPY_SUFFIX = ".txt"

#: The suffixes of sources that stand before it. Others, as ``.html``, have servers run programs.
COPY_KINDS = frozenset((".md", ".rst"))

# The first bytes of pictures. Sources: WHATWG, "MIME Sniffing", section 6.1; the formats' own
# specifications for TIFF, AVIF and JPEG XL.
_PICTURE = re.compile(
    rb"\x89PNG\r\n\x1a\n|GIF8[79]a|\xff\xd8\xff|RIFF....WEBP|BM|\0\0[\1\2]\0|II\*\0|MM\0\*"
    rb"|....ftyp(?:avi[fs]|mif1|msf1)|\xff\x0a|\0\0\0\x0cJXL ",
    re.DOTALL,
)


def has_name_of_picture(path: str) -> bool:
    """Whether the suffix of a file's name, or of an address, is one of a picture."""
    return PurePosixPath(path).suffix.lower() in PICTURES


# How an SVG file begins, for programs that ask by no more.
_SVG = (b"<?xml", b"<svg")


def is_measurable(beginning: bytes) -> bool:
    """Whether a file that begins so may be asked for its width and height.

    Programs go by the content, whatever the name says, and take hours over some formats that no
    article may show.
    """
    return _PICTURE.match(beginning) is not None or beginning.startswith(_SVG)


def fault_of_file(name: str, beginning: bytes) -> str:
    """Why an article that is not trusted may not publish a file; empty where it may.

    *beginning* is that of its content, which must be a picture's where the name is. Of pictures
    with another suffix than their own there are many, and no harm is in them.
    """
    stem, _, last = name.lower().rpartition(".")
    suffix = f".{last}"
    active = next((part for part in stem.split(".")[1:] if part in ACTIVE_PARTS), "")
    if active:
        return f"has .{active} in its name, upon which servers may act"
    if suffix in PACKED:
        return fault_of_file(stem, beginning)
    if suffix in HARMLESS_PICTURES:
        is_picture = _PICTURE.match(beginning) is not None
        return "" if is_picture else f"does not hold what {suffix} says"
    if suffix in HARMLESS_FILES:
        return ""
    return f"is of a kind that is not known to be harmless ({suffix})"
