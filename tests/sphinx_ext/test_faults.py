"""Faults of the machine stop no build: damaged caches, full disks, closed and vanishing files."""

from __future__ import annotations

import errno
import os
import pickle
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sphinx
from conftest import PNG, Build, NewsProject, change
from sphinx.application import Sphinx

from sphinx_newsfeed import whole_files
from sphinx_newsfeed.sphinx_ext.documents.scanning import CatalogueLoading
from sphinx_newsfeed.whole_files import UNFINISHED, write_whole

# Most build three times.
pytestmark = pytest.mark.slow

OPTIONS = (
    'html_baseurl = "https://example.org/"',
    'newsfeed_archives = ["year", "tag"]',
    'exclude_patterns = ["_build", "_fresh"]',
)


@pytest.fixture
def news(project: NewsProject) -> NewsProject:
    project.configure(*OPTIONS)
    project.write("news/p.png", PNG)
    for number in (1, 2, 3):
        extra = f"tags: [t{number % 2}]\nredirect_from: /old/{number}.html"
        body = f"Words of {number}. ![A](p.png) [next](a{number % 3 + 1}.md)"
        project.article(f"a{number}.md", body, date=f"2022-01-0{number}", extra=extra)
    return project


def output_of(build: Build) -> dict[str, bytes]:
    """All files of an output but the one that names the options."""
    return {
        file.relative_to(build.outdir).as_posix(): file.read_bytes()
        for file in build.outdir.rglob("*")
        if file.is_file() and file.name != ".buildinfo"
    }


def is_as_fresh(news: NewsProject, build: Build) -> bool:
    shutil.rmtree(news.folder / "_fresh", ignore_errors=True)
    return output_of(build) == output_of(news.build(output="_fresh"))


def cache_of(news: NewsProject) -> Path:
    return news.folder / "_build/doctrees/newsfeed"


def to_folder(file: Path) -> None:
    file.unlink()
    (file / "inside").mkdir(parents=True)


def to_loop(file: Path) -> None:
    file.unlink()
    file.symlink_to(file.name)


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def flip(file: Path) -> None:
    content = bytearray(file.read_bytes())
    for place in range(len(content) // 3, len(content), 40):
        content[place] ^= 255
    file.write_bytes(content)


def writer_of(content: bytes) -> Callable[[Path], None]:
    def damage(file: Path) -> None:
        file.write_bytes(content)

    return damage


#: What happens to a file of the cache.
DAMAGES: dict[str, Callable[[Path], None]] = {
    "gone": Path.unlink,
    "empty": writer_of(b""),
    "cut": cut,
    "flipped": flip,
    "no UTF-8": writer_of(b"\xff\xfe\x00\xd8"),
    "a number": writer_of(b"3"),
    "a list": writer_of(b'[1, null, ["a"], {"a": 1}]'),
    "wrong values": writer_of(b'{"a": 1, "state": [], "files": 4, "index": {"x": null}}'),
    "too deep": writer_of(b"[" * 100_000),
    "another pickle": lambda file: file.write_bytes(pickle.dumps({"a": 1})),
    "a folder": to_folder,
    "a link to itself": to_loop,
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_a_damaged_cache_costs_time(news: NewsProject, damage: Callable[[Path], None]) -> None:
    """Every file that a build keeps is damaged, all at once."""
    news.build()
    files = [file for file in cache_of(news).rglob("*") if file.is_file()]
    assert len(files) > 20
    for file in files:
        damage(file)
    change(news.folder / "news/a1.md", "Words of 1", "Edited")
    build = news.build()
    assert build.warnings == []
    assert is_as_fresh(news, build)
    assert (news.build().warnings, news.build().read) == ([], [])


@pytest.mark.parametrize("damage", ["flipped", "wrong values", "a folder"])
def test_each_damaged_file_by_itself(news: NewsProject, damage: str) -> None:
    news.build()
    shutil.copytree(news.folder / "_build", news.folder.parent / "kept", symlinks=True)
    files = [each for each in cache_of(news).rglob("*") if each.is_file()]
    for file in files:
        DAMAGES[damage](file)
        build = news.build()
        assert build.warnings == [], file
        assert is_as_fresh(news, build), file
        shutil.rmtree(news.folder / "_build")
        shutil.copytree(news.folder.parent / "kept", news.folder / "_build", symlinks=True)


@pytest.mark.parametrize("name", ["title", "tags", "date", "trusted", "category_paths", "extra"])
def test_a_value_of_another_type_is_read_anew(news: NewsProject, name: str) -> None:
    import json

    news.build()
    file = cache_of(news) / "articles.json"
    stored = json.loads(file.read_text("utf-8"))
    for each in stored["files"].values():
        each["article"][name] = {"a": [1]} if name != "extra" else 5
    file.write_text(json.dumps(stored), "utf-8")
    build = news.build()
    assert build.warnings == []
    assert is_as_fresh(news, build)


def test_a_folder_of_the_cache_that_is_a_file_is_made_anew(news: NewsProject) -> None:
    news.build()
    shutil.rmtree(cache_of(news))
    cache_of(news).write_bytes(b"")
    build = news.build()
    assert build.warnings == []
    assert is_as_fresh(news, build)


def no_room_in(
    monkeypatch: pytest.MonkeyPatch, folder: Path, number: int = errno.ENOSPC
) -> list[Path]:
    """Let nothing of ours be written below a folder; what was tried is told."""
    tried: list[Path] = []
    write_bytes = Path.write_bytes

    def write(self: Path, data: Any) -> int:
        if self.is_relative_to(folder) and self.name.endswith(UNFINISHED):
            tried.append(self)
            write_bytes(self, data[: len(data) // 2])
            raise OSError(number, os.strerror(number))
        return write_bytes(self, data)

    monkeypatch.setattr(Path, "write_bytes", write)
    return tried


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EROFS])
def test_a_cache_that_cannot_be_written_is_one_warning(
    news: NewsProject, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    first = news.folder / "_build/doctrees"
    with monkeypatch.context() as full:
        no_room_in(full, first, number)
        build = news.build()
        (told,) = build.warnings
        assert "the notes for the next build cannot be kept" in told
        assert "[newsfeed.output]" in told
        assert not [each for each in first.rglob("*") if each.name.endswith(UNFINISHED)]
        assert is_as_fresh(news, build)
        # The next one is as good, and only takes longer.
        change(news.folder / "news/a1.md", "Words of 1", "Edited")
        build = news.build()
        assert len(build.warnings) == 1
        assert is_as_fresh(news, build)
    build = news.build()
    assert build.warnings == []
    assert is_as_fresh(news, build)


def test_a_full_disk_leaves_no_half_file_and_the_next_build_completes(
    news: NewsProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    news.build()
    for number in (1, 2, 3):
        change(news.folder / f"news/a{number}.md", "/old/", "/older/")
        change(news.folder / f"news/a{number}.md", "Words", "Other words")
    outdir = news.folder / "_build/html"
    before = (outdir / "news/atom.xml").read_bytes()
    with monkeypatch.context() as full:
        assert no_room_in(full, outdir) == []
        build = news.build()
    (told,) = build.warnings
    assert told.startswith("WARNING: files of the output cannot be written: No space left")
    assert told.endswith("[newsfeed.output]")
    assert "news/atom.xml cannot be written: No space left on device" in "".join(build.singly)
    assert (outdir / "news/atom.xml").read_bytes() == before
    assert not (outdir / "older").exists() or list((outdir / "older").iterdir()) == []
    assert not list(outdir.rglob(f"*{UNFINISHED}"))
    build = news.build()
    assert build.warnings == []
    assert is_as_fresh(news, build)


@pytest.mark.skipif(sphinx.version_info < (9,), reason="older releases write pages by open()")
@pytest.mark.parametrize("parallel", [0, 2])
def test_pages_that_sphinx_could_not_write_are_written_again(
    news: NewsProject, monkeypatch: pytest.MonkeyPatch, parallel: int
) -> None:
    """Sphinx tells of them, and takes the halves for pages that are done."""
    news.build()
    change(news.folder / "news/a1.md", "Words", "Other words")
    write_text = Path.write_text

    def full(self: Path, text: str, *arguments: Any, **named: Any) -> int:
        if self.name == "a1.html" and self.parent.name == "news":
            write_text(self, text[:500], *arguments, **named)
            raise OSError(errno.ENOSPC, "No space left on device")
        return write_text(self, text, *arguments, **named)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_text", full)
        build = news.build(parallel=parallel)
    assert [each for each in build.warnings if "error writing file" in each]
    build = news.build(parallel=parallel)
    assert build.warnings == []
    assert is_as_fresh(news, build)


def test_a_page_that_cannot_be_removed_is_told_and_removed_later(
    news: NewsProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    news.build()
    (news.folder / "news/a1.md").unlink()
    news.write(
        "news/a3.md", (news.folder / "news/a3.md").read_text("utf-8").replace("a1.md", "a2.md")
    )
    unlink = Path.unlink

    def closed(self: Path, missing_ok: bool = False) -> None:
        if self.name == "a1.html":
            raise PermissionError(errno.EACCES, "Permission denied")
        unlink(self, missing_ok)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", closed)
        (told,) = news.build().warnings
    assert "news/a1, which is gone, cannot be removed: Permission denied" in told
    assert (news.folder / "_build/html/news/a1.html").is_file()
    assert news.build().warnings == []
    assert not (news.folder / "_build/html/news/a1.html").exists()


def _spoil(file: Path) -> None:
    file.write_bytes(b"\xff\xfe")


@pytest.mark.parametrize("again", [False, True])
@pytest.mark.parametrize(
    "change_file",
    [
        Path.unlink,
        pytest.param(
            _spoil,
            marks=pytest.mark.skipif(
                sphinx.version_info < (9,),
                reason="older releases replace what is no text, and say so themselves",
            ),
        ),
    ],
)
def test_an_article_that_vanishes_between_scan_and_reading(
    news: NewsProject,
    monkeypatch: pytest.MonkeyPatch,
    change_file: Callable[[Path], None],
    again: bool,
) -> None:
    if again:
        news.build()
        change(news.folder / "news/a1.md", "Words", "Other words")
    place = CatalogueLoading.place

    def vanish(self: CatalogueLoading, app: Sphinx) -> None:
        place(self, app)
        change_file(news.folder / "news/a1.md")

    with monkeypatch.context() as patched:
        patched.setattr(CatalogueLoading, "place", vanish)
        build = news.build()
    assert "a1.md:1: WARNING: the file cannot be read any more" in build.warnings[-1]
    assert "a1" in build.text("news/a1.html")
    (news.folder / "news/a1.md").unlink(missing_ok=True)
    change(news.folder / "news/a3.md", "a1.md", "a2.md")
    build = news.build()
    assert build.warnings == []
    assert is_as_fresh(news, build)


@pytest.mark.skipif(os.name == "nt", reason="folders are closed in other ways here")
@pytest.mark.parametrize("fresh", [True, False])
def test_an_article_that_may_not_be_read_is_left_out(
    news: NewsProject, monkeypatch: pytest.MonkeyPatch, fresh: bool
) -> None:
    """Nothing is forbidden to some users who run tests, so the system is asked in their place."""
    if not fresh:
        news.build()
    change(news.folder / "news/a3.md", "a1.md", "a2.md")
    closed, access, open_path = news.folder / "news/a1.md", os.access, Path.open

    def may(path: Any, mode: int, **named: Any) -> bool:
        return str(path) != str(closed) and access(path, mode, **named)

    def opened(self: Path, *arguments: Any, **named: Any) -> Any:
        if self == closed:
            raise PermissionError(errno.EACCES, "Permission denied")
        return open_path(self, *arguments, **named)

    monkeypatch.setattr(os, "access", may)
    monkeypatch.setattr(Path, "open", opened)
    build = news.build()
    assert [each for each in build.warnings if "[newsfeed.source]" in each] == [
        f"{closed}:1: WARNING: the file cannot be read (Permission denied), so it is left out "
        "[newsfeed.source]"
    ]
    assert not (build.outdir / "news/a1.html").exists()
    assert is_as_fresh(news, build)


def test_folders_in_folders_without_end(news: NewsProject) -> None:
    before, folder = Path.cwd(), news.folder / "news"
    try:
        os.chdir(folder)
        for _ in range(1_300):
            Path("x").mkdir()
            os.chdir("x")
        Path("deep.md").write_text("---\ntitle: Deep\ndate: 2022-01-01\n---\n", "utf-8")
    finally:
        os.chdir(before)
    try:
        (told,) = news.build().warnings
        assert "it lies too deep in folders, so it is passed over" in told
    finally:
        _remove_deep(folder / "x")


def _remove_deep(folder: Path) -> None:
    """Bring folders up one by one: what removes them all calls itself for each."""
    spare = folder.with_name("spare")
    while folder.exists():
        inside = folder / "x"
        if inside.exists():
            inside.rename(spare)
        shutil.rmtree(folder)
        if spare.exists():
            spare.rename(folder)


def test_an_application_that_builds_once_more_writes_the_same(news: NewsProject) -> None:
    build = news.build()
    first = output_of(build)
    assert first["search.html"].count(b"application/ld+json") == 0
    build.app.build()
    assert output_of(build) == first


def test_all_that_is_written_goes_one_way() -> None:
    """Whatever writes a file writes it beside its place; a new writer meets this list."""
    package = Path(whole_files.__file__).parent
    writers = {
        file.relative_to(package).as_posix()
        for file in package.rglob("*.py")
        if any(word in file.read_text("utf-8") for word in (".write_text(", ".write_bytes("))
    }
    assert writers == {"whole_files.py"}
    assert write_whole.__module__ == whole_files.__name__
