"""The three steps of README.md, done with the Python that runs this and what is installed there.

Without arguments this builds them in a temporary folder; it fails where a warning is given.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
_BLOCK = re.compile(r"^( *)```(\w+)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)


def blocks(language: str) -> list[str]:
    """The texts of all code blocks in a language, without their indentation."""
    return [
        "".join(line.removeprefix(indent) for line in text.splitlines(keepends=True))
        for indent, name, text in _BLOCK.findall(README)
        if name == language
    ]


def commands(text: str) -> list[str]:
    """The blocks of commands in which a text stands."""
    return [block for block in blocks("sh") if text in block]


def write_project(folder: Path) -> None:
    """Write the files that the steps speak of."""
    (conf,), (index,), (article,) = blocks("python"), blocks("rst"), blocks("html")
    (folder / "news").mkdir()
    for name, text in {"conf.py": conf, "index.rst": index, "news/bridge.md": article}.items():
        (folder / name).write_text(text, "utf-8")


def build_project(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run the command of the last step; warnings are errors."""
    (command,) = (block for block in blocks("sh") if block.startswith("sphinx-build "))
    arguments = [sys.executable, "-m", "sphinx", "-n", "-W", *shlex.split(command)[1:]]
    return subprocess.run(
        [*arguments, *options],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


def faults_of(folder: Path) -> list[str]:
    """What the pages in the output should show, and do not."""
    listing = (folder / "_build" / "index.html").read_text("utf-8")
    page = (folder / "_build" / "news" / "bridge.html").read_text("utf-8")
    body = "<p>Two larches that the winter had felled now lie over the stream.</p>"
    shown = [(listing, "A bridge of two larches"), (listing, "May 18, 2025"), (page, body)]
    return [text for where, text in shown if text not in where]


def main() -> None:
    """Do the steps, and say what went wrong as the exit status."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_project(folder)
        result = build_project(folder)
        faults = faults_of(folder) if result.returncode == 0 else [result.stderr]
    if faults:
        sys.exit("\n".join(faults))


if __name__ == "__main__":
    main()
