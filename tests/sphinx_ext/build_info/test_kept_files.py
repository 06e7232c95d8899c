"""What is kept of each document from one build to the next."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from sphinx_newsfeed.sphinx_ext.build_info import kept_files
from sphinx_newsfeed.sphinx_ext.build_info.bounded_store import BoundedStore
from sphinx_newsfeed.sphinx_ext.build_info.kept_files import KeptFiles


def test_what_is_kept_is_there_for_the_next_build(tmp_path: Path) -> None:
    kept = KeptFiles(tmp_path / "texts")
    assert kept.load("news/a") is None
    kept.keep("news/a", ["one"])
    kept.keep("news/a", ["two"])
    kept.keep("news/ä b", "three")
    assert KeptFiles(tmp_path / "texts").load("news/a") == ["two"]
    assert kept.load("news/ä b") == "three"
    assert sorted(each.name for each in (tmp_path / "texts" / "news").iterdir()) == [
        "a.kept",
        "ä b.kept",
    ]
    kept.forget("news/a")
    kept.forget("news/a")
    assert kept.load("news/a") is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"x",
        b"0.0.0\n" + pickle.dumps("other version"),
        kept_files._VERSION,
        kept_files._VERSION + pickle.dumps("cut off")[:-3],
        kept_files._VERSION + b"cno_such_module\nname\n.",
        pickle.dumps("no version"),
    ],
)
def test_what_is_damaged_is_not_there(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.kept").write_bytes(content)
    kept = KeptFiles(tmp_path)
    assert kept.load("a") is None
    kept.keep("a", "whole")
    assert kept.load("a") == "whole"


def test_what_cannot_be_written_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old is gone, too: it is of another text."""
    kept = KeptFiles(tmp_path)
    kept.keep("a", "old")

    def full(self: Path, data: bytes) -> int:
        self.open("wb").close()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    kept.keep("a", "new")
    assert kept.load("a") is None
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_the_place_of_a_file_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "a.kept").mkdir()
    kept = KeptFiles(tmp_path)
    kept.keep("a", "text")
    kept.forget("a")
    assert kept.load("a") is None


def test_what_has_no_room_is_not_kept() -> None:
    store = BoundedStore(5)
    for key, value in {"a": b"123", "b": b"456", "c": b"78"}.items():
        store.put(key, value)
    assert [store.get(key) for key in "abc"] == [b"123", None, b"78"]
