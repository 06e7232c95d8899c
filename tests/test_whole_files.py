"""A file is there whole, or it is the one that was there before."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from sphinx_newsfeed.whole_files import (
    UNFINISHED,
    is_of_disk,
    names_full_disk,
    remove_unfinished,
    write_whole,
)

FULL = OSError(errno.ENOSPC, "No space left on device")


def names_in(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_folders_are_made_and_nothing_else_is_left(tmp_path: Path) -> None:
    write_whole(tmp_path / "a/b/c.txt", b"words")
    assert (tmp_path / "a/b/c.txt").read_bytes() == b"words"
    assert names_in(tmp_path / "a/b") == ["c.txt"]


def test_a_name_may_be_as_long_as_file_systems_allow(tmp_path: Path) -> None:
    write_whole(tmp_path / ("n" * 255), b"words")
    assert names_in(tmp_path) == ["n" * 255]


@pytest.mark.parametrize("method", ["write_bytes", "replace"])
def test_what_fails_leaves_the_file_of_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    write_whole(tmp_path / "a.txt", b"old")

    def fail(self: Path, *arguments: object) -> None:
        self.touch()
        raise FULL

    monkeypatch.setattr(Path, method, fail)
    with pytest.raises(OSError, match="No space left"):
        write_whole(tmp_path / "a.txt", b"new")
    assert names_in(tmp_path) == ["a.txt"]
    assert (tmp_path / "a.txt").read_bytes() == b"old"


def test_what_a_killed_build_left_is_removed(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / f".1-2{UNFINISHED}").touch()
    write_whole(tmp_path / "a/b.txt", b"words")
    remove_unfinished(tmp_path)
    assert names_in(tmp_path / "a") == ["b.txt"]


def test_a_full_disk_is_told_from_a_closed_folder() -> None:
    assert is_of_disk(FULL)
    assert names_full_disk(f"error writing file a.html: {FULL}")
    closed = PermissionError(errno.EACCES, "Permission denied")
    assert not is_of_disk(closed)
    assert not names_full_disk(f"error writing file a.html: {closed}")
    assert not is_of_disk(ValueError("28"))
