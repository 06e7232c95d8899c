"""Media types, by what addresses end with; what the machine knows of them differs from one to the
next.

Source: IANA, "Media Types".
"""

from __future__ import annotations

from pathlib import PurePosixPath
from urllib.parse import unquote

_MEDIA = {
    **{".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".aac": "audio/aac", ".oga": "audio/ogg"},
    **{".ogg": "audio/ogg", ".opus": "audio/ogg", ".flac": "audio/flac", ".wav": "audio/wav"},
    **{".mp4": "video/mp4", ".m4v": "video/mp4", ".webm": "video/webm", ".ogv": "video/ogg"},
    **{".mov": "video/quicktime"},
}
_PICTURES = {
    **{".png": "image/png", ".gif": "image/gif", ".webp": "image/webp", ".svg": "image/svg+xml"},
    **{".avif": "image/avif", ".bmp": "image/bmp", ".tif": "image/tiff", ".tiff": "image/tiff"},
    **{".ico": "image/vnd.microsoft.icon"},
}
#: What most pictures on the web are whose address does not tell.
_PICTURE = "image/jpeg"


def type_of_medium(address: str) -> str:
    """The media type of a sound or film at *address*; empty for anything else."""
    return _MEDIA.get(_suffix(address), "")


def type_of_picture(address: str) -> str:
    """The media type of the picture at *address*."""
    return _PICTURES.get(_suffix(address), _PICTURE)


def _suffix(address: str) -> str:
    return PurePosixPath(unquote(address.partition("?")[0])).suffix.lower()
