"""Archives may be anything: they are read within bounds, and nothing is written for them."""

from __future__ import annotations

import gzip
import io
import os
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from sphinx_newsfeed.command_line.download import CannotReadError
from sphinx_newsfeed.command_line.exports import files as module
from sphinx_newsfeed.command_line.exports.files import opened_export


def zipped(path: Path, entries: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return path


def tarred(path: Path, entries: dict[str, bytes], mode: str = "w:gz") -> Path:
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for name, data in entries.items():
            each = tarfile.TarInfo(name)
            each.size = len(data)
            archive.addfile(each, io.BytesIO(data))
    return path


def in_folder(path: Path, entries: dict[str, bytes]) -> Path:
    for name, data in entries.items():
        file = path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return path


_FORMS: list[Callable[[Path, dict[str, bytes]], Path]] = [
    in_folder,
    zipped,
    tarred,
    lambda path, entries: tarred(path, entries, "w"),
]


@pytest.mark.parametrize("make", _FORMS)
def test_forms(tmp_path: Path, make: Callable[[Path, dict[str, bytes]], Path]) -> None:
    place = make(tmp_path / "export", {"b/two.txt": b"2" * 70_000, "one.txt": b"1"})
    with opened_export(place, 100_000) as files:
        assert files is not None
        assert files.names == ("b/two.txt", "one.txt")
        assert files.beginning("b/two.txt", 3) == b"222"
        assert files.document("b/two.txt") == b"2" * 70_000
        assert files.read("one.txt", 1) == b"1"
        with pytest.raises(CannotReadError, match="more than 0 bytes"):
            files.read("one.txt", 0)


def test_documents_have_one_bound_together(tmp_path: Path) -> None:
    place = zipped(tmp_path / "x", {"a": b"1" * 60, "b": b"2" * 60})
    with opened_export(place, 100) as files:
        assert files is not None
        files.document("a")
        with pytest.raises(CannotReadError, match="b: there is more than 40 bytes"):
            files.document("b")
        assert files.read("b", 60) == b"2" * 60, "pictures do not count"


def test_what_is_no_archive(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"<rss>")
    with opened_export(tmp_path / "x", 10) as files:
        assert files is None
    with pytest.raises(CannotReadError, match="No such file"), opened_export(tmp_path / "y", 10):
        pass


@pytest.mark.parametrize(
    "data",
    [
        b"PK\3\4" + b"\0" * 100,
        b"\x1f\x8b" + b"\0" * 100,
        gzip.compress(b"no archive" * 100)[:-20],
        b"\0" * 257 + b"ustar" + b"\xff" * 300,
    ],
    ids=["zip", "gzip", "cut off", "tar"],
)
def test_damaged_archives(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x").write_bytes(data)
    with pytest.raises(CannotReadError, match="damaged"), opened_export(tmp_path / "x", 10):
        pass


def test_a_damaged_file_of_an_archive(tmp_path: Path) -> None:
    place = zipped(tmp_path / "x", {"a": os.urandom(2000), "b": b"whole"})
    data = bytearray(place.read_bytes())
    data[300:400] = b"\0" * 100
    place.write_bytes(data)
    with opened_export(place, 10_000) as files:
        assert files is not None
        with pytest.raises(CannotReadError, match="a cannot be read"):
            files.document("a")
        assert files.document("b") == b"whole"


@pytest.mark.parametrize("make", [zipped, tarred])
def test_names_lead_nowhere(tmp_path: Path, make: Callable[[Path, dict[str, bytes]], Path]) -> None:
    names = ["../../out.html", "/etc/out.html", "C:\\out.html"]
    before = set(tmp_path.parent.rglob("out.html"))
    with opened_export(make(tmp_path / "x", dict.fromkeys(names, b"in")), 100) as files:
        assert files is not None
        assert all(files.document(name) == b"in" for name in files.names)
    assert set(tmp_path.parent.rglob("out.html")) == before


def test_links_are_no_files(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("mine", "utf-8")
    folder = in_folder(tmp_path / "export", {"a.txt": b"1"})
    (folder / "b.txt").symlink_to(tmp_path / "secret.txt")
    archive = tmp_path / "x.tar"
    with tarfile.open(archive, "w") as file:
        each = tarfile.TarInfo("link.txt")
        each.type, each.linkname = tarfile.SYMTYPE, "/etc/passwd"
        file.addfile(each)
    with opened_export(folder, 10) as files:
        assert files is not None
        assert files.names == ("a.txt",)
    with opened_export(archive, 10) as files:
        assert files is not None
        assert files.names == ()


def test_bombs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A small archive may be a large one: what is read of it is bounded all the same."""
    place = zipped(tmp_path / "x.zip", {"a.html": b"\0" * 20_000_000})
    assert place.stat().st_size < 30_000
    with opened_export(place, 1000) as files:
        assert files is not None
        with pytest.raises(CannotReadError, match="more than 1,000 bytes"):
            files.document("a.html")
    monkeypatch.setattr(module, "MOST_UNPACKED", 1_000_000)
    packed = tarred(tmp_path / "x.tar.gz", {"a.html": b"\0" * 20_000_000})
    with pytest.raises(CannotReadError, match="unpacks to more"), opened_export(packed, 1000):
        pass


def test_a_header_of_an_archive_that_never_ends(tmp_path: Path) -> None:
    """Headers with long names are read at once, whatever length they say."""
    each = tarfile.TarInfo("a")
    each.type, each.size = tarfile.XHDTYPE, 50_000_000
    (tmp_path / "x.tar").write_bytes(each.tobuf() + b"\0" * 50_000_000)
    with pytest.raises(CannotReadError, match="too long"), opened_export(tmp_path / "x.tar", 10):
        pass


@pytest.mark.parametrize("make", [in_folder, zipped, tarred])
def test_too_many_files(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    make: Callable[[Path, dict[str, bytes]], Path],
) -> None:
    monkeypatch.setattr(module, "MOST_FILES", 2)
    place = make(tmp_path / "x", {str(number): b"" for number in range(4)})
    with pytest.raises(CannotReadError, match="more than 2 files"), opened_export(place, 10):
        pass


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://a.example/content/images/x%20y.png", "export/content/images/x y.png"),
        ("/content/images/x%20y.png?size=2", "export/content/images/x y.png"),
        ("https://a.example/system/media/files/z.png", "media/files/z.png"),
        ("alone.png", "alone.png"),
        ("https://a.example/some/alone.png", ""),
        ("https://a.example/other/images/x y.png", ""),
        ("https://a.example/", ""),
        ("", ""),
    ],
)
def test_the_file_of_an_address(tmp_path: Path, address: str, name: str) -> None:
    names = ["export/content/images/x y.png", "media/files/z.png", "alone.png"]
    with opened_export(in_folder(tmp_path, dict.fromkeys(names, b"")), 10) as files:
        assert files is not None
        assert files.find(address) == name
