"""Which files may be read is told for many of one folder at once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sphinx_newsfeed.loading.walking import Reach, candidates, fault_of_file, name_below, path_from


def _file(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("x", "utf-8")
    return path


def test_a_file_within_reach_has_no_fault(tmp_path: Path) -> None:
    reach = Reach([Path(os.path.realpath(tmp_path))])
    for name in ("a.md", "b.md", "deep/er/c.md"):
        assert reach.fault_of(_file(tmp_path / name)) == ""


def test_a_file_elsewhere_has_one(tmp_path: Path) -> None:
    inside, outside = _file(tmp_path / "in/a.md"), _file(tmp_path / "in-too/a.md")
    reach = Reach([Path(os.path.realpath(tmp_path / "in"))])
    assert reach.fault_of(inside) == ""
    assert reach.fault_of(outside) == "it leads out of the source"


def test_a_root_may_be_a_file(tmp_path: Path) -> None:
    root, beside = _file(tmp_path / "a.md"), _file(tmp_path / "b.md")
    reach = Reach([Path(os.path.realpath(root))])
    assert reach.fault_of(root) == ""
    assert reach.fault_of(beside) == "it leads out of the source"


def test_a_folder_that_is_reached_through_a_link_is_where_that_leads(tmp_path: Path) -> None:
    _file(tmp_path / "out/a.md")
    _file(tmp_path / "in/b.md")
    (tmp_path / "in/link").symlink_to(tmp_path / "out")
    reach = Reach([Path(os.path.realpath(tmp_path / "in"))])
    assert reach.fault_of(tmp_path / "in/link/a.md") == "it leads out of the source"


@pytest.mark.parametrize(
    ("goal", "fault"),
    [
        ("in/b.md", ""),
        ("out/a.md", "it leads out of the source"),
        ("in/c.txt", "it leads to a file of another kind"),
        ("in/.d.md", "it leads to a file of another kind"),
        ("in/missing.md", "it leads nowhere"),
        ("in/link.md", "it leads nowhere"),
        ("in", "it is no file but a pipe, a socket or a device"),
    ],
)
def test_a_link_is_what_it_leads_to(tmp_path: Path, goal: str, fault: str) -> None:
    for name in ("in/b.md", "out/a.md", "in/c.txt", "in/.d.md"):
        _file(tmp_path / name)
    link = tmp_path / "in/link.md"
    link.symlink_to(tmp_path / goal)
    roots = [Path(os.path.realpath(tmp_path / "in"))]
    assert Reach(roots).fault_of(link) == fault_of_file(link, roots) == fault


def test_a_name_is_below_its_folder(tmp_path: Path) -> None:
    assert name_below(tmp_path, tmp_path / "a" / "b.md") == "a/b.md"
    assert name_below(tmp_path, tmp_path / "b.md") == "b.md"
    with pytest.raises(ValueError, match="not in the subpath"):
        name_below(tmp_path / "a", tmp_path / "b")


def test_the_way_to_a_file(tmp_path: Path) -> None:
    assert path_from(tmp_path / "a", tmp_path / "b/c.md") == "../b/c.md"


def test_links_to_folders_are_told_and_links_to_themselves_are_no_folders(tmp_path: Path) -> None:
    _file(tmp_path / "news/a.md")
    (tmp_path / "news/folder").symlink_to(tmp_path)
    (tmp_path / "news/self.md").symlink_to(tmp_path / "news/self.md")
    found = {path.name for path in candidates(tmp_path, "news")}
    assert found == {"a.md", "self.md"}
    assert {path.name for path in candidates(tmp_path, "news", links=True)} == {*found, "folder"}
