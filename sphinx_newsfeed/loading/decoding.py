"""From the bytes of a file to its text."""

from __future__ import annotations


class EncodingError(Exception):
    """The bytes are not UTF-8; the message says where."""


def decode(data: bytes) -> str:
    """The text of *data*; raises :exc:`EncodingError`."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise EncodingError(f"the file is not UTF-8 (byte {error.start})") from error
