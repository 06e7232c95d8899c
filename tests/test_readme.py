"""README.md says only what works: its commands, its three steps, its picture and its links."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from pathlib import Path

import pytest
from readme_steps import README, ROOT, build_project, commands, faults_of, write_project


@pytest.mark.parametrize("text", ["examples/quickstart", "pytest"])
def test_each_command_for_a_fresh_clone_is_one_line(text: str) -> None:
    (command,) = commands(text)
    assert command.count("\n") == 1
    assert command.startswith("python3 -m venv .venv && .venv/bin/pip install ")
    # With the path of the environment each part works whether or not one is active.
    parts = [shlex.split(part)[0] for part in command.split("&&")]
    assert all(part.startswith(".venv/bin/") for part in parts[1:])


@pytest.mark.skipif(os.name == "nt", reason="a bash of Windows has other paths")
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
    assert [found.stdout] == commands(text)


def test_the_three_steps_build_the_article(tmp_path: Path) -> None:
    write_project(tmp_path)
    # A second time, since the output lies among the sources.
    for options in ([], ["-E", "-a"]):
        result = build_project(tmp_path, *options)
        assert result.returncode == 0, result.stderr
    assert faults_of(tmp_path) == []


def test_what_it_links_to_exists() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", README) + re.findall(r'src="([^":]+)"', README)
    assert "docs/_static/three-steps.png" in links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_picture_is_small_enough_for_a_slow_line() -> None:
    assert (ROOT / "docs" / "_static" / "three-steps.png").stat().st_size < 200_000


def test_it_is_short() -> None:
    assert len(README.splitlines()) <= 145
