# ruff: noqa: T201 - a program that prints a table
"""How fast the conversion is: ``python tests/html_to_docutils/benchmark.py [--build] [FILE...]``.

All programs are given the same content, by turns, in one run; the speed is in megabytes of its HTML
a second of CPU time, the median of some rounds. What is not installed is left out: ``pip install
markdownify html2text html-to-markdown``, and pandoc. Then the parts of the conversion are told in
parses by Beautiful Soup over lxml of the same HTML, an article at a time. With ``--build``, the
share of the conversion in a build with Sphinx is measured too. Files of HTML, or articles, take the
place of what is in here; programs that read another format are left out then.
"""

from __future__ import annotations

import argparse
import importlib
import io
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

try:
    import resource
except ImportError:  # Windows has none.
    resource = None  # type: ignore[assignment]

sys.path.insert(0, str(Path(__file__).parents[1]))

from bs4 import BeautifulSoup
from docutils.core import publish_doctree
from markdown_it import MarkdownIt

from sphinx_newsfeed.html_to_docutils import html_to_nodes
from sphinx_newsfeed.html_to_docutils.editors.rewriting import rewrite_forms
from sphinx_newsfeed.html_to_docutils.elements.footnotes import mark_footnotes
from sphinx_newsfeed.html_to_docutils.growth import Growth
from sphinx_newsfeed.html_to_docutils.ids import Ids
from sphinx_newsfeed.html_to_docutils.parsing import clean
from sphinx_newsfeed.html_to_docutils.scanning import annotate
from sphinx_newsfeed.html_to_docutils.tree_builder import GrowthBuilder

MARKDOWN = """\
## A heading with *some* `code`

A paragraph of news is a few lines long, has **bold words** and *slanted ones*, and leads to
[another page](https://example.org/page). It goes on for a while, since people write so,
and ends with `some_code()`.

- an item of a list
- another one, with **bold words** in it
    - an item further in
    - and one more

1. first
2. second

> A quotation of two lines,
> which someone said.

```python
def function(argument):
    return argument + 1  # a comment
```

| a | b | c |
|---|---|---|
| 1 | 2 | 3 |
| 4 | 5 | 6 |

![a picture](https://example.org/picture.png)

"""

RESTRUCTURED_TEXT = """\
A heading with *some* ``code``
------------------------------

A paragraph of news is a few lines long, has **bold words** and *slanted ones*, and leads to
`another page <https://example.org/page>`__. It goes on for a while, since people write so,
and ends with ``some_code()``.

- an item of a list
- another one, with **bold words** in it

  - an item further in
  - and one more

1. first
2. second

..

   A quotation of two lines,
   which someone said.

.. code-block:: python

   def function(argument):
       return argument + 1  # a comment

== == ==
a  b  c
== == ==
1  2  3
4  5  6
== == ==

.. image:: https://example.org/picture.png
   :alt: a picture

"""

Program = Callable[[], object]


def programs(html: str, copies: int) -> Iterator[tuple[str, Program | None]]:
    """Yield the programs by name, without one where it is not installed or has no such content."""
    yield "html_to_nodes", lambda: html_to_nodes(html)
    yield "only parsing: Beautiful Soup on lxml", lambda: BeautifulSoup(html, "lxml")
    yield "markdownify", _call("markdownify", "markdownify", html)
    yield "html2text", _call("html2text", "html2text", html)
    yield "html-to-markdown", _call("html_to_markdown", "convert", html)
    for target in ("native", "rst"):
        yield f"pandoc -f html -t {target}", _pandoc(html, target)
    markdown, rst = MARKDOWN * copies, RESTRUCTURED_TEXT * copies
    quiet = {"report_level": 5, "_disable_config": True, "syntax_highlight": "none"}
    rst_program = _docutils(rst, quiet) if copies else None
    yield "docutils, reStructuredText", rst_program
    yield "MyST, Markdown", _myst(markdown, quiet) if copies else None


def _docutils(rst: str, quiet: dict[str, object]) -> Program:
    return lambda: publish_doctree(rst, settings_overrides=quiet)


def _call(module: str, function: str, html: str) -> Program | None:
    try:
        called = getattr(importlib.import_module(module), function)
    except (ImportError, AttributeError):
        return None
    return lambda: called(html)


def _pandoc(html: str, target: str) -> Program | None:
    pandoc = shutil.which("pandoc")
    command = [str(pandoc), "-f", "html", "-t", target]
    run = subprocess.run
    return (lambda: run(command, input=html.encode(), capture_output=True)) if pandoc else None


def _myst(markdown: str, quiet: dict[str, object]) -> Program | None:
    try:
        parser = importlib.import_module("myst_parser.docutils_").Parser
    except ImportError:
        return None
    return lambda: publish_doctree(markdown, parser=parser(), settings_overrides=quiet)


def measure(html: str, copies: int, rounds: int) -> None:
    """Print a table of all programs."""
    size = len(html.encode()) / 1e6
    known: dict[str, Program] = {}
    for name, program in programs(html, copies):
        if program is None:
            print(f"left out, not installed or no such content: {name}")
        else:
            known[name] = program
            program()  # What is done once only is not counted.
    times: dict[str, list[float]] = {name: [] for name in known}
    for _ in range(rounds):
        for name, program in known.items():
            times[name].append(_time(program))
    ours = statistics.median(times["html_to_nodes"])
    print(f"\n{size:.2f} MB of HTML, median of {rounds} rounds\n")
    print(f"{'':40} {'MB/s':>8} {'ms':>8} {'time against ours':>18}")
    for name, taken in sorted(times.items(), key=lambda item: statistics.median(item[1])):
        median = statistics.median(taken)
        print(f"{name:40} {size / median:8.2f} {median * 1e3:8.0f} {median / ours:18.2f}")


def _time(program: Program) -> float:
    """The CPU time that a program takes, with that of other processes, in seconds."""
    start = _cpu()
    program()
    return _cpu() - start


def _cpu() -> float:
    if resource is None:
        return time.process_time()
    others = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + others.ru_utime + others.ru_stime


def measure_parts(bodies: Sequence[str], rounds: int) -> None:
    """Print what each part of the conversion takes for all bodies, the least of some rounds."""
    least: dict[str, float] = {}
    for _ in range(rounds):
        taken = dict.fromkeys(least, 0.0)
        for html in bodies:
            for name, program in _parts(html):
                taken[name] = taken.get(name, 0.0) + _time(program)
        least = {name: min(each, least.get(name, each)) for name, each in taken.items()}
    parse, whole = least.pop(_PARSE), least[_WHOLE]
    del least[_WHOLE]
    least |= {"nodes": whole - sum(least.values()), _WHOLE: whole}
    print(f"\nparts of the conversion, in parses of {parse * 1e3:.0f} ms\n")
    for name, seconds in least.items():
        print(f"{name:40} {seconds / parse:8.2f}")


#: What the parts are measured by, and all of them.
_PARSE, _WHOLE = "parse by Beautiful Soup over lxml", "all"


def _parts(html: str) -> Iterator[tuple[str, Program]]:
    """The parts in their order, each with what the one before it made, but the last."""
    yield _PARSE, lambda: BeautifulSoup(html, "lxml")
    yield _WHOLE, lambda: html_to_nodes(html)
    yield "characters", lambda: clean(html)
    text, _ = annotate(html)
    yield "lines of tags", lambda: annotate(html)
    growth = Growth(1, None)
    yield "parse, and the tree", lambda: BeautifulSoup(text, builder=GrowthBuilder(growth))

    def prepare() -> None:
        rewrite_forms(growth.root, html)
        if growth.leads_within:
            mark_footnotes(growth.root)
            Ids("").find_anchors(growth.root)

    yield "forms of editors, footnotes, ids", prepare


def measure_build(html: str, articles: int) -> None:
    """Print the share of the conversion in a build of articles to HTML."""
    bodies = importlib.import_module("sphinx_newsfeed.sphinx_ext.articles.html")
    application = importlib.import_module("sphinx.application").Sphinx
    spent = 0.0

    def timed(*args: object, **options: object) -> object:
        nonlocal spent
        start = time.perf_counter()
        try:
            return html_to_nodes(*args, **options)  # type: ignore[arg-type]
        finally:
            spent += time.perf_counter() - start

    bodies.html_to_nodes = timed  # type: ignore[attr-defined]
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "source"
        (source / "news").mkdir(parents=True)
        (source / "conf.py").write_text(
            'extensions = ["sphinx_newsfeed"]\nnewsfeed_sources = {"news": "news"}\n', "utf-8"
        )
        (source / "index.rst").write_text("News\n====\n\n.. newsfeed::\n", "utf-8")
        for number in range(articles):
            head = f"---\ntitle: Article {number}\ndate: 2024-01-01\n---\n"
            (source / "news" / f"a{number}.html").write_text(head + html, "utf-8")
        start = time.perf_counter()
        warned = io.StringIO()
        paths = (source, source, Path(folder) / "out", Path(folder) / "doctrees")
        application(*paths, "html", status=None, warning=warned).build()
        whole = time.perf_counter() - start
    print(
        f"\n{articles} articles of {len(html.encode()) / 1e3:.1f} kB in a build of {whole:.1f} s:"
    )
    print(f"the conversion took {spent:.2f} s, {100 * spent / whole:.1f} percent")
    print(*warned.getvalue().splitlines()[:3], sep="\n")


def _body(path: Path) -> str:
    """The HTML of a file, without front matter."""
    text = path.read_text("utf-8")
    return re.sub(r"\A\s*---\n.*?\n---\n", "", text, count=1, flags=re.DOTALL)


def main() -> None:
    """Measure what the command line asks for."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("files", nargs="*", type=Path)
    arguments.add_argument("--copies", type=int, default=200, help="of the content in here")
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--build", action="store_true")
    given = arguments.parse_args()
    warnings.simplefilter("ignore")
    one = MarkdownIt("commonmark").enable("table").render(MARKDOWN)
    bodies = [*map(_body, given.files)] or [one] * given.copies
    measure("".join(bodies), 0 if given.files else given.copies, given.rounds)
    measure_parts(bodies, given.rounds)
    if given.build:
        measure_build(one * 3, 200)


if __name__ == "__main__":
    main()
