"""Runs a build as a process of its own and measures what it takes."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


class BuildFailure(Exception):  # noqa: N818 - a build that fails is told as such
    """A build did not end well; the message is what it said."""


@dataclass(frozen=True)
class Measured:
    """What one build took."""

    #: CPU seconds of the process and its children, the user's and the system's.
    cpu: float
    wall: float
    #: The most memory that one of its processes held, in megabytes.
    peak: float


@dataclass(frozen=True)
class Sizes:
    """What a build left, in bytes."""

    output: int = 0
    environment: int = 0
    doctrees: int = 0


def environment() -> dict[str, str]:
    """The variables of each build: the same order of sets, and byte code that is kept."""
    variables = os.environ | {"PYTHONHASHSEED": "0", "NO_MKDOCS_2_WARNING": "1"}
    for name in ("PYTHONDONTWRITEBYTECODE", "PYTHONPROFILEIMPORTTIME", "PYTHONDEVMODE"):
        variables.pop(name, None)
    return variables


def run(command: Sequence[str], folder: Path) -> Measured:
    """Measure the process that *command* starts in *folder*."""
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        # Of this child and those that it waited for, and of no others.
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise BuildFailure(said.read().decode(errors="replace")[-2000:])
    # Linux counts in kilobytes, macOS in bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    return Measured(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * unit / 1e6)


def size_of(folder: Path) -> int:
    """The bytes of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def sizes(output: Path, doctrees: Path) -> Sizes:
    """What a build left; the environment is not one of its doctrees."""
    pickled = doctrees / "environment.pickle"
    kept = pickled.stat().st_size if pickled.exists() else 0
    return Sizes(size_of(output), kept, size_of(doctrees) - kept)
