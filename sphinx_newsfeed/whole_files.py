"""Writes files that are there whole, or not at all.

A file is written beside its place and renamed when it is done: a disk that fills, a build that is
killed and a reader at the wrong moment meet the old file or the new one, and never half of one.
"""

from __future__ import annotations

import errno
import os
import re
from contextlib import suppress
from pathlib import Path

#: How the name of a file ends that is still being written; what a killed build left is known by it.
UNFINISHED = ".newsfeed-part"
#: The errors of a disk that is full or broken, which another build may find mended.
_OF_DISKS = frozenset({errno.ENOSPC, errno.EIO, errno.EFBIG, getattr(errno, "EDQUOT", 0)})
_QUOTED = re.compile(rf"\[Errno (?:{'|'.join(map(str, sorted(_OF_DISKS)))})\]")


def write_whole(path: Path, content: bytes) -> None:
    """Write a file, and the folders above it; raises ``OSError`` and leaves no half file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # A name of its own length: that of the file may be as long as a file system allows.
    unfinished = path.with_name(f".{abs(hash(path.name)):x}-{os.getpid()}{UNFINISHED}")
    try:
        # Nothing is written through a link that somebody put there.
        unfinished.unlink(missing_ok=True)
        unfinished.write_bytes(content)
        unfinished.replace(path)
    except BaseException:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise


def is_of_disk(error: BaseException) -> bool:
    """Whether a disk is full or broken, so that the next build may do what this one cannot."""
    return isinstance(error, OSError) and error.errno in _OF_DISKS


def names_full_disk(text: str) -> bool:
    """Whether a message quotes such an error, as Python shows it."""
    return _QUOTED.search(text) is not None


def reason_of(error: OSError | ValueError) -> str:
    """What an error of the system says, without the place at which it was met."""
    return getattr(error, "strerror", "") or str(error)


def remove_unfinished(folder: Path) -> None:
    """Remove what a build that was killed while writing left below *folder*."""
    for file in folder.rglob(f"*{UNFINISHED}"):
        with suppress(OSError):
            file.unlink()
