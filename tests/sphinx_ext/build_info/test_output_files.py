"""Files of the output are written there and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_newsfeed.problems import Problem
from sphinx_newsfeed.sphinx_ext.build_info import output_files
from sphinx_newsfeed.sphinx_ext.build_info.output_files import write_file


@pytest.fixture
def problems(monkeypatch: pytest.MonkeyPatch) -> list[Problem]:
    found: list[Problem] = []
    monkeypatch.setattr(output_files, "warn", found.append)
    return found


def test_nothing_is_written_through_a_link(tmp_path: Path, problems: list[Problem]) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "other").mkdir()
    (tmp_path / "out" / "news").symlink_to(tmp_path / "other")
    write_file(tmp_path / "out", "news/atom.xml", b"new")
    assert list((tmp_path / "other").iterdir()) == []
    (problem,) = problems
    assert "news/atom.xml cannot be written: a link leads out" in problem.message


def test_a_link_in_the_place_of_a_file_is_replaced(tmp_path: Path, problems: list[Problem]) -> None:
    (tmp_path / "out").mkdir()
    own = tmp_path / "own.xml"
    own.write_bytes(b"new")
    (tmp_path / "out" / "atom.xml").symlink_to(own)
    for content in (b"new", b"newer"):
        write_file(tmp_path / "out", "atom.xml", content)
        assert (tmp_path / "out" / "atom.xml").read_bytes() == content
    assert not (tmp_path / "out" / "atom.xml").is_symlink()
    assert (own.read_bytes(), problems) == (b"new", [])


def test_a_file_where_a_folder_must_be_is_told(tmp_path: Path, problems: list[Problem]) -> None:
    (tmp_path / "news").write_bytes(b"own")
    write_file(tmp_path, "news/atom.xml", b"new")
    (problem,) = problems
    assert "news/atom.xml cannot be written" in problem.message
