# ruff: noqa: T201 - a program that prints a table
"""What a build does how often for one article: ``python tests/benchmarks/counts.py [--where]``.

Two numbers of articles are built. What the larger build does more often, divided by the number of
further articles, is what one costs: all that a build does once drops out. These counts are the same
on each machine, so a test can hold them, as it could not hold seconds. ``--where`` says in which
functions they arise.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import lxml.html  # type: ignore[import-untyped]
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks import patching
from benchmarks.articles import make_articles
from benchmarks.patching import PACKAGE, caller, wrapped
from benchmarks.projects import CONTESTANTS, Place, edit_body

FEW, MANY = 20, 40

#: What is counted, and what it means.
KINDS = {
    "walks of an article's tree": "by this extension: from its document or section down",
    "walks of an article's tree by Sphinx": "the same by Sphinx, docutils and other extensions",
    "nodes walked": "by this extension, in articles' trees, pieces of them and copies",
    "loads of an article's doctree": "from the file or memory, for whomever",
    "loads of kept pieces": "by this extension, with pickle or JSON, while and after reading",
    "parses of HTML": "of all libraries, whatever is parsed",
    "readings of documents": "by Sphinx; those of generated pages are further ones",
    "parses of Markdown and reStructuredText": "of whole texts",
    "splits of front matter": "",
    "cuts of excerpts": "",
    "runs of writers": "of trees that become HTML: pages, and pieces for others",
}

_WALKS, _WALKS_BY_SPHINX, _NODES, _LOADS, _PIECES, _HTML = list(KINDS)[:6]
_READINGS, _TEXTS, _SPLITS, _CUTS, _WRITERS = list(KINDS)[6:]

#: Functions each call of which is one, whoever calls.
_CALLS = {
    "sphinx_newsfeed.loading.front_matter.splitting:split_front_matter": _SPLITS,
    "sphinx_newsfeed.listing.excerpt:cut_excerpt": _CUTS,
    "sphinx.builders:Builder.read_doc": _READINGS,
    "docutils.parsers.rst.states:RSTStateMachine.run": _TEXTS,
    "markdown_it:MarkdownIt.parse": _TEXTS,
}
#: Functions that parse HTML; one may call another one.
_PARSERS = (
    "bs4:BeautifulSoup.__init__",
    *(f"lxml.html:{name}" for name in vars(lxml.html) if name.endswith(("fromstring", "parse"))),
    *(f"lxml.etree:{name}" for name in ("HTML", "fromstring", "parse")),
)
#: What starts a walk. The two at the end call themselves for what lies below.
_STARTS = ("findall", "traverse", "next_node", "walk", "walkabout")
#: What goes over a tree by itself; the tree is the last argument.
_OWN_WALKS = (
    "listing.survey:Survey._walk",
    "listing.tree_edits:take_apart",
    "sphinx_ext.articles.large_bodies:extent_of",
    "listing.tree_text:tree_text_parts",
)
_LOADERS = ("pickle:load", "pickle:loads", "json:load", "json:loads")


@dataclass
class Tally:
    """What is counted in one build, and where it arose."""

    total: Counter[str] = field(default_factory=Counter)
    places: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, kind: str, place: str, number: int = 1) -> None:
        self.total[kind] += number
        self.places[kind, place] += number


@contextmanager
def counting() -> Iterator[Tally]:
    """Count all that is done until the end."""
    tally = Tally()
    with ExitStack() as stack:
        for name, kind in _CALLS.items():
            stack.enter_context(wrapped(name, _counted(tally, kind)))
        for name in _STARTS:
            stack.enter_context(wrapped(f"docutils.nodes:Node.{name}", _walk(tally, name)))
        for name in _OWN_WALKS:
            stack.enter_context(wrapped(f"{PACKAGE}.{name}", _own_walk(tally)))
        for name in _LOADERS:
            stack.enter_context(wrapped(name, _load_of_piece(tally)))
        parsing = _outermost(tally, _HTML)
        for name in _PARSERS:
            stack.enter_context(wrapped(name, parsing))
        stack.enter_context(wrapped("html.parser:HTMLParser.goahead", _html_parser(parsing)))
        load = "sphinx.environment:BuildEnvironment.get_doctree"
        stack.enter_context(wrapped(load, _load(tally)))
        stack.enter_context(wrapped("docutils.nodes:document.walkabout", _writer(tally)))
        yield tally


def _counted(tally: Tally, kind: str) -> patching.Around:
    def around(original: Any, *args: Any, **kwargs: Any) -> Any:
        tally.add(kind, _place(__name__))
        return original(*args, **kwargs)

    return around


def _place(*passed_over: str) -> str:
    return ".".join(caller(__name__, *passed_over))


def _is_ours(place: str) -> bool:
    return place.startswith(PACKAGE)


def _outermost(tally: Tally, kind: str) -> patching.Around:
    """Counts calls, but not those that one of them makes itself."""
    depth = 0

    def around(original: Any, *args: Any, **kwargs: Any) -> Any:
        nonlocal depth
        if not depth:
            tally.add(kind, _place("bs4", "lxml", "html.parser"))
        depth += 1
        try:
            return original(*args, **kwargs)
        finally:
            depth -= 1

    return around


def _html_parser(parsing: patching.Around) -> patching.Around:
    """Counts what a parser of the standard library is fed with, once for each text."""

    def around(original: Any, parser: HTMLParser, end: bool, *args: Any) -> Any:
        # The end comes after all that was fed, and parses what is left.
        return original(parser, end, *args) if end else parsing(original, parser, end, *args)

    return around


def _article_of(tree: nodes.Node) -> bool:
    """Whether a tree is an article's document, or its section, or a copy of it."""
    if isinstance(tree, nodes.document):
        return Path(str(tree.get("source", ""))).suffix == ".html"
    return isinstance(tree, nodes.section) and "newsfeed-article" in tree["classes"]


def _walk(tally: Tally, name: str) -> patching.Around:
    def around(original: Any, tree: nodes.Node, *args: Any, **kwargs: Any) -> Any:
        frame = sys._getframe(2)
        if not (patching.module_of(frame) == "docutils.nodes" and frame.f_code.co_name in _STARTS):
            _note_walk(tally, tree)
        return original(tree, *args, **kwargs)

    return around


def _own_walk(tally: Tally) -> patching.Around:
    def around(original: Any, *args: Any) -> Any:
        _note_walk(tally, args[-1])
        return original(*args)

    return around


def _note_walk(tally: Tally, tree: nodes.Node) -> None:
    place = _place("docutils.nodes", f"{PACKAGE}.listing.survey")
    if _is_ours(place):
        # The walk that counts is none of those that are counted.
        tally.add(_NODES, place, _size(tree))
    if _article_of(tree):
        tally.add(_WALKS if _is_ours(place) else _WALKS_BY_SPHINX, place)


def _size(tree: nodes.Node) -> int:
    return 1 + sum(map(_size, tree.children))


def _load(tally: Tally) -> patching.Around:
    def around(original: Any, env: Any, docname: str) -> Any:
        if Path(env.doc2path(docname)).suffix == ".html":
            # The boundary around each load stands in the place of Sphinx' own function.
            tally.add(_LOADS, _place(f"{PACKAGE}.sphinx_ext.boundaries"))
        return original(env, docname)

    return around


def _load_of_piece(tally: Tally) -> patching.Around:
    def around(original: Any, *args: Any, **kwargs: Any) -> Any:
        place = _place("pickle", "json")
        if _is_ours(place):
            tally.add(_PIECES, place)
        return original(*args, **kwargs)

    return around


def _writer(tally: Tally) -> patching.Around:
    def around(original: Any, tree: nodes.Node, visitor: Any) -> Any:
        # Others walk so, too: what looks for something, and writes nothing.
        if hasattr(visitor, "body"):
            tally.add(_WRITERS, _place("docutils"))
        return original(tree, visitor)

    return around


def build(place: Place) -> Tally:
    """Build a project in this process, and count."""
    with (
        patch_docutils(place.source),
        docutils_namespace(),
        (place.folder / "said").open("w") as said,
    ):
        folders = (place.source, place.source, place.output, place.doctrees)
        with counting() as tally:
            Sphinx(*folders, "html", status=None, warning=said).build()
    assert not (place.folder / "said").read_text(), "the articles are such that nothing is told"
    return tally


@dataclass(frozen=True)
class Counts:
    """What one further article costs, and what one edit of a body among more articles does."""

    cold: dict[str, float]
    edited: dict[str, float]
    #: Where the counts of all further articles together arise, and those of the edit.
    places: Counter[tuple[str, str]]
    places_of_edit: Counter[tuple[str, str]]


def count(folder: Path) -> Counts:
    """Build both numbers of articles, and the larger one again after an edit."""
    contestant, tallies = CONTESTANTS["newsfeed"], []
    for number in (FEW, MANY):
        place, articles = Place(folder / str(number)), make_articles(number)
        contestant.make(place, articles)
        tallies.append(build(place))
    few, many = tallies
    edit_body(contestant.file_of(place, articles[MANY // 2]))
    edited = build(place)
    cold = {kind: (many.total[kind] - few.total[kind]) / (MANY - FEW) for kind in KINDS}
    places = Counter(many.places)
    places.subtract(few.places)
    by_edit = {kind: float(edited.total[kind]) for kind in KINDS}
    return Counts(cold, by_edit, places, edited.places)


def main() -> None:
    """Print what is counted."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--where", action="store_true", help="the functions of each count")
    where = arguments.parse_args().where
    with tempfile.TemporaryDirectory() as name:
        counts = count(Path(name).resolve())
    print(f"{'a further article':>40} {'one body':>9}")
    for kind in KINDS:
        print(f"{kind:40} {counts.cold[kind]:9.2f} {counts.edited[kind]:9.0f}")
        for place in _places_of(kind, counts) if where else ():
            number = counts.places[kind, place] / (MANY - FEW)
            print(f"{number:50.2f} {counts.places_of_edit[kind, place]:9.0f}  {place}")


def _places_of(kind: str, counts: Counts) -> list[str]:
    """The functions in which a count arises, what costs most first."""
    found = {place for (of, place) in (*counts.places, *counts.places_of_edit) if of == kind}
    return sorted(found, key=lambda place: (-counts.places[kind, place], place))


if __name__ == "__main__":
    main()
