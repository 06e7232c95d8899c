# ruff: noqa: T201 - a program that prints tables
"""Builds the same articles with several programs, in turn, and prints what each build takes.

``python tests/benchmarks/run.py`` measures every program that is installed. ``--short`` is what
``.ci/run`` prints; ``--account`` says instead which part of a build of ours takes how long. See
``README.md`` beside this file.
"""

from __future__ import annotations

import argparse
import compileall
import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.articles import SEED, Article, make_articles
from benchmarks.measuring import Measured, Sizes, environment, run, sizes
from benchmarks.projects import CONTESTANTS, Contestant, Place, edit_body, edit_title

HERE = Path(__file__).parent
ROOT = HERE.parents[1]

#: What is built, in this order: each begins with what the one before left.
SCENARIOS = {
    "cold": "nothing is there",
    "unchanged": "nothing changed",
    "body": "the text of one article changed, of the middle by date",
    "title": "its title changed",
    "parallel": "nothing is there, with -j2 (Sphinx only)",
}
#: What the others are compared with.
MEASURE = "plain"
SHORT = ("plain", "newsfeed", "bare")


@dataclass
class Results:
    """What was measured, by contestant and scenario."""

    articles: int
    measured: dict[str, dict[str, list[Measured]]] = field(default_factory=dict)
    left: dict[str, Sizes] = field(default_factory=dict)

    def add(self, name: str, scenario: str, measured: Measured) -> None:
        self.measured.setdefault(name, {}).setdefault(scenario, []).append(measured)

    def median(self, name: str, scenario: str) -> Measured | None:
        """The medians of all rounds, each of its own."""
        found = self.measured.get(name, {}).get(scenario)
        if not found:
            return None
        columns = zip(*((each.cpu, each.wall, each.peak) for each in found), strict=True)
        return Measured(*(statistics.median(column) for column in columns))

    def as_json(self) -> str:
        """All figures, those of each round too."""
        rounds = {
            name: {scenario: [asdict(each) for each in found] for scenario, found in of.items()}
            for name, of in self.measured.items()
        }
        left = {name: asdict(each) for name, each in self.left.items()}
        return json.dumps({"articles": self.articles, "rounds": rounds, "sizes": left}, indent=1)


def measure(
    contestants: Sequence[Contestant],
    scenarios: Sequence[str],
    results: Results,
    rounds: int,
    work: Path,
    *,
    warm: bool = True,
) -> Iterator[None]:
    """Build in turn, interleaved: whatever else the machine does meets all alike.

    It comes back after each scenario, so that nothing is lost of a long run.
    """
    articles = make_articles(results.articles)
    places = {each.name: Place(work / each.name) for each in contestants}
    for each in contestants:
        print(f"making the project of {each.name}", file=sys.stderr, flush=True)
        each.make(places[each.name], articles)
        if warm:
            warm_up(each, work / "warm-up" / each.name)
    for number in range(rounds):
        for scenario in scenarios:
            for each in contestants:
                print(f"round {number + 1}: {scenario}, {each.name}", file=sys.stderr, flush=True)
                build(each, places[each.name], scenario, articles, results)
            yield


def warm_up(contestant: Contestant, folder: Path) -> None:
    """Build two articles, so that byte code is compiled and files are in the system's cache."""
    place = Place(folder)
    contestant.make(place, make_articles(2))
    run(contestant.command(place, 1), place.source)


def build(
    contestant: Contestant,
    place: Place,
    scenario: str,
    articles: Sequence[Article],
    results: Results,
) -> None:
    """Measure one scenario; what it begins with is made before, and not measured."""
    if scenario == "parallel" and not contestant.is_sphinx:
        return
    if scenario in {"cold", "parallel"}:
        contestant.clear(place)
    elif not place.output.exists():
        run(contestant.command(place, 1), place.source)
    file = contestant.file_of(place, articles[len(articles) // 2])
    if scenario == "body":
        edit_body(file)
    elif scenario == "title":
        edit_title(file)
    jobs = 2 if scenario == "parallel" else 1
    results.add(contestant.name, scenario, run(contestant.command(place, jobs), place.source))
    if scenario == "cold":
        results.left[contestant.name] = sizes(place.output, place.doctrees)


def table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Lines of a table in Markdown, the first row of which is its head."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        rest = (cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
        lines.append(f"| {' | '.join((row[0].ljust(widths[0]), *rest))} |")
    rule = (f"{'-' * (width + 1)}:" for width in widths[1:])
    yield lines[0]
    yield f"|{'|'.join(('-' * (widths[0] + 2), *rule))}|"
    yield from lines[1:]


def _ratio(value: float, base: float | None) -> str:
    return f"{value / base:.2f}" if base else "–"


def rows_of(results: Results, scenario: str) -> list[list[str]]:
    """The table of one scenario."""
    base = results.median(MEASURE, scenario)
    head = ["", "CPU s", "ms/article", "wall s", "peak MB"]
    head += [f"CPU/{MEASURE}", f"wall/{MEASURE}", "peak kB/article above"]
    head += [] if scenario == "cold" else ["% of cold"]
    rows = [head]
    for name in results.measured:
        each, cold = results.median(name, scenario), results.median(name, "cold")
        if each is None:
            continue
        above = 1e3 * (each.peak - base.peak) / results.articles if base else 0
        row = [name, f"{each.cpu:.2f}", f"{1e3 * each.cpu / results.articles:.1f}"]
        row += [f"{each.wall:.2f}", f"{each.peak:.0f}"]
        row += [_ratio(each.cpu, base.cpu if base else None)]
        row += [_ratio(each.wall, base.wall if base else None), f"{above:.0f}" if base else "–"]
        if scenario == "parallel":
            row.append(f"{100 * each.wall / cold.wall:.0f} (wall)" if cold else "–")
        elif scenario != "cold":
            row.append(f"{100 * each.cpu / cold.cpu:.1f}" if cold else "–")
        rows.append(row)
    return rows


def rows_of_sizes(results: Results) -> list[list[str]]:
    """The table of what builds leave."""
    rows = [["kB/article", "output", "environment", "doctrees"]]
    for name, left in results.left.items():
        found = (left.output, left.environment, left.doctrees)
        rows.append([name, *(f"{each / 1e3 / results.articles:.1f}" for each in found)])
    return rows


def print_tables(results: Results, rounds: int) -> None:
    print(f"{results.articles} articles, medians of {rounds} rounds")
    for scenario, about in SCENARIOS.items():
        rows = rows_of(results, scenario)
        if len(rows) > 1:
            print(f"\n{scenario}: {about}\n", *table(rows), sep="\n")
    if results.left:
        print("\nsizes after a cold build\n", *table(rows_of_sizes(results)), sep="\n")


def chosen(names: Sequence[str]) -> list[Contestant]:
    """The contestants of these names that are installed; of the others it is said why not."""
    found = []
    for name in names:
        each = CONTESTANTS[name]
        if each.is_installed:
            found.append(each)
        else:
            print(f"left out, since it is not installed: {name} ({each.install})")
    return found


def compile_package() -> None:
    """No build compiles what another one has then compiled for it."""
    for folder in (ROOT / "sphinx_newsfeed", HERE):
        compileall.compile_dir(folder, quiet=2)


def print_account(contestant: Contestant, scenario: str, count: int, work: Path) -> None:
    """Let another process build and say which part took how long."""
    place, articles = Place(work / contestant.name), make_articles(count)
    contestant.make(place, articles)
    warm_up(contestant, work / "warm-up")
    build(contestant, place, "cold", articles, Results(count))
    if scenario == "cold":
        contestant.clear(place)
    elif scenario == "body":
        edit_body(contestant.file_of(place, articles[count // 2]))
    elif scenario == "title":
        edit_title(contestant.file_of(place, articles[count // 2]))
    print(f"{contestant.about}; {scenario}: {SCENARIOS[scenario]}", flush=True)
    command = contestant.command(place, 1)[3:]
    program = [sys.executable, str(HERE / "account.py"), "--articles", str(count), "--", *command]
    subprocess.run(program, check=True, env=environment(), cwd=place.source)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    names = f"any of {', '.join(CONTESTANTS)}"
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--contestants", nargs="+", metavar="NAME", help=names)
    parser.add_argument("--scenarios", nargs="+", choices=list(SCENARIOS), metavar="NAME")
    parser.add_argument("--work", type=Path, help="a folder for the projects, which are kept")
    parser.add_argument("--output", type=Path, help="a file for all figures, as JSON")
    parser.add_argument("--short", action="store_true", help="200 articles, ours against plain")
    parser.add_argument("--account", action="store_true", help="the parts of a build of ours")
    given = parser.parse_args()
    for name in given.contestants or ():
        if name not in CONTESTANTS:
            parser.error(f"{name} is none of the contestants: {names}")
    if given.short:
        given.articles, given.rounds = 200, 1
        given.scenarios = given.scenarios or ["cold", "unchanged"]
        given.contestants = given.contestants or SHORT
    return given


def main() -> None:
    """Measure what the command line asks for."""
    given = arguments()
    compile_package()
    with tempfile.TemporaryDirectory() as name:
        work = (given.work or Path(name)).resolve()
        if given.account:
            for contestant in chosen(given.contestants or ["newsfeed"]):
                for scenario in given.scenarios or ["cold"]:
                    print_account(contestant, scenario, given.articles, work)
            return
        scenarios = given.scenarios or list(SCENARIOS)
        contestants = chosen(given.contestants or list(CONTESTANTS))
        results = Results(given.articles)
        # Where the short form runs, tests have compiled and read all files before.
        warm = not given.short
        for _ in measure(contestants, scenarios, results, given.rounds, work, warm=warm):
            if given.output:
                given.output.write_text(results.as_json(), "utf-8")
    print(f"made with seed {SEED}, {sys.version.split()[0]} on {sys.platform}")
    print_tables(results, given.rounds)


if __name__ == "__main__":
    main()
