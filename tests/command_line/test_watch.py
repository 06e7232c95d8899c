"""What ``sphinx-newsfeed watch`` starts; tests/sphinx_ext/test_autobuild.py lets it run."""

from __future__ import annotations

import importlib.machinery
import runpy
import sys
from pathlib import Path

import pytest
from click.testing import Result
from command_line.running import run

module = sys.modules["sphinx_newsfeed.command_line.watch"]


class Started:
    """The arguments of a program that is not run."""

    def __init__(self) -> None:
        self.arguments: list[str] = []

    def __call__(self, name: str, **options: object) -> None:
        assert name == "sphinx_autobuild"
        self.arguments = sys.argv[1:]

    def values(self, option: str) -> list[str]:
        """What stands behind each of the same option."""
        pairs = zip(self.arguments, self.arguments[1:], strict=False)
        return [value for name, value in pairs if name == option]


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Started:
    found = Started()
    spec = importlib.machinery.ModuleSpec("sphinx_autobuild", None)
    monkeypatch.setattr(module, "find_spec", lambda name: spec)
    monkeypatch.setattr(runpy, "run_module", found)
    monkeypatch.setattr(sys, "argv", [])
    return found


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A source directory ``docs`` in the working directory, with folders around it."""
    monkeypatch.chdir(tmp_path)
    for name in ("docs/news", "posts/2024", "press", "old/static"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "press/a.html").write_text("A", "utf-8")
    configure(tmp_path / "docs")
    return tmp_path / "docs"


def configure(folder: Path, *lines: str) -> None:
    folder.mkdir(exist_ok=True)
    text = "\n".join(["extensions = ['sphinx_newsfeed']", *lines, ""])
    (folder / "conf.py").write_text(text, "utf-8")


def done(result: Result) -> None:
    assert (result.exit_code, result.stderr) == (0, "")


def test_without_arguments(docs: Path, started: Started) -> None:
    done(run("watch"))
    assert started.arguments == [
        *("--host", "127.0.0.1", "--port", "8000", "-D", "newsfeed_preview=1"),
        *("docs", str(Path("docs/_build/preview"))),
    ]


def test_what_is_handed_on(docs: Path, started: Started) -> None:
    done(
        run(
            *("watch", "docs", "out", "--host", "::1", "--port", "0", "--open-browser"),
            *("-D", "language=de", "-D", "newsfeed_preview=0", "--", "-j", "auto", "-b", "dirhtml"),
        )
    )
    assert started.values("--host") == ["::1"]
    assert started.values("--port") == ["0"]
    assert "--open-browser" in started.arguments
    assert started.values("-D") == ["newsfeed_preview=1", "language=de", "newsfeed_preview=0"]
    assert started.arguments[-6:] == ["-j", "auto", "-b", "dirhtml", "docs", "out"]


@pytest.mark.parametrize(
    ("option", "folders"),
    [
        ("newsfeed_sources = {'news': 'news'}", []),
        ("newsfeed_sources = {'news': '../posts'}", ["posts"]),
        ("newsfeed_sources = {'news': ['../posts', '../posts/2024', 'news']}", ["posts"]),
        ("newsfeed_sources = {'a': '../press/*.html', 'b': '../press/a.html'}", ["press"]),
        ("newsfeed_sources = {'news': {'path': '../posts', 'trusted': False}}", ["posts"]),
        ("newsfeed_sources = {'news': '../missing'}", []),
        ("newsfeed_sources = 5", []),
        ("newsfeed_static = ['../old/static']", ["old/static"]),
        ("newsfeed_sources = {'news': '../posts'}; newsfeed_static = ['../old']", ["old", "posts"]),
    ],
)
def test_folders_outside_the_source_directory(
    docs: Path, started: Started, option: str, folders: list[str]
) -> None:
    configure(docs, option)
    done(run("watch"))
    assert started.values("--watch") == [str(docs.parent.resolve() / each) for each in folders]


def test_a_link_to_a_folder_outside(docs: Path, started: Started) -> None:
    (docs / "news").rmdir()
    (docs / "news").symlink_to(docs.parent / "posts", target_is_directory=True)
    done(run("watch"))
    assert started.values("--watch") == [str(docs.parent.resolve() / "posts")]


def test_an_option_of_the_command_names_folders(docs: Path, started: Started) -> None:
    done(run("watch", "-D", "newsfeed_static=../old/static"))
    assert started.values("--watch") == [str(docs.parent.resolve() / "old/static")]


def test_a_configuration_elsewhere(docs: Path, started: Started) -> None:
    """Paths are those of the source directory where they exist there, as in a build."""
    top = docs.parent.resolve()
    configure(top / "conf", "newsfeed_sources = {'news': 'news', 'more': '../press'}")
    (top / "conf/news").mkdir()
    done(run("watch", "-c", "conf"))
    assert started.values("-c") == ["conf"]
    assert started.values("--watch") == [str(top / "conf"), str(top / "press")]


def test_a_configuration_in_the_folder_around(docs: Path, started: Started) -> None:
    """All else that lies there is none of our business."""
    configure(docs.parent)
    done(run("watch", "-c", "."))
    assert started.values("--watch") == [str(docs.parent.resolve() / "conf.py")]


def test_what_is_missing_can_be_installed(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "find_spec", lambda name: None)
    result = run("watch")
    assert result.exit_code == 1
    assert 'pip install "sphinx-newsfeed[watch]"' in result.stderr


def test_a_configuration_with_a_fault(docs: Path, started: Started) -> None:
    configure(docs, "1 / 0")
    result = run("watch")
    assert result.exit_code == 1
    assert "ZeroDivisionError" in result.stderr
    assert started.arguments == []


@pytest.mark.parametrize("arguments", [["nowhere"], ["--port", "70000"], ["--unknown"]])
def test_a_wrong_call(docs: Path, started: Started, arguments: list[str]) -> None:
    assert run("watch", *arguments).exit_code == 2
    assert started.arguments == []


def test_a_folder_without_a_configuration(docs: Path, started: Started) -> None:
    result = run("watch", "press")
    assert result.exit_code == 1
    assert "conf.py" in result.stderr
