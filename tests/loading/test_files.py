"""Which files a source has, in which order, and what their documents are called."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sphinx_newsfeed.config.settings import Source
from sphinx_newsfeed.loading.files import SourceFile, find_files, find_unread, is_left_out
from sphinx_newsfeed.loading.walking import fault_of_file
from sphinx_newsfeed.policy import MOST_PARTS


def make_files(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text", "utf-8")


def find(
    folder: Path, *patterns: str, prefix: str = "news", exclude: tuple[str, ...] = ()
) -> list[SourceFile]:
    found = find_files(Source(prefix, patterns), folder)
    return [file for file in found if not is_left_out(file.name, exclude)]


def names(files: list[SourceFile]) -> list[str]:
    return [file.name for file in files]


def docnames(files: list[SourceFile]) -> list[str]:
    return [file.docname for file in files]


def test_a_folder_gives_its_files_with_a_suffix_of_articles(tmp_path: Path) -> None:
    make_files(tmp_path, "news/a.md", "news/b.markdown", "news/c.html", "news/d.htm", "news/e.rst")
    make_files(tmp_path, "news/F.MD", "news/g.txt", "news/h.png", "news/i.md~", "news/j", "k.md")
    found = find(tmp_path, "news")
    assert names(found) == ["F.MD", "a.md", "b.markdown", "c.html", "d.htm", "e.rst", "g.txt"]
    assert docnames(found)[:2] == ["news/F", "news/a"]


def test_a_file_is_known_with_its_size_and_time(tmp_path: Path) -> None:
    make_files(tmp_path, "news/a.md")
    path = tmp_path / "news" / "a.md"
    path.write_text("正文", "utf-8")
    os.utime(path, ns=(1, 1_646_033_627_123_456_789))
    assert find(tmp_path, "news") == [
        SourceFile(path, "a.md", "news/a", path.stat().st_mtime_ns, 6, source="news")
    ]
    assert path.stat().st_mtime_ns // 1000 == 1_646_033_627_123_456


def test_folders_within_are_part_of_the_name(tmp_path: Path) -> None:
    make_files(tmp_path, "news/2022/02/a.md", "news/b.md", "news/2021/c.md")
    found = find(tmp_path, "news")
    assert sorted(names(found)) == ["2021/c.md", "2022/02/a.md", "b.md"]
    assert sorted(docnames(found)) == ["news/2021/c", "news/2022/02/a", "news/b"]


class Reversed:
    """The entries of a folder, the other way round, in the manner of ``os.scandir``."""

    scandir = staticmethod(os.scandir)

    def __init__(self, path: str = ".") -> None:
        with self.scandir(path) as entries:
            self._entries = iter(list(entries)[::-1])

    def __enter__(self) -> Reversed:
        return self

    def __exit__(self, *error: object) -> None:
        pass

    def __iter__(self) -> Reversed:
        return self

    def __next__(self) -> os.DirEntry[str]:
        return next(self._entries)

    def close(self) -> None:
        pass


def test_the_order_is_that_of_names_on_every_file_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_files(tmp_path, "news/b.md", "news/a.md", "news/c/e.md", "news/c/d.md", "news/B.md")
    make_files(tmp_path, "news/10.md", "news/9.md", "news/d/a.md")
    for pattern in ("news", "news/**/*.md"):
        expected = names(find(tmp_path, pattern))
        with monkeypatch.context() as patch:
            patch.setattr(os, "scandir", Reversed)
            assert names(find(tmp_path, pattern)) == expected
        flat = [name for name in expected if "/" not in name]
        assert flat == sorted(flat)
        assert expected.index("c/d.md") < expected.index("c/e.md") < expected.index("d/a.md")


def test_a_single_file(tmp_path: Path) -> None:
    make_files(tmp_path, "posts/a.md", "posts/b.md")
    found = find(tmp_path, "posts/a.md")
    assert (names(found), docnames(found)) == (["a.md"], ["news/a"])


def test_what_does_not_exist_gives_nothing(tmp_path: Path) -> None:
    assert find(tmp_path, "news") == []
    assert find(tmp_path, "news/a.md") == []
    assert find(tmp_path, "news/*.md") == []
    assert find(tmp_path) == []


def test_a_file_that_is_no_article_gives_nothing(tmp_path: Path) -> None:
    make_files(tmp_path, "news.png")
    assert find(tmp_path, "news.png") == []


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("posts/*.md", ["a.md", "b.md"]),
        ("posts/a*", ["a.html", "a.md", "a.txt"]),
        ("posts/?.md", ["a.md", "b.md"]),
        ("posts/[ac].md", ["a.md"]),
        ("posts/**/*.md", ["2022/c.md", "2022/x/d.md", "a.md", "b.md"]),
        ("posts/2022/*", ["c.md", "x/d.md"]),
        ("posts/*/c.md", ["2022/c.md"]),
        ("p*/a.md", ["posts/a.md"]),
        ("posts/2*", ["2022/c.md", "2022/x/d.md"]),
        ("posts/../posts/*.md", ["a.md", "b.md"]),
    ],
)
def test_globs(tmp_path: Path, pattern: str, expected: list[str]) -> None:
    """Documents are named from the last folder before the first wild part."""
    make_files(tmp_path, "posts/a.md", "posts/a.html", "posts/b.md", "posts/2022/c.md")
    make_files(tmp_path, "posts/2022/x/d.md", "posts/a.txt")
    found = find(tmp_path, pattern)
    assert sorted(names(found)) == expected
    assert all(file.docname == f"news/{file.name.rpartition('.')[0]}" for file in found)
    assert len({file.path for file in found}) == len(found)


def test_several_patterns_follow_each_other(tmp_path: Path) -> None:
    make_files(tmp_path, "b/one.md", "a/two.md")
    assert names(find(tmp_path, "b", "a")) == ["one.md", "two.md"]


def test_a_folder_outside_and_an_absolute_one(tmp_path: Path) -> None:
    make_files(tmp_path, "posts/a.md")
    project = tmp_path / "docs"
    project.mkdir()
    for pattern in ("../posts", "../posts/", "./../posts", str(tmp_path / "posts")):
        found = find(project, pattern)
        assert [(file.path, file.docname) for file in found] == [
            (tmp_path / "posts" / "a.md", "news/a")
        ]


def test_hidden_files_and_folders_are_passed_over(tmp_path: Path) -> None:
    make_files(tmp_path, "news/.a.md", "news/.git/b.md", "news/c/.d/e.md", "news/.md", "news/f.md")
    assert names(find(tmp_path, "news")) == ["f.md"]
    assert names(find(tmp_path, "news/**/*.md")) == ["f.md"]
    assert names(find(tmp_path, "news/*")) == ["f.md"]


@pytest.mark.parametrize(
    ("exclude", "left"),
    [
        ((), ["a.md", "b.md", "old/c.md", "old/x/d.md"]),
        (("a.md",), ["b.md", "old/c.md", "old/x/d.md"]),
        (("old/*",), ["a.md", "b.md"]),
        (("*/d.md",), ["a.md", "b.md", "old/c.md"]),
        (("[ab].md", "old/c.md"), ["old/x/d.md"]),
        (("A.md",), ["a.md", "b.md", "old/c.md", "old/x/d.md"]),
        (("*",), []),
        (("news/a.md", "c.md"), ["a.md", "b.md", "old/c.md", "old/x/d.md"]),
    ],
)
def test_exclude(tmp_path: Path, exclude: tuple[str, ...], left: list[str]) -> None:
    """Globs are compared with the path below the source's folder."""
    make_files(tmp_path, "news/a.md", "news/b.md", "news/old/c.md", "news/old/x/d.md")
    assert sorted(names(find(tmp_path, "news", exclude=exclude))) == left


@pytest.mark.parametrize("pattern", ["news", "news/**/*.md", "news/*"])
def test_links_to_folders_are_passed_over(tmp_path: Path, pattern: str) -> None:
    """A link to a folder above would never come to an end."""
    make_files(tmp_path, "news/a.md", "other/b.md")
    (tmp_path / "news" / "loop").symlink_to(tmp_path / "news", target_is_directory=True)
    (tmp_path / "news" / "other").symlink_to(tmp_path / "other", target_is_directory=True)
    assert names(find(tmp_path, pattern)) == ["a.md"]


def test_a_source_may_itself_be_a_link_to_a_folder(tmp_path: Path) -> None:
    make_files(tmp_path, "posts/a.md")
    (tmp_path / "news").symlink_to(tmp_path / "posts", target_is_directory=True)
    assert docnames(find(tmp_path, "news")) == ["news/a"]


@pytest.mark.parametrize("pattern", ["news", "news/*.md"])
def test_a_link_to_a_file(tmp_path: Path, pattern: str) -> None:
    make_files(tmp_path, "posts/a.md")
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "b.md").symlink_to(tmp_path / "posts" / "a.md")
    assert docnames(find(tmp_path, pattern)) == ["news/b"]


@pytest.mark.parametrize("pattern", ["news", "news/*.md", "news/gone.md"])
def test_a_link_that_leads_nowhere_stops_nothing(tmp_path: Path, pattern: str) -> None:
    make_files(tmp_path, "news/a.md")
    (tmp_path / "news" / "gone.md").symlink_to(tmp_path / "gone.md")
    assert set(names(find(tmp_path, pattern))) <= {"a.md", "gone.md"}


@pytest.mark.parametrize(
    ("name", "docname"),
    [
        ("two words.md", "news/two words"),
        ("工信部 支持.md", "news/工信部 支持"),
        ("v1.2.md", "news/v1.2"),
        ("a.md.md", "news/a.md"),
        ("a#b.md", "news/a-b"),
        ("[a]*?.md", "news/[a]-"),
        ("a.b/c.d.rst", "news/a.b/c.d"),
        ("(a) & 'b'.html", "news/(a) & -b-"),
    ],
)
def test_unusual_names(tmp_path: Path, name: str, docname: str) -> None:
    make_files(tmp_path, f"news/{name}")
    assert docnames(find(tmp_path, "news")) == [docname]


@pytest.mark.parametrize("folder", ["docs [v2]", "docs*", "what?", "工信部", "a.b c"])
def test_the_name_of_the_project_is_no_pattern(tmp_path: Path, folder: str) -> None:
    """Only what the user wrote is a pattern, not the folder in which his project happens to lie."""
    make_files(tmp_path, f"{folder}/news/a.md", f"{folder}/news/x/b.md", "docs v/news/c.md")
    for pattern in ("news", "news/**/*.md", "../*/news/a.md"):
        assert "a.md" in {Path(name).name for name in names(find(tmp_path / folder, pattern))}
    assert docnames(find(tmp_path / folder, "news")) == ["news/a", "news/x/b"]


def test_a_prefix_of_several_parts(tmp_path: Path) -> None:
    make_files(tmp_path, "news/a.md")
    assert docnames(find(tmp_path, "news", prefix="company/news")) == ["company/news/a"]


def test_a_file_beside_it_is_part_of_what_is_known_of_a_file(tmp_path: Path) -> None:
    """Nikola's ``.meta`` holds the front matter: a change of it is one of the article."""
    make_files(tmp_path, "news/a.rst", "news/a.meta", "news/b.rst")
    os.utime(tmp_path / "news" / "a.meta", ns=(1, 2_000_000))
    first, second = find(tmp_path, "news")
    assert (first.sidecar, second.sidecar) == ("2000000 4", "")


def test_posts_in_formats_that_are_not_read(tmp_path: Path) -> None:
    make_files(tmp_path, "news/a.adoc", "news/x/b.adoc", "news/c.org", "news/d.png", "news/e.md")
    found = find_unread(Source("news", ("news",)), tmp_path)
    assert found == {".adoc": ["a.adoc", "x/b.adoc"], ".org": ["c.org"]}


@pytest.mark.parametrize("pattern", ["news", "news/**/*.md"])
def test_folders_may_lie_so_deep_in_each_other(tmp_path: Path, pattern: str) -> None:
    deepest = "/".join(["d"] * (MOST_PARTS - 1))
    make_files(tmp_path, f"news/{deepest}/a.md", f"news/{deepest}/d/b.md")
    assert names(find(tmp_path, pattern)) == [f"{deepest}/a.md"]


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("b.md", ""),
        ("b.MD", ""),
        ("b.html", "of another kind"),
        ("b", "of another kind"),
        (".md", "of another kind"),
        (".b.md", "of another kind"),
        ("../outside.md", "out of the source"),
        ("gone.md", "leads nowhere"),
        ("folder", "is no file"),
    ],
)
def test_why_a_link_may_not_be_read(tmp_path: Path, target: str, expected: str) -> None:
    (tmp_path / "news" / "folder").mkdir(parents=True)
    make_files(tmp_path, "outside.md", *(f"news/{n}" for n in ("b.md", "b.MD", "b.html", "b")))
    make_files(tmp_path, "news/.b.md", "news/.md")
    link = tmp_path / "news" / "a.md"
    link.symlink_to(target)
    root = Path(os.path.realpath(tmp_path / "news"))
    fault = fault_of_file(link, [root])
    assert bool(fault) is bool(expected)
    assert expected in fault
    assert fault_of_file(tmp_path / "news/.b.md", [root]) == ""
