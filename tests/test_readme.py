"""README.md says only what works: its commands, its three steps, its picture and its links."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
_BLOCK = re.compile(r"^( *)```(\w+)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)


def _blocks(language: str) -> list[str]:
    """The texts of all code blocks in a language, without their indentation."""
    return [
        "".join(line.removeprefix(indent) for line in text.splitlines(keepends=True))
        for indent, name, text in _BLOCK.findall(README)
        if name == language
    ]


def _commands(text: str) -> list[str]:
    return [block for block in _blocks("sh") if text in block]


@pytest.mark.parametrize("text", ["examples/quickstart", "pytest"])
def test_each_command_for_a_fresh_clone_is_one_line(text: str) -> None:
    (command,) = _commands(text)
    assert command.count("\n") == 1
    assert command.startswith("python3 -m venv .venv && .venv/bin/pip install ")
    # With the path of the environment each part works whether or not one is active.
    parts = [shlex.split(part)[0] for part in command.split("&&")]
    assert all(part.startswith(".venv/bin/") for part in parts[1:])


@pytest.mark.parametrize("text", ["examples/quickstart", "pytest"])
def test_the_ci_script_finds_the_same_command(text: str) -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    function = re.search(r"^readme_command\(\) \{\n.*?^\}\n", script, re.MULTILINE | re.DOTALL)
    assert function is not None
    assert f"run_readme {text}\n" in script
    found = subprocess.run(
        ["bash", "-c", f'{function[0]}\nreadme_command "$1"', "bash", text],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert [found.stdout] == _commands(text)


def test_the_three_steps_build_the_article(tmp_path: Path) -> None:
    (conf,), (index,), (article,) = _blocks("python"), _blocks("rst"), _blocks("html")
    (command,) = (block for block in _blocks("sh") if block.startswith("sphinx-build "))
    (tmp_path / "news").mkdir()
    for name, text in {"conf.py": conf, "index.rst": index, "news/bridge.md": article}.items():
        (tmp_path / name).write_text(text, "utf-8")
    arguments = [sys.executable, "-m", "sphinx", "-n", "-W", *shlex.split(command)[1:]]
    # A second time, since the output lies among the sources.
    for extra in ([], ["-E", "-a"]):
        result = subprocess.run(
            [*arguments, *extra], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert result.returncode == 0, result.stderr
    page = (tmp_path / "_build" / "index.html").read_text("utf-8")
    assert "A bridge of two larches" in page
    assert "May 18, 2025" in page
    body = (tmp_path / "_build" / "news" / "bridge.html").read_text("utf-8")
    assert "<p>Two larches that the winter had felled now lie over the stream.</p>" in body


def test_what_it_links_to_exists() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", README) + re.findall(r'src="([^":]+)"', README)
    assert "docs/_static/quickstart.png" in links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_picture_is_small_enough_for_a_slow_line() -> None:
    assert (ROOT / "docs" / "_static" / "quickstart.png").stat().st_size < 200_000


def test_it_is_short() -> None:
    assert len(README.splitlines()) <= 130
