"""What differs between systems: files, paths, zones, encodings. Each holds on all of them."""

from __future__ import annotations

import ast
import errno
import json
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path, PureWindowsPath
from types import SimpleNamespace
from zoneinfo import ZoneInfo, reset_tzpath

import pytest
from conftest import NewsProject

import sphinx_newsfeed
from sphinx_newsfeed.command_line.article_files import write_new
from sphinx_newsfeed.loading import walking
from sphinx_newsfeed.loading.walking import candidates, path_from

PACKAGE = Path(sphinx_newsfeed.__file__).parent
_MODULES = sorted(PACKAGE.rglob("*.py"))

#: What a path or a module has that reads or writes text, with the place of the encoding.
_TEXT_METHODS = {"read_text": 0, "write_text": 1}


def calls_of(path: Path) -> list[ast.Call]:
    tree = ast.parse(path.read_text("utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call)]


def name_of(call: ast.Call) -> str:
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def is_binary(call: ast.Call) -> bool:
    return any(isinstance(arg, ast.Constant) and "b" in str(arg.value) for arg in call.args[-1:])


def opens_text(call: ast.Call) -> bool:
    """Whether a call opens a file as text: ``open(name)``, ``path.open()``, ``os.fdopen(...)``."""
    owner = ast.unparse(call.func).rpartition(".")[0]
    is_file = name_of(call) == "fdopen" or (name_of(call) == "open" and "_" not in owner)
    return is_file and not is_binary(call)


#: What opens something else, or binary files alone.
_NO_TEXT = ("self._blocks.", "archive.")


@pytest.mark.parametrize("path", _MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_text_is_in_a_known_encoding_and_has_its_own_line_ends(path: Path) -> None:
    """Windows has neither UTF-8 nor ``\\n`` by default."""
    for call in calls_of(path):
        keywords = {keyword.arg for keyword in call.keywords}
        name = name_of(call)
        if name in _TEXT_METHODS:
            assert len(call.args) > _TEXT_METHODS[name] or "encoding" in keywords, ast.unparse(call)
        if name == "write_text":
            assert "newline" in keywords, ast.unparse(call)
        if opens_text(call):
            is_other = ast.unparse(call.func).startswith(_NO_TEXT)
            assert "encoding" in keywords or is_other, ast.unparse(call)


def test_articles_with_line_ends_of_windows_give_the_same_pages(project: NewsProject) -> None:
    body = "# A\n\nText\nof *two* lines.\n\n```python\nx = 1\n\ny = 2\n```\n\n> quoted\n> twice\n"
    html = "<p>Text\nof two lines.</p>\n<pre>a\n\nb</pre>\n<!-- more -->\n<p>More.</p>"
    rst = "Text\nof *two* lines.\n\n- a\n\n  b\n\n.. code:: python\n\n   x = 1\n"
    texts = {"a.md": body, "b.html": html, "c.rst": rst}
    options = {"html_copy_source": False, "newsfeed_feeds": ["atom"]}
    options["html_baseurl"] = "https://site.example/"
    outputs = []
    for ends in ("\n", "\r\n"):
        for name, text in texts.items():
            path = project.article(name, text, extra="tags:\n - x\n - y")
            path.write_bytes(path.read_bytes().replace(b"\n", ends.encode()))
            os.utime(path, (1_600_000_000, 1_600_000_000))
        build = project.build(output=f"out{len(ends)}", **options)
        assert build.warnings == []
        outputs.append(
            {
                file.relative_to(build.outdir): file.read_bytes()
                for file in build.outdir.rglob("*")
                if file.suffix in {".html", ".atom", ".xml", ".js"}
            }
        )
    assert len(outputs[0]) > 5
    assert outputs[0] == outputs[1]


def test_files_on_another_drive_have_their_whole_path(monkeypatch: pytest.MonkeyPatch) -> None:
    def relpath(path: str, start: str) -> str:
        raise ValueError("path is on mount 'D:', start on mount 'C:'")

    monkeypatch.setattr(os.path, "relpath", relpath)
    assert path_from(Path("/docs"), Path("/pictures/a.png")) == "/pictures/a.png"
    # What Sphinx does with an address that has a slash before it.
    found = PureWindowsPath("C:/docs") / f"/{PureWindowsPath('D:/p/a.png').as_posix()}"[1:]
    assert found == PureWindowsPath("D:/p/a.png")


def test_junctions_are_links(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """On Windows, everybody can make them, and two that lead to where they lie have no end."""
    (tmp_path / "news" / "junction").mkdir(parents=True)
    (tmp_path / "news" / "junction" / "a.md").touch()
    (tmp_path / "news" / "b.md").touch()
    found = [path.name for path in candidates(tmp_path, "news")]
    assert found == ["b.md", "a.md"]
    tagged = SimpleNamespace(st_reparse_tag=walking._MOUNT_POINT)
    assert walking._is_junction(tagged)  # type: ignore[arg-type]
    assert not walking._is_junction((tmp_path / "news").lstat())
    monkeypatch.setattr(walking, "_is_folder", lambda entry: False)
    assert [path.name for path in candidates(tmp_path, "news")] == ["b.md"]


@pytest.mark.parametrize("kind", [OSError(errno.EPERM, "no links"), NotImplementedError()])
def test_an_article_is_begun_where_there_are_no_hard_links(
    kind: Exception, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def hardlink_to(self: Path, target: Path) -> None:
        raise kind

    monkeypatch.setattr(Path, "hardlink_to", hardlink_to)
    write_new(tmp_path / "a.md", "Text\n")
    assert (tmp_path / "a.md").read_bytes() == b"Text\n"
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "a.md", "Other\n")
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]
    assert (tmp_path / "a.md").read_bytes() == b"Text\n"


@pytest.mark.parametrize("path", _MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_times_before_1970_are_counted_from_it(path: Path) -> None:
    """Windows makes no time of seconds before 1970; that of a build is none of them."""
    for call in calls_of(path):
        if name_of(call) == "fromtimestamp" and path.stem != "build_time":
            assert ast.unparse(call.args[0]) == "0", ast.unparse(call)


def test_time_zones_are_known_where_the_system_has_none() -> None:
    reset_tzpath(to=[])
    try:
        zone = ZoneInfo.no_cache("Europe/Berlin")
    finally:
        reset_tzpath()
    assert datetime(2024, 7, 1, tzinfo=zone).utcoffset() is not None


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8"])
def test_a_command_prints_what_its_output_can_hold(encoding: str, project: NewsProject) -> None:
    """A pipe on Windows has the encoding of old programs."""
    project.article("a.md", title="山の\U0001f600話")
    command = [sys.executable, "-m", "sphinx_newsfeed.command_line", "check", "news"]
    for form in ("table", "json"):
        done = subprocess.run(
            [*command, "--format", form],
            cwd=project.folder,
            capture_output=True,
            env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, b"")
        text = done.stdout.decode(encoding)
        if form == "json":
            assert json.loads(text)["articles"][0]["title"] == "山の\U0001f600話"
        else:
            assert "a" in text


def test_a_folder_with_signs_of_globs_holds_what_is_not_trusted(tmp_path: Path) -> None:
    folder = tmp_path / "site [a]"
    folder.mkdir()
    project = NewsProject(folder)
    project.configure(
        'newsfeed_sources = {"news": {"path": "news/*/*.rst", "trusted": False}}',
    )
    project.article("news/a/one.rst", ":download:`conf.py </conf.py>`")
    project.write("news/a/plain.rst", "No article\n==========\n")
    build = project.build()
    assert sorted(build.app.env.all_docs) == ["index", "news/a/one"]
