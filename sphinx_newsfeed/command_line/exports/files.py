"""The files of an export as it was downloaded: a folder, a ZIP or TAR archive, or one file.

Files are read by their names, and none is ever written under one: what an archive calls its files
leads nowhere. What is read is counted, whatever sizes an archive says that its files have.
"""

from __future__ import annotations

import gzip
import io
import lzma
import os
import posixpath
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Protocol
from urllib.parse import unquote, urlsplit

from sphinx_newsfeed.command_line.download import CannotReadError

#: How many files an export may have.
MOST_FILES = 200_000
#: How long an archive may be once it is unpacked, in bytes, where all of it must be for one file.
MOST_UNPACKED = 8_000_000_000
#: The longest piece that is read of an archive at once; headers are far shorter.
_LONGEST_PIECE = 1_000_000
_PIECE = 65_536
#: How many files of one name are looked at for an address.
_MOST_NAMESAKES = 100
#: Where a TAR archive says that it is one. Source: POSIX, "pax", "ustar Interchange Format".
_TAR_SIGN, _AT_TAR_SIGN = b"ustar", 257
_ZIP_SIGNS, _GZIP_SIGN = (b"PK\3\4", b"PK\5\6"), b"\x1f\x8b"
#: What libraries raise over a damaged archive.
_DAMAGED = (
    *(OSError, EOFError, ValueError, NotImplementedError, RuntimeError),
    *(zipfile.BadZipFile, zipfile.LargeZipFile, tarfile.TarError, zlib.error, lzma.LZMAError),
)


class Opener(Protocol):
    """Opens a file of an export."""

    def __call__(self, name: str) -> AbstractContextManager[IO[bytes]]:
        """The bytes of the file of that name; raises one of many exceptions for a damaged one."""
        ...


@dataclass
class ExportFiles:
    """The files of an export; the names are paths with slashes."""

    names: tuple[str, ...]
    open_bytes: Opener
    #: How many bytes may be read of documents yet; what is read of pictures does not count.
    left: int
    _namesakes: Mapping[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        found: dict[str, list[str]] = {}
        for name in self.names:
            found.setdefault(posixpath.basename(name), []).append(name)
        self._namesakes = found

    def document(self, name: str) -> bytes:
        """The bytes of a document; raises :exc:`CannotReadError` where all that were read are too
        many, or the file is damaged.
        """
        data = self.read(name, self.left)
        self.left -= len(data)
        return data

    def beginning(self, name: str, length: int = 4096) -> bytes:
        """The first bytes of a file; none of one that is damaged."""
        try:
            with self.open_bytes(name) as file:
                return file.read(length)
        except _DAMAGED:
            return b""

    def read(self, name: str, most: int) -> bytes:
        """The bytes of a file; raises :exc:`CannotReadError` for more than *most* of them."""
        try:
            with self.open_bytes(name) as file:
                data = bytearray()
                while len(data) <= most and (piece := file.read(_PIECE)):
                    data += piece
        except _DAMAGED as error:
            reason = str(error) or type(error).__name__
            raise CannotReadError(f"{name} cannot be read: {reason[:200]}") from error
        if len(data) > most:
            raise CannotReadError(f"{name}: there is more than {most:,} bytes to read")
        return bytes(data)

    def find(self, address: str) -> str:
        """The name of the file that an address means; empty for none.

        Exports keep files below their paths at the old site, in some folder, or below a part of
        these.
        """
        split = urlsplit(address)
        path = unquote(split.path).lstrip("/")
        for name in self._namesakes.get(posixpath.basename(path), ())[:_MOST_NAMESAKES]:
            shorter, longer = sorted((path, name), key=len)
            # A mere name means nothing at another host.
            is_certain = "/" in shorter or not split.netloc
            if is_certain and (longer == shorter or longer.endswith(f"/{shorter}")):
                return name
        return ""


@contextmanager
def opened_export(place: Path, most: int) -> Iterator[ExportFiles | None]:
    """The files of an export; ``None`` for one file that is no archive.

    Of documents *most* bytes may be read. Raises :exc:`CannotReadError`.
    """
    with ExitStack() as stack:
        if place.is_dir():
            found: ExportFiles | None = _folder(place, most)
        else:
            try:
                found = _archive(stack.enter_context(place.open("rb")), most, stack)
            except OSError as error:
                raise CannotReadError(str(error.strerror or error)) from error
        yield found


def _archive(file: IO[bytes], most: int, stack: ExitStack) -> ExportFiles | None:
    beginning = file.read(_AT_TAR_SIGN + len(_TAR_SIGN))
    file.seek(0)
    is_zip, is_packed = beginning.startswith(_ZIP_SIGNS), beginning.startswith(_GZIP_SIGN)
    if not (is_zip or is_packed or beginning.endswith(_TAR_SIGN)):
        return None
    try:
        if is_zip:
            return _zip(file, most)
        return _tar(_unpacked(file, stack) if is_packed else file, most)
    except _DAMAGED as error:
        raise CannotReadError(f"the archive is damaged: {str(error)[:200]}") from error


def _folder(folder: Path, most: int) -> ExportFiles:
    """Files of a folder; a link may lead out of it, and is none."""
    names: list[str] = []
    for path, folders, files in os.walk(folder):
        folders.sort()
        for name in sorted(files):
            full = Path(path, name)
            if full.is_file() and not full.is_symlink():
                names.append(full.relative_to(folder).as_posix())
        _check_number(len(names))
    return ExportFiles(tuple(sorted(names)), lambda name: (folder / name).open("rb"), most)


def _zip(file: IO[bytes], most: int) -> ExportFiles:
    archive = zipfile.ZipFile(file)
    entries = {each.filename: each for each in archive.infolist() if not each.is_dir()}
    _check_number(len(entries))
    return ExportFiles(tuple(sorted(entries)), lambda name: archive.open(entries[name]), most)


def _tar(file: IO[bytes], most: int) -> ExportFiles:
    pieces = _ShortPieces(file)
    archive = tarfile.open(fileobj=pieces, mode="r:", encoding="utf-8")  # noqa: SIM115 - the file is closed
    entries: dict[str, tarfile.TarInfo] = {}
    for number, each in enumerate(archive):
        _check_number(number)
        if each.isreg():
            entries[each.name.removeprefix("./")] = each

    @contextmanager
    def opened(name: str) -> Iterator[IO[bytes]]:
        found = archive.extractfile(entries[name])
        if found is None:  # what is no file was left out
            raise CannotReadError(f"{name} is no file")
        with found:
            yield found

    return ExportFiles(tuple(sorted(entries)), opened, most)


class _ShortPieces(io.RawIOBase):
    """A file of which nobody reads much at once, as headers of TAR archives may ask for."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def read(self, size: int = -1) -> bytes:
        if not 0 <= size <= _LONGEST_PIECE:
            raise CannotReadError("a header of the archive is too long")
        return self._file.read(size)

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def seekable(self) -> bool:
        return True

    def readable(self) -> bool:
        return True


def _unpacked(packed: IO[bytes], stack: ExitStack) -> IO[bytes]:
    """An archive that was packed as one stream, unpacked: so each file can be read by itself."""
    unpacked = stack.enter_context(tempfile.TemporaryFile())  # noqa: SIM115 - the stack closes it
    with gzip.GzipFile(fileobj=packed) as stream:
        while piece := stream.read(_PIECE):
            unpacked.write(piece)
            if unpacked.tell() > MOST_UNPACKED:
                raise CannotReadError(f"it unpacks to more than {MOST_UNPACKED:,} bytes")
    unpacked.seek(0)
    return unpacked


def _check_number(number: int) -> None:
    if number > MOST_FILES:
        raise CannotReadError(f"it has more than {MOST_FILES:,} files")
