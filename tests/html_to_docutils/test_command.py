"""``python -m sphinx_newsfeed.html_to_docutils``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import sphinx_newsfeed
from sphinx_newsfeed.html_to_docutils.__main__ import main
from sphinx_newsfeed.html_to_docutils.publishing import FORMATS


def run(*arguments: object, given: bytes = b"") -> Result:
    return CliRunner().invoke(main, list(map(str, arguments)), input=given)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_bytes('<h1>Brücke</h1>\n<p>a</p>\n<a href="javascript:x">b</a>'.encode())
    return path


@pytest.mark.parametrize("to", FORMATS)
def test_each_format(page: Path, to: str) -> None:
    done = run(page, "--to", to)
    assert done.exit_code == 0
    assert "Brücke" in done.stdout_bytes.decode("utf-8")
    # Whatever docutils says, it says once and by line.
    assert done.stderr == (
        f"{page}:3: link: link to 'javascript:x' is not allowed; its text is kept\n"
    )


def test_a_file_is_written_whole_and_nothing_else_is_printed(page: Path, tmp_path: Path) -> None:
    output = tmp_path / "new" / "page.xml"
    done = run(page, "--to", "xml", "--output", output)
    assert (done.exit_code, done.stdout) == (0, "")
    assert "<title>Brücke</title>" in output.read_text("utf-8")


def test_standard_input(page: Path) -> None:
    done = run("-", given=page.read_bytes())
    assert done.exit_code == 0 and "<title>" in done.stdout
    assert done.stderr.startswith("<stdin>:3: link:")


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["{page}", "--to", "rst"], 2, "'rst' is not one of"),
        (["{page}", "--encoding", "x-none"], 2, "'x-none' is no encoding that Python knows"),
        (["{page}", "--encoding", "base64"], 2, "'base64' is no encoding that Python knows"),
        (["{folder}/gone.html"], 2, "does not exist"),
        (["{folder}"], 2, "is a directory"),
        ([], 2, "Missing argument 'PAGE'"),
        (["{page}", "--output", "{page}/x"], 1, "page.html/x: "),
    ],
)
def test_what_cannot_be_done(arguments: list[str], status: int, message: str, page: Path) -> None:
    done = run(*(each.format(page=page, folder=page.parent) for each in arguments))
    assert done.exit_code == status
    assert message in done.stderr
    assert not done.stdout


def test_help_tells_each_format() -> None:
    done = run("--help")
    assert done.exit_code == 0
    assert all(to in done.stdout for to in FORMATS)


@pytest.mark.parametrize(
    ("data", "arguments", "told"),
    [
        ("<p>für".encode("utf-8-sig"), [], []),
        ("<p>für".encode("utf-16"), [], []),
        ('<meta charset="iso-8859-1"><p>für“'.encode("cp1252"), [], []),
        ('<?xml version="1.0" encoding="latin-1"?><p>für'.encode("latin-1"), [], []),
        ('<meta http-equiv="content-type" content="text/html; charset=gb2312"><p>für囧'
         .encode("gb18030"), [], []),
        ("<p>für".encode("utf-16-le"), ["--encoding", "utf-16-le"], []),
        ('<meta charset="ascii"><p>für'.encode("cp437"), ["--encoding", "cp437"], []),
        ('<meta charset="x-none"><p>für'.encode(), [], ["not in x-none"]),
        ("<p>für".encode("latin-1"), [], ["not in utf-8", "read as windows-1252"]),
        ("<p>für".encode("latin-1"), ["--encoding", "utf-8"],
         ["not in utf-8", "read as windows-1252"]),
    ],
)  # fmt: skip
def test_encodings(data: bytes, arguments: list[str], told: list[str]) -> None:
    done = run("-", *arguments, given=data)
    assert done.exit_code == 0
    assert "für" in done.stdout_bytes.decode("utf-8")
    lines = done.stderr.splitlines()
    assert len(lines) == len(told)
    for line, each in zip(lines, told, strict=True):
        assert line.startswith("<stdin>:1: encoding:") and each in line


def test_no_control_of_a_page_reaches_the_terminal() -> None:
    done = run("-", given=b'<a href="java&#27;[2Jscript:\x1b[2J">x</a><p>y')
    assert "\x1b" not in done.stderr + done.stdout


def test_the_module_runs_without_sphinx(page: Path) -> None:
    module = "sphinx_newsfeed.html_to_docutils"
    program = (
        "import runpy, sys;"
        f"sys.argv = ['x', {str(page)!r}, '--to', 'html5'];"
        f"\ntry: runpy.run_module({module!r}, run_name='__main__')"
        "\nfinally: assert not any(name.split('.')[0] == 'sphinx' for name in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert done.returncode == 0
    assert '<h1 class="title">Brücke</h1>' in done.stdout.decode("utf-8")


def test_what_docutils_is_told_elsewhere_changes_nothing(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = [sys.executable, "-m", "sphinx_newsfeed.html_to_docutils", page, "--to", "html5"]
    monkeypatch.setenv("PYTHONPATH", str(Path(sphinx_newsfeed.__file__).parent.parent))
    before = subprocess.run(command, capture_output=True, check=True)
    (tmp_path / "docutils.conf").write_text(
        "[general]\nlanguage_code: de\n[html writers]\nstylesheet_path: gone.css\n", "utf-8"
    )
    after = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True)
    assert (after.stdout, after.stderr) == (before.stdout, before.stderr)
    assert b"javascript:x" in after.stderr
