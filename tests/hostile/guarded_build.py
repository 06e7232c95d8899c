"""Builds a project as ``sphinx-build`` does, watched: ``guarded_build.py BUILDERS SOURCE OUTPUT``.

The builders, with commas between them, write what the first of them read.

The build gets so much memory and no more. It may not use the network, start programs, or write
outside the output; each try is told on the last lines as ``GUARD: …``. Further arguments are those
of ``sphinx-build``.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from sphinx.cmd.build import build_main

try:
    import resource
except ImportError:
    # Windows has no such limits.
    resource = None  # type: ignore[assignment]

_MEMORY = 3 << 30
_NETWORK = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto")
_PROGRAMS = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn")
_FILES = ("open", "os.mkdir", "os.rename", "os.remove", "os.symlink", "os.link", "shutil.copyfile")


class Guard:
    """What the build tried and may not."""

    def __init__(self, output: Path, canary: str) -> None:
        self._output = os.path.realpath(output)
        self._canary = canary
        self.tries: list[str] = []

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        """Note an event of the interpreter that should not be."""
        if event in _NETWORK or event in _PROGRAMS:
            self.tries.append(f"{event} {arguments!r}"[:300])
        elif event in _FILES:
            for path in self._written(event, arguments):
                self._check(event, path)

    def _written(self, event: str, arguments: tuple[object, ...]) -> list[object]:
        if event == "open":
            path, _, flags = arguments[:3]
            if isinstance(path, str) and path.endswith(self._canary):
                self.tries.append(f"read {path}")
            writes = isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
            return [path] if writes else []
        if event in ("os.mkdir", "os.remove"):
            return [arguments[0]]
        return [arguments[1]]

    def _check(self, event: str, path: object) -> None:
        if not isinstance(path, str | bytes | os.PathLike) or path == os.devnull:
            return
        real = os.path.realpath(os.fsdecode(path))
        if real != self._output and not real.startswith(self._output + os.sep):
            self.tries.append(f"{event} {real}"[:300])


def main() -> int:
    """Build and tell."""
    builders, source, output, *others = sys.argv[1:]
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    sys.dont_write_bytecode = True
    Path(output).mkdir(parents=True, exist_ok=True)
    guard = Guard(Path(output), "canary.secret")
    sys.addaudithook(guard)
    options = ["-d", f"{output}/doctrees", *others]
    code = 0
    for builder in builders.split(","):
        print(f"BUILDER: {builder}", file=sys.stderr, flush=True)  # noqa: T201
        code = code or build_main([*options, "-b", builder, source, f"{output}/{builder}"])
    for line in dict.fromkeys(guard.tries):
        print(f"GUARD: {line}", file=sys.stderr)  # noqa: T201
    return code


if __name__ == "__main__":
    sys.exit(main())
