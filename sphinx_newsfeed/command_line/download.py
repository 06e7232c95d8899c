"""Fetches a feed from the web, within bounds of time and size."""

from __future__ import annotations

import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

from sphinx_newsfeed import __version__

#: How long the answer is waited for, in seconds.
TIMEOUT = 30
_SCHEMES = {"http", "https"}
_PIECE = 65_536


class CannotReadError(Exception):
    """A feed cannot be had; the message says why."""


def read_feed(place: str, most: int) -> bytes:
    """The bytes at an address of the web, or in a file; at the most *most* of them.

    Raises :exc:`CannotReadError`.
    """
    if urlsplit(place).scheme in _SCHEMES:
        return _fetch(place, most)
    if "://" in place:
        raise CannotReadError("addresses of feeds begin with http:// or https://")
    try:
        with Path(place).open("rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        raise CannotReadError(str(error.strerror)) from error
    return _bounded(data, most)


def _fetch(address: str, most: int) -> bytes:
    request = urllib.request.Request(  # noqa: S310 - the scheme was looked at
        address, headers={"User-Agent": f"sphinx-newsfeed/{__version__}"}
    )
    try:
        # Redirections to anything but the web are refused by urllib itself.
        with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:  # noqa: S310
            data = bytearray()
            while len(data) <= most and (piece := answer.read(_PIECE)):
                data += piece
    except urllib.error.HTTPError as error:
        raise CannotReadError(f"the server answers {error.code} {error.reason}") from error
    except (OSError, ValueError) as error:
        raise CannotReadError(str(getattr(error, "reason", error))) from error
    return _bounded(bytes(data), most)


def _bounded(data: bytes, most: int) -> bytes:
    if len(data) > most:
        raise CannotReadError(f"it is longer than {most:,} bytes")
    return data
