"""What the guide to build servers says: the cache of one place is used in another."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import PNG

import sphinx_newsfeed

ROOT = Path(__file__).parents[3]
PACKAGE = Path(sphinx_newsfeed.__file__).parent
_GUIDE = (ROOT / "docs/howto/ci.md").read_text("utf-8")
_BLOCKS = [yaml.safe_load(text) for text in re.findall(r"```yaml\n(.*?)```", _GUIDE, re.DOTALL)]
_OUTDATED = re.compile(r"targets for (\d+) source files that are out of date")
_READ = re.compile(r"updating environment: (?:\[.*?\] )?(\d+) added, (\d+) changed, (\d+) removed")

pytestmark = pytest.mark.skipif(
    os.name == "nt" or not shutil.which("git"), reason="the guide is for build servers with git"
)


def _github() -> Sequence[dict[str, Any]]:
    steps: Sequence[dict[str, Any]] = _BLOCKS[0]["jobs"]["build"]["steps"]
    return steps


def _scripts(server: str) -> Sequence[str]:
    """What a server of the guide runs, but for what it installs and publishes."""
    if server == "GitHub":
        lines = [step["run"] for step in _github() if "run" in step]
    else:
        lines = _BLOCKS[1]["pages"]["script"]
    return [line for line in lines if not line.startswith(("pip ", "cp "))]


def _cached(server: str) -> Sequence[str]:
    if server == "GitHub":
        return [
            s["with"]["path"] for s in _github() if s.get("uses", "").startswith("actions/cache@")
        ]
    paths: Sequence[str] = _BLOCKS[1]["pages"]["cache"]["paths"]
    return paths


class Server:
    """A repository, and a server that builds it: each time elsewhere, with packages elsewhere."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.repository = folder / "repository"
        self.repository.mkdir()
        self.builds = 0
        self.place = folder

    def git(self, *arguments: str, when: str = "2024-01-01T00:00:00Z") -> None:
        """Call git as somebody, at some time."""
        who = {
            f"GIT_{role}_{what}": "a@b.cd"
            for role in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        }
        dates = {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
        command = ["git", "-c", "init.defaultBranch=main", *arguments]
        settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        env = {**os.environ, **who, **dates, **settings}
        subprocess.run(command, cwd=self.repository, env=env, check=True, capture_output=True)

    def write(self, name: str, text: str | bytes) -> None:
        """Write a file of the repository."""
        file = self.repository / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())

    def commit(self, when: str = "2024-01-01T00:00:00Z") -> None:
        """Commit all."""
        self.git("add", "--all")
        self.git("commit", "--message", "x", when=when)

    def build(self) -> tuple[int, int, str]:
        """Build a new checkout with what the guide keeps; what is read and written, and the log."""
        self.builds += 1
        before, self.place = self.place, self.folder / f"place{self.builds}"
        self.git("clone", "--quiet", str(self.repository), str(self.place))
        packages = self.folder / f"packages{self.builds}"
        # All files are new, as those of an installation are.
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(
            PACKAGE, packages / PACKAGE.name, copy_function=shutil.copyfile, ignore=ignored
        )
        for path in _cached("GitHub"):
            if (before / path).is_dir() and before != self.folder:
                # An archive keeps the times of files.
                shutil.copytree(before / path, self.place / path)
        if before != self.folder:
            shutil.rmtree(before)
        log = "".join(self._run(script, packages) for script in _scripts("GitHub"))
        read, written = _READ.search(log), _OUTDATED.search(log)
        assert read, log
        assert written, log
        return sum(map(int, read.groups())), int(written[1]), log

    def _run(self, script: str, packages: Path) -> str:
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        env = {
            **os.environ,
            # Sphinx colours what it says where a server says that it is one.
            "NO_COLOR": "1",
            "PYTHONPATH": str(packages),
            "PATH": path,
            "SOURCE_DATE_EPOCH": "1700000000",
        }
        script = script.replace("sphinx-build", f"{sys.executable} -m sphinx")
        command = ["bash", "-e", "-c", script]
        done = subprocess.run(command, cwd=self.place, env=env, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def output(self) -> dict[str, bytes]:
        """The pages and other files of the output."""
        html = self.place / "docs/_build/html"
        return {
            file.relative_to(html).as_posix(): file.read_bytes()
            for file in sorted(html.rglob("*"))
            if file.is_file() and file.name != ".buildinfo.bak"
        }


@pytest.fixture
def server(tmp_path: Path) -> Server:
    """Three articles with pictures, an index and a page that shows one, too."""
    server = Server(tmp_path)
    server.git("init", "--quiet")
    options = ("extensions = ['sphinx_newsfeed']", "exclude_patterns = ['_build']")
    server.write("docs/conf.py", "\n".join([*options, "html_baseurl = 'https://example.org/'", ""]))
    server.write("docs/index.rst", "Site\n====\n\n.. toctree::\n\n   about\n\n.. newsfeed::\n")
    server.write("docs/about.rst", "About\n=====\n\n.. image:: picture.png\n")
    server.write("docs/picture.png", PNG)
    for number in range(1, 4):
        head = f"---\ntitle: A{number}\ndate: 2022-01-0{number}\ntags: [t]\n---\n"
        server.write(f"docs/news/a{number}.md", f"{head}\n![p](p{number}.png)\n")
        server.write(f"docs/news/p{number}.png", PNG)
    server.commit()
    return server


def test_both_servers_keep_and_run_the_same() -> None:
    assert _scripts("GitHub") == _scripts("GitLab")
    assert _cached("GitHub") == _cached("GitLab")


def test_the_folders_that_are_kept_hold_all_that_a_build_leaves(server: Server) -> None:
    server.build()
    (path,) = _cached("GitHub")
    kept = server.place / path
    assert (kept / "doctrees/environment.pickle").is_file()
    assert (kept / "doctrees/newsfeed/articles.json").is_file()
    assert (kept / "html/.buildinfo").is_file()
    done = subprocess.run(
        ["git", "status", "--porcelain"],
        cwd=server.place,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["??", f"{path}/"]


def test_only_what_changed_is_done_in_another_place(server: Server) -> None:
    server.build()
    first = server.output()
    assert server.build()[:2] == (0, 0)
    assert server.output() == first
    server.write(
        "docs/news/a2.md",
        "---\ntitle: A2\ndate: 2022-01-02\ntags: [t]\n---\n\nOther ![p](p2.png).\n",
    )
    server.commit()
    assert server.build()[0] == 1
    assert "Other " in server.output()["news/a2.html"].decode()
    server.write("docs/news/p3.png", PNG + b"\0")
    server.commit()
    read, _, log = server.build()
    assert read == 1
    assert "news/a3" in log
    incremental = server.output()
    shutil.rmtree(server.place / "docs/_build")
    server.build()
    assert server.output() == incremental


@pytest.mark.slow
def test_a_page_that_was_committed_before_the_last_build_and_merged_after_it(
    server: Server,
) -> None:
    server.git("checkout", "--quiet", "-b", "branch")
    server.write("docs/about.rst", "About\n=====\n\nMerged.\n")
    server.commit(when="2023-01-01T00:00:00Z")
    server.git("checkout", "--quiet", "main")
    server.build()
    server.git("merge", "--quiet", "branch", when="2023-01-02T00:00:00Z")
    assert server.build()[0] == 1
    assert "Merged." in server.output()["about.html"].decode()


@pytest.mark.slow
def test_where_the_last_commit_is_unknown_pages_are_read_and_articles_are_not(
    server: Server,
) -> None:
    server.build()
    (server.place / "docs/_build/commit").write_text("0" * 40)
    read, _, log = server.build()
    assert read == 2
    assert "reading sources... [ 50%] about" in re.sub(r"\x1b\[[0-9;]*m", "", log)
