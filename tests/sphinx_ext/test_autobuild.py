"""A watched project: an edit is shown, and no build starts another one."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from conftest import NewsProject

pytest.importorskip("sphinx_autobuild", reason="sphinx-autobuild is not installed")

#: So long a change may take on a busy machine, in seconds.
_PATIENCE = 120.0
#: So long nothing may happen when nothing is edited; the watcher looks several times in a second.
_QUIET = 3.0


@dataclass
class Watched:
    """A project that is built whenever something in it changes."""

    project: NewsProject
    outdir: Path
    log: Path

    def builds(self) -> int:
        """How many builds have ended."""
        return len(self.log.read_text("utf-8")) if self.log.exists() else 0

    def wait(self, holds: Callable[[], bool], builds: int) -> None:
        """Wait until the pages are as expected, and see that there were only so many builds."""
        end = time.monotonic() + _PATIENCE
        while not (self.builds() >= builds and holds()):
            assert time.monotonic() < end, f"not seen after {self.builds()} builds"
            time.sleep(0.2)
        time.sleep(_QUIET)
        assert self.builds() == builds

    def page(self, name: str) -> str:
        """The text of a page; empty where there is none."""
        path = self.outdir / name
        return path.read_text("utf-8") if path.exists() else ""


@contextmanager
def _watching(project: NewsProject, outdir: Path, command: Sequence[str]) -> Iterator[Watched]:
    """Let *command* watch a project, on a free port of this machine, until the test ends."""
    folder = project.folder.parent
    log, script = folder / "builds", folder / "note.py"
    script.write_text(f"open({str(log)!r}, 'a').write('.')", "utf-8")
    noting = ["--post-build", f"{sys.executable} {script}"]
    with (folder / "output").open("w") as output:
        process = subprocess.Popen([*command, *noting], stdout=output, stderr=output, cwd=folder)
        try:
            yield Watched(project, outdir, log)
        finally:
            process.terminate()
            process.wait(30)


def _free_port() -> str:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return str(free.getsockname()[1])


@pytest.fixture(params=["beside the pages", "within the source folder"])
def watched(
    request: pytest.FixtureRequest, project: NewsProject, tmp_path: Path
) -> Iterator[Watched]:
    project.configure(
        'newsfeed_archives = ["all", "year", "category", "tag"]',
        "html_baseurl = 'https://example.org/'",
        "newsfeed_feeds = ['atom', 'rss', 'json']",
    )
    project.write(
        "index.rst", "Site\n====\n\n.. newsfeed::\n   :style: summary\n   :page-size: 1\n"
    )
    project.article("a.md", "Text of a.", extra="categories: C\ntags: t")
    project.article("b.html", "<p>Text of b.</p>", date="2022-03-01", extra="categories: C")
    inside = request.param == "within the source folder"
    outdir = project.folder / "_build" / "html" if inside else tmp_path / "out"
    program = [sys.executable, "-m", "sphinx_autobuild", str(project.folder), str(outdir)]
    command = [*program, "--host", "127.0.0.1", "--port", _free_port()]
    with _watching(project, outdir, command) as watching:
        yield watching


def test_an_edit_is_shown_and_nothing_loops(watched: Watched) -> None:
    project = watched.project
    watched.wait(lambda: "Text of a." in watched.page("page-2.html"), builds=1)
    project.article("a.md", "Other text of a.", extra="categories: C\ntags: t")
    watched.wait(
        lambda: all(
            "Other text of a." in watched.page(name)
            for name in ("news/a.html", "page-2.html", "news/category/c.html", "news/atom.xml")
        ),
        builds=2,
    )
    project.article("c.md", "Text of c.", date="2022-04-01", extra="tags: new")
    watched.wait(lambda: "Text of c." in watched.page("news/tag/new.html"), builds=3)
    assert "Text of a." in watched.page("page-3.html").replace("Other text", "Text")
    (project.folder / "news/c.md").unlink()
    watched.wait(lambda: not watched.page("news/c.html") and watched.page("index.html"), builds=4)
    assert "Text of c." not in watched.page("index.html")


@pytest.fixture
def previewed(project: NewsProject) -> Iterator[Watched]:
    """A project as ``sphinx-newsfeed watch`` shows it; its articles lie elsewhere."""
    project.configure(
        "newsfeed_sources = {'news': '../posts'}", "html_baseurl = 'https://example.org/'"
    )
    project.article("../posts/a.md", "Text of a.")
    project.article("../posts/sketch.md", "Text of a sketch.", extra="draft: true")
    project.article("../posts/later.md", "Text to come.", date="2999-01-01")
    command = [sys.executable, "-m", "sphinx_newsfeed.command_line", "watch", str(project.folder)]
    outdir = project.folder / "_build" / "preview"
    with _watching(project, outdir, [*command, "--port", _free_port(), "--"]) as watching:
        yield watching


def test_what_is_not_published_is_shown_to_those_who_write(previewed: Watched) -> None:
    project, marks = (
        previewed.project,
        {"sketch": "Draft", "later": "Scheduled for January 1, 2999"},
    )
    previewed.wait(lambda: "Text of a sketch." in previewed.page("news/sketch.html"), builds=1)
    for name, mark in marks.items():
        shown = f'<span class="newsfeed-unpublished">{mark}</span>'
        assert shown in previewed.page(f"news/{name}.html")
        assert shown in previewed.page("index.html")
        for file in ("news/atom.xml", "news-sitemap.xml"):
            assert f"news/{name}" not in previewed.page(file)
            assert "news/a.html" in previewed.page(file)
    project.article("../posts/a.md", "Other text of a.")
    previewed.wait(lambda: "Other text of a." in previewed.page("news/a.html"), builds=2)
    project.article("../posts/sketch.md", "Text of a sketch.")
    previewed.wait(lambda: "news/sketch" in previewed.page("news/atom.xml"), builds=3)
    assert "newsfeed-unpublished" not in previewed.page("news/sketch.html")
    assert "Draft" not in previewed.page("index.html")
