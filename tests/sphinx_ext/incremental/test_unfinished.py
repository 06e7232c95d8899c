"""A build that did not come to its end is made whole by the next one."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import PNG, Build, NewsProject, change

from sphinx_newsfeed.whole_files import UNFINISHED

# Each starts a program that is killed.
pytestmark = pytest.mark.slow

#: Ends the process as the system does that kills it: nothing is tidied up, nothing is written.
_CONF = """
import os, pathlib, signal
extensions = ["sphinx_newsfeed"]
html_baseurl = "https://example.org/"
newsfeed_archives = ["year", "tag"]
exclude_patterns = ["_build", "_fresh"]

def setup(app):
    place = os.environ.get("KILLED_AT", "")

    def die(*arguments):
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))

    count = 0

    def third(app, *arguments):
        nonlocal count
        count += 1
        if count == 3:
            die()

    if place.startswith("file "):
        # While a file is written: half of it is there.
        name, write = place.removeprefix("file "), pathlib.Path.write_bytes

        def half(self, data):
            if self.name.endswith(".newsfeed-part") and name in str(self):
                write(self, data[: len(data) // 2])
                die()
            return write(self, data)

        pathlib.Path.write_bytes = half
    elif place.startswith("third "):
        app.connect(place.removeprefix("third "), third)
    elif place:
        event, priority = place.split()
        app.connect(event, die, priority=int(priority))
"""

#: The moments at which a build is killed: an event and who was there before, or a file.
MOMENTS = [
    *("builder-inited 1000", "env-before-read-docs 900", "third doctree-read"),
    *("env-updated 1001", "env-check-consistency 500", "write-started 900"),
    *("third doctree-resolved", "third html-page-context", "html-collect-pages 500"),
    *("build-finished 1", "build-finished 500", "build-finished 1000"),
    *("file _build/html/old", "file _build/html/news", "file _build/doctrees/newsfeed"),
]


@pytest.fixture
def news(project: NewsProject) -> NewsProject:
    project.write("conf.py", _CONF)
    for number in range(1, 6):
        project.write(f"news/p{number}.png", PNG + bytes([number]))
        extra = f"tags: [t{number % 2}]\nredirect_from: /old/{number}.html"
        body = f"Words and word{number}. ![A](p{number}.png) [next](a{number % 5 + 1}.md)"
        project.article(f"a{number}.md", body, date=f"2022-01-0{number}", extra=extra)
    return project


def kill(news: NewsProject, moment: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setenv("KILLED_AT", moment)
        trees, out = news.folder / "_build/doctrees", news.folder / "_build/html"
        command = [sys.executable, "-m", "sphinx", "-q", "-d", str(trees)]
        done = subprocess.run(
            [*command, str(news.folder), str(out)], capture_output=True, check=False
        )
    assert done.returncode not in (0, 1, 2), done.stderr.decode()


def output_of(build: Build) -> dict[str, bytes]:
    return {
        file.relative_to(build.outdir).as_posix(): file.read_bytes()
        for file in build.outdir.rglob("*")
        if file.is_file() and not file.name.startswith(".buildinfo")
    }


def assert_whole(news: NewsProject) -> None:
    build = news.build()
    assert build.warnings == []
    shutil.rmtree(news.folder / "_fresh", ignore_errors=True)
    found, fresh = output_of(build), output_of(news.build(output="_fresh"))
    assert sorted(found) == sorted(fresh)
    assert [name for name in fresh if found[name] != fresh[name]] == []
    assert news.build().read == []


def edit(news: NewsProject) -> None:
    """An article changed, one gone, one new, and one that moves what others show."""
    change(news.folder / "news/a1.md", "word1", "other1")
    change(news.folder / "news/a1.md", "/old/1.html", "/older/1.html")
    change(news.folder / "news/a2.md", "title: a2", "title: Another")
    (news.folder / "news/a5.md").unlink()
    change(news.folder / "news/a4.md", "a5.md", "a6.md")
    news.article("a6.md", "New [one](a1.md). ![A](p5.png)", date="2022-01-06", extra="tags: [t9]")


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("moment", MOMENTS, ids=lambda each: each.replace("/", "."))
def test_a_build_that_was_killed_is_made_whole(
    news: NewsProject, monkeypatch: pytest.MonkeyPatch, moment: str, first: bool
) -> None:
    if not first:
        news.build()
        edit(news)
    elif moment == "file _build/html/news":
        pytest.skip("what is written there is new, too")
    kill(news, moment, monkeypatch)
    assert_whole(news)


def test_what_was_read_by_a_killed_build_and_taken_back_is_read_again(
    news: NewsProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its bytes are those that were stored; its doctree is not."""
    news.build()
    change(news.folder / "news/a1.md", "word1", "edited")
    kill(news, "env-updated 1001", monkeypatch)
    change(news.folder / "news/a1.md", "edited", "word1")
    assert_whole(news)


def test_edits_after_a_kill_are_those_of_a_first_build(
    news: NewsProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    news.build()
    news.article("a7.md", "Gone soon.", extra="redirect_from: /soon.html\ntags: [soon]")
    kill(news, "build-finished 1000", monkeypatch)
    (news.folder / "news/a7.md").unlink()
    assert_whole(news)


def test_a_build_in_which_nothing_changed_leaves_the_marks(news: NewsProject) -> None:
    def marks() -> dict[str, int]:
        folder = news.folder / "_build/doctrees/newsfeed"
        return {each.name: each.stat().st_mtime_ns for each in folder.iterdir() if each.is_file()}

    news.build()
    before = marks()
    assert any(name.startswith("finished-html-") for name in before)
    news.build()
    assert marks() == before


def test_parts_of_files_go_with_the_next_build(news: NewsProject) -> None:
    build = news.build()
    part = Path(build.outdir, "news", f".1-2{UNFINISHED}")
    part.touch()
    for mark in (news.folder / "_build/doctrees/newsfeed").glob("finished-*"):
        mark.unlink()
    news.build()
    assert not part.exists()


def test_a_build_of_named_files_does_not_finish_what_was_killed(
    news: NewsProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    news.build()
    edit(news)
    kill(news, "third html-page-context", monkeypatch)
    news.build(only=["index.rst"])
    assert_whole(news)
