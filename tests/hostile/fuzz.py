"""Looks for files that stop a build: ``python tests/hostile/fuzz.py 60``.

Any bytes are to become a page, or a warning. The argument is the time in seconds. With atheris
installed, files grow by the code that they reach; without it, they are made of hostile articles at
random. Each file is read and its body converted; from time to time a site is built of those that
are articles. A file that fails is printed, and the exit code is 1.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Iterable
from contextlib import nullcontext
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

try:
    import atheris
except ImportError:
    atheris = None

# All of Sphinx and its libraries would take minutes to be made ready.
with atheris.instrument_imports(include=["sphinx_newsfeed"]) if atheris else nullcontext():
    from conftest import NewsProject
    from hostile.articles import hostile_articles
    from hostile.inspection import findings_of_page, parts_of_theme
    from loading.sites import Site

    from sphinx_newsfeed.html_to_docutils import html_to_nodes
    from sphinx_newsfeed.loading import front_matter_of
    from sphinx_newsfeed.loading.decoding import decode
    from sphinx_newsfeed.model.article import BodyFormat

_SUFFIXES = (".html", ".md", ".rst", ".txt")
#: How many articles a site is built of.
_BATCH = 100
#: Directives and roles that act are those of trusted authors.
_UNTRUSTED = 'newsfeed_sources = {"news": {"path": "news", "trusted": False}}'


class Target:
    """Takes files one after the other; what is wrong with one is raised."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._waiting: list[bytes] = []
        harmless = b"\0---\ntitle: x\ndate: 2022-02-28\n---\n\n<p>x</p>\n"
        self._known: frozenset[str] = frozenset()
        self._known = frozenset(self._parts([harmless]))

    def take(self, data: bytes) -> None:
        """Read a file, the first byte of which chooses its suffix."""
        site = Site(self._folder / "one")
        path = site.folder / "news" / self._name(0, data)
        for old in path.parent.glob("*"):
            old.unlink()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data[1:])
        articles = site.scan().articles
        if not articles and not site.problems and path.suffix != ".txt" and data[1:]:
            raise AssertionError("left out without a word")
        for article in articles:
            if article.body_format is BodyFormat.HTML:
                html_to_nodes(front_matter_of(article, decode(data[1:])).body)
            self._waiting.append(data)
        if len(self._waiting) >= _BATCH:
            self.finish()

    def finish(self) -> None:
        """Build a site of the articles that wait; name the one that is wrong."""
        batch, self._waiting = self._waiting, []
        try:
            self._build(batch)
        except Exception:
            for data in batch:
                try:
                    self._build([data])
                except Exception:
                    print(f"this file does not build: {data!r}", file=sys.stderr)  # noqa: T201
                    raise
            raise

    def _build(self, files: Iterable[bytes]) -> None:
        with tempfile.TemporaryDirectory(dir=self._folder) as folder:
            for page in self._pages(Path(folder), files):
                if "newsfeed redirect" in page.read_text("utf-8"):
                    continue
                found = list(findings_of_page(page, self._known))
                if found:
                    raise AssertionError(found)

    def _parts(self, files: Iterable[bytes]) -> list[str]:
        with tempfile.TemporaryDirectory(dir=self._folder) as folder:
            pages = self._pages(Path(folder), files)
            return [part for page in pages for part in parts_of_theme(page)]

    def _pages(self, folder: Path, files: Iterable[bytes]) -> list[Path]:
        project = NewsProject(folder)
        project.configure(_UNTRUSTED)
        for number, data in enumerate(files):
            project.write(f"news/{self._name(number, data)}", data[1:])
        outdir = project.build().outdir
        return [page for page in outdir.rglob("*.html") if "_static" not in page.parts]

    @staticmethod
    def _name(number: int, data: bytes) -> str:
        return f"a{number}{_SUFFIXES[(data[:1] or b'0')[0] % len(_SUFFIXES)]}"


def seeds() -> list[bytes]:
    """The hostile articles that are not very long, as the target takes them."""
    found = []
    for article in hostile_articles():
        if len(article.content) < 5_000:
            found.append(bytes([_SUFFIXES.index(Path(article.name).suffix)]) + article.content)
    return found


def at_random(seconds: float, seed: int, target: Target) -> int:
    """Try files that are cut from others and put together; return how many."""
    end = time.monotonic() + seconds
    parts, count = seeds(), 0
    while time.monotonic() < end:
        choice = random.Random(f"{seed}-{count}")  # noqa: S311 - no secret depends on it
        data = bytearray(choice.choice(parts))
        for _ in range(choice.randrange(6)):
            other = choice.choice(parts)
            begin, at = choice.randrange(len(other)), choice.randrange(1, len(data) + 1)
            data[at : at + choice.randrange(20)] = other[begin : begin + choice.randrange(200)]
            data[choice.randrange(len(data))] = choice.randrange(256)
        try:
            target.take(bytes(data))
        except Exception:
            print(f"file {count} of seed {seed}: {bytes(data)!r}", file=sys.stderr)  # noqa: T201
            raise
        count += 1
    target.finish()
    return count


def guided(seconds: float, target: Target, folder: Path) -> None:
    """Let atheris look for files; it ends the process."""
    corpus = folder / "corpus"
    corpus.mkdir()
    for number, data in enumerate(seeds()):
        corpus.joinpath(str(number)).write_bytes(data)
    # A site of many articles takes longer than what is looked for: a loop without an end.
    limits = [f"-max_total_time={int(seconds)}", "-timeout=120", "-rss_limit_mb=4096"]
    atheris.Setup([sys.argv[0], *limits, str(corpus)], target.take)
    atheris.Fuzz()


def main() -> None:
    """Run the way that there is."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("seconds", nargs="?", type=float, default=60)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--random", action="store_true", help="even if there is atheris")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as name:
        target = Target(Path(name))
        if atheris and not given.random:
            guided(given.seconds, target, Path(name))
        count = at_random(given.seconds, given.seed, target)
    print(f"{count} files, nothing found")  # noqa: T201


if __name__ == "__main__":
    main()
