# ruff: noqa: T201 - a program that prints a table
"""What scanning costs: ``python tests/loading/benchmark_scan.py [--rounds N] [ARTICLES...]``.

Writes archives of several generators, the same on each run, and scans them in processes of their
own: cold, with no cache, and warm, when nothing changed. For each number of articles it prints the
medians of some rounds; then, how the cost of one article differs between the smallest and the
largest number. It is near 1 where the cost grows in step. The system has the files in memory in
both cases, so no disk is measured.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

sys.path.insert(0, str(Path(__file__).parents[1]))

from loading.sites import Site

from sphinx_newsfeed.config.settings import Source

WORDS = ("news", "of", "the", "week", "about", "releases", "people", "meetings", "and", "plans")
NAMES = ("Notes", "Releases", "Events", "Talks", "新闻", "Städte", "Übersicht", "Reviews")
FIRST = datetime(2009, 3, 1, 8, 30, 15)

#: How dates are written, from the commonest to the odd ones.
DATE_PATTERNS = (
    *("%Y-%m-%d %H:%M:%S", "%Y-%m-%d", "%Y-%m-%dT%H:%M:%SZ", "%Y-%m-%d %H:%M:%S +0800"),
    *("%a, %d %b %Y %H:%M:%S GMT", "%Y/%m/%d %H:%M:%S", "%B %d, %Y", "%Y.%m.%d"),
)


@dataclass(frozen=True)
class Draft:
    """What one article says, before a generator's own form is given to it."""

    title: str
    date: datetime
    pattern: str
    category: str
    tags: tuple[str, ...]
    body: str

    @property
    def written_date(self) -> str:
        return self.date.strftime(self.pattern)

    @property
    def name(self) -> str:
        return self.title.lower().replace(" ", "-")


@dataclass(frozen=True)
class Archive:
    """The articles of one generator."""

    folder: str
    configuration: str
    configuration_text: str
    file: Callable[[Draft], str]
    text: Callable[[Draft], str]


@dataclass(frozen=True)
class Measured:
    """What one scan took."""

    seconds: float
    #: In megabytes; 0 where the system does not tell.
    peak: float
    articles: int
    problems: int


def in_yaml(draft: Draft) -> str:
    lines = [f'title: "{draft.title}"', f'date: "{draft.written_date}"']
    lines += ["categories:", f"  - {draft.category}", f"tags: [{', '.join(draft.tags)}]"]
    return "\n".join(["---", *lines, "---", "", draft.body])


def dated_by_its_name(draft: Draft) -> str:
    lines = [f'title: "{draft.title}"', f"category: {draft.category}"]
    return "\n".join(
        ["---", "layout: post", *lines, f"tags: {' '.join(draft.tags)}", "---", draft.body]
    )


def in_toml(draft: Draft) -> str:
    lines = [f'title = "{draft.title}"', f"date = {draft.date.isoformat()}Z"]
    lines += [
        "[taxonomies]",
        f'categories = ["{draft.category}"]',
        f"tags = {json.dumps(draft.tags)}",
    ]
    return "\n".join(["+++", *lines, "+++", "", draft.body])


def in_html(draft: Draft) -> str:
    body = "\n".join(f"<p>{part}</p>" for part in draft.body.split("\n\n"))
    return in_yaml(draft).removesuffix(draft.body) + f"<div>\n{body}\n</div>\n"


ARCHIVES = (
    Archive(
        "hexo/source/_posts",
        "hexo/_config.yml",
        "title: Old\nurl: https://hexo.example\npermalink: :year/:month/:day/:title/\n",
        lambda draft: f"{draft.name}.md",
        in_yaml,
    ),
    Archive(
        "jekyll/_posts",
        "jekyll/_config.yml",
        "title: Old\nurl: https://jekyll.example\n",
        lambda draft: f"{draft.date:%Y-%m-%d}-{draft.name}.md",
        dated_by_its_name,
    ),
    Archive(
        "hugo/content/posts",
        "hugo/hugo.toml",
        'baseURL = "https://hugo.example/"\n',
        lambda draft: f"{draft.date:%Y}/{draft.name}/index.md",
        in_yaml,
    ),
    Archive(
        "zola/content",
        "zola/config.toml",
        'base_url = "https://zola.example"\n',
        lambda draft: f"{draft.name}.md",
        in_toml,
    ),
    Archive(
        "plain",
        "plain.txt",
        "No generator.\n",
        lambda draft: f"{draft.date:%Y/%m/%d}/{draft.name}.html",
        in_html,
    ),
)


def drafts(count: int) -> Iterator[Draft]:
    """The same ones on each run and machine."""
    chosen = random.Random(20240229)  # noqa: S311 - nothing secret
    for number in range(count):
        words = chosen.choices(WORDS, k=4)
        yield Draft(
            title=f"{' '.join(words).capitalize()} {number}",
            date=FIRST + timedelta(hours=chosen.randrange(100_000)),
            pattern=chosen.choices(DATE_PATTERNS, weights=range(len(DATE_PATTERNS), 0, -1))[0],
            category=chosen.choice(NAMES),
            tags=tuple(chosen.sample(NAMES, k=3)),
            body="\n\n".join(" ".join(chosen.choices(WORDS, k=60)) for _ in range(12)),
        )


def write_archives(folder: Path, count: int) -> None:
    for archive in ARCHIVES:
        configuration = folder / archive.configuration
        configuration.parent.mkdir(parents=True, exist_ok=True)
        configuration.write_text(archive.configuration_text, "utf-8")
    for number, draft in enumerate(drafts(count)):
        archive = ARCHIVES[number % len(ARCHIVES)]
        path = folder / archive.folder / archive.file(draft)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(archive.text(draft), "utf-8")


def scan(folder: Path) -> Measured:
    """One build of the project in *folder*, in this process."""
    sources = (Source(each.folder.partition("/")[0], (each.folder,)) for each in ARCHIVES)
    site = Site(folder, tuple(sources))
    start = time.perf_counter()
    found = site.scan()
    seconds = time.perf_counter() - start
    return Measured(seconds, peak_memory(), len(found.articles), len(site.problems))


def peak_memory() -> float:
    if resource is None:
        return 0.0
    # Linux counts in kilobytes, macOS in bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def scan_alone(folder: Path) -> Measured:
    """The same in a fresh process, as builds are."""
    command = [sys.executable, __file__, "--scan", str(folder)]
    run = subprocess.run(command, check=True, capture_output=True, text=True)
    return Measured(**json.loads(run.stdout))


def measure(count: int, rounds: int) -> tuple[list[Measured], list[Measured]]:
    """The cold and the warm scans of *count* articles."""
    cold, warm = [], []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        write_archives(folder, count)
        for _ in range(rounds):
            Site(folder).cache_path.unlink(missing_ok=True)
            cold.append(scan_alone(folder))
            warm.append(scan_alone(folder))
    return cold, warm


def milliseconds(measured: list[Measured]) -> float:
    """The median time of one article."""
    return statistics.median(1e3 * each.seconds / max(each.articles, 1) for each in measured)


def peak(measured: list[Measured]) -> float:
    return statistics.median(each.peak for each in measured)


def print_table(counts: list[int], rounds: int) -> None:
    print(f"medians of {rounds} rounds; time in milliseconds for one article\n")
    print(
        f"{'files':>8} {'articles':>8} {'problems':>8} {'cold':>8} {'warm':>8} {'warm/cold':>9}",
        end="",
    )
    print(f" {'peak cold':>12} {'peak warm':>12}")
    costs: list[tuple[float, float]] = []
    for count in counts:
        cold, warm = measure(count, rounds)
        costs.append((milliseconds(cold), milliseconds(warm)))
        print(f"{count:8} {cold[0].articles:8} {cold[0].problems:8}", end="")
        print(
            f" {costs[-1][0]:8.3f} {costs[-1][1]:8.3f} {costs[-1][1] / costs[-1][0]:9.2f}", end=""
        )
        print(f" {peak(cold):9.1f} MB {peak(warm):9.1f} MB", flush=True)
    if len(counts) > 1:
        (first_cold, first_warm), (last_cold, last_warm) = costs[0], costs[-1]
        print(f"\none article among {counts[-1]} costs, against one among {counts[0]}:", end="")
        print(f" cold {last_cold / first_cold:.2f}, warm {last_warm / first_warm:.2f}")


def main() -> None:
    """Measure what the command line asks for."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument(
        "articles", nargs="*", type=int, help="how many; 2000 and 8000 if left out"
    )
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--scan", type=Path, help=argparse.SUPPRESS)
    given = arguments.parse_args()
    if given.scan is not None:
        print(json.dumps(asdict(scan(given.scan))))
    else:
        print_table(sorted(given.articles) or [2000, 8000], max(given.rounds, 1))


if __name__ == "__main__":
    main()
