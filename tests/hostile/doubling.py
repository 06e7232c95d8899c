# ruff: noqa: T201 - a program that prints a table
"""How the time of a build grows with the number of each thing in an article.

    python tests/hostile/doubling.py "html headings" "rst *" --builders html feeds latex

Each kind of ``repeated.py`` that a pattern names is built with so many of it, then twice as many.
For each stage – reading, and each builder, which takes the trees that were read – a row tells the
seconds of CPU without those of an empty project, the highest memory, and how many times as long
the last doubling took. 2 is growth in step, 4 is growth with the square.

``feeds`` is a build of HTML with all formats of feeds. With ``--plain`` documents are built by
Sphinx and MyST alone, to tell what is their own. ``--profile`` prints what took the time, and who
looks for nodes among others. ``--bytes`` fills an article up to a size instead of counting.

What grows by more than 2.3 with each doubling is in Sphinx, docutils and their parsers, and looks
for a node among all that stand beside it. ``policy.MOST_SIBLINGS`` bounds it:

=====================================  ==========================================================
docutils, ``Element.replace_self``     references, footnotes, substitutions, pictures in a paragraph
Sphinx, ``_reorder_index_target_...``  each target of reStructuredText and MyST
Sphinx, ``LaTeXTranslator``            each paragraph
docutils, ``manpage.first_child``      each paragraph
Sphinx, ``Epub3Builder``               links, whose addresses are put beside them
Sphinx, ``TocTree``                    articles: each stands in the navigation beside all pages
=====================================  ==========================================================
"""

from __future__ import annotations

import argparse
import cProfile
import fnmatch
import io
import json
import math
import os
import pstats
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import redirect_stderr
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from hostile.repeated import KINDS, Kind
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

# All that a build takes is here before it is measured.
import sphinx_newsfeed.extension  # noqa: F401

#: The stages, in the order in which they are measured.
STAGES = (
    *("read", "html", "feeds", "dirhtml", "singlehtml", "text", "latex", "epub", "man"),
    *("texinfo", "xml", "gettext", "linkcheck"),
)
_BUILDERS = {"read": "dummy", "feeds": "html"}
#: What takes less is not told apart from other things that the machine does.
_FAINT = 0.2
_CONF = """
extensions = [{extension!r}]
newsfeed_sources = {{"news": {source!r}}}
man_pages = [("index", "x", "x", "", 1)]
suppress_warnings = ["epub.unknown_project_files"]
linkcheck_ignore = [".*"]
{more}
"""
_FEEDS = {
    "html_baseurl": "https://example.org/",
    "newsfeed_feeds": ("atom", "rss", "json"),
}
#: Gives Sphinx the nodes of an HTML article, and nothing else of the extension.
_PLAIN = """
from docutils import nodes
from sphinx.parsers import Parser
from sphinx_newsfeed.html_to_docutils import html_to_nodes
from sphinx_newsfeed.listing.survey import Survey
from sphinx_newsfeed.sphinx_ext.articles.repairs import repair_body

class Html(Parser):
    supported = ("html",)
    def parse(self, text, document):
        section = nodes.section("", nodes.title("", "a"), ids=["a"])
        section += html_to_nodes(text, source=document["source"])
        document += section
        repair_body(Survey(document))

def setup(app):
    app.setup_extension("myst_parser")
    app.add_source_suffix(".html", "html")
    app.add_source_parser(Html)
"""


@dataclass(frozen=True)
class Cost:
    """What one stage took."""

    seconds: float
    megabytes: int
    #: Empty when all went well.
    fault: str = ""


@dataclass(frozen=True)
class Row:
    """What a stage took for each number of one kind."""

    kind: str
    stage: str
    numbers: tuple[int, ...]
    seconds: tuple[float, ...]
    megabytes: int
    fault: str

    @property
    def ratio(self) -> float:
        """How many times as long the last doubling took; 0 where too little time went by."""
        if len(self.seconds) < 2 or self.seconds[-1] < _FAINT:
            return 0
        growth = self.seconds[-1] / max(self.seconds[-2], _FAINT / 4)
        return growth ** (1 / math.log2(self.numbers[-1] / self.numbers[-2]))

    def __str__(self) -> str:
        times = " ".join(f"{seconds:7.2f}" for seconds in self.seconds)
        what = f"{self.stage:10} {self.kind} {self.fault}"
        return f"{self.ratio:5.1f} {self.megabytes:5} MB {times}  {what}"


class Project:
    """A project with so many of a kind."""

    def __init__(self, folder: Path, kind: Kind, number: int, given: argparse.Namespace) -> None:
        self._folder = folder / "source"
        source = {"path": "news", **kind.source, **({"trusted": False} if given.untrusted else {})}
        extension = "plain" if given.plain else "sphinx_newsfeed"
        self._write("conf.py", _CONF.format(extension=extension, source=source, more=kind.conf))
        self._write("index.rst", f"Site\n====\n\n{kind.listing}")
        fields = kind.fields(number)
        title = "" if fields.startswith("title:") else "title: a\n"
        head = f"---\n{title}date: 2020-01-01\n{fields}\n---\n\n"
        if given.plain:
            self._write("plain.py", _PLAIN)
            sys.path.insert(0, str(self._folder))
            self._write("index.rst", "Site\n====\n\n.. toctree::\n   :glob:\n\n   news/*\n")
            head = "a\n####\n\n" if kind.suffix == ".rst" else "# a\n\n"
            head = "" if kind.suffix == ".html" else head
        self._write(f"news/a{kind.suffix}", f"{head}{kind.body(number)}\n")
        for name, text in kind.files(number).items():
            self._write(name, text)

    def _write(self, name: str, text: str) -> None:
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def build(self, stage: str) -> str:
        """Build one stage; return what was wrong."""
        options = _FEEDS if stage == "feeds" else {"html_baseurl": ""}
        source, output = self._folder, self._folder.parent / "output" / stage
        # Messages for translators have trees of their own.
        trees = self._folder.parent / "trees" / ("messages" if stage == "gettext" else "other")
        warnings = io.StringIO()
        builder = _BUILDERS.get(stage, stage)
        with patch_docutils(source), docutils_namespace():
            app = Sphinx(source, source, output, trees, builder, options, None, warnings)
            app.build()
        return f"({warnings.getvalue().count('WARNING')} warnings)" if warnings.getvalue() else ""


def measured(run: Callable[[], str], limit: int, *, profile: bool = False) -> Cost:
    """What a call costs in a process of its own."""
    reading, writing = os.pipe()
    # Here, since tests that fork nothing use this module on Windows, too.
    import resource

    child = os.fork()
    if not child:
        os.close(reading)
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 5))
        resource.setrlimit(resource.RLIMIT_AS, (6 << 30, 6 << 30))
        os.write(writing, _guarded(run, profile=profile).encode()[:4000])
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        fault = pipe.read().decode("utf-8", "replace")
    _, status, usage = os.wait4(child, 0)
    if status:
        fault = f"STOPPED after {limit} s"
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024, fault)


def _guarded(run: Callable[[], str], *, profile: bool) -> str:
    watch = cProfile.Profile()
    try:
        with redirect_stderr(io.StringIO()):
            return watch.runcall(run) if profile else run()
    except BaseException as error:
        if profile:
            traceback.print_exc()
        return f"FAILED {type(error).__name__}: {error}"[:300]
    finally:
        if profile:
            statistics = pstats.Stats(watch, stream=sys.stderr)
            statistics.sort_stats("tottime").print_stats(15)
            statistics.sort_stats("cumulative").print_stats(60)
            # What looks for nodes among all beside them.
            statistics.print_callers(r"nodes\.py.*\((index|replace_self|remove|findall)\)")


def rows_of(name: str, given: argparse.Namespace, empty: dict[str, float]) -> Iterator[Row]:
    """The rows of one kind."""
    costs: dict[str, list[Cost]] = {stage: [] for stage in given.stages}
    sizes = [filling(KINDS[name], size) for size in given.bytes] or given.numbers
    for number in sizes:
        with tempfile.TemporaryDirectory() as folder:
            project = Project(Path(folder), KINDS[name], number, given)
            for stage in given.stages:
                so_far = costs[stage]
                if stage != "read" and so_far and so_far[-1].fault.startswith(("STOP", "FAIL")):
                    continue
                profile = given.profile == stage
                cost = measured(partial(project.build, stage), given.limit, profile=profile)
                so_far.append(cost)
    for stage, found in costs.items():
        seconds = tuple(max(cost.seconds - empty.get(stage, 0), 0) for cost in found)
        numbers = tuple(sizes[: len(found)])
        yield Row(name, stage, numbers, seconds, max(c.megabytes for c in found), found[-1].fault)


def filling(kind: Kind, size: int) -> int:
    """How many of a kind fill so many bytes."""
    number = 64
    while len(kind.body(number)) + len(kind.fields(number)) < size and number < size:
        number *= 2
    return int(number * size / max(len(kind.body(number)) + len(kind.fields(number)), size)) or 1


def empty_costs(given: argparse.Namespace) -> dict[str, float]:
    """What each stage takes for a project with an article of one word."""
    with tempfile.TemporaryDirectory() as folder:
        project = Project(Path(folder), Kind(".html", lambda n: "a"), 1, given)
        runs = [
            {stage: measured(partial(project.build, stage), 60) for stage in given.stages}
            for _ in range(3)
        ]
    return {stage: min(run[stage].seconds for run in runs) for stage in given.stages}


def arguments(words: Sequence[str] | None = None) -> argparse.Namespace:
    """What is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kinds", nargs="*", default=["*"], help="patterns of names")
    parser.add_argument("--builders", dest="stages", nargs="*", choices=STAGES, default=STAGES)
    parser.add_argument("--numbers", nargs="*", type=int, default=[1000, 2000, 4000, 8000, 16000])
    parser.add_argument("--bytes", nargs="*", type=int, default=[], help="articles of that size")
    parser.add_argument("--untrusted", action="store_true", help="the source is not trusted")
    parser.add_argument("--plain", action="store_true", help="without the extension")
    parser.add_argument("--limit", type=int, default=120, help="seconds of a stage at the most")
    parser.add_argument("--profile", choices=STAGES, help="print what took the time of a stage")
    parser.add_argument("--output", type=Path, help="a file that gets all rows, as JSON")
    parser.add_argument("--all", action="store_true", help="print rows that grow in step, too")
    given = parser.parse_args(words)
    # The trees are read once, before anything is written of them.
    given.stages = ["read", *(stage for stage in given.stages if stage != "read")]
    return given


def main() -> None:
    """Print the rows whose last doubling took more than 2.3 times as long, or all."""
    given = arguments()
    empty = empty_costs(given)
    names = [n for n in KINDS if any(fnmatch.fnmatch(n, p) for p in given.kinds)]
    for name in names:
        for row in rows_of(name, given, empty):
            if given.output:
                with given.output.open("a") as file:
                    file.write(json.dumps(asdict(row)) + "\n")
            is_bad = row.ratio > 2.3 or row.fault.startswith(("STOP", "FAIL"))
            if given.all or is_bad:
                print(row, flush=True)
    print(f"{len(names)} kinds")


if __name__ == "__main__":
    main()
